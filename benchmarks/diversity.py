"""How fast near duplicates are found, beside comparing every pair of a sample.

`python -m benchmarks.diversity [ROWS]` (10,000) prints the seconds it takes, those that all pairs
would take by the time of a sample's, and the ratio of both; then the seconds of all figures.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from apigen.diversity import diversity
from apigen.library.python_source import import_functions
from apigen.near_duplicates import THRESHOLD, jaccard, near_duplicates, to_shingles
from apigen.records import JsonObject

FUNCTIONS = Path(__file__).parent.parent / "data" / "library" / "functions"
OPENINGS = ("Can you", "Please", "I need to know", "Hey, could you", "For my report,", "Tell me:")
ENDINGS = ("", "thanks!", "by noon please", "for a client in Rome", "and keep it short")
SAMPLE = 1000


def make_rows(count: int) -> list[JsonObject]:
    """Rows over the shipped functions: their descriptions as queries, with values drawn anew."""
    files = {p.relative_to(FUNCTIONS).as_posix(): p.read_text() for p in FUNCTIONS.rglob("*.py")}
    tools, rng = import_functions(files).tools, random.Random(7)
    rows = []
    for _ in range(count):
        tool = rng.choice(tools)
        wish, arguments = tool.description.split()[:25], rng.choice(tool.examples)
        numbers = " and ".join(f"{rng.choice('abcdef')} {rng.randrange(300)}" for _ in arguments)
        query = [rng.choice(OPENINGS), *wish, "with", numbers, rng.choice(ENDINGS)]
        answers = json.dumps([{"name": tool.name, "arguments": arguments}])
        row = {"query": " ".join(query), "answers": answers, "tools": json.dumps([tool.card()])}
        rows.append(row)
    return rows


def compare_all(texts: list[str]) -> set[int]:
    """Rows with an earlier near duplicate, by the definition."""
    pairs = combinations(enumerate(map(to_shingles, texts)), 2)
    return {row for (_, first), (row, second) in pairs if jaccard(first, second) >= THRESHOLD}


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes on one core."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rows = make_rows(count)
    texts = [row["query"] for row in rows]
    sample = texts[:SAMPLE]
    assert {row for row, _ in near_duplicates(sample)} == compare_all(sample)
    # Ten times the rows have a hundred times the pairs.
    pairs = seconds(lambda: compare_all(sample)) * (count / len(sample)) ** 2
    found: list[tuple[int, int]] = []
    index = seconds(lambda: found.extend(near_duplicates(texts)))
    figures = seconds(lambda: diversity(rows, {}))
    print(f"near duplicates:  {index:>8.2f} s ({count:,} rows, {len(found) / count:.1%} are)")
    print(f"all pairs:        {pairs:>8.2f} s (from {len(sample):,} rows)")
    print(f"ratio:            {index / pairs:>8.2%}")
    print(f"all the figures:  {figures:>8.2f} s")


if __name__ == "__main__":
    main()
