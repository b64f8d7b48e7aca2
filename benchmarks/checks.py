"""How fast the format check is, beside merely decoding the same rows, and on hostile ones.

`python -m benchmarks.checks [ROWS]` prints rows/s on one core, the ratio of both, and what the
worst rows cost, in milliseconds.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from apigen.foreign.rows import read_row
from apigen.library.python_source import import_functions

FUNCTIONS = Path(__file__).parent.parent / "data" / "library" / "functions"
ROUNDS = 5


def make_rows(count: int) -> list[str]:
    """JSON lines of single-call rows over the shipped library's worked examples."""
    files = {p.relative_to(FUNCTIONS).as_posix(): p.read_text() for p in FUNCTIONS.rglob("*.py")}
    tools = import_functions(files).tools
    rows = []
    for number in range(count):
        tool = tools[number % len(tools)]
        call = {"name": tool.name, "arguments": tool.examples[number % len(tool.examples)]}
        row = {"id": number, "query": tool.description, "tools": [tool.card()], "answers": [call]}
        rows.append(json.dumps(row))
    return rows


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
    return {
        "a query of 100 kB": _row("{a " * 33_333),
        "a query of 100 kB of markup": _row("\"'<a " * 20_000),
        "a query that is one name": _row("a" + "_" * 7990 + "@"),
        "a query of open quotes": _row("„" * 7900 + " {city}"),
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


def _row(query: str, arguments: Any = None, properties: Any = None, calls: Any = None) -> str:
    parameters = {"type": "object", "properties": properties or {"x": {"type": "string"}}}
    tool = {"name": "f", "description": "Does it.", "parameters": parameters}
    answers = calls or [{"name": "f", "arguments": arguments or {}}]
    return json.dumps({"query": query, "tools": [tool], "answers": answers})


def rows_per_s(rows: list[str], work: Callable[[str], object]) -> float:
    """The best of some rounds: what the machine can do when nothing else disturbs it."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for row in rows:
            work(row)
        best = min(best, time.process_time() - start)
    return len(rows) / best


def main() -> None:
    """Measure and print."""
    rows = make_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    assert all(read_row(row).verdict.ok for row in rows)
    decode, check = rows_per_s(rows, json.loads), rows_per_s(rows, read_row)
    print(f"decode only:             {decode:>9,.0f} rows/s")
    print(f"decode and format check: {check:>9,.0f} rows/s ({check / decode:.1%} of it)")
    print("hostile rows, decoding and format check:")
    for name, row in hostile_rows().items():
        reason = read_row(row).verdict.reason
        print(f"  {name:<30} {1000 / rows_per_s([row], read_row):>6.1f} ms  {reason}")


if __name__ == "__main__":
    main()
