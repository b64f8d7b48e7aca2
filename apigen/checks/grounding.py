"""Rules of grounding: every argument's value comes from the query, by a rule that can be named.

No model is asked. A value stands in the query, follows from it, or is the documented default that
a call may leave out; what no rule explains was invented, or is one that rules can't judge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.grounding.finding import find
from apigen.grounding.folding import fold, holds_phrase
from apigen.grounding.labels import labels_of, misplaced
from apigen.grounding.places import out_of_place, spans_of
from apigen.grounding.query import Query
from apigen.grounding.traces import Slot, Source, Trace, derivable
from apigen.records import WITHOUT_CALLS, JsonObject, Style, ToolCall
from apigen.references import read_reference

__all__ = ["Argument", "Source", "grounding_findings", "trace", "without_defaults"]

MAX_LEAVES = 400
"""Values of one row that are judged; a row with more has long lists, of which these are a part."""

_MAX_DEPTH = 32
_MAX_SHOWN = 80
_MIN_IDENTIFIER = 5

Path = tuple[str | int, ...]
Leaf = tuple[Path, Any, Slot]


@dataclass(frozen=True, slots=True)
class Argument:
    """One value of a call: `call` counts from 0, `path` leads to it, `rule` found it."""

    call: int
    path: Path
    value: Any
    source: Source
    rule: str


def trace(candidate: Candidate) -> list[Argument]:
    """Where each value of the calls comes from; references to results are left out.

    Calls of tools that aren't offered, and arguments that their tool doesn't have, are left out.
    """
    if candidate.style in WITHOUT_CALLS:
        return []
    return list(_traced(candidate))


def grounding_findings(candidate: Candidate) -> Iterator[Finding]:
    """What is objected to: values that no rule explains, and defaults that are spelled out."""
    for each in trace(candidate):
        if each.source is Source.UNGROUNDED:
            detail = f"{_place(candidate, each)} {_shown(each.value)} is not in the query"
            yield Finding(Reason.UNGROUNDED, detail)
        elif each.source is Source.DEFAULT:
            detail = f"{_place(candidate, each)} {_shown(each.value)} is the default, and not asked"
            yield Finding(Reason.SPELLED_DEFAULT, f"{detail} for")


def without_defaults(candidate: Candidate) -> tuple[ToolCall, ...]:
    """The calls without the optional arguments that spell out a default nobody asked for."""
    spelled = {(a.call, a.path[0]) for a in trace(candidate) if a.source is Source.DEFAULT}
    return tuple(
        ToolCall(call.name, {k: v for k, v in call.arguments.items() if (place, k) not in spelled})
        for place, call in enumerate(candidate.calls)
    )


def _place(candidate: Candidate, argument: Argument) -> str:
    path = ".".join(map(str, argument.path))
    return f"call {argument.call + 1}: {candidate.calls[argument.call].name}.{path}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


def _traced(candidate: Candidate) -> Iterator[Argument]:
    query = Query(candidate.query, candidate.language)
    parameters = candidate.parameters()
    dependent = candidate.style is Style.DEPENDENT
    left = MAX_LEAVES
    for place, call in enumerate(candidate.calls):
        properties = parameters.get(call.name, {}).get("properties")
        if not isinstance(properties, dict):
            continue
        required = parameters[call.name].get("required", ())
        wrong = _misplaced(call, properties, query)
        for name, value in call.arguments.items():
            if not isinstance(schema := properties.get(name), dict):
                continue
            leaves = list(islice(_leaves(value, (name,), name, schema, call), left))
            left -= len(leaves)
            if name not in required and (spelled := _default(value, schema, leaves, query)):
                yield Argument(place, (name,), value, spelled.source, spelled.rule)
                continue
            for path, leaf, slot in leaves:
                if dependent and read_reference(leaf) is not None:
                    continue
                found = judge(leaf, slot, query)
                if path in wrong and found.rule in _BY_VALUE:
                    found = Trace(Source.UNGROUNDED, wrong[path])
                yield Argument(place, path, leaf, found.source, found.rule)


_BY_VALUE = frozenset(
    "number sign one none length_of_list counting_word counted_from_zero phrase words date".split()
)
"""Rules that look for a value anywhere in the query."""


def _misplaced(call: ToolCall, properties: JsonObject, query: Query) -> dict[Path, str]:
    """Values that the query has for another parameter, or elsewhere than in their list."""
    wrong: dict[Path, str] = {}
    numbers: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for name, value in call.arguments.items():
        if name not in properties:
            continue
        if isinstance(value, list):
            if (item := out_of_place(value, query)) is not None:
                wrong[(name, item)] = "out_of_place"
        elif isinstance(value, str):
            if "enum" not in properties.get(name, ()):
                texts[name] = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            numbers[name] = value
    for values in (numbers, texts):
        if len(values) > 1:
            found = _swapped(values, properties, query)
            if values is numbers or len(found) > 1:  # texts have more than labels beside them
                wrong |= {(name,): "misplaced" for name in found}
    return wrong


def _swapped(values: JsonObject, properties: JsonObject, query: Query) -> list[str]:
    spans = {name: spans_of(value, query) for name, value in values.items()}
    if query.is_cut or sum(map(bool, spans.values())) < 2:
        return []
    told = tuple((name, _said(part)) for name, part in properties.items() if type(part) is dict)
    return misplaced(spans, labels_of(told), query)


def judge(value: Any, slot: Slot, query: Query) -> Trace:
    """Where one value comes from; benefit of the doubt where rules don't reach."""
    found = find(value, slot, query)
    if found is not None:
        return found
    if query.is_cut or sum(map(bool, spans.values())) < 2:
        return []
    told = tuple((name, _said(part)) for name, part in properties.items() if type(part) is dict)
    return misplaced(spans, labels_of(told), query)


