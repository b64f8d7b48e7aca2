"""Arguments to try a tool with, and the values that were seen to work."""

from collections.abc import Iterable, Iterator
from typing import Any

from apigen.errors import SchemaError
from apigen.library.made_values import fits, made
from apigen.records import JsonObject, Tool, canonical_json
from apigen.schema import argument_problem

MAX_ITEMS = 10
"""Longer arrays are results of their call more than values to ask for."""
MAX_CHARS = 200


def argument_sets(tool: Tool, limit: int = 8) -> list[JsonObject]:
    """Up to `limit` distinct argument sets that fit the tool's schema, best first.

    The tool's own examples come first, then sets of known values, then of values made from the
    schema; of each, the required parameters alone and all parameters together take turns. The same
    tool always gives the same sets; one that nothing fits gives none.
    """
    kept: dict[str, JsonObject] = {}
    for arguments in _tried(tool):
        if _fit(tool, arguments):
            kept.setdefault(canonical_json(arguments), arguments)
        if len(kept) >= limit:
            break
    return list(kept.values())[:limit]


def observed(results: Iterable[JsonObject], limit: int = 20) -> JsonObject:
    """Up to `limit` distinct values of each parameter, in the order of their first appearance.

    Args:
        results: Argument sets of calls whose answers were good.
        limit: Most values per parameter. Only scalars and arrays of up to 10 of them are kept.
    """
    seen: dict[str, dict[str, Any]] = {}
    for arguments in results:
        for name, value in arguments.items():
            values = seen.setdefault(name, {})
            if len(values) < limit and _is_short(value):
                values.setdefault(canonical_json(value), value)
    return {name: list(values.values()) for name, values in seen.items() if values}


def _tried(tool: Tool) -> Iterator[JsonObject]:
    yield from tool.examples
    properties = tool.parameters.get("properties", {})
    required = tool.parameters.get("required", [])
    choices = {name: _choices(tool, name, schema) for name, schema in properties.items()}
    if any(not choices[name] for name in required if name in choices):
        return
    given = {name: values for name, values in choices.items() if values}
    for turn in range(max(map(len, given.values()), default=1)):
        whole = {name: values[turn % len(values)] for name, values in given.items()}
        yield {name: value for name, value in whole.items() if name in required}
        yield whole


def _choices(tool: Tool, name: str, schema: JsonObject) -> list[Any]:
    """Known values of a parameter, then made ones; each fits its own schema."""
    known = tool.values.get(name, [])
    default = [schema["default"]] if "default" in schema else []
    noted = schema.get("examples", [])
    shown = [example[name] for example in tool.examples if name in example]
    known = [*known, *shown, *(noted if isinstance(noted, list) else []), *default]
    fitting = [value for value in known if fits(schema, value)]
    distinct = {canonical_json(value): value for value in reversed([*fitting, *made(name, schema)])}
    return list(reversed(distinct.values()))


def _fit(tool: Tool, arguments: JsonObject) -> bool:
    try:
        canonical_json(arguments)
        return argument_problem(tool.parameters, arguments) is None
    except (SchemaError, ValueError, TypeError, RecursionError):
        return False


def _is_short(value: Any) -> bool:
    if isinstance(value, list):
        return (
            len(value) <= MAX_ITEMS
            and all(_is_short(item) for item in value if not isinstance(item, list))
            and not any(isinstance(item, list) for item in value)
        )
    return isinstance(value, bool | int | float) or (
        isinstance(value, str) and len(value) <= MAX_CHARS
    )
