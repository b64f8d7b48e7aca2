"""Values and yields of cash flows and bonds."""

from itertools import pairwise
from typing import Literal

_COUPONS = {"annual": 1, "semiannual": 2, "quarterly": 4}


def _check_cash_flows(cash_flows: list[float]) -> None:
    if not 2 <= len(cash_flows) <= 120:
        raise ValueError("cash_flows must hold 2 to 120 amounts")
    if not all(abs(flow) <= 1e9 for flow in cash_flows):
        raise ValueError("every cash flow must be -1000000000 to 1000000000")


def net_present_value(discount_rate: float, cash_flows: list[float]) -> float:
    """Computes the net present value of evenly spaced cash flows.

    The first cash flow happens now and is not discounted: NPV = sum of C_t / (1 + r)^t from t = 0.

    Args:
        discount_rate: Discount rate per period in percent, 0 to 100.
        cash_flows: Amounts in currency units, 2 to 120 of them, each -1000000000 to 1000000000;
            payments out are negative.

    Returns:
        The net present value in currency units.

    Raises:
        ValueError: When the rate or an amount is out of range or the list is too short or long.

    Example:
        >>> net_present_value(discount_rate=8, cash_flows=[-10000, 3000, 4200, 6800])
        1776.66
        >>> net_present_value(discount_rate=5.5, cash_flows=[-2500, 900, 900, 900])
        -71.86
        >>> net_present_value(discount_rate=12, cash_flows=[-75000, 0, 40000, 52000.5])
        -6099.32
    """
    if not 0 <= discount_rate <= 100:
        raise ValueError("discount_rate must be 0 to 100 percent")
    _check_cash_flows(cash_flows)
    factor = 1 + discount_rate / 100
    return round(sum(flow / factor**period for period, flow in enumerate(cash_flows)), 2)


def internal_rate_of_return(cash_flows: list[float], periods_per_year: int = 1) -> float:
    """Computes the effective annual internal rate of return of cash flows.

    It is the rate at which the net present value is zero, found by bisection.

    Args:
        cash_flows: Amounts in currency units, 2 to 120 of them, each -1000000000 to 1000000000;
            the signs have to change exactly once, as in payments out followed by payments in.
        periods_per_year: Number of cash flow periods in a year, 1 to 12.

    Returns:
        The rate in percent per year.

    Raises:
        ValueError: When the amounts do not change sign exactly once, the rate per period is
            outside -90 to 900 percent, or a value is out of range.

    Example:
        >>> internal_rate_of_return(cash_flows=[-1000, 400, 400, 400])
        9.701
        >>> internal_rate_of_return(cash_flows=[-25000, 6500, 7000, 7500, 8000])
        5.9932
        >>> internal_rate_of_return(cash_flows=[-5000, 1300, 1300, 1300, 1300], periods_per_year=4)
        6.5028
    """
    _check_cash_flows(cash_flows)
    if not 1 <= periods_per_year <= 12:
        raise ValueError("periods_per_year must be 1 to 12")
    signs = [flow > 0 for flow in cash_flows if flow]
    if sum(a != b for a, b in pairwise(signs)) != 1:
        raise ValueError("the cash flows must change sign exactly once")

    def _value(factor: float) -> float:
        return sum(flow / factor**period for period, flow in enumerate(cash_flows))

    low, high = 0.1, 10.0
    if (_value(low) > 0) == (_value(high) > 0):
        raise ValueError("the rate of return is outside -90 to 900 percent per period")
    for _ in range(100):
        middle = (low + high) / 2
        if (_value(middle) > 0) == (_value(low) > 0):
            low = middle
        else:
            high = middle
    return round((low**periods_per_year - 1) * 100, 4)


def bond_price(
    face_value: float,
    coupon_rate: float,
    market_yield: float,
    years: int,
    frequency: Literal["annual", "semiannual", "quarterly"] = "semiannual",
) -> float:
    """Computes the price of a fixed-coupon bond just after a coupon date.

    The price is the present value of the coupons and of the face value at the yield to maturity.

    Args:
        face_value: Amount repaid at maturity in currency units, 1 to 1000000000.
        coupon_rate: Annual coupon in percent of the face value, 0 to 50.
        market_yield: Annual yield to maturity in percent, 0 to 50.
        years: Whole years to maturity, 1 to 100.
        frequency: How often a coupon is paid: annual, semiannual or quarterly.

    Returns:
        The price in currency units.

    Raises:
        ValueError: When a number is out of range or the frequency is unknown.

    Example:
        >>> bond_price(face_value=1000, coupon_rate=5, market_yield=4.2, years=10)
        1064.78
        >>> bond_price(
        ...     face_value=5000, coupon_rate=2.75, market_yield=3.6, years=7, frequency="annual"
        ... )
        4741.1
        >>> bond_price(
        ...     face_value=100, coupon_rate=0, market_yield=6, years=15, frequency="quarterly"
        ... )
        40.93
    """
    if not (1 <= face_value <= 1e9 and 1 <= years <= 100):
        raise ValueError("face_value must be 1 to 1000000000 and years 1 to 100")
    if not (0 <= coupon_rate <= 50 and 0 <= market_yield <= 50):
        raise ValueError("coupon_rate and market_yield must each be 0 to 50 percent")
    if frequency not in _COUPONS:
        raise ValueError(f"unknown frequency: {frequency}")
    times = _COUPONS[frequency]
    coupon = face_value * coupon_rate / 100 / times
    factor = 1 / (1 + market_yield / 100 / times)
    periods = years * times
    coupons = coupon * sum(factor**period for period in range(1, periods + 1))
    return round(coupons + face_value * factor**periods, 2)
