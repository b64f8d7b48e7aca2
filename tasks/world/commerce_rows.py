"""What several operations look up."""

from datetime import date

from tasks.world import commerce_models as m
from tasks.world.places import COUNTRIES
from tasks.world.service import (
    Database,
    missing,
    one,
)


def transit_days(start: str, end: str) -> int:
    """Days from one country to another; 404 if there is none of that name."""
    places = []
    for country in (start, end):
        if country.title() not in COUNTRIES:
            raise missing("country", country)
        places.append(COUNTRIES.index(country.title()))
    rows = abs(places[0] // 5 - places[1] // 5) + abs(places[0] % 5 - places[1] % 5)
    return 1 + rows


def coupon_check(database: Database, code: str, total_eur: float, day: date) -> m.CouponCheck:
    """Whether and how a coupon counts; 404 if there is none."""
    row = database.execute("SELECT * FROM coupons WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise missing("coupon", code)
    reason = ""
    if str(day) > row["ends_on"]:
        reason = f"it ended on {row['ends_on']}"
    elif total_eur < row["min_total_eur"]:
        reason = f"the total is below {row['min_total_eur']} euros"
    saved = 0.0 if reason else round(total_eur * row["percent"] / 100, 2)
    return m.CouponCheck(code=code, valid=not reason, reason=reason, discount_eur=saved)


def product_with(database: Database, product_id: str) -> m.Product:
    """The product of that id, or a 404."""
    sql = "SELECT * FROM products WHERE product_id = ?"
    return one(database, m.Product, "product", sql, product_id)


def order_with(database: Database, order_id: str) -> m.OrderSummary:
    """The order of that id, or a 404."""
    sql = "SELECT * FROM orders WHERE order_id = ?"
    return one(database, m.OrderSummary, "order", sql, order_id)
