"""What a JSON value has against a schema of the subset: every fault, each with its place.

The rules are those of JSON Schema 2020-12 (Validation, section 6), but for three: 5.0 is no
integer, `pattern` is RE2's, and where a text may be a reference nothing is said of the value to
come. Own code rather than jsonschema's: a fault needs a reason and a short text, and hostile
schemas and values a bound.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from apigen.checks.reasons import Reason
from apigen.patterns import Patterns, TooManySteps
from apigen.records import JsonObject
from apigen.references import read_reference, references

MAX_SHOWN_CHARS = 200
_SHOWN_NAMES = 20
_SHOWN_ITEMS = 5
_BOUNDS: tuple[tuple[str, str, Callable[[float, float], bool]], ...] = (
    ("minimum", "below the minimum", lambda value, bound: value < bound),
    ("maximum", "above the maximum", lambda value, bound: value > bound),
    ("exclusiveMinimum", "not above", lambda value, bound: value <= bound),
    ("exclusiveMaximum", "not below", lambda value, bound: value >= bound),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One rule that a value breaks; `path` leads to the value, by keys and places of lists."""

    reason: Reason
    path: tuple[str | int, ...]
    message: str

    def __str__(self) -> str:
        return ": ".join(filter(None, [".".join(map(str, self.path)), self.message]))


@dataclass(slots=True)
class Faults:
    """Finds the faults of one row's values.

    `dependent` says that texts such as `$1.total` stand for values that are not known yet.
    """

    dependent: bool = False
    patterns: Patterns = field(default_factory=Patterns)
    _choices: dict[int, frozenset[Any]] = field(default_factory=dict)

    def of(self, schema: Any, value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
        """The faults of `value` and of what is in it; `schema` must be valid JSON Schema."""
        if self.dependent and read_reference(value) is not None:
            return
        if not isinstance(schema, dict):
            if schema is False:
                yield Fault(Reason.INVALID_VALUE, path, "no value is allowed here")
            return
        if "type" in schema and not _is_of(value, schema["type"]):
            wanted = schema["type"]
            yield Fault(Reason.WRONG_TYPE, path, f"{_shown(value)} is not of type {wanted!r}")
        if "enum" in schema and not self._is_chosen(value, schema["enum"]):
            allowed = _names(schema["enum"])
            yield Fault(Reason.NOT_IN_ENUM, path, f"{_shown(value)} is not one of {allowed}")
        if isinstance(value, dict):
            yield from self._of_object(schema, value, path)
        elif isinstance(value, list):
            yield from self._of_list(schema, value, path)
        elif isinstance(value, str):
            yield from self._of_text(schema, value, path)
        elif _is_number(value):
            yield from _of_number(schema, value, path)

    def _is_chosen(self, value: Any, enum: list[Any]) -> bool:
        if id(enum) not in self._choices:
            self._choices[id(enum)] = frozenset(map(frozen, enum))
        # An enum's list or object must be known whole.
        is_open = self.dependent and bool(references(value))
        return is_open or frozen(value) in self._choices[id(enum)]

    def _of_object(
        self, schema: JsonObject, value: JsonObject, path: tuple[str | int, ...]
    ) -> Iterator[Fault]:
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        if absent := [key for key in schema.get("required", ()) if key not in value]:
            reason = Reason.MISSING_KEY if path else Reason.MISSING_ARGUMENT
            yield Fault(reason, path, f"required and not there: {_names(absent)}")
        if others is False and (unknown := [key for key in value if key not in known]):
            reason = Reason.UNKNOWN_KEY if path else Reason.UNKNOWN_ARGUMENT
            message = f"unknown: {_names(unknown)}; known: {_names(known)}"
            yield Fault(reason, path, message)
        for key, item in value.items():
            if key in known:
                yield from self.of(known[key], item, (*path, key))
            elif isinstance(others, dict):
                yield from self.of(others, item, (*path, key))

    def _of_list(
        self, schema: JsonObject, value: list[Any], path: tuple[str | int, ...]
    ) -> Iterator[Fault]:
        yield from _of_length(schema, "Items", len(value), path)
        if schema.get("uniqueItems") is True and len(set(map(frozen, value))) < len(value):
            yield Fault(Reason.REPEATED_ITEM, path, f"an item is there twice in {_shown(value)}")
        if (items := schema.get("items", True)) is not True:
            for place, item in enumerate(value):
                yield from self.of(items, item, (*path, place))

    def _of_text(
        self, schema: JsonObject, value: str, path: tuple[str | int, ...]
    ) -> Iterator[Fault]:
        yield from _of_length(schema, "Length", len(value), path)
        if "pattern" not in schema:
            return
        try:
            missed = self.patterns.misses(schema["pattern"], value)
        except TooManySteps:
            yield Fault(Reason.TOO_LARGE, path, "the patterns take too long to match")
            return
        if missed:
            message = f"{_shown(value)} does not match {schema['pattern']!r}"
            yield Fault(Reason.PATTERN_MISMATCH, path, message)


def frozen(value: Any) -> Any:
    """A hashable that is equal for values that JSON Schema calls equal: 1 is 1.0, and not true."""
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, list):
        return ("list", *map(frozen, value))
    if isinstance(value, dict):
        return ("dict", frozenset((key, frozen(item)) for key, item in value.items()))
    return value


def _of_number(schema: JsonObject, value: float, path: tuple[str | int, ...]) -> Iterator[Fault]:
    for key, problem, is_outside in _BOUNDS:
        if key in schema and is_outside(value, schema[key]):
            yield Fault(Reason.OUT_OF_RANGE, path, f"{_shown(value)} is {problem} {schema[key]}")


def _of_length(
    schema: JsonObject, unit: str, length: int, path: tuple[str | int, ...]
) -> Iterator[Fault]:
    low, high = schema.get(f"min{unit}", 0), schema.get(f"max{unit}", length)
    if not low <= length <= high:
        bounds = f"at least {low}" if length < low else f"at most {high}"
        yield Fault(Reason.WRONG_LENGTH, path, f"{unit.lower()}: {length}, and not {bounds}")


def _is_of(value: Any, expected: Any) -> bool:
    if isinstance(expected, list):
        return any(_is_of(value, each) for each in expected)
    if expected == "number":
        return _is_number(value)
    if expected == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, _CLASSES[expected])


_CLASSES = {"string": str, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: Any) -> str:
    # A part of a long value is enough, and writing it all out takes its length.
    if isinstance(value, str) and len(value) > MAX_SHOWN_CHARS:
        return repr(f"{value[:MAX_SHOWN_CHARS]}…")
    if isinstance(value, list) and len(value) <= _SHOWN_ITEMS:
        return f"[{', '.join(map(_kind, value))}]"
    return _kind(value) if isinstance(value, list | dict) else repr(value)


def _kind(value: Any) -> str:
    if isinstance(value, list | dict):
        return f"{'a list' if isinstance(value, list) else 'an object'} of {len(value)}"
    return _shown(value)


def _names(names: Any) -> str:
    shown = [_shown(name) for _, name in zip(range(_SHOWN_NAMES), names, strict=False)]
    more = len(names) - len(shown)
    return f"[{', '.join(shown)}{f', and {more} more' if more else ''}]"
