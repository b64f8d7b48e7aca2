"""Parameters of OpenAPI 2 and 3 in paths, queries and headers, as fields."""

from collections.abc import Iterator, Mapping
from typing import Any

from apigen.library.openapi_document import (
    follow,
    mapping,
    one_line,
    sequence,
    unreadable,
    unsupported,
)
from apigen.library.openapi_fields import Field
from apigen.records import JsonObject

_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
}
"""The styles of OpenAPI 3 by place; the default comes first."""
_COLLECTIONS: dict[str, JsonObject] = {
    "csv": {"explode": False},
    "ssv": {"style": "spaceDelimited", "explode": False},
    "pipes": {"style": "pipeDelimited", "explode": False},
    "multi": {"explode": True},
}
_NEVER_OFFERED = frozenset(
    "accept accept-encoding authorization connection content-length content-type cookie expect "
    "host keep-alive proxy-authorization te trailer transfer-encoding upgrade".split()
)
"""Headers that the client sets by itself, or that hold credentials."""
_TYPED = ("type", "$ref", "enum", "const", "properties", "items", "allOf", "anyOf", "oneOf", "not")


def all_parameters(item: JsonObject, operation: JsonObject, root: JsonObject) -> list[JsonObject]:
    """An operation's parameters, followed; its own override those of its path.

    Raises:
        OutsideSubset: One is no parameter, or refers to what cannot be followed.
    """
    found: dict[tuple[str, str], JsonObject] = {}
    for owner in (item, operation):
        for each in sequence(owner.get("parameters"), "parameters"):
            parameter = follow(each, root, "a parameter")
            name, place = parameter.get("name"), parameter.get("in")
            if not isinstance(name, str) or not isinstance(place, str):
                raise unreadable("a parameter must have a name and a place as texts")
            found[place, name] = parameter
    return list(found.values())


def url_fields(
    parameters: list[JsonObject], path_names: set[str], keys: set[tuple[str, str]], root: JsonObject
) -> Iterator[Field]:
    """Fields for what is in the path, the query and the headers, in this order.

    Args:
        parameters: As `all_parameters` gives them.
        path_names: The names in the path's braces.
        keys: API keys as (place, name in lower case), which are no parameters.
        root: The document.

    Raises:
        OutsideSubset: A required one is passed in a way that is not supported, or is malformed.
    """
    described = {each["name"] for each in parameters if each["in"] == "path"}
    if missing := path_names - described:
        raise unreadable(f"path parameter {min(missing)!r} is not described")
    for place in ("path", "query", "header", "cookie", "formData"):
        for each in parameters:
            name = each["name"]
            hidden = place == "header" and name.lower() in _NEVER_OFFERED
            hidden = hidden or (place == "path" and name not in path_names)
            if each["in"] == place and not hidden and (place, name.lower()) not in keys:
                yield from _field(each, root)
    if odd := {each["in"] for each in parameters} - {*_STYLES, "cookie", "formData", "body"}:
        raise unreadable(f"a parameter in {min(odd)[:50]!r}")


def _field(parameter: JsonObject, root: JsonObject) -> Iterator[Field]:
    place, name = parameter["in"], parameter["name"]
    required = place == "path" or parameter.get("required") is True
    details = _details(parameter)
    if place not in _STYLES or "content" in parameter or details is None:
        if required:
            raise unsupported(f"{place} {name}: it cannot be passed by tools, and is required")
        return
    schema = parameter["schema"] if "schema" in parameter else _inline_schema(parameter)
    if isinstance(schema, dict) and not any(key in schema for key in _TYPED):
        schema = {"type": "string", **schema}  # anything will do, so a text will
    text = one_line(parameter.get("description"))
    examples = tuple(example_values(parameter, root))
    yield Field(place, name, schema, required, text, examples, details)


def _inline_schema(parameter: JsonObject) -> JsonObject:
    """The schema of a parameter of OpenAPI 2.0, which is the parameter itself."""
    apart = ("name", "in", "required", "example", "examples")
    return {key: value for key, value in parameter.items() if key not in apart}


def _details(parameter: JsonObject) -> JsonObject | None:
    """`style` and `explode` where they are not the place's default; None if they are unknown."""
    said: Mapping[str, Any] = parameter
    if "schema" not in parameter:
        said = _COLLECTIONS.get(str(parameter.get("collectionFormat", "csv")), {"style": "?"})
    styles = _STYLES.get(parameter["in"], ("",))
    style = said.get("style", styles[0])
    if style not in styles:
        return None
    details = {} if style == styles[0] else {"style": style}
    explode = said.get("explode", style == "form")
    if not isinstance(explode, bool):
        return None
    return details if explode == (style == "form") else {**details, "explode": explode}


def example_values(node: JsonObject, root: JsonObject) -> Iterator[Any]:
    """The values of `example`, `examples` and `x-example` of a parameter or media type.

    Raises:
        OutsideSubset: An example refers to what cannot be followed.
    """
    for key in ("example", "x-example"):
        if key in node:
            yield node[key]
    examples = node.get("examples")
    for each in examples.values() if isinstance(examples, dict) else ():
        example = follow(mapping(each, "an example"), root, "an example")
        if "value" in example:
            yield example["value"]
