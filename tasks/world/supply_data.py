"""The vocabulary and the rows of the supply service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.places import COUNTRIES
from tasks.world.service import TODAY, drawn, fill
from tasks.world.spots import TOWNS
from tasks.world.words import distinct, firm, some_day

_GROUPS = ("cleaning", "electrical", "fasteners", "office", "packaging", "safety", "tools")
_ARTICLES = {
    "cleaning": ("Floor Cleaner", "Wiping Cloth", "Mop Head", "Hand Soap", "Refuse Sack"),
    "electrical": ("Cable Drum", "Socket", "Lamp Tube", "Fuse Set", "Junction Box"),
    "fasteners": ("Hex Bolt", "Wood Screw", "Washer", "Anchor", "Rivet"),
    "office": ("Copy Paper", "Ring Binder", "Marker Set", "Envelope", "Label Roll"),
    "packaging": ("Carton", "Stretch Film", "Packing Tape", "Pallet Corner", "Bubble Wrap"),
    "safety": ("Work Glove", "Helmet", "Ear Muff", "Warning Vest", "Safety Goggle"),
    "tools": ("Claw Hammer", "Spanner", "Hand Saw", "Spirit Level", "Chisel"),
}
_MAKES = (
    "Basic", "Basic XL", "Compact", "Eco", "Eco Plus", "Fine", "Heavy", "Industrial",
    "Light", "Mini", "Pro", "Pro Max", "Standard", "Standard Blue", "Super",
)  # fmt: skip
_UNITS = {"fasteners": "box of 100", "packaging": "pack of 5", "office": "pack of 10"}
_TARIFFS = (
    ("T100.10", "Cleaning agents in bottles", 0.045), ("T100.20", "Cloths and mops", 0.08),
    ("T200.10", "Cables and wires", 0.03), ("T200.20", "Switches and sockets", 0.025),
    ("T200.30", "Lamps", 0.04), ("T300.10", "Bolts and screws of steel", 0.037),
    ("T300.20", "Anchors and rivets", 0.05), ("T400.10", "Paper goods", 0.0),
    ("T400.20", "Writing goods", 0.037), ("T500.10", "Cartons", 0.02),
    ("T500.20", "Plastic film and tape", 0.065), ("T600.10", "Gloves and vests", 0.105),
    ("T600.20", "Helmets and goggles", 0.027), ("T700.10", "Hand tools of steel", 0.017),
    ("T700.20", "Measuring tools", 0.032),
)  # fmt: skip
"""Code, goods, and rate for countries without a treaty."""
_TARIFF_OF = {
    "cleaning": "T100.10 T100.20 T100.20 T100.10 T500.20",
    "electrical": "T200.10 T200.20 T200.30 T200.20 T200.20",
    "fasteners": "T300.10 T300.10 T300.10 T300.20 T300.20",
    "office": "T400.10 T400.10 T400.20 T400.10 T400.10",
    "packaging": "T500.10 T500.20 T500.20 T500.10 T500.20",
    "safety": "T600.10 T600.20 T600.20 T600.10 T600.20",
    "tools": "T700.10 T700.10 T700.10 T700.20 T700.10",
}
"""The codes of a group's articles, in their order."""
_BLOCS = ("customs union", "treaty", "none")
CURRENCIES = {"EUR": 1.0, "USD": 1.09, "GBP": 0.85, "CHF": 0.96, "SEK": 11.3, "PLN": 4.31}
"""Units of a currency for one euro, in all price lists of 2025."""
TIERS = (("bronze", 0, 0.0, 0), ("silver", 1500, 0.02, 2), ("gold", 5000, 0.04, 4),
         ("platinum", 15000, 0.06, 7))  # fmt: skip
"""Tier, points from which it is given, discount, and days by which payment may be later."""
FEES = {
    "Bazario": (0.12, 0.35, 39.0), "Kontorplace": (0.085, 0.9, 59.0), "Mercatly": (0.15, 0.0, 0.0),
    "Tradenest": (0.065, 1.2, 99.0), "Werkmarkt": (0.1, 0.5, 19.0),
}  # fmt: skip
"""Marketplace: commission, euros per order, euros per month."""
_REASONS = ("damaged", "wrong article", "too many", "late", "defect")


