"""Values that a query states for a parameter while the calls leave it out, or have another one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, NamedTuple

from apigen.completeness.parameters import Parameter
from apigen.completeness.statements import Span, Statement
from apigen.completeness.uses import Uses
from apigen.grounding.defaults import is_described
from apigen.grounding.folding import words_of
from apigen.grounding.query import Query
from apigen.grounding.structures import description_of
from apigen.records import ToolCall
from apigen.references import read_reference

_MAX_NAMES = 12


class Held(NamedTuple):
    """What a call has for a parameter: its argument, else the default, else None."""

    parameter: Parameter
    value: Any
    given: bool


class Unheeded(NamedTuple):
    """What the query says of a parameter that no call does: `value` in words; `given` otherwise."""

    name: str
    value: str
    given: Any


def unheeded(
    calls: Sequence[ToolCall],
    parameters: Sequence[Parameter],
    statements: Sequence[Statement],
    uses: Uses,
    query: Query,
) -> Iterator[Unheeded]:
    """The statements that no call heeds, while a call has something that nothing is said for."""
    own = {(each.tool, each.name): each for each in parameters}
    by_name: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_name[statement.name].append(statement)
    for name, said in by_name.items():
        held = [_held(call, own[call.name, name]) for call in calls if (call.name, name) in own]
        if not any(read_reference(each.value) for each in held):
            yield from _of_parameter(name, said, held, uses, query)


def exchanged(
    calls: Sequence[ToolCall], statements: Sequence[Statement]
) -> Iterator[tuple[int, str, str]]:
    """Calls, counted from 1, with two parameters that are said to have each other's value."""
    said: dict[str, list[frozenset[Any]]] = defaultdict(list)
    for statement in statements:
        said[statement.name].append(statement.span.values)
    for place, call in enumerate(calls, 1):
        names = [name for name in call.arguments if name in said][:_MAX_NAMES]
        for one, other in combinations(names, 2):
            first, second = call.arguments[one], call.arguments[other]
            if _tells(said[one], second, first) and _tells(said[other], first, second):
                yield place, one, other


def _tells(said: Sequence[frozenset[Any]], value: Any, held: Any) -> bool:
    """Whether a parameter is said to have a value, and not what it has."""
    found = [(_is(value, values), _is(held, values)) for values in said]
    return any(right for right, _ in found) and not any(wrong for _, wrong in found)


def _held(call: ToolCall, parameter: Parameter) -> Held:
    given = parameter.name in call.arguments
    default = parameter.schema.get("default")
    value = call.arguments[parameter.name] if given else default
    return Held(parameter, value, given and value != default)


def _of_parameter(
    name: str, said: list[Statement], held: list[Held], uses: Uses, query: Query
) -> Iterator[Unheeded]:
    left, deaf = list(said), []
    for each in held:
        heeded = next((other for other in left if _is(each.value, other.span.values)), None)
        if heeded:
            left.remove(heeded)
        elif each.given or "default" in each.parameter.schema:
            deaf.append(each)  # an unknown default may be the very value
    for statement in left:
        for each in deaf:
            if _is_against(each, statement.span, uses, query):
                told = " ".join(query.tokens[statement.span.start : statement.span.end])
                yield Unheeded(name, told, each.value if each.given else None)
                return


def _is(value: Any, values: frozenset[Any]) -> bool:
    if isinstance(value, str):
        return words_of(value) in values
    if isinstance(value, bool) or value is None:
        return any(bool(value) is each for each in values)
    return isinstance(value, int | float) and any(
        not isinstance(each, bool | tuple) and abs(value) in (each, each / 100) for each in values
    )


def _is_against(held: Held, span: Span, uses: Uses, query: Query) -> bool:
    """Whether the statement is surely for this call's parameter, and is something else."""
    parameter, value, given = held
    if given:
        return bool(parameter.choices or isinstance(value, bool)) and _is_unsaid(value, query)
    if parameter.required or (_is_text(span) and not parameter.choices):
        return False
    described = description_of(parameter.schema)
    told = " ".join(query.tokens[span.start : span.end])
    if is_described(told, described) or is_described(told.replace(" ", "_"), described):
        return False
    return all(_is_free(each, span, uses, query) for each in span.values)


def _is_unsaid(value: Any, query: Query) -> bool:
    if isinstance(value, bool):
        return True
    return isinstance(value, str) and bool(words := words_of(value)) and not query.says(words)


def _is_text(span: Span) -> bool:
    return any(isinstance(value, tuple) for value in span.values)


def _is_free(value: Any, span: Span, uses: Uses, query: Query) -> bool:
    """Whether the query has a number more often than the calls do."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return True
    places = {(start, end) for number, start, end in query.mentions if number == value}
    return len(places) > uses.numbers[abs(value)]
