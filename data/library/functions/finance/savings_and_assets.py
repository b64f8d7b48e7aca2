"""Interest on savings and depreciation of assets."""

import math
from typing import Literal

_COMPOUNDINGS = {"annual": 1, "quarterly": 4, "monthly": 12, "daily": 365}


def compound_interest(
    principal: float,
    annual_rate: float,
    years: float,
    compounding: Literal["annual", "quarterly", "monthly", "daily", "continuous"] = "annual",
) -> dict[str, float]:
    """Computes the final amount and the interest earned on a deposit.

    Uses A = P (1 + r/n)^(n t), or A = P e^(r t) for continuous compounding.

    Args:
        principal: Amount deposited in currency units, 0 to 1000000000.
        annual_rate: Nominal annual interest rate in percent, 0 to 100.
        years: Time in years, 0 to 100.
        compounding: How often interest is added: annual, quarterly, monthly, daily or continuous.

    Returns:
        The keys final_amount and interest, in currency units.

    Raises:
        ValueError: When a number is out of range or the compounding is unknown.

    Example:
        >>> compound_interest(principal=5000, annual_rate=3.5, years=10)
        {'final_amount': 7052.99, 'interest': 2052.99}
        >>> compound_interest(principal=12000, annual_rate=6, years=2.5, compounding="monthly")
        {'final_amount': 13936.8, 'interest': 1936.8}
        >>> compound_interest(principal=800, annual_rate=4.25, years=7, compounding="continuous")
        {'final_amount': 1077.19, 'interest': 277.19}
    """
    if not 0 <= principal <= 1e9:
        raise ValueError("principal must be 0 to 1000000000")
    if not (0 <= annual_rate <= 100 and 0 <= years <= 100):
        raise ValueError("annual_rate and years must each be 0 to 100")
    if compounding == "continuous":
        growth = math.exp(annual_rate / 100 * years)
    elif compounding in _COMPOUNDINGS:
        times = _COMPOUNDINGS[compounding]
        growth = (1 + annual_rate / 100 / times) ** (times * years)
    else:
        raise ValueError(f"unknown compounding: {compounding}")
    final = round(principal * growth, 2)
    return {"final_amount": final, "interest": round(final - principal, 2)}


def asset_depreciation_schedule(
    cost: float,
    salvage_value: float,
    life_years: int,
    method: Literal["straight_line", "double_declining", "sum_of_years"] = "straight_line",
) -> list[float]:
    """Computes the depreciation of an asset in each year of its useful life.

    Double declining takes 2 / life of the book value, never below the salvage value; what is left
    in the last year is written off then. Sum of years weights the years life, life - 1, ..., 1.

    Args:
        cost: Purchase price in currency units, 1 to 1000000000.
        salvage_value: Value at the end of the life in currency units, 0 to the cost.
        life_years: Useful life in whole years, 1 to 50.
        method: The method: straight_line, double_declining or sum_of_years.

    Returns:
        The depreciation of each year in currency units.

    Raises:
        ValueError: When a number is out of range or the method is unknown.

    Example:
        >>> asset_depreciation_schedule(cost=24000, salvage_value=4000, life_years=5)
        [4000.0, 4000.0, 4000.0, 4000.0, 4000.0]
        >>> asset_depreciation_schedule(
        ...     cost=3200, salvage_value=200, life_years=4, method="double_declining"
        ... )
        [1600.0, 800.0, 400.0, 200.0]
        >>> asset_depreciation_schedule(
        ...     cost=9500, salvage_value=500, life_years=3, method="sum_of_years"
        ... )
        [4500.0, 3000.0, 1500.0]
    """
    if not (1 <= cost <= 1e9 and 0 <= salvage_value <= cost and 1 <= life_years <= 50):
        raise ValueError("cost, salvage_value or life_years is out of range")
    amount, years = cost - salvage_value, range(life_years, 0, -1)
    if method == "straight_line":
        yearly = [amount / life_years] * life_years
    elif method == "sum_of_years":
        yearly = [amount * left / sum(years) for left in years]
    elif method == "double_declining":
        yearly, book = [], cost
        for left in years:
            most = book - salvage_value
            yearly.append(most if left == 1 else min(book * 2 / life_years, most))
            book -= yearly[-1]
    else:
        raise ValueError(f"unknown method: {method}")
    return [round(float(part), 2) for part in yearly]