def stock_on(article_id: str, warehouse_id: str, when: date, weekly: int) -> int:
    """Units in stock: filled up every 28 days, then used up at the weekly rate."""
    offset = int(28 * drawn(article_id, warehouse_id))
    age = (when.toordinal() + offset) % 28
    month = (when.toordinal() + offset) // 28
    full = weekly * (3.6 + 1.6 * drawn(article_id, warehouse_id, month))
    return max(0, round(full - weekly * age / 7))


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """525 articles of 60 suppliers, 14 warehouses, 1,600 orders with deliveries and returns."""
    suppliers = [
        (f"sup-{number:03}", name, source.choice(COUNTRIES), source.choice((14, 30, 45, 60)))
        + (source.randint(3, 35), source.choice((0, 100, 250, 500)))
        for number, name in enumerate(distinct(firm, source, 60), 1)
    ]
    columns = "supplier_id TEXT PRIMARY KEY, supplier TEXT, country TEXT, payment_days INTEGER,"
    fill(database, "suppliers", columns + "lead_days INTEGER, min_order_eur INTEGER", suppliers)
    articles = _seed_articles(database, source)
    _seed_warehouses(database, source)
    _seed_orders(database, source, articles)
    _seed_rules(database, source)


def _seed_articles(database: sqlite3.Connection, source: random.Random) -> list[tuple]:
    articles, breaks = [], []
    titles = (
        (group, code, f"{article} {make}")
        for group in _GROUPS
        for article, code in zip(_ARTICLES[group], _TARIFF_OF[group].split(), strict=True)
        for make in _MAKES
    )
    for number, (group, code, title) in enumerate(titles, 1):
        article_id = f"wsa-{number:03}"
        price = round(source.uniform(1.2, 48), 2)
        for step, quantity in enumerate((1, 10, 50, 200)):
            cut = round(price * (1 - step * source.uniform(0.03, 0.08)), 2)
            breaks.append((article_id, quantity, cut))
        facts = (f"sup-{number * 7 % 60 + 1:03}", code)
        more = (source.choice((1, 1, 5, 10)), round(source.uniform(0.1, 18), 2))
        weekly = (source.randint(4, 90), source.randint(1, 25), round(0.7 * price, 2))
        articles.append(
            (article_id, title, group, _UNITS.get(group, "piece"), *facts, *more, *weekly)
        )
    columns = "article_id TEXT PRIMARY KEY, article TEXT, goods_group TEXT, unit TEXT,"
    columns += "supplier_id TEXT, tariff_code TEXT, min_quantity INTEGER, weight_kg REAL,"
    columns += "weekly_demand INTEGER, demand_deviation INTEGER, cost_eur REAL"
    fill(database, "articles", columns, articles)
    columns = "article_id TEXT, from_quantity INTEGER, unit_price_eur REAL"
    fill(database, "price_breaks", columns, breaks)
    database.execute("CREATE INDEX breaks_by_article ON price_breaks (article_id)")
    return articles


def _seed_warehouses(database: sqlite3.Connection, source: random.Random) -> None:
    rows = []
    for number, town in enumerate(TOWNS[::3], 1):
        place = (town.name, town.country, town.latitude, town.longitude)
        size = (source.randrange(2000, 18000, 500), source.randint(2, 24), source.random() < 0.4)
        rows.append((f"whs-{number:02}", f"{town.name} Depot", *place, *size))
    columns = "warehouse_id TEXT PRIMARY KEY, warehouse TEXT, city TEXT, country TEXT,"
    columns += "latitude REAL, longitude REAL, pallets INTEGER, docks INTEGER, cooled INTEGER"
    fill(database, "warehouses", columns, rows)


