"""The offered tools as a prompt shows them: names, descriptions, schemas and working examples."""

import marshal
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import permutations
from typing import Any

from apigen.offline.bounds import Bounds, read_bounds

Arguments = dict[str, Any]

_DEPENDS = re.compile(
    r"\b(?:times|half|twice|sum of|length of|as many|one (?:less|more)|add(?:ing)? up|sums? to"
    r"|rising|ascending|increasing|sorted|the others|smaller than|larger than|longer than"
    r"|distinct|different|exactly|prime|power of|divisible|multiple of|checksum|check digit"
    r"|change exactly|same|together|in order)\b"
)
_FORM = re.compile(r"\bform\b")
_PAIRED = re.compile(r"(?:^|_)(?:min|max|minimum|maximum|low|high|lower|upper|first|last)(?:_|$)")
_PAIRED_WHOLE = re.compile(r"(?:^|_)(?:start|end|from|to|day|month)(?:_|$)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an offered tool.

    `kind` and `element` are JSON types (`element` of a list's items, else empty). `tied` says that
    its value hangs together with another one, `coupled` that it can't be changed or left out alone,
    be it tied or of a form.
    """

    name: str
    kind: str
    element: str
    description: str
    required: bool
    choices: tuple[Any, ...]
    bounds: Bounds
    schema: dict[str, Any]
    coupled: bool
    tied: bool


@dataclass(frozen=True, slots=True, eq=False)
class Tool:
    """One offered tool; what is derived from it is kept by its identity.

    `examples` are argument sets that are known to work; `returns` is the JSON Schema of a result,
    empty where the prompt doesn't say.
    """

    name: str
    description: str
    parameters: dict[str, Parameter]
    examples: tuple[Arguments, ...]
    returns: dict[str, Any] = field(default_factory=dict)


def recall_tool(entry: dict[str, Any]) -> Tool:
    """Reads one entry as `read_tool` does, and equal entries only once."""
    return _read_marshalled(marshal.dumps(entry, 2))


@lru_cache(maxsize=8192)
def _read_marshalled(entry: bytes) -> Tool:
    return read_tool(marshal.loads(entry))


def read_tool(entry: dict[str, Any]) -> Tool:
    """Reads one entry of a prompt's `<tools>` block.

    Raises:
        KeyError: When the entry has no name.
    """
    schema = entry.get("parameters") or {}
    properties: dict[str, Any] = schema.get("properties") or {}
    required = frozenset(schema.get("required") or ())
    examples = tuple(entry.get("examples") or ())
    parameters = {
        name: _read_parameter(name, prop, name in required, examples)
        for name, prop in properties.items()
    }
    for one, other in permutations(parameters, 2):
        described = parameters[one].description
        if other in described and _mentions(described, other):
            for name in (one, other):
                parameters[name] = replace(parameters[name], coupled=True, tied=True)
    described, returns = entry.get("description") or "", entry.get("returns") or {}
    return Tool(entry["name"], described, parameters, examples, returns)


def _read_parameter(
    name: str,
    schema: dict[str, Any],
    required: bool,
    examples: tuple[Arguments, ...],
) -> Parameter:
    described = schema.get("description") or ""
    schema = _without_null(schema)
    kind = schema.get("type") or "string"
    bounds = _narrow(read_bounds(described, of_elements=kind in ("array", "object")), schema)
    broken = not all(
        bounds.holds(number) for example in examples for number in numbers_of(example.get(name))
    )
    tied = broken or _is_tied(name, kind, described)
    return Parameter(
        name=name,
        kind=kind,
        element=_element_of(schema),
        description=described,
        required=required,
        choices=tuple(schema.get("enum") or ()),
        # Words that the known examples break were misread or depend on something else.
        bounds=Bounds() if broken else bounds,
        schema=schema,
        coupled=tied or _FORM.search(described) is not None,
        tied=tied,
    )


def numbers_of(value: Any) -> list[float]:
    """Lists the numbers inside a value, however deeply nested; booleans are none."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int | float):
        return [value]
    if isinstance(value, dict):
        return [number for item in value.values() for number in numbers_of(item)]
    if isinstance(value, list):
        return [number for item in value for number in numbers_of(item)]
    return []


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    for option in schema.get("anyOf") or ():
        if option.get("type") != "null":
            return {**schema, **option}
    kind = schema.get("type")
    if isinstance(kind, list):
        return {**schema, "type": next((one for one in kind if one != "null"), "string")}
    return schema


def _element_of(schema: dict[str, Any]) -> str:
    inner = schema.get("items") or schema.get("additionalProperties")
    while isinstance(inner, dict) and inner.get("type") == "array":
        inner = inner.get("items")
    return inner.get("type", "") if isinstance(inner, dict) else ""


def _narrow(bounds: Bounds, schema: dict[str, Any]) -> Bounds:
    items = schema.get("items")
    source = items if isinstance(items, dict) else schema
    low, high = source.get("minimum"), source.get("maximum")
    return Bounds(
        low=low if bounds.low is None else bounds.low,
        high=high if bounds.high is None else bounds.high,
        open_low=bounds.open_low,
        open_high=bounds.open_high,
    )


@lru_cache(maxsize=8192)
def _is_tied(name: str, kind: str, description: str) -> bool:
    if kind == "integer" and _PAIRED_WHOLE.search(name):
        return True
    return bool(_PAIRED.search(name) or _DEPENDS.search(description))


@lru_cache(maxsize=8192)
def _mentions(description: str, name: str) -> bool:
    # A name of one plain word also occurs as a word: only a comparison with it couples.
    before = "" if "_" in name else "(?:than|to|most|least|times|in) (?:the )?"
    return re.search(rf"\b{before}{re.escape(name)}\b", description) is not None
