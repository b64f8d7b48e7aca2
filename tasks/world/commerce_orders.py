"""Sellers, orders, sales and prices of the marketplace."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import Path, Query

from tasks.world import commerce_models as m
from tasks.world.commerce_data import CARRIERS
from tasks.world.commerce_rows import coupon_check, order_with, product_with, transit_days
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    drawn,
    many,
    missing,
    one,
    operations,
    page,
)

router = operations()
SOLD = "status NOT IN ('cancelled', 'returned')"
RETURN_DAYS = 30


@router.get("/sellers")
async def search_sellers(
    database: Database,
    country: Annotated[
        str | None, Query(description="Country of the seller.", examples=["Norrland"])
    ] = None,
    min_rating: Annotated[
        float | None, Query(ge=1, le=5, description="Lowest mean score, 1 to 5.", examples=[4.0])
    ] = None,
    max_handling_days: Annotated[
        int | None, Query(ge=1, le=10, description="Most days until sending.", examples=[2])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Seller]:
    """Search sellers by country, rating and how fast they send, the best rated first."""
    filters = {"country = ?": country, "rating >= ?": min_rating}
    filters["handling_days <= ?"] = max_handling_days
    return page(database, m.Seller, "sellers", filters, "rating DESC, seller_id", limit, offset)


@router.get("/sellers/top")
async def rank_sellers_by_revenue(
    database: Database, year: m.Year, limit: Limit = 10
) -> list[m.SellerRevenue]:
    """Rank sellers by what they sold in a year, in euros."""
    sql = f"""SELECT seller_id, sellers.name, SUM(units) AS units,
        ROUND(SUM(units * unit_price_eur), 2) AS revenue_eur
        FROM orders JOIN lines USING (order_id) JOIN products USING (product_id)
        JOIN sellers USING (seller_id) WHERE {SOLD} AND SUBSTR(ordered_on, 1, 4) = ?
        GROUP BY seller_id ORDER BY revenue_eur DESC, seller_id LIMIT ?"""
    return many(database, m.SellerRevenue, sql, str(year), limit)


@router.get("/sellers/{seller_id}")
async def get_seller(database: Database, seller_id: m.SellerId) -> m.SellerProfile:
    """Get one seller with the number and mean price of the goods on offer."""
    sql = """SELECT sellers.*, COUNT(*) AS products, ROUND(AVG(price_eur), 2) AS mean_price_eur
        FROM sellers JOIN products USING (seller_id) WHERE seller_id = ? GROUP BY seller_id"""
    return one(database, m.SellerProfile, "seller", sql, seller_id)


@router.get("/category-prices")
async def summarize_category_prices(
    database: Database, category: m.CategoryName
) -> m.CategoryPrices:
    """Summarize the lowest, mean and highest price in a category of goods."""
    sql = """SELECT category, COUNT(*) AS products, MIN(price_eur) AS lowest_eur,
        ROUND(AVG(price_eur), 2) AS mean_eur, MAX(price_eur) AS highest_eur
        FROM products WHERE category = ?"""
    return one(database, m.CategoryPrices, "category", sql, category)


@router.get("/best-sellers")
async def list_best_sellers(
    database: Database,
    category: m.CategoryName,
    since: Annotated[
        date, Query(description="First day that counts, YYYY-MM-DD.", examples=["2025-01-01"])
    ] = date(2024, 1, 1),
    limit: Limit = 10,
) -> list[m.BestSeller]:
    """List the products of a category that sold the most units."""
    sql = f"""SELECT product_id, name, SUM(units) AS units
        FROM orders JOIN lines USING (order_id) JOIN products USING (product_id)
        WHERE {SOLD} AND category = ? AND ordered_on >= ?
        GROUP BY product_id ORDER BY units DESC, product_id LIMIT ?"""
    return many(database, m.BestSeller, sql, category, str(since), limit)


@router.get("/orders")
async def search_orders(
    database: Database,
    status: Annotated[
        m.Status | None, Query(description="Where the order stands.", examples=["shipped"])
    ] = None,
    country: Annotated[
        str | None, Query(description="Country of the buyer.", examples=["Norrland"])
    ] = None,
    min_total_eur: Annotated[
        float | None, Query(ge=0, description="Lowest total in euros.", examples=[200.0])
    ] = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.OrderSummary]:
    """Search orders by status, country and total, the newest first."""
    filters = {"status = ?": status, "country = ?": country, "total_eur >= ?": min_total_eur}
    order = "ordered_on DESC, order_id"
    return page(database, m.OrderSummary, "orders", filters, order, limit, offset)


@router.get("/orders/{order_id}")
async def get_order(database: Database, order_id: m.OrderId) -> m.Order:
    """Get one order with its products, units and prices."""
    order = order_with(database, order_id)
    sql = "SELECT * FROM lines JOIN products USING (product_id) WHERE order_id = ?"
    lines = many(database, m.OrderLine, f"{sql} ORDER BY product_id", order_id)
    return m.Order(**order.model_dump(), lines=lines)


@router.get("/orders/{order_id}/tracking")
async def track_order_shipment(database: Database, order_id: m.OrderId) -> m.Tracking:
    """Track the way of an order's parcel, event by event."""
    order = order_with(database, order_id)
    steps = ["ordered", "packed", "handed to the carrier", "in the region", "delivered"]
    reached = {"processing": 2, "shipped": 4, "delivered": 5, "returned": 5}.get(order.status, 1)
    day, events = order.ordered_on, []
    for step in steps[:reached]:
        events.append(m.Event(day=day, what=step))
        day += timedelta(days=1 + int(2 * drawn(order_id, step)))
    return m.Tracking(order_id=order_id, carrier=order.carrier, status=order.status, events=events)


