"""All kinds of faults, and faults planted in rows."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from apigen.mutations import (
    controls,
    injections,
    intents,
    numbers,
    options,
    refusals,
    results,
    silence,
    structural,
    texts,
)
from apigen.mutations.meaning import meaning
from apigen.mutations.pool import Pool, pool_of
from apigen.mutations.rows import Planted, Row
from apigen.records import JsonObject, stable_id

Group = Literal["structural", "value", "intent", "execution", "control"]
Plant = Callable[[Row, Random, Pool], Planted | None]

GROUPS: tuple[Group, ...] = ("structural", "value", "intent", "execution", "control")
"""What it takes to find a kind: the form alone, each value, the aim, a run; controls are right."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fault; its description is the first line of its function's docstring."""

    group: Group
    function: Plant

    @property
    def name(self) -> str:
        """Of its function."""
        return self.function.__name__

    @property
    def description(self) -> str:
        """What it does, in a sentence."""
        return (self.function.__doc__ or "").partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A row with a fault of a kind; `text` is its JSON line, `row` the id of the right row."""

    kind: Kind
    row: Row
    planted: Planted
    text: str


_FUNCTIONS: dict[Group, tuple[Plant, ...]] = {
    "structural": (
        structural.renamed_function,
        structural.invented_argument,
        structural.misspelled_argument,
        structural.missing_required,
        structural.wrong_type,
        structural.not_in_enum,
        structural.duplicated_call,
        structural.no_call_left,
        structural.broken_json,
        structural.misshapen_call,
        structural.call_where_none_is_due,
        structural.missing_of_no_parameter,
        structural.dangling_reference,
        structural.reordered_dependent_calls,
    ),
    "value": (
        numbers.near_miss_number,
        numbers.moved_point,
        numbers.off_by_one_date,
        numbers.near_miss_time,
        numbers.flipped_boolean,
        texts.other_unit,
        texts.other_choice,
        texts.cut_text,
        texts.other_script,
        texts.stale_entity,
        texts.dropped_item,
        texts.invented_item,
        texts.swapped_arguments,
        options.dropped_option,
        options.invented_option,
        options.default_made_explicit,
        results.result_of_another_call,
        results.other_reference,
        results.literal_for_reference,
        results.reference_for_literal,
        injections.injected_order,
    ),
    "intent": (
        intents.sibling_function,
        intents.dropped_call,
        intents.added_call,
        intents.crossed_values,
        silence.declined_answerable,
        silence.asked_for_given,
        silence.other_missing,
        silence.guessed_missing_value,
        silence.answered_anyway,
        injections.order_in_query,
    ),
    "execution": (
        refusals.refused_value,
        refusals.broken_reference,
        refusals.not_in_library,
        refusals.other_signature,
    ),
    "control": (
        controls.reordered_calls,
        controls.reordered_arguments,
        controls.reordered_tools,
        controls.whole_as_float,
        controls.indented_answers,
    ),
}
KINDS = tuple(Kind(group, each) for group in GROUPS for each in _FUNCTIONS[group])


def mutants(
    rows: Sequence[Row], per_kind: int, seed: int = 0, kinds: Sequence[Kind] = KINDS
) -> Iterator[Mutant]:
    """Rows with a fault of each kind, kind by kind, at most `per_kind` of each.

    Which rows a kind takes follows from their ids and the seed, not from their order.
    """
    pool = pool_of(sorted(rows, key=lambda row: row.id))
    for kind in kinds:
        planted = 0
        for row in sorted(rows, key=lambda row: stable_id(seed, kind.name, row.id)):
            if planted == per_kind:
                break
            if found := plant(kind, row, pool, seed):
                planted += 1
                yield found


def plant(kind: Kind, row: Row, pool: Pool, seed: int = 0) -> Mutant | None:
    """The row with a fault of the kind; None where it does not apply, or would change nothing."""
    planted = kind.function(row, Random(f"{seed}:{kind.name}:{row.id}"), pool)
    if planted is None:
        return None
    means_the_same = meaning(planted.candidate) == meaning(row.candidate)
    if not planted.answers and means_the_same != (kind.group == "control"):
        return None
    return Mutant(kind, row, planted, to_line(f"{kind.name}:{row.id}", planted))


def to_line(identity: str, planted: Planted) -> str:
    """The JSON line of a row, as `apigen verify` reads it."""
    candidate = planted.candidate
    line: JsonObject = {
        "id": identity,
        "query": candidate.query,
        "tools": list(candidate.tools),
        "answers": planted.answers or [call.to_json() for call in candidate.calls],
    }
    if candidate.style is not None:
        line |= {"style": candidate.style, "missing": list(candidate.missing)}
    known = {"language": candidate.language, "reply": candidate.reply}
    return json.dumps(line | {k: v for k, v in known.items() if v}, ensure_ascii=False)
