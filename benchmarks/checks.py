"""How fast the format check is, beside merely decoding the same rows.

`python -m benchmarks.checks [ROWS]` prints rows/s on one core and the ratio of both.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

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


def rows_per_s(rows: list[str], work: Callable[[str], object]) -> float:
    """The best of some rounds: what the machine can do when nothing else disturbs it."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for row in rows:
            work(row)
        best = min(best, time.perf_counter() - start)
    return len(rows) / best


def main() -> None:
    """Measure and print."""
    rows = make_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
    assert all(read_row(row).verdict.ok for row in rows)
    decode, check = rows_per_s(rows, json.loads), rows_per_s(rows, read_row)
    print(f"decode only:             {decode:>9,.0f} rows/s")
    print(f"decode and format check: {check:>9,.0f} rows/s ({check / decode:.1%} of it)")


if __name__ == "__main__":
    main()
