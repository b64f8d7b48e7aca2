"""Articles, their prices, stock, suppliers and warehouses."""

from datetime import timedelta
from math import ceil, sqrt

from tasks.world import supply_stock_models as m
from tasks.world.days import day_of
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.supply_data import stock_on
from tasks.world.supply_rows import (
    ARTICLES,
    DELAY,
    article_with,
    depot_with,
    price_breaks_of,
    price_of_quantity,
)

router = operations()

_SAFETY = {"90%": 1.282, "95%": 1.645, "99%": 2.326}


@router.get("/articles")
async def search_wholesale_articles(
    database: Database,
    words: m.Words = None,
    goods_group: m.AnyGroup = None,
    max_min_quantity: m.MaxMinimum = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Article]:
    """Search a wholesaler's catalogue by name, group of goods and least order, cheapest first."""
    filters = {"article LIKE '%' || ? || '%'": words, "goods_group = ?": goods_group}
    filters["min_quantity <= ?"] = max_min_quantity
    return page(database, m.Article, ARTICLES, filters, "price_eur, article_id", limit, offset)


@router.get("/articles/{article_id}")
async def get_wholesale_article(database: Database, article_id: m.ArticleId) -> m.ArticleSheet:
    """Get a wholesale article's supplier, origin, tariff code, weight and least order."""
    return m.ArticleSheet(**article_with(database, article_id))


@router.get("/articles/{article_id}/price-breaks")
async def list_price_breaks(database: Database, article_id: m.ArticleId) -> list[m.PriceBreak]:
    """List the quantities from which a wholesale article gets cheaper, with the saving."""
    return price_breaks_of(database, article_id)


@router.get("/articles/{article_id}/quantity-price")
async def quote_quantity_price(
    database: Database, article_id: m.ArticleId, quantity: m.Quantity
) -> m.QuantityPrice:
    """Price a quantity of a wholesale article, and say whether ordering more costs less."""
    return price_of_quantity(database, article_id, quantity)


@router.get("/articles/{article_id}/stock")
async def get_stock_on_day(
    database: Database, article_id: m.ArticleId, warehouse_id: m.Warehouse, day: m.StockDay
) -> m.Stock:
    """Get how many units of a wholesale article a warehouse holds on a day."""
    article, depot = article_with(database, article_id), depot_with(database, warehouse_id)
    when = day_of(day)
    units = stock_on(article_id, warehouse_id, when, article["weekly_demand"])
    facts = {"article": article["article"], "warehouse": depot.warehouse, "day": day}
    return m.Stock(**facts, units=units, weeks_left=round(units / article["weekly_demand"], 1))


@router.get("/articles/{article_id}/stock-history")
async def list_weekly_stock(
    database: Database, article_id: m.ArticleId, warehouse_id: m.Warehouse, weeks: m.Weeks = 8
) -> list[m.WeekStock]:
    """List the stock of a wholesale article in a warehouse week by week up to 2025-06-30."""
    weekly = article_with(database, article_id)["weekly_demand"]
    depot_with(database, warehouse_id)
    days = (TODAY - timedelta(weeks=each) for each in range(weeks, -1, -1))
    return [
        m.WeekStock(day=str(day), units=stock_on(article_id, warehouse_id, day, weekly))
        for day in days
    ]


@router.get("/articles/{article_id}/nearest-stock")
async def find_nearest_stock(
    database: Database, article_id: m.ArticleId, warehouse_id: m.Warehouse, quantity: m.Quantity
) -> list[m.StockPlace]:
    """Find the other warehouses that hold a quantity of an article today, the nearest first."""
    weekly = article_with(database, article_id)["weekly_demand"]
    depot_with(database, warehouse_id)
    sql = """SELECT o.*, distance_km(w.latitude, w.longitude, o.latitude, o.longitude) distance_km,
        0 units FROM warehouses w JOIN warehouses o ON o.warehouse_id != w.warehouse_id
        WHERE w.warehouse_id = ? ORDER BY distance_km, o.warehouse_id"""
    found = many(database, m.StockPlace, sql, warehouse_id)
    for place in found:
        place.units = stock_on(article_id, place.warehouse_id, TODAY, weekly)
    return [place for place in found if place.units >= quantity]


@router.get("/articles/{article_id}/reorder-point")
async def compute_reorder_point(
    database: Database, article_id: m.ArticleId, service_level: m.ServiceLevel = "95%"
) -> m.ReorderPoint:
    """Compute at which stock to reorder a wholesale article.

    That is the demand of the supplier's lead time, and a safety stock of 1.282, 1.645 or 2.326
    standard deviations for 90%, 95% or 99%.
    """
    article = article_with(database, article_id)
    weeks = article["lead_days"] / 7
    safety = ceil(_SAFETY[service_level] * article["demand_deviation"] * sqrt(weeks))
    return m.ReorderPoint(
        reorder_at_units=ceil(weeks * article["weekly_demand"]) + safety,
        safety_units=safety,
        lead_days=article["lead_days"],
        weekly_demand=article["weekly_demand"],
    )


@router.get("/suppliers/{supplier_id}/score")
async def get_supplier_score(database: Database, supplier_id: m.SupplierId) -> m.SupplierScore:
    """Get how punctual a supplier's deliveries were, and how many units were returned."""
    sql = f"""SELECT s.*, COUNT(o.order_id) orders,
        ROUND(100.0 * SUM(arrived_on <= due_on) / COUNT(arrived_on), 1) on_time_percent,
        ROUND(AVG(IIF(arrived_on IS NULL, NULL, {DELAY})), 2) average_delay_days,
        (SELECT TOTAL(quantity) FROM returns JOIN orders r USING (order_id)
            WHERE r.supplier_id = s.supplier_id) returned_units
        FROM suppliers s LEFT JOIN orders o USING (supplier_id)
        LEFT JOIN deliveries USING (order_id) WHERE s.supplier_id = ? GROUP BY s.supplier_id"""
    return one(database, m.SupplierScore, "supplier", sql, supplier_id)


@router.get("/warehouses")
async def find_warehouses(
    database: Database,
    min_pallets: m.MinPallets = None,
    cooled: m.Cooled = None,
    limit: Limit = 10,
) -> Page[m.Depot]:
    """Find warehouses by their room for pallets and cooling, the largest first."""
    filters = {"pallets >= ?": min_pallets, "cooled = ?": cooled}
    return page(database, m.Depot, "warehouses", filters, "pallets DESC, warehouse_id", limit)


@router.get("/warehouses/{warehouse_id}/low-stock")
async def list_low_stock(
    database: Database,
    warehouse_id: m.WarehouseId,
    cover_weeks: m.CoverWeeks,
    goods_group: m.AnyGroup = None,
    limit: Limit = 10,
) -> list[m.LowStock]:
    """List the articles of which a warehouse's stock ends within some weeks, scarcest first."""
    depot_with(database, warehouse_id)
    sql = "SELECT * FROM articles WHERE goods_group IS IFNULL(?, goods_group) ORDER BY article_id"
    found = []
    for row in database.execute(sql, (goods_group,)):
        weekly = row["weekly_demand"]
        units = stock_on(row["article_id"], warehouse_id, TODAY, weekly)
        if units < cover_weeks * weekly:
            facts = {"units": units, "weeks_left": round(units / weekly, 2)}
            facts["order_units"] = max(row["min_quantity"], 4 * weekly - units)
            names = {key: row[key] for key in ("article_id", "article")}
            found.append(m.LowStock(**names, **facts))
    return sorted(found, key=lambda each: (each.weeks_left, each.article_id))[:limit]
