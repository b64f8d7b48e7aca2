"""The data of the commerce service."""

import random
import sqlite3
from datetime import date

from tasks.world.places import CITIES, COUNTRIES
from tasks.world.service import TODAY, fill
from tasks.world.words import day, distinct, firm, person

GOODS = {
    "kitchen": "Kettle,Toaster,Skillet,Blender,Knife Set,Coffee Grinder".split(","),
    "electronics": "Headphones,Keyboard,Monitor,Webcam,Speaker,Power Bank".split(","),
    "garden": "Hose,Shovel,Planter,Lantern,Pruning Shears,Bench".split(","),
    "sports": "Yoga Mat,Dumbbells,Tent,Running Belt,Bike Helmet,Kayak".split(","),
    "toys": "Puzzle,Building Blocks,Kite,Plush Bear,Train Set,Board Game".split(","),
    "office": "Desk Lamp,Notebook,Stapler,Chair,Whiteboard,Label Printer".split(","),
    "clothing": "Raincoat,Sweater,Scarf,Sneakers,Gloves,Backpack".split(","),
    "books": "Cookbook,Atlas,Novel,Field Guide,Sketchbook,Dictionary".split(","),
}
STATUSES = "delivered delivered delivered shipped processing returned cancelled".split()
CARRIERS = "Swiftpost Parcelane Northmail Cargobee".split()
WAREHOUSES = [(f"wh-{n:02}", CITIES[n * 33].name, CITIES[n * 33].country) for n in range(12)]
_STYLES = "Classic Compact Deluxe Eco Foldable Handmade Light Pro Rugged Smart Solid Urban".split()
_REMARKS = "Exactly as described.,Good value.,Arrived with a scratch.,My second one.,Not for me."


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """Sellers, products with reviews and stock, customers' orders, coupons and tax rates."""
    _seed_sellers(database, source)
    prices = _seed_products(database, source)
    _seed_orders(database, source, prices)
    coupons = (
        (f"SAVE{n:02}", source.choice((5, 10, 15, 20, 25)), source.choice((0, 30, 60, 100)))
        + (day(source, date(2025, 5, 1), date(2025, 12, 31)),)
        for n in range(1, 61)
    )
    columns = "code TEXT PRIMARY KEY, percent INTEGER, min_total_eur INTEGER, ends_on TEXT"
    fill(database, "coupons", columns, coupons)
    taxes = ((c, source.randint(15, 25), source.randint(4, 10)) for c in COUNTRIES)
    columns = "country TEXT COLLATE NOCASE, standard_percent INTEGER, reduced_percent INTEGER"
    fill(database, "taxes", columns, taxes)


def _seed_sellers(database: sqlite3.Connection, source: random.Random) -> None:
    rows = (
        (f"sel-{n:03}", name, source.choice(COUNTRIES), round(source.uniform(2.8, 5), 1))
        + (source.randint(2008, 2024), source.randint(1, 5), round(source.uniform(0.2, 9), 1))
        for n, name in enumerate(distinct(firm, source, 200), start=1)
    )
    fill(
        database,
        "sellers",
        "seller_id TEXT PRIMARY KEY, name TEXT, country TEXT COLLATE NOCASE, rating REAL,"
        "since INTEGER, handling_days INTEGER, return_percent REAL",
        rows,
    )


def _seed_products(database: sqlite3.Connection, source: random.Random) -> list[float]:
    rows, reviews, stock, prices = [], [], [], []
    for n in range(1, 3001):
        category = list(GOODS)[n % 8]
        product_id = f"prd-{n:04}"
        name = f"{source.choice(_STYLES)} {source.choice(GOODS[category])} {source.randint(10, 99)}"
        prices.append(round(source.uniform(4, 40) * source.choice((1, 1, 3, 9)), 2))
        scores = [source.randint(1, 5) for _ in range(source.randint(1, 4))]
        for score in scores:
            when = day(source, date(2024, 1, 1), TODAY)
            remark = source.choice(_REMARKS.split(","))
            reviews.append((product_id, person(source), when, score, remark))
        for warehouse, _, _ in source.sample(WAREHOUSES, 3):
            stock.append((product_id, warehouse, source.choice((0, 3, 12, 40, 150))))
        mean = round(sum(scores) / len(scores), 2)
        more = (round(source.uniform(0.1, 12), 2), source.choice((12, 24, 36)))
        seller = f"sel-{source.randint(1, 200):03}"
        rows.append((product_id, name, category, seller, prices[-1], mean, *more))
    fill(
        database,
        "products",
        "product_id TEXT PRIMARY KEY, name TEXT, category TEXT, seller_id TEXT, price_eur REAL,"
        "rating REAL, weight_kg REAL, warranty_months INTEGER",
        rows,
    )
    columns = "product_id TEXT, author TEXT, written_on TEXT, score INTEGER, text TEXT"
    fill(database, "reviews", columns, reviews)
    fill(database, "stock", "product_id TEXT, warehouse_id TEXT, units INTEGER", stock)
    fill(
        database, "warehouses", "warehouse_id TEXT PRIMARY KEY, city TEXT, country TEXT", WAREHOUSES
    )
    return prices


def _seed_orders(database: sqlite3.Connection, source: random.Random, prices: list[float]) -> None:
    orders, lines = [], []
    for n in range(1, 5001):
        order_id, total = f"ord-{n:05}", 0.0
        first = source.randint(1, 1480)
        for number in {first * 2, first, source.randint(1, 3000)}:
            units = source.choice((1, 1, 1, 2, 3))
            lines.append((order_id, f"prd-{number:04}", units, prices[number - 1]))
            total += units * prices[number - 1]
        city = source.choice(CITIES)
        when = day(source, date(2024, 1, 1), TODAY)
        row = (order_id, f"cus-{source.randint(1, 900):04}", when, source.choice(STATUSES))
        orders.append((*row, city.name, city.country, source.choice(CARRIERS), round(total, 2)))
    fill(
        database,
        "orders",
        "order_id TEXT PRIMARY KEY, customer_id TEXT, ordered_on TEXT, status TEXT, city TEXT,"
        "country TEXT COLLATE NOCASE, carrier TEXT, total_eur REAL",
        orders,
    )
    columns = "order_id TEXT, product_id TEXT, units INTEGER, unit_price_eur REAL"
    fill(database, "lines", columns, lines)
    database.execute("CREATE INDEX lines_by_product ON lines (product_id)")
    database.execute("CREATE INDEX lines_by_order ON lines (order_id)")
