"""The score card as Markdown."""

from collections.abc import Sequence
from typing import Any

from apigen.mutations.kinds import GROUPS, KINDS, Kind
from apigen.report import table
from apigen.scorecard import FATES, RESTORED, STAGES, SURVIVED, Scorecard, Tally, of_group, wilson

_TITLES = {
    "structural": "Form: the format check alone can tell",
    "value": "Values: a value is not what the query says",
    "intent": "Aim: each call is in order, but it is not what was asked",
    "execution": "Execution: only a run of the call can tell",
    "control": "Controls: rows that are as right as before, so that a rejection is wrong",
}
_FAULTS = tuple(group for group in GROUPS if group != "control")
_MOST_REASONS = 8
_COUNTS = ("planted", *STAGES, RESTORED, SURVIVED)


def to_markdown(card: Scorecard) -> str:
    """The whole report: how it was made, the groups, wrong rejections, cost, and every kind."""
    parts = [
        "# Score card of the checks\n",
        _how(card),
        "![What became of each kind of planted fault](scorecard.svg)\n",
        "## By group\n",
        _groups_table(card),
        "## Wrong rejections\n",
        _wrong_rejections(card),
        f"## Cost\n\n{_cost(card)}\n",
        *(_group(card, group) for group in GROUPS),
    ]
    return "\n".join(parts)


def to_summary(card: Scorecard) -> str:
    """What a terminal shows: every kind and group, wrong rejections, cost."""
    kinds = [_kinds_table(card, group) for group in GROUPS]
    return "\n".join([*kinds, _groups_table(card), _wrong_rejections(card), _cost(card)])


def _how(card: Scorecard) -> str:
    lines = [f"* {name}: {value}\n" for name, value in card.about.items() if value]
    return (
        "Faults of known kinds are planted in rows that pass all checks; this is what becomes of "
        "them.\n\n" + "".join(lines)
    )


def _groups_table(card: Scorecard) -> str:
    heads = ("group", *_COUNTS, "caught", "95 % interval")
    return table(heads, [_cells(group, card.group(group)) for group in _FAULTS])


def _kinds_table(card: Scorecard, group: str) -> str:
    rate = "wrongly rejected" if group == "control" else "caught"
    cells = [_cells(kind.name, card.kinds[kind.name]) for kind in of_group(KINDS, group)]
    return table((group, *_COUNTS, rate, "95 % interval"), cells)


def _cells(name: str, tally: Tally) -> list[Any]:
    counts = [tally.fates[fate] for fate in FATES]
    return [name, tally.total, *counts, *_rate(tally.caught, tally.total)]


def _rate(count: int, total: int) -> tuple[str, str]:
    if not total:
        return "-", "-"
    low, high = wilson(count, total)
    return f"{count / total:.1%}", f"{low:.1%} to {high:.1%}"


def _wrong_rejections(card: Scorecard) -> str:
    rows = [
        (name, tally.total, *(tally.fates[stage] for stage in STAGES), tally.rejected)
        + _rate(tally.rejected, tally.total)
        for name, tally in [("untouched rows", card.untouched), ("controls", card.group("control"))]
    ]
    heads = ["rows", "number", *STAGES, "rejected", "share", "95 % interval"]
    reasons = card.untouched.reasons + card.group("control").reasons
    shown = table(["reason", "rows"], reasons.most_common()) if reasons else ""
    return table(heads, rows) + (f"\n{shown}" if shown else "")


def _cost(card: Scorecard) -> str:
    cost, each = card.cost, card.cost.per_row()
    told = f"{cost.rows:,} rows were judged in {cost.requests:,} requests"
    if cost.known:
        return f"{told}; {cost.known:,} answers were known from a run that was cut off."
    tokens = [each["prompt_tokens"], each["completion_tokens"]]
    if None in tokens:
        return f"{told}; tokens and cost per row are unknown."
    money = "unknown" if each["cost"] is None else f"{each['cost']:.6f} {cost.currency}"
    return f"{told}: per row {tokens[0]:,.0f} + {tokens[1]:,.0f} tokens, cost {money.strip()}."


def _group(card: Scorecard, group: str) -> str:
    kinds = of_group(KINDS, group)
    described = "".join(f"* `{kind.name}`: {kind.description}\n" for kind in kinds)
    parts = [f"## {_TITLES[group]}\n", described, _kinds_table(card, group), _reasons(card, kinds)]
    return "\n".join(parts)


def _reasons(card: Scorecard, kinds: Sequence[Kind]) -> str:
    lines = [
        (kind.name, ", ".join(f"{reason} {n}" for reason, n in found.most_common(_MOST_REASONS)))
        for kind in kinds
        if (found := card.kinds[kind.name].reasons)
    ]
    return table(["kind", "reasons of rejection"], lines) if lines else ""
