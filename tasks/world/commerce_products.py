"""Products of the marketplace."""

from datetime import date, timedelta
from typing import Annotated, Literal

from fastapi import Query

from tasks.world import commerce_models as m
from tasks.world.commerce_rows import product_with, transit_days
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    drawn,
    many,
    one,
    operations,
    page,
)

router = operations()
ORDERS = {"cheapest": "price_eur", "dearest": "price_eur DESC", "rating": "rating DESC"}


@router.get("/products")
async def search_products(
    database: Database,
    words: Annotated[
        str | None, Query(min_length=2, description="Part of the name.", examples=["Kettle"])
    ] = None,
    category: Annotated[
        m.Category | None, Query(description="Category of goods.", examples=["kitchen"])
    ] = None,
    max_price_eur: Annotated[
        float | None, Query(ge=0, description="Highest price in euros.", examples=[25.0])
    ] = None,
    min_rating: Annotated[
        float | None, Query(ge=1, le=5, description="Lowest mean score, 1 to 5.", examples=[4.0])
    ] = None,
    sort: Annotated[
        Literal["cheapest", "dearest", "rating"],
        Query(description="Cheapest, dearest or best rated first.", examples=["rating"]),
    ] = "cheapest",
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Product]:
    """Search the marketplace's products by words, category, price and rating."""
    filters = {"name LIKE '%' || ? || '%'": words, "category = ?": category}
    filters |= {"price_eur <= ?": max_price_eur, "rating >= ?": min_rating}
    return page(
        database, m.Product, "products", filters, f"{ORDERS[sort]}, product_id", limit, offset
    )


@router.get("/products/compare")
async def compare_products(
    database: Database,
    product_ids: Annotated[
        list[str],
        Query(
            min_length=2,
            max_length=5,
            description="Ids of two to five products.",
            examples=[["prd-0100", "prd-0108"]],
        ),
    ],
) -> list[m.Product]:
    """Compare products side by side in price, rating, weight and warranty."""
    return [product_with(database, product_id) for product_id in product_ids]


@router.get("/products/{product_id}")
async def get_product(database: Database, product_id: m.ProductId) -> m.Product:
    """Get one product of the marketplace by its id."""
    return product_with(database, product_id)


@router.get("/products/{product_id}/prices")
async def get_product_price_history(
    database: Database,
    product_id: m.ProductId,
    months: Annotated[int, Query(ge=2, le=24, description="Months to show.", examples=[6])] = 12,
) -> m.PriceHistory:
    """Get what a product cost in each of the last months."""
    now = product_with(database, product_id).price_eur
    prices = []
    for ago in reversed(range(months)):
        years, month = divmod(TODAY.year * 12 + TODAY.month - 1 - ago, 12)
        share = 1 + (drawn(product_id, ago) - 0.5) * 0.3 if ago else 1
        name = f"{years}-{month + 1:02}"
        prices.append(m.MonthlyPrice(month=name, price_eur=round(now * share, 2)))
    first = prices[0].price_eur
    return m.PriceHistory(
        product_id=product_id,
        prices=prices,
        lowest_eur=min(price.price_eur for price in prices),
        change_percent=round(100 * (now - first) / first, 1),
    )


@router.get("/products/{product_id}/reviews")
async def list_product_reviews(
    database: Database,
    product_id: m.ProductId,
    max_score: Annotated[
        int, Query(ge=1, le=5, description="Highest score, 1 to 5.", examples=[4])
    ] = 5,
    limit: Limit = 10,
) -> Page[m.ProductReview]:
    """List what buyers wrote about a product, the newest first."""
    product_with(database, product_id)
    filters = {"product_id = ?": product_id, "score <= ?": max_score}
    return page(database, m.ProductReview, "reviews", filters, "written_on DESC, rowid", limit)


@router.get("/products/{product_id}/ratings")
async def summarize_product_ratings(database: Database, product_id: m.ProductId) -> m.RatingSummary:
    """Summarize a product's ratings: how often one to five stars were given."""
    product_with(database, product_id)
    sql = """SELECT COUNT(*) AS reviews, ROUND(AVG(score), 2) AS mean, SUM(score = 1) AS one_star,
        SUM(score = 2) AS two_stars, SUM(score = 3) AS three_stars, SUM(score = 4) AS four_stars,
        SUM(score = 5) AS five_stars FROM reviews WHERE product_id = ?"""
    return one(database, m.RatingSummary, "product", sql, product_id)


@router.get("/products/{product_id}/similar")
async def find_similar_products(
    database: Database, product_id: m.ProductId, limit: Limit = 5
) -> list[m.Product]:
    """Find products of the same category whose price is nearest to a product's."""
    this = product_with(database, product_id)
    sql = """SELECT * FROM products WHERE category = ? AND product_id <> ?
        ORDER BY ABS(price_eur - ?), product_id LIMIT ?"""
    return many(database, m.Product, sql, this.category, product_id, this.price_eur, limit)


@router.get("/products/{product_id}/bought-together")
async def find_products_bought_together(
    database: Database, product_id: m.ProductId, limit: Limit = 5
) -> list[m.BestSeller]:
    """Find what buyers of a product had in the same orders, the most frequent first."""
    product_with(database, product_id)
    sql = """SELECT b.product_id, name, SUM(b.units) AS units FROM lines a
        JOIN lines b USING (order_id) JOIN products ON products.product_id = b.product_id
        WHERE a.product_id = ? AND b.product_id <> a.product_id
        GROUP BY b.product_id ORDER BY units DESC, b.product_id LIMIT ?"""
    return many(database, m.BestSeller, sql, product_id, limit)


@router.get("/products/{product_id}/stock")
async def get_product_stock(
    database: Database,
    product_id: m.ProductId,
    min_units: Annotated[int, Query(ge=0, description="Fewest units.", examples=[1])] = 0,
) -> list[m.Stock]:
    """Get how many units of a product each warehouse holds."""
    product_with(database, product_id)
    sql = """SELECT * FROM stock JOIN warehouses USING (warehouse_id)
        WHERE product_id = ? AND units >= ? ORDER BY warehouse_id"""
    return many(database, m.Stock, sql, product_id, min_units)


@router.get("/products/{product_id}/delivery")
async def estimate_delivery_date(
    database: Database,
    product_id: m.ProductId,
    country: m.Country,
    order_day: Annotated[
        date, Query(description="Day of the order, YYYY-MM-DD.", examples=["2025-07-01"])
    ] = TODAY,
) -> m.Delivery:
    """Estimate between which days a product arrives in a country."""
    product = product_with(database, product_id)
    seller = one(
        database,
        m.Seller,
        "seller",
        "SELECT * FROM sellers WHERE seller_id = ?",
        product.seller_id,
    )
    days = seller.handling_days + transit_days(seller.country, country)
    return m.Delivery(
        product_id=product_id,
        ships_from=seller.country,
        earliest=order_day + timedelta(days=days),
        latest=order_day + timedelta(days=days + 3),
    )
