"""How fast the rules are, beside merely decoding the same rows, and on hostile ones.

`python -m benchmarks.checks [ROWS]` prints rows/s on one core, in processor time, and what the
worst rows cost, in milliseconds. Rows pass all rules, and are timed when they are first seen, after
as many others over the same tools: as in the middle of a large dataset.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from apigen import strictjson
from apigen.checks.findings import Candidate
from apigen.checks.format import format_findings
from apigen.checks.grounding import grounding_findings
from apigen.checks.silence import silence_findings
from apigen.foreign.content import calls_of
from apigen.foreign.rows import read_row
from apigen.foreign.tools import read_tools
from apigen.parsing import parse_missing
from apigen.records import Style, Verdict
from benchmarks.checks_rows import hostile_rows, make_rows

ROUNDS = 3

Work = Callable[[str], object]


def read(text: str) -> Candidate:
    """The row as the rules see it."""
    row = strictjson.loads(text)
    missing = parse_missing(row["missing"])
    assert not isinstance(missing, Verdict)
    tools, calls = read_tools(row["tools"]), calls_of(row["answers"])
    style, language = Style(row["style"]), row["language"]
    return Candidate(row["query"], tools, calls, style, language, missing, row["reply"])


def check_format(text: str) -> object:
    """The format check alone, and the reading that it needs."""
    return list(format_findings(read(text)))


def check_grounding(text: str) -> object:
    """The format check, and where values come from or, without calls, whether one was right."""
    candidate = read(text)
    checks = (format_findings, silence_findings, grounding_findings)
    return [finding for check in checks for finding in check(candidate)]


WORK: dict[str, Work] = {
    "json.loads": json.loads,
    "reading": read,
    "format": check_format,
    "format and grounding": check_grounding,
    "all rules": read_row,
}


def seconds(name: str, before: Sequence[str], rows: Sequence[str]) -> float:
    """Processor time for rows, once others were there before."""
    for row in before:
        WORK[name](row)
    start = time.process_time()
    for row in rows:
        WORK[name](row)
    return time.process_time() - start


def rows_per_s(name: str, before: Sequence[str], rows: Sequence[str]) -> float:
    """The best of some rounds, each in a process of its own that knows no row yet."""
    best = float("inf")
    for _ in range(ROUNDS):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            best = min(best, pool.submit(seconds, name, before, rows).result())
    return len(rows) / best


def with_own_tools(text: str) -> str:
    """The row with its tools as a list: a text of tools that recurs is read once."""
    row = json.loads(text)
    return json.dumps(row | {"tools": json.loads(row["tools"])})


def milliseconds(row: str) -> float:
    """Processor time of all rules for one row: the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        read_row(row)
        best = min(best, time.process_time() - start)
    return 1000 * best


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    rows = [row for row in make_rows(3 * count) if read_row(row).verdict.ok][: 2 * count]
    before, timed = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    print(f"{len(timed)} rows, {sum(map(len, timed)) / len(timed):,.0f} characters each:")
    for name in WORK:
        print(f"  {name:<30} {rows_per_s(name, before, timed):>9,.0f} rows/s")
    print("the same, each with tools that are read anew:")
    before, timed = list(map(with_own_tools, before)), list(map(with_own_tools, timed))
    for name in list(WORK)[1:]:
        print(f"  {name:<30} {rows_per_s(name, before, timed):>9,.0f} rows/s")
    print("hostile rows, all rules:")
    for name, row in hostile_rows().items():
        print(f"  {name:<30} {milliseconds(row):>6.1f} ms  {read_row(row).verdict.reason}")


if __name__ == "__main__":
    main()
