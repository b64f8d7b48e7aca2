"""Rows for planting faults in, between them with a place for every kind."""

from apigen.checks.findings import Candidate
from apigen.mutations.pool import pool_of
from apigen.mutations.rows import Row
from apigen.records import Style, ToolCall


def tool(name, required=(), **properties):
    parameters = {"type": "object", "properties": properties, "required": list(required)}
    return {"name": name, "description": f"Does {name}.", "parameters": parameters}


TEXT, WHOLE, NUMBER = {"type": "string"}, {"type": "integer"}, {"type": "number"}
SHIP = tool(
    "ship",
    ("parcels", "to"),
    parcels=WHOLE | {"description": "Number of parcels, 1 to 40."},
    to=TEXT,
    weight=NUMBER,
    weight_unit=TEXT | {"enum": ["kg", "lb"], "default": "kg"},
    speed=TEXT | {"enum": ["slow", "fast", "express"], "default": "slow"},
    insured={"type": "boolean", "default": False},
    day=TEXT,
    time=TEXT,
    tags={"type": "array", "items": TEXT},
)
PRICE = tool("price", ("parcels", "to"), parcels=WHOLE, to=TEXT)
PAY = tool("pay", ("amount",), amount=NUMBER, tip=NUMBER)


def row(query, calls, tools=(SHIP,), style=Style.SIMPLE, results=(), identity="r", **fields):
    made = tuple(ToolCall(name, arguments) for name, arguments in calls)
    candidate = Candidate(query, tuple(tools), made, style, "English", **fields)
    return Row(identity, candidate, tuple(results))


FULL = row(
    "Ship 12 parcels of 5 lb to Oban Harbour fast and insured on 2025-03-01 at 9:30, tags red "
    "and blue.",
    [
        (
            "ship",
            {
                "parcels": 12,
                "to": "Oban Harbour",
                "weight": 5,
                "weight_unit": "lb",
                "speed": "fast",
                "insured": True,
                "day": "2025-03-01",
                "time": "9:30",
                "tags": ["red", "blue"],
            },
        )
    ],
)
SHORT = row("Ship 3 parcels to Mull.", [("ship", {"parcels": 3, "to": "Mull"})], identity="s")
NUMBERS = row(
    "Pay 25 and a tip of 4.5.", [("pay", {"amount": 25, "tip": 4.5})], (PAY,), identity="n"
)
CHOICE = row(
    "Ship 7 parcels to Skye.",
    [("ship", {"parcels": 7, "to": "Skye"})],
    (SHIP, PRICE),
    Style.MULTIPLE,
    identity="c",
)
TWO = row(
    "Ship 5 parcels to Iona, then 8 parcels to Tiree.",
    [("ship", {"parcels": 5, "to": "Iona"}), ("ship", {"parcels": 8, "to": "Tiree"})],
    style=Style.PARALLEL,
    results=[{"number": 71, "note": "sent"}, {"number": 72, "note": "sent"}],
    identity="t",
)
CHAIN = row(
    "What do 6 parcels to Coll cost? Pay that, with a tip of 2.",
    [
        ("price", {"parcels": 6, "to": "Coll"}),
        ("pay", {"amount": "$1.total", "tip": 2}),
    ],
    (PRICE, PAY),
    Style.DEPENDENT,
    results=[{"total": 48.5, "fee": 3.5}, "paid"],
    identity="d",
)
LACKING = row(
    "Ship some parcels to Islay.",
    [],
    style=Style.MISSING_PARAMETER,
    missing=({"name": "ship", "parameter": "parcels"},),
    reply="How many?",
    identity="m",
)
USELESS = row(
    "Sing me a song.", [], (PRICE,), Style.IRRELEVANCE, reply="I cannot sing.", identity="u"
)
ASKED_PRICE = row(
    "What do 9 parcels to Jura cost?",
    [("price", {"parcels": 9, "to": "Jura"})],
    (PRICE,),
    identity="p",
)
TAGGED = row(
    "Ship 2 parcels to Muck, tags green and grey.",
    [("ship", {"parcels": 2, "to": "Muck", "tags": ["green", "grey"]})],
    identity="g",
)
ROWS = (FULL, SHORT, NUMBERS, CHOICE, TWO, CHAIN, LACKING, USELESS, ASKED_PRICE, TAGGED)
POOL = pool_of(ROWS)
