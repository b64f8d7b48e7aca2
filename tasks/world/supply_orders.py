"""Purchase orders, deliveries, customs duty and returns."""

from datetime import timedelta

from tasks.world import supply_orders_models as m
from tasks.world.days import day_of
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    first_row,
    many,
    one,
    operations,
    page,
)
from tasks.world.supply_rows import DELAY

router = operations()

_ORDERS = """(SELECT o.*, supplier, payment_days, (SELECT ROUND(SUM(quantity * price_eur), 2)
    FROM lines l WHERE l.order_id = o.order_id) total_eur
    FROM orders o JOIN suppliers USING (supplier_id))"""


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
        days_between(promised_on, today()) days_late
        FROM {_ORDERS} WHERE state = 'open' AND days_late >= ?
        ORDER BY days_late DESC, order_id LIMIT ?"""
    return many(database, m.Overdue, sql, min_days_late, limit)


@router.get("/purchase-orders/{order_id}")
async def get_purchase_order(database: Database, order_id: m.OrderId) -> m.PurchaseDetails:
    """Get a purchase order's articles and prices, and until when to pay it."""
    sql = f"SELECT * FROM {_ORDERS} WHERE order_id = ?"
    row = first_row(database, "purchase order", sql, order_id)
    sql = """SELECT * FROM lines JOIN articles USING (article_id) WHERE order_id = ?
        ORDER BY article_id"""
    lines = many(database, m.PurchaseLine, sql, order_id)
    pay = day_of(row["promised_on"]) + timedelta(days=row["payment_days"])
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
    sql = f"""SELECT d.*, carrier, warehouse, {DELAY} delay_days
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
        ROUND(AVG({DELAY}), 2) average_delay_days
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
    full_rate = first_row(database, "tariff code", sql, tariff_code)["full_rate"]
    sql = "SELECT bloc FROM origins WHERE country = ?"
    bloc = first_row(database, "country", sql, origin)["bloc"]
    share = full_rate * {"customs union": 0, "treaty": 0.4, "none": 1}[bloc]
    customs_value = round(value_eur + freight_eur, 2)
    duty = round(customs_value * share, 2)
    tax = round(0.2 * (customs_value + duty), 2)
    return m.Duty(
        bloc=bloc,
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
