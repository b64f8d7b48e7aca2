"""What the format check and the matcher make of BFCL's Python entries: `python -m benchmarks.bfcl`.

It prints which of the known right answers the format check rejects, how many of each kind of
mutant it finds, and how often our form of BFCL's rules decides as BFCL's own checker does.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from random import Random

from apigen.bfcl import accepted, read_entry
from apigen.checks.policies import policy_of
from apigen.checks.reasons import Reason
from apigen.foreign.rows import read_row
from apigen.matching.bfcl import bfcl_match
from apigen.records import JsonObject, ToolCall, Verdict
from benchmarks.bfcl_data import CATEGORIES, entries, their_problem
from benchmarks.bfcl_mutants import mutants
from benchmarks.bfcl_variants import variants

SEED = 7
FORMAT_ALONE = policy_of(
    "strict", {reason: "ignore" for reason in Reason if reason.startswith("grounding.")}
)


def format_verdict(text: str) -> Verdict:
    """The format check's verdict on a row's JSON text."""
    return read_row(text, policy=FORMAT_ALONE).verdict


@cache
def gold() -> tuple[tuple[str, JsonObject, Verdict], ...]:
    """Each entry's category, its row with the first accepted values, and the row's verdict."""
    pairs = [(entry.category, read_entry(entry.question, entry.answer)) for entry in entries()]
    return tuple((category, row, format_verdict(json.dumps(row))) for category, row in pairs)


def killed_mutants() -> Counter[tuple[str, bool]]:
    """How many mutants of each kind were rejected, and how many were not.

    They are made of the right answers that the format check takes.
    """
    chance = Random(SEED)
    counts: Counter[tuple[str, bool]] = Counter()
    for _, row, verdict in gold():
        for kind, text in mutants(row, chance) if verdict.ok else ():
            counts[kind, not format_verdict(text).ok] += 1
    return counts


def compared_decisions() -> Iterator[tuple[str, str, str | None, str | None]]:
    """Each variant's entry and kind, and its error type by BFCL's checker and by ours."""
    chance = Random(SEED)
    for entry in entries():
        calls = [ToolCall(**call) for call in read_entry(entry.question, entry.answer)["answers"]]
        expected, functions = accepted(entry.answer), entry.question["function"]
        for kind, got in variants(entry, calls, chance):
            ours = bfcl_match(expected, got, functions, entry.category)
            yield entry.id, kind, their_problem(entry, got), ours and ours.kind


def print_gold() -> None:
    """Print the right answers that are rejected."""
    rejected: Counter[str] = Counter()
    for category, row, verdict in gold():
        if not verdict.ok:
            rejected[category] += 1
            print(f"  {row['id']:<30} {verdict.reason}: {verdict.detail[:120]}")
    shares = [f"{category} {rejected[category]} of {n}" for category, n in CATEGORIES.items()]
    print(f"right answers rejected: {rejected.total()} of {len(entries())}: {', '.join(shares)}")


def print_mutants() -> None:
    """Print the share of each kind of mutant that is rejected."""
    counts = killed_mutants()
    for kind in dict.fromkeys(kind for kind, _ in counts):
        killed, survived = counts[kind, True], counts[kind, False]
        print(f"  {kind:<20} {killed:>5} of {killed + survived:>5} rejected")
    killed = sum(n for (_, found), n in counts.items() if found)
    print(f"mutants rejected: {killed} of {counts.total()} ({killed / counts.total():.2%})")


def print_parity() -> None:
    """Print on how many variants both checkers decide alike."""
    decided = [(theirs, ours) for _, _, theirs, ours in compared_decisions()]
    alike = sum((theirs is None) == (ours is None) for theirs, ours in decided)
    same_type = sum(theirs == ours for theirs, ours in decided)
    right = sum(theirs is None for theirs, _ in decided)
    print(f"variants of right answers: {len(decided)}, of which BFCL takes {right}")
    print(f"decided as BFCL decides: {alike}; with the same error type: {same_type}")


if __name__ == "__main__":
    print_gold()
    print_mutants()
    print_parity()
