"""A row that faults are planted in, and the places of the values in its calls."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from apigen.checks.findings import Candidate
from apigen.errors import SchemaError
from apigen.records import JsonObject, Style, ToolCall
from apigen.references import read_reference, references
from apigen.schema import argument_problem

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that passed all stages; `results` are what its calls gave, in order, where they ran."""

    id: str
    candidate: Candidate
    results: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Planted:
    """A row with a fault.

    `what` says in a line what was planted. `answers`, if any, is the text of the calls instead of
    the candidate's: such as a writer left it that broke off.
    """

    candidate: Candidate
    what: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value in the calls: in call `place`, at `path` of its arguments, with its own schema."""

    place: int
    path: Path
    value: Any
    schema: JsonObject

    def __str__(self) -> str:
        return ".".join(map(str, self.path))

    @property
    def is_argument(self) -> bool:
        """Whether it is a whole argument, not a part of one."""
        return len(self.path) == 1


def card_of(candidate: Candidate, place: int) -> JsonObject | None:
    """The offered tool that a call names."""
    name = candidate.calls[place].name
    return next((tool for tool in candidate.tools if tool["name"] == name), None)


def properties_of(candidate: Candidate, place: int) -> dict[str, JsonObject]:
    """The schemas of a call's parameters, by name."""
    card = card_of(candidate, place)
    return dict(card["parameters"]["properties"]) if card else {}


def required_of(tool: JsonObject) -> list[str]:
    """The names of the parameters that a call of the tool must give."""
    parameters = tool["parameters"]
    return [name for name in parameters["properties"] if name in parameters["required"]]


def leaves(candidate: Candidate) -> list[Leaf]:
    """All values in the calls that are literal: arguments, and what lies in lists and objects."""
    return [
        leaf
        for place, call in enumerate(candidate.calls)
        for name, schema in properties_of(candidate, place).items()
        if name in call.arguments
        for leaf in _leaves(Leaf(place, (name,), call.arguments[name], schema))
        if not (candidate.style is Style.DEPENDENT and references(leaf.value))
    ]


def arguments_of(candidate: Candidate) -> list[Leaf]:
    """The literal values that are whole arguments."""
    return [leaf for leaf in leaves(candidate) if leaf.is_argument]


def referring(candidate: Candidate) -> list[Leaf]:
    """The arguments that are a reference to an earlier call's result, in a dependent answer."""
    if candidate.style is not Style.DEPENDENT:
        return []
    return [
        Leaf(place, (name,), value, properties_of(candidate, place).get(name, {}))
        for place, call in enumerate(candidate.calls)
        for name, value in call.arguments.items()
        if read_reference(value)
    ]


def _leaves(leaf: Leaf) -> Iterator[Leaf]:
    yield leaf
    inner: list[tuple[str | int, Any]] = []
    if isinstance(leaf.value, dict):
        inner = list(leaf.value.items())
    elif isinstance(leaf.value, list):
        inner = list(enumerate(leaf.value))
    for key, value in inner:
        yield from _leaves(Leaf(leaf.place, (*leaf.path, key), value, _inner(leaf.schema, key)))


def _inner(schema: JsonObject, key: str | int) -> JsonObject:
    if isinstance(key, int):
        found = schema.get("items")
    else:
        found = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
    return found if isinstance(found, dict) else {}


def with_call(candidate: Candidate, place: int, call: ToolCall) -> Candidate:
    """The row with one call exchanged."""
    calls = (*candidate.calls[:place], call, *candidate.calls[place + 1 :])
    return replace(candidate, calls=calls)


def with_arguments(candidate: Candidate, place: int, arguments: JsonObject) -> Candidate:
    """The row with other arguments in one call."""
    return with_call(candidate, place, ToolCall(candidate.calls[place].name, arguments))


def with_value(candidate: Candidate, leaf: Leaf, value: Any) -> Candidate:
    """The row with one value of a call exchanged."""
    arguments = _put(candidate.calls[leaf.place].arguments, leaf.path, value)
    return with_arguments(candidate, leaf.place, arguments)


def without(candidate: Candidate, place: int, name: str) -> Candidate:
    """The row without one argument of a call."""
    arguments = {k: v for k, v in candidate.calls[place].arguments.items() if k != name}
    return with_arguments(candidate, place, arguments)


def _put(whole: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(whole, list):
        return [_put(item, rest, value) if i == key else item for i, item in enumerate(whole)]
    return {k: _put(item, rest, value) if k == key else item for k, item in whole.items()}


def fits(tool: JsonObject, arguments: JsonObject, *, dependent: bool = False) -> bool:
    """Whether the schema of an offered tool allows the arguments."""
    try:
        return argument_problem(tool["parameters"], arguments, dependent=dependent) is None
    except SchemaError:
        return False


def all_fit(candidate: Candidate) -> bool:
    """Whether the schemas allow all arguments, so that format alone does not tell the fault."""
    dependent = candidate.style is Style.DEPENDENT
    cards = [card_of(candidate, place) for place in range(len(candidate.calls))]
    return all(
        card is not None and fits(card, call.arguments, dependent=dependent)
        for card, call in zip(cards, candidate.calls, strict=True)
    )


def in_fitting_style(candidate: Candidate) -> Candidate:
    """The row in the style that its calls have now, so that their number alone does not tell.

    A row without a style stays without.
    """
    if candidate.style is None or not candidate.calls:
        return candidate
    refers = any(references(call.arguments) for call in candidate.calls)
    if candidate.style is Style.DEPENDENT and refers:
        return candidate
    one_tool = len(candidate.tools) == 1
    if len(candidate.calls) == 1:
        return replace(candidate, style=Style.SIMPLE if one_tool else Style.MULTIPLE)
    return replace(candidate, style=Style.PARALLEL if one_tool else Style.PARALLEL_MULTIPLE)
