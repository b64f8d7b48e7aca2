"""What several operations look up."""

import sqlite3

from tasks.world import supply_stock_models as m
from tasks.world.service import Database, first_row, many, one

ARTICLES = """(SELECT a.*, supplier, country, lead_days, min_order_eur, unit_price_eur price_eur
    FROM articles a JOIN suppliers USING (supplier_id)
    JOIN price_breaks USING (article_id) WHERE from_quantity = 1)"""
DELAY = "days_between(due_on, IFNULL(arrived_on, today()))"
"""Days of a delivery behind the due day, until today where it has not arrived."""


def article_with(database: Database, article_id: str) -> sqlite3.Row:
    """The article of that id with its supplier and first price, or a 404."""
    sql = f"SELECT * FROM {ARTICLES} WHERE article_id = ?"
    return first_row(database, "article", sql, article_id)


def depot_with(database: Database, warehouse_id: str) -> m.Depot:
    """The warehouse of that id, or a 404."""
    sql = "SELECT * FROM warehouses WHERE warehouse_id = ?"
    return one(database, m.Depot, "warehouse", sql, warehouse_id)


def price_breaks_of(database: Database, article_id: str) -> list[m.PriceBreak]:
    """The quantities from which an article gets cheaper, or a 404."""
    article = article_with(database, article_id)
    sql = """SELECT *, ROUND(100 - 100 * unit_price_eur / ?, 1) saving_percent
        FROM price_breaks WHERE article_id = ? ORDER BY from_quantity"""
    return many(database, m.PriceBreak, sql, article["price_eur"], article_id)


def price_of_quantity(database: Database, article_id: str, quantity: int) -> m.QuantityPrice:
    """What a quantity of an article costs, or a 404."""
    breaks = price_breaks_of(database, article_id)
    ordered = max(quantity, article_with(database, article_id)["min_quantity"])
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