def judge(value: Any, slot: Slot, query: Query) -> Trace:
    """Where one value comes from; benefit of the doubt where rules don't reach."""
    found = find(value, slot, query)
    if found is not None:
        return found
    if _is_documented(value, slot.description):
        return Trace(Source.DEFAULT, "described_default")
    if query.is_cut:
        return derivable("long_query", weak=True)
    if not query.languages and not _is_identifier(value):
        return derivable("language_without_rules", weak=True)
    return Trace(Source.UNGROUNDED, "")


def _default(value: Any, schema: JsonObject, leaves: list[Leaf], query: Query) -> Trace | None:
    """The trace of an optional argument that is its default and stands nowhere in the query."""
    if "default" in schema and _equal(value, schema["default"]):
        rule = "schema_default"
    elif _is_documented(value, _said(schema)):
        rule = "described_default"
    else:
        return None
    found = (find(leaf, slot, query) for _, leaf, slot in leaves)
    if any(each is not None and not each.weak for each in found):
        return None
    return Trace(Source.DEFAULT, rule)


def _equal(one: Any, other: Any) -> bool:
    """Equality of JSON values: 1 is 1.0, and true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_equal, one, other))
    return bool(one == other)


def _leaves(
    value: Any, path: Path, name: str, schema: JsonObject, call: ToolCall
) -> Iterator[Leaf]:
    """The texts, numbers, booleans and nulls of a value, with what each of them is for."""
    if isinstance(value, dict):
        yield from _leaves_of_object(value, path, name, schema, call)
    elif isinstance(value, list):
        yield from _leaves_of_list(value, path, name, schema, call)
    else:
        yield path, value, _slot(name, schema, call, listed=False)


def _leaves_of_object(
    value: JsonObject, path: Path, name: str, schema: JsonObject, call: ToolCall
) -> Iterator[Leaf]:
    properties, more = schema.get("properties"), schema.get("additionalProperties")
    if len(path) > _MAX_DEPTH:
        return
    for key, inner in value.items():
        part = properties.get(key) if isinstance(properties, dict) else more
        told = _described(part, schema)
        yield from _leaves(inner, (*path, key), f"{name} {key}", told, call)


def _leaves_of_list(
    value: list[Any], path: Path, name: str, schema: JsonObject, call: ToolCall
) -> Iterator[Leaf]:
    if len(path) > _MAX_DEPTH:
        return
    told = _described(schema.get("items"), schema)
    slot = _slot(name, told, call, listed=True)
    for place, inner in enumerate(value):
        if isinstance(inner, dict | list):
            yield from _leaves(inner, (*path, place), name, told, call)
        else:
            yield (*path, place), inner, slot


def _slot(name: str, schema: JsonObject, call: ToolCall, *, listed: bool) -> Slot:
    choices = schema.get("enum")
    known = tuple(choices) if isinstance(choices, list) else ()
    return Slot(name, _said(schema), known, call.arguments, listed)


def _described(part: Any, whole: JsonObject) -> JsonObject:
    """The schema of a part, with the description of the whole where it has none."""
    if not isinstance(part, dict):
        return {"description": _said(whole)}
    return part if "description" in part else {**part, "description": _said(whole)}


def _said(schema: JsonObject) -> str:
    description = schema.get("description")
    return description if isinstance(description, str) else ""


def _is_identifier(value: Any) -> bool:
    digits = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return digits.isdecimal() and len(digits) >= _MIN_IDENTIFIER


_DEFAULT = re.compile(r"\bdefault(?:s|ing|ed)?\b[^.;)]{0,80}")


def _is_documented(value: Any, description: str) -> bool:
    """Whether the description says in words that the value is the default."""
    if "efault" not in description or isinstance(value, list | dict):
        return False
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return any(holds_phrase(said, fold(text)) for said in _defaults(description))


@lru_cache(maxsize=4096)
def _defaults(description: str) -> tuple[str, ...]:
    return tuple(_DEFAULT.findall(fold(description[:2000])))
