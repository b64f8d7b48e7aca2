"""Functions for discounts, sales tax and price comparison."""


def stacked_discount_price(
    list_price: float, discounts_percent: list[float], coupon_amount: float = 0.0
) -> dict[str, float]:
    """Computes the final price after several discounts in a row and a coupon.

    Each discount applies to the price left by the one before; the coupon comes last.

    Args:
        list_price: Price before discounts in currency units, greater than 0 and at most
            1000000000.
        discounts_percent: Discounts in percent, in order, each 0 to 100, with 1 to 10 discounts.
        coupon_amount: Amount taken off at the end in currency units, 0 to 1000000000; the price
            never falls below 0.

    Returns:
        The final price, the amount saved and the total discount in percent.

    Raises:
        ValueError: When there are no or too many discounts, or a value is out of range.

    Example:
        >>> stacked_discount_price(list_price=80, discounts_percent=[25])
        {'final_price': 60.0, 'saved': 20.0, 'total_discount_percent': 25.0}
        >>> stacked_discount_price(list_price=249.99, discounts_percent=[30, 10])
        {'final_price': 157.49, 'saved': 92.5, 'total_discount_percent': 37.0}
        >>> stacked_discount_price(list_price=59.9, discounts_percent=[15, 5], coupon_amount=10)
        {'final_price': 38.37, 'saved': 21.53, 'total_discount_percent': 35.94}
    """
    if not 0 < list_price <= 1e9:
        raise ValueError("list_price must be greater than 0 and at most 1000000000")
    if not 1 <= len(discounts_percent) <= 10:
        raise ValueError("discounts_percent must hold 1 to 10 discounts")
    if any(not 0 <= discount <= 100 for discount in discounts_percent):
        raise ValueError("each discount must be 0 to 100 percent")
    if not 0 <= coupon_amount <= 1e9:
        raise ValueError("coupon_amount must be 0 to 1000000000")
    price = list_price
    for discount in discounts_percent:
        price *= 1 - discount / 100
    price = max(0.0, round(price - coupon_amount, 2))
    return {
        "final_price": price,
        "saved": round(list_price - price, 2),
        "total_discount_percent": round((list_price - price) / list_price * 100, 2),
    }


def sales_tax_breakdown(
    amount: float, tax_rate_percent: float, tax_included: bool = False
) -> dict[str, float]:
    """Splits an amount into its net part, the sales tax or VAT and the gross total.

    Args:
        amount: Amount in currency units, 0 to 1000000000000.
        tax_rate_percent: Tax rate in percent of the net amount, 0 to 100.
        tax_included: Whether the amount already includes the tax.

    Returns:
        The net amount, the tax and the gross amount, rounded to cents.

    Raises:
        ValueError: When the amount or the rate is out of range.

    Example:
        >>> sales_tax_breakdown(amount=129.5, tax_rate_percent=8.25)
        {'net': 129.5, 'tax': 10.68, 'gross': 140.18}
        >>> sales_tax_breakdown(amount=1190, tax_rate_percent=19, tax_included=True)
        {'net': 1000.0, 'tax': 190.0, 'gross': 1190.0}
        >>> sales_tax_breakdown(amount=46.8, tax_rate_percent=5, tax_included=False)
        {'net': 46.8, 'tax': 2.34, 'gross': 49.14}
    """
    if not 0 <= amount <= 1e12:
        raise ValueError("amount must be 0 to 1000000000000")
    if not 0 <= tax_rate_percent <= 100:
        raise ValueError("tax_rate_percent must be 0 to 100")
    if tax_included:
        gross = round(float(amount), 2)
        net = round(amount / (1 + tax_rate_percent / 100), 2)
        return {"net": net, "tax": round(gross - net, 2), "gross": gross}
    net, tax = round(float(amount), 2), round(amount * tax_rate_percent / 100, 2)
    return {"net": net, "tax": tax, "gross": round(net + tax, 2)}


def compare_unit_prices(
    prices: dict[str, float], quantities: dict[str, float], per_quantity: float = 1.0
) -> dict[str, object]:
    """Compares products by their price per unit and names the cheapest one.

    Args:
        prices: Price of each product in currency units, each 0 to 1000000000, keyed by the
            product name, with at least 2 products.
        quantities: Quantity of each product in one common unit, each 0.001 to
            1000000000000, keyed by the same names.
        per_quantity: Quantity the compared price refers to, such as 100 for a price per 100
            grams, greater than 0 and at most 1000000.

    Returns:
        The name of the cheapest product and all unit prices from low to high.

    Raises:
        ValueError: When there are fewer than 2 products, the names differ or a value is out of
            range.

    Example:
        >>> compare_unit_prices(
        ...     prices={'small': 2.5, 'large': 4.2}, quantities={'small': 6, 'large': 12}
        ... )
        {'cheapest': 'large', 'unit_prices': {'large': 0.35, 'small': 0.4167}}
        >>> compare_unit_prices(
        ...     prices={'penne': 1.89, 'fusilli': 2.49, 'farfalle': 2.1},
        ...     quantities={'penne': 500, 'fusilli': 1000, 'farfalle': 500},
        ...     per_quantity=100,
        ... )
        {'cheapest': 'fusilli', 'unit_prices': {'fusilli': 0.249, 'penne': 0.378, 'farfalle': 0.42}}
        >>> compare_unit_prices(
        ...     prices={'can': 0.95, 'bottle': 1.65},
        ...     quantities={'can': 330, 'bottle': 500},
        ...     per_quantity=1000,
        ... )
        {'cheapest': 'can', 'unit_prices': {'can': 2.8788, 'bottle': 3.3}}
    """
    if len(prices) < 2 or prices.keys() != quantities.keys():
        raise ValueError("prices and quantities must name the same products, at least 2")
    if any(not 0 <= price <= 1e9 for price in prices.values()):
        raise ValueError("each price must be 0 to 1000000000")
    if any(not 0.001 <= quantity <= 1e12 for quantity in quantities.values()):
        raise ValueError("each quantity must be 0.001 to 1000000000000")
    if not 0 < per_quantity <= 1e6:
        raise ValueError("per_quantity must be greater than 0 and at most 1000000")
    exact = {name: price / quantities[name] * per_quantity for name, price in prices.items()}
    ranked = sorted(exact, key=lambda name: exact[name])
    return {"cheapest": ranked[0], "unit_prices": {name: round(exact[name], 4) for name in ranked}}
