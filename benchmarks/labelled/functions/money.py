"""Prices, points and stocks."""


def simple_interest(principal: float, annual_rate_percent: float, years: float) -> float:
    """Computes the simple interest on a loan, with two decimals.

    Args:
        principal: Amount lent.
        annual_rate_percent: Interest rate per year in percent.
        years: Length of the loan.
    """
    return round(principal * annual_rate_percent * years / 100, 2)


def discounted_price(
    price: float, discount_percent: float = 0, tax_percent: float = 0, decimals: int = 2
) -> float:
    """Computes a price after a discount and then a tax.

    Args:
        price: Price before both.
        discount_percent: Discount in percent.
        tax_percent: Tax in percent of the discounted price.
        decimals: Decimals of the result.
    """
    return round(price * (100 - discount_percent) * (100 + tax_percent) / 10_000, decimals)


def split_bill(total: float, people: int, tip_percent: float = 0, decimals: int = 2) -> float:
    """Computes what each guest pays.

    Args:
        total: The bill without a tip.
        people: Number of guests.
        tip_percent: Tip in percent of the bill.
        decimals: Decimals of the result.
    """
    return round(total * (100 + tip_percent) / 100 / people, decimals)


def convert_currency(amount: float, rate: float, fee: float = 0) -> float:
    """Converts an amount of money, with two decimals.

    Args:
        amount: Amount in the first currency.
        rate: Units of the second currency for one of the first.
        fee: Fee in units of the second currency.
    """
    return round(amount * rate - fee, 2)


def shipping_cost(
    weight_kg: float, distance_km: float, express: bool = False, insured: bool = False
) -> float:
    """Computes what a parcel costs: 2 per kg, 0.5 per 100 km, 10 for express, 3 for insurance.

    Args:
        weight_kg: Weight in kilograms.
        distance_km: Distance in kilometres.
        express: Whether it goes by express.
        insured: Whether it is insured.
    """
    return 2 * weight_kg + distance_km / 200 + (10 if express else 0) + (3 if insured else 0)


def loyalty_points(amount: int, points_per_unit: int = 1, bonus: int = 0) -> int:
    """Computes the points for a purchase.

    Args:
        amount: Amount paid, in whole units.
        points_per_unit: Points for each unit.
        bonus: Points on top.
    """
    return amount * points_per_unit + bonus


def reorder_quantity(daily_sales: int, lead_days: int, in_stock: int, reserve: int = 0) -> int:
    """Computes how many pieces to order.

    Args:
        daily_sales: Pieces sold per day.
        lead_days: Days until a delivery.
        in_stock: Pieces in stock.
        reserve: Pieces to keep in reserve.
    """
    return max(0, daily_sales * lead_days + reserve - in_stock)
