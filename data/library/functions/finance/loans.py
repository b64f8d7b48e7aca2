"""Repayments and balances of loans."""

import math


def _monthly_payment(principal: float, annual_rate: float, years: int) -> float:
    if not 1 <= principal <= 1e9:
        raise ValueError("principal must be 1 to 1000000000")
    if not 0 <= annual_rate <= 100:
        raise ValueError("annual_rate must be 0 to 100 percent")
    if not 1 <= years <= 50:
        raise ValueError("years must be 1 to 50")
    rate, months = annual_rate / 1200, years * 12
    if rate == 0:
        return principal / months
    # expm1 and log1p keep their precision for tiny rates, unlike (1 + rate) ** months.
    return principal * rate / -math.expm1(-months * math.log1p(rate))


def loan_payment_summary(principal: float, annual_rate: float, years: int) -> dict[str, float]:
    """Computes the monthly payment and the total interest of a fixed-rate loan.

    Uses the standard annuity formula with equal payments at the end of each month.

    Args:
        principal: Amount borrowed in currency units, 1 to 1000000000.
        annual_rate: Nominal annual interest rate in percent, 0 to 100.
        years: Length of the loan in whole years, 1 to 50.

    Returns:
        The keys monthly_payment, total_paid and total_interest, in currency units.

    Raises:
        ValueError: When a value is out of its range.

    Example:
        >>> loan_payment_summary(principal=250000, annual_rate=4.5, years=30)
        {'monthly_payment': 1266.71, 'total_paid': 456016.78, 'total_interest': 206016.78}
        >>> loan_payment_summary(principal=18500, annual_rate=7.25, years=5)
        {'monthly_payment': 368.51, 'total_paid': 22110.49, 'total_interest': 3610.49}
        >>> loan_payment_summary(principal=6000, annual_rate=0, years=2)
        {'monthly_payment': 250.0, 'total_paid': 6000.0, 'total_interest': 0.0}
    """
    payment = _monthly_payment(principal, annual_rate, years)
    total = payment * years * 12
    return {
        "monthly_payment": round(payment, 2),
        "total_paid": round(total, 2),
        "total_interest": round(max(total - principal, 0.0), 2),
    }


def remaining_loan_balance(
    principal: float, annual_rate: float, years: int, payments_made: int
) -> float:
    """Computes what is still owed on a fixed-rate loan after some monthly payments.

    Follows the annuity formula: what the debt has grown to, less what the payments have grown to.

    Args:
        principal: Amount borrowed in currency units, 1 to 1000000000.
        annual_rate: Nominal annual interest rate in percent, 0 to 100.
        years: Length of the loan in whole years, 1 to 50.
        payments_made: Number of monthly payments already made, 0 to 12 times the years.

    Returns:
        The remaining balance in currency units.

    Raises:
        ValueError: When a value is out of its range.

    Example:
        >>> remaining_loan_balance(principal=320000, annual_rate=3.9, years=25, payments_made=60)
        278240.78
        >>> remaining_loan_balance(principal=12000, annual_rate=8.5, years=4, payments_made=18)
        7968.67
        >>> remaining_loan_balance(principal=9000, annual_rate=0, years=3, payments_made=9)
        6750.0
    """
    payment = _monthly_payment(principal, annual_rate, years)
    if not 0 <= payments_made <= years * 12:
        raise ValueError("payments_made must be 0 to 12 times the years")
    rate = annual_rate / 1200
    growth = math.expm1(payments_made * math.log1p(rate))
    paid = payment * (growth / rate if rate else payments_made)
    return round(max(principal * (1 + growth) - paid, 0.0), 2)
