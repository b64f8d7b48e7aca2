"""Rows for `benchmarks.checks`: drafts of the offline model over the shipped functions, and worse.

No two rows ask the same; they are in English, in all styles and registers.
"""

import json
from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Any

from apigen.library.python_source import import_functions
from apigen.offline import answer
from apigen.records import REGISTERS, JsonObject, Style, Tool

FUNCTIONS = Path(__file__).parent.parent / "data" / "library" / "functions"
NUMBERS = ("digits", "grouped", "words")
DATES = ("iso", "day_month_year", "month_day_year", "spelled")
_ALONE = frozenset({Style.SIMPLE, Style.PARALLEL})
_PAIRS = 4


def make_rows(wanted: int) -> list[str]:
    """So many JSON lines as this project's datasets have them."""
    files = {p.relative_to(FUNCTIONS).as_posix(): p.read_text() for p in FUNCTIONS.rglob("*.py")}
    tools = import_functions(files).tools
    found: dict[str, str] = {}
    for seed, style, register, numbers, dates in zip(
        count(), *map(cycle, (Style, REGISTERS, NUMBERS, DATES)), strict=False
    ):
        manner = {"style": style, "register": register, "numbers": numbers, "dates": dates}
        for pair, offered in _pairs(tools, manner, seed):
            found.setdefault(pair["query"], _line(len(found), pair, offered, style))
        if len(found) >= wanted:
            return list(found.values())[:wanted]
    raise AssertionError("seeds never end")


def _pairs(
    tools: list[Tool], manner: JsonObject, seed: int
) -> Iterator[tuple[JsonObject, list[JsonObject]]]:
    """Drafts for one tool and its neighbours, with the tools that they are offered."""
    style = manner["style"]
    near = [tools[(seed + step) % len(tools)] for step in range(1 if style in _ALONE else 3)]
    held = 1 if style is Style.IRRELEVANCE else 0
    withheld, offered = near[:held], near[held:]
    lines = [f"{name}: {value}" for name, value in manner.items()]
    task = "\n".join([*lines, "language: English", f"pairs: {_PAIRS}"])
    parts = {"task": task, "tools": _shown(offered), "withheld": _shown(withheld)}
    text = "\n".join(f"<{tag}>\n{body}\n</{tag}>" for tag, body in parts.items())
    said = answer("offline-perfect", [{"role": "user", "content": text}], seed).text
    for pair in json.loads(said[said.index("[") : said.rindex("]") + 1]):
        if style is not Style.MISSING_PARAMETER or "missing" in pair:
            yield pair, [tool.card() for tool in offered]


def _shown(tools: list[Tool]) -> str:
    return json.dumps(
        [tool.card() | {"examples": tool.examples, "returns": tool.returns} for tool in tools]
    )


def _line(number: int, pair: JsonObject, offered: list[JsonObject], style: Style) -> str:
    row = {"id": number, "style": style, "language": "English", "query": pair["query"]}
    texts = {"tools": offered, "answers": pair["answers"], "missing": pair.get("missing", [])}
    row |= {name: json.dumps(value) for name, value in texts.items()}
    return json.dumps(row | {"reply": pair.get("reply", "")})


def hostile_rows() -> dict[str, str]:
    """Rows that are made to take long, by what is too much in them."""
    deep: dict[str, Any] = {"type": "object", "properties": {"a": {"type": "string"}}}
    value: Any = "x"
    for _ in range(12):
        deep = {"type": "object", "properties": {"a": deep}, "additionalProperties": False}
        value = {"a": value, "b": 1}
    many = {"type": "object", "properties": {f"p{n}": {"type": "string"} for n in range(2000)}}
    evil = {"type": "array", "items": {"type": "string", "pattern": "(a?){400}a{400}$"}}
    choice = {"type": "array", "items": {"enum": [f"value {n}" for n in range(3000)]}}
    items = {"type": "array", "uniqueItems": True, "items": {"type": "object"}}
    free = {f"k{n}": {"type": "string"} for n in range(900)}
    counted = {f"k{n}": {"type": "number"} for n in range(900)}
    listed = {"x": {"type": "array", "items": {"type": "number"}}}
    return {
        "a query of 100 kB": _row("{a " * 33_333),
        "a query of 100 kB of markup": _row("\"'<a " * 20_000),
        "a query that is one name": _row("a" + "_" * 7990 + "@"),
        "a query of open quotes": _row("„" * 7900 + " {city}"),
        "a query of results": _row("of that result the first one gives " * 220, style="simple"),
        "a query of numbers": _row("7 " * 3900, {f"k{n}": n for n in range(900)}, counted),
        "a list of the query's numbers": _row("7, " * 2600, {"x": [7] * 1900}, listed),
        "900 texts of a long query": _row(
            "words and more " * 500, {f"k{n}": f"word {n}" for n in range(900)}, free
        ),
        "calls of one function": _row(
            "set 1 and 2, " * 600,
            calls=[{"name": "f", "arguments": {"x": str(n), "y": n}} for n in range(90)],
            properties={"x": {"type": "string"}, "y": {"type": "integer"}},
        ),
        "10,000 calls": _row("q", calls=[{"name": "f", "arguments": {}}] * 10_000),
        "10,000 arguments": _row("q", {f"k{n}": n for n in range(10_000)}),
        "1,900 wrong arguments": _row("q", {f"k{n}": n for n in range(1900)}),
        "a value 12 levels deep": _row("q", {"x": value}, {"x": deep}),
        "100 calls of 2,000 parameters": _row(
            "q",
            calls=[{"name": "f", "arguments": {"x": {"p1": n}}} for n in range(100)],
            properties={"x": many},
        ),
        "an evil pattern": _row("q", {"x": ["a" * 999 + "b"] * 50}, {"x": evil}),
        "900 evil patterns": _row("q", {f"k{n}": "a" * 99 for n in range(900)}, _evil(900)),
        "1,900 of 3,000 choices": _row("q", {"x": ["value"] * 1900}, {"x": choice}),
        "900 distinct objects": _row("q", {"x": [{"a": n} for n in range(900)]}, {"x": items}),
    }


def _evil(count: int) -> dict[str, Any]:
    return {f"k{n}": {"type": "string", "pattern": f"(a|b|.){{{n + 90}}}z$"} for n in range(count)}


def _row(
    query: str, arguments: Any = None, properties: Any = None, calls: Any = None, **more: str
) -> str:
    parameters = {"type": "object", "properties": properties or {"x": {"type": "string"}}}
    tool = {"name": "f", "description": "Does it.", "parameters": parameters}
    answers = calls or [{"name": "f", "arguments": arguments or {}}]
    return json.dumps({"query": query, "tools": [tool], "answers": answers, **more})
