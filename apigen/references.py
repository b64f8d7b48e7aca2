"""References of a later call to an earlier call's result: `$1`, or `$1.total` for a part of it.

Only answers of the dependent style hold references; in other styles such a text is a text.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from apigen.records import JsonObject, ToolCall, canonical_json
from apigen.strictjson import check_value

MAX_VALUE_CHARS = 1_000_000
"""Of all that references put into one call, as JSON text: as much as one result may have."""

_REFERENCE = re.compile(r"\$(0|[1-9][0-9]{0,8})((?:\.[^.]+)*)")
_INDEX = re.compile(r"0|[1-9][0-9]{0,8}")
_MAX_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Reference:
    """The result of call `call` of the same answer, counted from 1, or the part of it at `path`.

    A part of `path` is an object's key, or a list's index counted from 0.
    """

    call: int
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        return ".".join([f"${self.call}", *self.path])[:200]


def read_reference(value: Any) -> Reference | None:
    """The reference that a value is: a text that is `$N` or `$N.path.to.field` and nothing else."""
    match = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
    return Reference(int(match[1]), tuple(match[2].split(".")[1:])) if match else None


def references(arguments: Any) -> list[Reference]:
    """The references in a JSON value, however deep, in order."""
    return list(_references(arguments))


def _references(value: Any) -> Iterator[Reference]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _references(inner)
    elif reference := read_reference(value):
        yield reference


def levels(calls: Sequence[ToolCall]) -> list[list[int]]:
    """Places of the calls, grouped so that each group needs results of earlier groups only.

    References that lead to no earlier call count for nothing here; `resolve` names them.
    """
    found: list[int] = []
    for place, call in enumerate(calls):
        needed = [each.call - 1 for each in references(call.arguments) if 0 < each.call <= place]
        found.append(1 + max((found[each] for each in needed), default=-1))
    groups: list[list[int]] = [[] for _ in range(max(found, default=-1) + 1)]
    for place, level in enumerate(found):
        groups[level].append(place)
    return groups


def resolve(arguments: JsonObject, results: Sequence[Any]) -> JsonObject | str:
    """The arguments with the values that their references lead to, or why there are none.

    Args:
        arguments: Of one call, references anywhere inside.
        results: The JSON values that the calls before it gave, in order.

    Returns:
        The arguments; or a line that names the reference and what it lacks: an earlier call, the
        path in its result, or a value that is small and flat enough to be an argument.
    """
    values: dict[Reference, Any] = {}
    chars = 0
    for reference, times in Counter(references(arguments)).items():
        try:
            values[reference] = _value(reference, results)
            chars += times * len(canonical_json(values[reference]))
        except ValueError as error:
            return f"{reference}: {error}"
        if chars > MAX_VALUE_CHARS:
            return f"{reference}: the values have more than {MAX_VALUE_CHARS:,} characters of JSON"
    filled: JsonObject = _filled(arguments, values)
    return filled


def _value(reference: Reference, results: Sequence[Any]) -> Any:
    if not 0 < reference.call <= len(results):
        raise ValueError(f"there is no call {reference.call} before this one")
    value = results[reference.call - 1]
    for part in reference.path:
        value = _part(value, part)
    check_value(value)
    return value


def _part(value: Any, part: str) -> Any:
    if isinstance(value, dict):
        if part not in value:
            raise ValueError(f"no {part[:100]!r} in the result, only {sorted(value)[:_MAX_SHOWN]}")
        return value[part]
    if not isinstance(value, list):
        raise ValueError(f"no {part[:100]!r} in the result, only {type(value).__name__}")
    if not _INDEX.fullmatch(part) or int(part) >= len(value):
        raise ValueError(f"no {part[:100]!r} in the result, only a list of {len(value)}")
    return value[int(part)]


def _filled(value: Any, values: Mapping[Reference, Any]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(inner, values) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, values) for inner in value]
    reference = read_reference(value)
    return values[reference] if reference else value
