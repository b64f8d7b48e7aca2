"""A wholesaler: articles, price breaks, stock, purchase orders, deliveries, duties and fees."""

from datetime import date, timedelta
from math import ceil, sqrt

from fastapi import HTTPException

from tasks.world import supply_models as m
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.supply_data import CURRENCIES, FEES, TIERS, seed, stock_on

router = operations()
_ARTICLES = """(SELECT a.*, supplier, country, lead_days, min_order_eur, unit_price_eur price_eur
    FROM articles a JOIN suppliers USING (supplier_id)
    JOIN price_breaks USING (article_id) WHERE from_quantity = 1)"""
_ORDERS = """(SELECT o.*, supplier, payment_days, (SELECT ROUND(SUM(quantity * price_eur), 2)
    FROM lines l WHERE l.order_id = o.order_id) total_eur
    FROM orders o JOIN suppliers USING (supplier_id))"""
_DELAY = "JULIANDAY(IFNULL(arrived_on, '2025-06-30')) - JULIANDAY(due_on)"
_SAFETY = {"90%": 1.282, "95%": 1.645, "99%": 2.326}


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise HTTPException(422, f"there is no day {day!r}") from None


def _article(database: Database, article_id: str) -> dict:
    sql = f"SELECT * FROM {_ARTICLES} WHERE article_id = ?"
    row = database.execute(sql, (article_id,)).fetchone()
    if row is None:
        raise missing("article", article_id)
    return dict(row)


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
    return page(database, m.Article, _ARTICLES, filters, "price_eur, article_id", limit, offset)


@router.get("/articles/{article_id}")
async def get_wholesale_article(database: Database, article_id: m.ArticleId) -> m.ArticleSheet:
    """Get a wholesale article's supplier, origin, tariff code, weight and least order."""
    return m.ArticleSheet(**_article(database, article_id))


@router.get("/articles/{article_id}/price-breaks")
async def list_price_breaks(database: Database, article_id: m.ArticleId) -> list[m.PriceBreak]:
    """List the quantities from which a wholesale article gets cheaper, with the saving."""
    article = _article(database, article_id)
    sql = """SELECT *, ROUND(100 - 100 * unit_price_eur / ?, 1) saving_percent
        FROM price_breaks WHERE article_id = ? ORDER BY from_quantity"""
    return many(database, m.PriceBreak, sql, article["price_eur"], article_id)


@router.get("/articles/{article_id}/quantity-price")
async def quote_quantity_price(
    database: Database, article_id: m.ArticleId, quantity: m.Quantity
) -> m.QuantityPrice:
    """Price a quantity of a wholesale article, and say whether ordering more costs less."""
    breaks = await list_price_breaks(database, article_id)
    ordered = max(quantity, _article(database, article_id)["min_quantity"])
    unit = [each for each in breaks if each.from_quantity <= ordered][-1].unit_price_eur
    higher = [each for each in breaks if each.from_quantity > ordered]
    total = round(ordered * unit, 2)
    return m.QuantityPrice(
        ordered=ordered,
        unit_price_eur=unit,
        total_eur=total,
        next_break=higher[0].from_quantity if higher else None,
        cheaper_to_order_more=any(
            each.from_quantity * each.unit_price_eur < total for each in higher
        ),
    )


@router.get("/articles/{article_id}/stock")
async def get_stock_on_day(
    database: Database, article_id: m.ArticleId, warehouse_id: m.Warehouse, day: m.StockDay
) -> m.Stock:
    """Get how many units of a wholesale article a warehouse holds on a day."""
    article, depot = _article(database, article_id), _depot(database, warehouse_id)
    when = _date(day)
    units = stock_on(article_id, warehouse_id, when, article["weekly_demand"])
    facts = {"article": article["article"], "warehouse": depot.warehouse, "day": day}
    return m.Stock(**facts, units=units, weeks_left=round(units / article["weekly_demand"], 1))


def _depot(database: Database, warehouse_id: str) -> m.Depot:
    sql = "SELECT * FROM warehouses WHERE warehouse_id = ?"
    return one(database, m.Depot, "warehouse", sql, warehouse_id)