@router.get("/orders/{order_id}/return")
async def check_return_eligibility(
    database: Database,
    order_id: m.OrderId,
    day: Annotated[
        date, Query(description="Day of sending it back, YYYY-MM-DD.", examples=["2025-07-02"])
    ] = TODAY,
) -> m.ReturnCheck:
    """Check whether an order may still be returned on a day, and what is refunded."""
    order = order_with(database, order_id)
    last = order.ordered_on + timedelta(days=RETURN_DAYS)
    may = order.status in ("delivered", "shipped") and day <= last
    refund = order.total_eur if may else 0.0
    return m.ReturnCheck(order_id=order_id, may_return=may, last_day=last, refund_eur=refund)


@router.get("/customers/{customer_id}/spending")
async def summarize_customer_spending(database: Database, customer_id: m.CustomerId) -> m.Spending:
    """Summarize a customer's orders: number, total and mean in euros, last day."""
    sql = f"""SELECT customer_id, COUNT(*) AS orders, ROUND(SUM(total_eur), 2) AS total_eur,
        ROUND(AVG(total_eur), 2) AS mean_order_eur, MAX(ordered_on) AS last_order_on
        FROM orders WHERE {SOLD} AND customer_id = ? GROUP BY customer_id"""
    return one(database, m.Spending, "customer", sql, customer_id)


@router.get("/sales")
async def summarize_monthly_sales(database: Database, year: m.Year) -> list[m.MonthlySales]:
    """Summarize the marketplace's orders and revenue month by month."""
    sql = f"""SELECT SUBSTR(ordered_on, 1, 7) AS month, COUNT(*) AS orders,
        ROUND(SUM(total_eur), 2) AS revenue_eur
        FROM orders WHERE {SOLD} AND SUBSTR(ordered_on, 1, 4) = ? GROUP BY month ORDER BY month"""
    return many(database, m.MonthlySales, sql, str(year))


@router.get("/tax")
async def compute_sales_tax(
    database: Database,
    country: m.Country,
    net_eur: Annotated[float, Query(gt=0, description="Price without tax.", examples=[80.0])],
    category: m.CategoryName = "office",
) -> m.Tax:
    """Compute the sales tax on a net price; books have the reduced rate."""
    kind = "reduced_percent" if category == "books" else "standard_percent"
    row = database.execute(f"SELECT country, {kind} FROM taxes WHERE country = ?", (country,))
    found = row.fetchone()
    if found is None:
        raise missing("country", country)
    tax = round(net_eur * found[1] / 100, 2)
    gross = round(net_eur + tax, 2)
    return m.Tax(country=found[0], percent=found[1], tax_eur=tax, gross_eur=gross)


@router.get("/coupons/{code}")
async def check_coupon(
    database: Database,
    code: Annotated[str, Path(description="Code of the coupon.", examples=["SAVE02"])],
    total_eur: Annotated[float, Query(gt=0, description="Total of the cart.", examples=[120.0])],
    day: Annotated[
        date, Query(description="Day of the order, YYYY-MM-DD.", examples=["2025-07-01"])
    ] = TODAY,
) -> m.CouponCheck:
    """Check whether a coupon counts for a cart's total on a day, and what it saves."""
    return coupon_check(database, code, total_eur, day)


@router.post("/shipping-quotes")
async def quote_shipping(wish: m.ShippingRequest) -> list[m.ShippingQuote]:
    """Quote what each carrier asks for sending parcels, the cheapest first."""
    charged = 0.0
    for parcel in wish.parcels:
        volume = parcel.length_cm * parcel.width_cm * parcel.height_cm / 5000
        charged += max(parcel.weight_kg, volume)
    days = transit_days(wish.from_country, wish.to_country)
    quotes = []
    for place, carrier in enumerate(CARRIERS):
        base = 3.5 + 0.4 * place + charged * (0.9 + 0.25 * days) * (1.1 - 0.08 * place)
        price = round(base * (1.8 if wish.express else 1), 2)
        taken = max(1, days - place % 2 - 2 * wish.express)
        quotes.append(
            m.ShippingQuote(
                carrier=carrier, charged_kg=round(charged, 2), price_eur=price, days=taken
            )
        )
    return sorted(quotes, key=lambda quote: quote.price_eur)


@router.post("/cart-price")
async def price_cart(database: Database, cart: m.Cart) -> m.CartPrice:
    """Price a cart of products with its coupon and shipping."""
    goods = sum(
        product_with(database, line.product_id).price_eur * line.units for line in cart.lines
    )
    saved = 0.0
    if cart.coupon:
        saved = coupon_check(database, cart.coupon, goods, TODAY).discount_eur
    shipping = 0.0 if goods - saved >= 50 else 4.9
    return m.CartPrice(
        goods_eur=round(goods, 2),
        discount_eur=saved,
        shipping_eur=shipping,
        total_eur=round(goods - saved + shipping, 2),
    )