def _seed_orders(
    database: sqlite3.Connection, source: random.Random, articles: list[tuple]
) -> None:
    carriers = distinct(firm, source, 9)
    columns = "carrier_id TEXT PRIMARY KEY, carrier TEXT, base_eur REAL, per_kg_eur REAL"
    rows = (
        (f"crr-{number}", f"{name.split()[0]} Freight", float(source.randint(9, 40)))
        + (round(source.uniform(0.08, 0.4), 2),)
        for number, name in enumerate(carriers, 1)
    )
    fill(database, "carriers", columns, rows)
    by_supplier: dict[str, list[tuple]] = {}
    for article in articles:
        by_supplier.setdefault(article[4], []).append(article)
    orders, lines, deliveries, returns = [], [], [], []
    for number in range(1, 1601):
        order_id, supplier_id = f"pur-{number:04}", source.choice(sorted(by_supplier))
        ordered = some_day(source, date(2024, 7, 1), TODAY)
        promised = ordered + timedelta(days=source.randint(4, 30))
        arrived = promised + timedelta(days=source.choice((-2, -1, 0, 0, 0, 1, 2, 4, 9)))
        state = "delivered" if arrived <= TODAY else "open"
        warehouse = f"whs-{source.randint(1, 14):02}"
        orders.append((order_id, supplier_id, warehouse, str(ordered), str(promised), state))
        weight = 0.0
        for article in source.sample(by_supplier[supplier_id], source.randint(1, 4)):
            quantity = source.randrange(10, 300, 10)
            lines.append((order_id, article[0], quantity, article[10]))
            weight += quantity * article[7]
            back_on = arrived + timedelta(days=source.randint(1, 14))
            if back_on <= TODAY and source.random() < 0.09:
                facts = (source.randint(1, quantity), str(back_on), source.choice(_REASONS))
                returns.append((f"rtn-{len(returns) + 1:03}", order_id, article[0], *facts))
        carrier = f"crr-{source.randint(1, 9)}"
        pallets = max(1, round(weight / 400))
        arrival = str(arrived) if state == "delivered" else None
        deliveries.append((f"dlv-{number:04}", order_id, carrier, str(promised), arrival, pallets))
    columns = "order_id TEXT PRIMARY KEY, supplier_id TEXT, warehouse_id TEXT, ordered_on TEXT,"
    fill(database, "orders", columns + "promised_on TEXT, state TEXT", orders)
    columns = "order_id TEXT, article_id TEXT, quantity INTEGER, price_eur REAL"
    fill(database, "lines", columns, lines)
    columns = "delivery_id TEXT PRIMARY KEY, order_id TEXT, carrier_id TEXT, due_on TEXT,"
    fill(database, "deliveries", columns + "arrived_on TEXT, pallets INTEGER", deliveries)
    columns = "return_id TEXT PRIMARY KEY, order_id TEXT, article_id TEXT, quantity INTEGER,"
    fill(database, "returns", columns + "returned_on TEXT, reason TEXT", returns)
    database.execute("CREATE INDEX lines_by_order ON lines (order_id)")


def _seed_rules(database: sqlite3.Connection, source: random.Random) -> None:
    columns = "tariff_code TEXT PRIMARY KEY, goods TEXT, full_rate REAL"
    fill(database, "tariffs", columns, _TARIFFS)
    blocs = ((country, _BLOCS[number % 3]) for number, country in enumerate(COUNTRIES))
    fill(database, "origins", "country TEXT PRIMARY KEY, bloc TEXT", blocs)
    vouchers = []
    for number in range(1, 61):
        first = date(2025, 1, 1) + timedelta(days=source.randint(0, 250))
        last = first + timedelta(days=source.choice((14, 30, 60, 120)))
        group = source.choice((*_GROUPS, None))
        worth = (source.choice((5, 8, 10, 15)), source.choice((0, 100, 250, 500)))
        vouchers.append((f"WHOLE{number:02}", group, *worth, str(first), str(last)))
    columns = "code TEXT PRIMARY KEY, goods_group TEXT, percent INTEGER, min_total_eur INTEGER,"
    fill(database, "vouchers", columns + "valid_from TEXT, valid_until TEXT", vouchers)