@router.get("/articles/{article_id}/stock-history")
async def list_weekly_stock(
    database: Database, article_id: m.ArticleId, warehouse_id: m.Warehouse, weeks: m.Weeks = 8
) -> list[m.WeekStock]:
    """List the stock of a wholesale article in a warehouse week by week up to 2025-06-30."""
    weekly = _article(database, article_id)["weekly_demand"]
    _depot(database, warehouse_id)
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
    weekly = _article(database, article_id)["weekly_demand"]
    _depot(database, warehouse_id)
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
    article = _article(database, article_id)
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
        ROUND(AVG(IIF(arrived_on IS NULL, NULL, {_DELAY})), 2) average_delay_days,
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
    _depot(database, warehouse_id)
    sql = "SELECT * FROM articles WHERE ? IS NULL OR goods_group = ? ORDER BY article_id"
    found = []
    for row in database.execute(sql, (goods_group, goods_group)):
        weekly = row["weekly_demand"]
        units = stock_on(row["article_id"], warehouse_id, TODAY, weekly)
        if units < cover_weeks * weekly:
            facts = {"units": units, "weeks_left": round(units / weekly, 2)}
            facts["order_units"] = max(row["min_quantity"], 4 * weekly - units)
            names = {key: row[key] for key in ("article_id", "article")}
            found.append(m.LowStock(**names, **facts))
    return sorted(found, key=lambda each: (each.weeks_left, each.article_id))[:limit]


@router.get("/purchase-orders")
async def search_purchase_orders(
    database: Database,
    supplier_id: m.AnySupplier = None,
    state: m.OrderState = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Purchase]:
    """Search purchase orders sent to suppliers by supplier and state, the newest first."""
    filters = {"supplier_id = ?": supplier_id, "state = ?": state}
    order = "ordered_on DESC, order_id"
    return page(database, m.Purchase, _ORDERS, filters, order, limit, offset)


@router.get("/purchase-orders/overdue")
async def list_overdue_purchase_orders(
    database: Database, min_days_late: m.MinDaysLate, limit: Limit = 10
) -> list[m.Overdue]:
    """List purchase orders that should have arrived before 2025-06-30, the latest first."""
    sql = f"""SELECT *, total_eur value_eur,
        CAST(JULIANDAY('2025-06-30') - JULIANDAY(promised_on) AS INTEGER) days_late
        FROM {_ORDERS} WHERE state = 'open' AND days_late >= ?
        ORDER BY days_late DESC, order_id LIMIT ?"""
    return many(database, m.Overdue, sql, min_days_late, limit)


@router.get("/purchase-orders/{order_id}")
async def get_purchase_order(database: Database, order_id: m.OrderId) -> m.PurchaseDetails:
    """Get a purchase order's articles and prices, and until when to pay it."""
    sql = f"SELECT * FROM {_ORDERS} WHERE order_id = ?"
    row = database.execute(sql, (order_id,)).fetchone()
    if row is None:
        raise missing("purchase order", order_id)
    sql = """SELECT * FROM lines JOIN articles USING (article_id) WHERE order_id = ?
        ORDER BY article_id"""
    lines = many(database, m.PurchaseLine, sql, order_id)
    pay = date.fromisoformat(row["promised_on"]) + timedelta(days=row["payment_days"])
    return m.PurchaseDetails(**row, pay_until=str(pay), lines=lines)


@router.get("/deliveries")
async def list_deliveries_due(database: Database, day: m.DueDay) -> list[m.Arrival]:
    """List the deliveries that carriers promised for a day, with pallets and warehouse."""
    sql = """SELECT d.*, carrier, warehouse FROM deliveries d
        JOIN carriers USING (carrier_id) JOIN orders USING (order_id)
        JOIN warehouses USING (warehouse_id) WHERE due_on = ? ORDER BY warehouse, delivery_id"""
    return many(database, m.Arrival, sql, day)


@router.get("/deliveries/{delivery_id}")
async def track_pallet_delivery(database: Database, delivery_id: m.DeliveryId) -> m.DeliveryState:
    """Track a delivery of pallets: carrier, warehouse, and days of delay."""
    sql = f"""SELECT d.*, carrier, warehouse, CAST({_DELAY} AS INTEGER) delay_days
        FROM deliveries d JOIN carriers USING (carrier_id) JOIN orders USING (order_id)
        JOIN warehouses USING (warehouse_id) WHERE delivery_id = ?"""
    return one(database, m.DeliveryState, "delivery", sql, delivery_id)


