"""Vouchers, loyalty, price lists, marketplaces, requisitions and pallets."""

from math import ceil

from tasks.world import supply_sales_models as m
from tasks.world.days import day_of
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    first_row,
    operations,
    page,
)
from tasks.world.supply_data import CURRENCIES, FEES, TIERS
from tasks.world.supply_rows import ARTICLES, article_with, price_of_quantity

router = operations()


@router.get("/vouchers/{code}/check")
async def check_wholesale_voucher(
    database: Database, code: m.VoucherCode, order_total_eur: m.OrderTotal, day: m.OrderDay
) -> m.VoucherCheck:
    """Check what a wholesale voucher saves on an order's total on a day, and why if nothing.

    A voucher of a group of goods counts for orders of that group alone.
    """
    row = first_row(database, "voucher", "SELECT * FROM vouchers WHERE code = ?", code)
    reason = ""
    if not row["valid_from"] <= str(day_of(day)) <= row["valid_until"]:
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
    return page(database, m.ListPrice, ARTICLES, filters, order, limit, offset, columns)


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
        article = article_with(database, each.article_id)
        price = price_of_quantity(database, each.article_id, each.quantity)
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
