"""Functions for prices, costs and margins of a business."""

import math
from typing import Literal


def break_even_units(
    fixed_costs: float,
    price_per_unit: float,
    variable_cost_per_unit: float,
    target_profit: float = 0.0,
) -> dict[str, float]:
    """Computes how many units must be sold to cover all costs and reach a target profit.

    Source: cost-volume-profit analysis, (fixed costs + target profit) / unit contribution.

    Args:
        fixed_costs: Fixed costs of the period in currency units, 0 to 1000000000000.
        price_per_unit: Sales price per unit in currency units, greater than 0 and at most
            1000000000.
        variable_cost_per_unit: Variable cost per unit in currency units, 0 or more and at least
            0.01 less than price_per_unit.
        target_profit: Wanted profit of the period in currency units, 0 to 1000000000000.

    Returns:
        The whole units to sell, the revenue at that number and the contribution per unit.

    Raises:
        ValueError: When an amount is out of range or the price does not exceed the variable cost.

    Example:
        >>> break_even_units(fixed_costs=12000, price_per_unit=25, variable_cost_per_unit=10)
        {'units': 800, 'revenue': 20000.0, 'contribution_per_unit': 15.0}
        >>> break_even_units(
        ...     fixed_costs=85000,
        ...     price_per_unit=49.9,
        ...     variable_cost_per_unit=18.4,
        ...     target_profit=30000,
        ... )
        {'units': 3651, 'revenue': 182184.9, 'contribution_per_unit': 31.5}
        >>> break_even_units(fixed_costs=2400, price_per_unit=3.5, variable_cost_per_unit=1.1)
        {'units': 1000, 'revenue': 3500.0, 'contribution_per_unit': 2.4}
    """
    if not (0 <= fixed_costs <= 1e12 and 0 <= target_profit <= 1e12):
        raise ValueError("fixed_costs and target_profit must be 0 to 1000000000000")
    if not (0 < price_per_unit <= 1e9 and variable_cost_per_unit >= 0):
        raise ValueError("price_per_unit must be greater than 0, variable_cost_per_unit at least 0")
    contribution = round(float(price_per_unit - variable_cost_per_unit), 6)
    if contribution < 0.01:
        raise ValueError("price_per_unit must exceed variable_cost_per_unit by at least 0.01")
    # Rounding first keeps a binary rounding error from adding a unit.
    units = math.ceil(round((fixed_costs + target_profit) / contribution, 6))
    return {
        "units": units,
        "revenue": round(units * float(price_per_unit), 2),
        "contribution_per_unit": round(contribution, 4),
    }


def margin_or_markup(
    cost: float, selling_price: float, measure: Literal["margin", "markup"] = "margin"
) -> float:
    """Computes the gross margin or the markup of a sale in percent.

    Args:
        cost: Cost of the goods in currency units, greater than 0 and at most 1000000000.
        selling_price: Price of the goods in currency units, greater than 0 and at most 1000000000.
        measure: margin for the profit in percent of the price, markup in percent of the cost.

    Returns:
        The percentage, negative when sold below cost.

    Raises:
        ValueError: When an amount is out of range or the measure is unknown.

    Example:
        >>> margin_or_markup(cost=32, selling_price=50)
        36.0
        >>> margin_or_markup(cost=7.2, selling_price=12.99, measure='markup')
        80.42
        >>> margin_or_markup(cost=1450, selling_price=1299, measure='margin')
        -11.62
    """
    if not (0 < cost <= 1e9 and 0 < selling_price <= 1e9):
        raise ValueError("cost and selling_price must be greater than 0 and at most 1000000000")
    if measure not in ("margin", "markup"):
        raise ValueError("measure must be margin or markup")
    base = selling_price if measure == "margin" else cost
    return round((selling_price - cost) / base * 100, 2)