@router.get("/carriers/punctuality")
async def rank_carriers_by_punctuality(
    database: Database, min_deliveries: m.MinDeliveries
) -> list[m.CarrierScore]:
    """Rank freight carriers by the share of deliveries that arrived on the due day or before."""
    sql = f"""SELECT ROW_NUMBER() OVER (ORDER BY AVG(arrived_on <= due_on) DESC, carrier_id) place,
        carrier_id, carrier, COUNT(*) deliveries,
        ROUND(100 * AVG(arrived_on <= due_on), 1) on_time_percent,
        ROUND(AVG({_DELAY}), 2) average_delay_days
        FROM deliveries JOIN carriers USING (carrier_id) WHERE arrived_on IS NOT NULL
        GROUP BY carrier_id HAVING deliveries >= ? ORDER BY place"""
    return many(database, m.CarrierScore, sql, min_deliveries)


@router.get("/tariffs")
async def search_tariff_codes(database: Database, goods: m.GoodsWord) -> list[m.Tariff]:
    """Search customs tariff codes by words of the goods, with the full rate of duty."""
    sql = """SELECT *, ROUND(100 * full_rate, 1) full_rate_percent FROM tariffs
        WHERE goods LIKE '%' || ? || '%' ORDER BY tariff_code"""
    return many(database, m.Tariff, sql, goods)


@router.get("/tariffs/{tariff_code}/duty")
async def compute_customs_duty(
    database: Database,
    tariff_code: m.TariffCode,
    origin: m.Origin,
    value_eur: m.Value,
    freight_eur: m.Freight = 0,
) -> m.Duty:
    """Compute customs duty and import tax of goods by tariff code and origin.

    Customs unions pay nothing, countries with a treaty 40% of the rate. Duty is on value and
    freight, and import tax is 20% of all of them.
    """
    sql = "SELECT full_rate FROM tariffs WHERE tariff_code = ?"
    rate = database.execute(sql, (tariff_code,)).fetchone()
    if rate is None:
        raise missing("tariff code", tariff_code)
    row = database.execute("SELECT bloc FROM origins WHERE country = ?", (origin,)).fetchone()
    if row is None:
        raise missing("country", origin)
    share = rate[0] * {"customs union": 0, "treaty": 0.4, "none": 1}[row[0]]
    customs_value = round(value_eur + freight_eur, 2)
    duty = round(customs_value * share, 2)
    tax = round(0.2 * (customs_value + duty), 2)
    return m.Duty(
        bloc=row[0],
        rate_percent=round(100 * share, 2),
        customs_value_eur=customs_value,
        duty_eur=duty,
        import_tax_eur=tax,
        landed_eur=round(customs_value + duty + tax, 2),
    )


@router.get("/supplier-returns")
async def list_supplier_returns(
    database: Database,
    reason: m.Reason = None,
    supplier_id: m.AnySupplier = None,
    limit: Limit = 10,
) -> Page[m.Returned]:
    """List goods that were sent back to suppliers, by reason and supplier, the newest first."""
    source = "returns JOIN articles USING (article_id)"
    filters = {"reason = ?": reason, "supplier_id = ?": supplier_id}
    return page(database, m.Returned, source, filters, "returned_on DESC, return_id", limit)


@router.get("/vouchers/{code}/check")
async def check_wholesale_voucher(
    database: Database, code: m.VoucherCode, order_total_eur: m.OrderTotal, day: m.OrderDay
) -> m.VoucherCheck:
    """Check what a wholesale voucher saves on an order's total on a day, and why if nothing.

    A voucher of a group of goods counts for orders of that group alone.
    """
    row = database.execute("SELECT * FROM vouchers WHERE code = ?", (code,)).fetchone()
    if row is None:
        raise missing("voucher", code)
    reason = ""
    if not row["valid_from"] <= str(_date(day)) <= row["valid_until"]:
        reason = f"it is valid from {row['valid_from']} to {row['valid_until']}"
    elif order_total_eur < row["min_total_eur"]:
        reason = f"it needs a total of {row['min_total_eur']} euros"
    saving = 0.0 if reason else round(order_total_eur * row["percent"] / 100, 2)
    return m.VoucherCheck(
        valid=not reason, reason=reason, goods_group=row["goods_group"], saving_eur=saving
    )


