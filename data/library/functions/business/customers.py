"""Functions for the value and loss of customers."""


def customer_lifetime_value(
    average_order_value: float,
    orders_per_year: float,
    gross_margin_percent: float,
    retention_percent: float,
    discount_rate_percent: float = 10.0,
) -> float:
    """Computes the present value of the future gross margin of one customer.

    Source: S. Gupta and D. R. Lehmann (2003), m * r / (1 + i - r), with yearly margin m,
    retention rate r and discount rate i; the margin of the current year is not included.

    Args:
        average_order_value: Mean value of an order in currency units, greater than 0 and at most
            1000000000.
        orders_per_year: Mean number of orders per year, greater than 0 and at most 10000.
        gross_margin_percent: Gross margin in percent of revenue, greater than 0 and at most 100.
        retention_percent: Customers kept from one year to the next in percent, 0 to 99.9.
        discount_rate_percent: Yearly discount rate in percent, 0 to 100.

    Returns:
        The lifetime value in currency units.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> customer_lifetime_value(
        ...     average_order_value=60,
        ...     orders_per_year=4,
        ...     gross_margin_percent=45,
        ...     retention_percent=75,
        ... )
        231.43
        >>> customer_lifetime_value(
        ...     average_order_value=1200,
        ...     orders_per_year=1,
        ...     gross_margin_percent=70,
        ...     retention_percent=90,
        ...     discount_rate_percent=8,
        ... )
        4200.0
        >>> customer_lifetime_value(
        ...     average_order_value=8.5,
        ...     orders_per_year=120,
        ...     gross_margin_percent=62.5,
        ...     retention_percent=40,
        ...     discount_rate_percent=12,
        ... )
        354.17
    """
    if not (0 < average_order_value <= 1e9 and 0 < orders_per_year <= 10000):
        raise ValueError("order value and orders per year must be greater than 0 and in range")
    if not 0 < gross_margin_percent <= 100:
        raise ValueError("gross_margin_percent must be greater than 0 and at most 100")
    if not 0 <= retention_percent <= 99.9:
        raise ValueError("retention_percent must be 0 to 99.9")
    if not 0 <= discount_rate_percent <= 100:
        raise ValueError("discount_rate_percent must be 0 to 100")
    margin = average_order_value * orders_per_year * gross_margin_percent / 100
    retention = retention_percent / 100
    return round(margin * retention / (1 + discount_rate_percent / 100 - retention), 2)


def customer_churn_rate(
    customers_at_start: int, customers_lost: int, period_months: float = 1.0
) -> dict[str, float]:
    """Computes the customer churn of a period and its monthly and yearly equivalents.

    Args:
        customers_at_start: Customers at the start of the period, at least 1.
        customers_lost: Customers of those who left in the period, 0 to customers_at_start.
        period_months: Length of the period in months, greater than 0 and at most 120.

    Returns:
        The churn of the period, of a month and of a year in percent, compounded.

    Raises:
        ValueError: When a number or the period is out of range.

    Example:
        >>> customer_churn_rate(customers_at_start=1200, customers_lost=36)
        {'period_percent': 3.0, 'monthly_percent': 3.0, 'yearly_percent': 30.62}
        >>> customer_churn_rate(customers_at_start=850, customers_lost=102, period_months=3)
        {'period_percent': 12.0, 'monthly_percent': 4.17, 'yearly_percent': 40.03}
        >>> customer_churn_rate(customers_at_start=40000, customers_lost=9200, period_months=12)
        {'period_percent': 23.0, 'monthly_percent': 2.15, 'yearly_percent': 23.0}
    """
    if customers_at_start < 1:
        raise ValueError("customers_at_start must be at least 1")
    if not 0 <= customers_lost <= customers_at_start:
        raise ValueError("customers_lost must be 0 to customers_at_start")
    if not 0 < period_months <= 120:
        raise ValueError("period_months must be greater than 0 and at most 120")
    kept = 1 - customers_lost / customers_at_start
    return {
        "period_percent": round((1 - kept) * 100, 2),
        "monthly_percent": round((1 - kept ** (1 / period_months)) * 100, 2),
        "yearly_percent": round((1 - kept ** (12 / period_months)) * 100, 2),
    }