@router.get("/loyalty/tier")
async def get_loyalty_tier(
    purchases_eur: m.YearSales, customer_years: m.CustomerYears = 0
) -> m.Tier:
    """Get a wholesale customer's loyalty tier with its discount and the points to the next one.

    Every ten euros of the last year's purchases give a point, every full year as a customer 100.
    """
    points = int(purchases_eur // 10) + 100 * customer_years
    reached = [each for each in TIERS if each[1] <= points]
    above = TIERS[len(reached) : len(reached) + 1]
    tier, _, discount, days = reached[-1]
    return m.Tier(
        tier=tier,
        points=points,
        discount_percent=round(100 * discount, 1),
        extra_payment_days=days,
        next_tier=above[0][0] if above else None,
        points_missing=above[0][1] - points if above else 0,
    )


@router.get("/price-lists")
async def get_currency_price_list(
    database: Database,
    currency: m.Currency,
    goods_group: m.GoodsGroup,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.ListPrice]:
    """Get the wholesale price list of a group of goods in a currency, in the order of names."""
    columns = f"*, ROUND(price_eur * {CURRENCIES[currency]}, 2) price, '{currency}' currency"
    filters = {"goods_group = ?": goods_group}
    order = "article, article_id"
    return page(database, m.ListPrice, _ARTICLES, filters, order, limit, offset, columns)


@router.post("/marketplaces/fees")
async def compare_marketplace_fees(sale: m.MarketSale) -> list[m.MarketFees]:
    """Compare what online marketplaces take from a month's sales, the most profitable first."""
    revenue = sale.unit_price_eur * sale.units_per_month
    orders = ceil(sale.units_per_month / sale.units_per_order)
    found = []
    for marketplace, (commission, per_order, monthly) in FEES.items():
        fees = commission * revenue + per_order * orders + monthly
        profit = revenue - fees - sale.unit_cost_eur * sale.units_per_month
        facts = {"fees_eur": round(fees, 2), "profit_eur": round(profit, 2)}
        share = round(100 * fees / revenue, 1)
        found.append(m.MarketFees(marketplace=marketplace, **facts, fee_percent=share))
    return sorted(found, key=lambda each: (-each.profit_eur, each.marketplace))


@router.post("/requisitions")
async def plan_requisition(database: Database, wanted: m.Requisition) -> m.RequisitionPlan:
    """Split a requisition of wholesale articles by supplier, with the loyalty discount.

    Bronze has no discount, silver 2%, gold 4% and platinum 6%.
    """
    totals: dict[str, float] = {}
    suppliers, weight = {}, 0.0
    for each in wanted.articles:
        article = _article(database, each.article_id)
        price = await quote_quantity_price(database, each.article_id, each.quantity)
        name = article["supplier"]
        suppliers[name] = article
        totals[name] = totals.get(name, 0) + price.total_eur
        weight += price.ordered * article["weight_kg"]
    parts = [
        m.SupplierPart(
            supplier=name,
            total_eur=round(total, 2),
            missing_eur=round(max(0, suppliers[name]["min_order_eur"] - total), 2),
            lead_days=suppliers[name]["lead_days"],
        )
        for name, total in sorted(totals.items())
    ]
    goods = sum(totals.values())
    share = next(discount for tier, _, discount, _ in TIERS if tier == wanted.tier)
    return m.RequisitionPlan(
        goods_eur=round(goods, 2),
        discount_eur=round(goods * share, 2),
        weight_kg=round(weight, 1),
        parts=parts,
    )


@router.post("/pallets")
async def pack_pallets(load: m.PalletLoad) -> m.Pallets:
    """Compute how many pallets of 120 by 80 cm cartons of one size fill.

    Cartons stand upright and all the same way. A pallet is loaded up to 160 cm and 1000 kg.
    """
    length, width = load.length_cm, load.width_cm
    per_layer = max((120 // length) * (80 // width), (120 // width) * (80 // length))
    layers = min(160 // load.height_cm, int(1000 // (per_layer * load.weight_kg)))
    per_pallet = per_layer * layers if layers else max(1, int(1000 // load.weight_kg))
    return m.Pallets(
        per_layer=per_layer,
        layers=max(1, layers),
        per_pallet=per_pallet,
        pallets=ceil(load.number / per_pallet),
        weight_per_pallet_kg=round(min(load.number, per_pallet) * load.weight_kg, 1),
    )


SERVICE = Service(
    name="supply",
    title="Wholesale Desk",
    category="Commerce",
    description="A wholesaler's catalogue, stock, purchase orders, freight, duties and fees.",
    seed=seed,
    router=router,
    needs_key=True,
)
