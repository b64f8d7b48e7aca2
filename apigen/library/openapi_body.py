"""JSON bodies of OpenAPI 2 and 3: an object's properties become fields of their own."""

from collections.abc import Iterator
from typing import Any

from apigen.errors import LibraryError
from apigen.library.openapi_document import (
    follow,
    mapping,
    not_taken,
    one_line,
    sequence,
    target,
    unsupported,
)
from apigen.library.openapi_fields import Field
from apigen.library.openapi_parameters import example_values
from apigen.library.refusals import Refusal
from apigen.records import JsonObject

_MAX_PARTS = 200


def body_of(
    operation: JsonObject, parameters: list[JsonObject], root: JsonObject
) -> tuple[JsonObject, str, bool]:
    """The body's media type object, its content type and whether it is required; or `{}`.

    Raises:
        OutsideSubset: It is required and no JSON, or malformed.
    """
    if "swagger" in root:
        bodies = [each for each in parameters if each["in"] == "body"]
        types = sequence(operation.get("consumes", root.get("consumes")), "consumes")
        body = bodies[0] if bodies else {}
        content = {str(each): body for each in types or ["application/json"]}
    else:
        body = follow(operation.get("requestBody"), root, "requestBody")
        content = mapping(body.get("content"), "requestBody.content")
    required = body.get("required") is True
    content_type = json_type(content)
    if body and content_type is None and required:
        raise unsupported(f"the body must be {' or '.join(content)[:100] or 'something'}, no JSON")
    if not body or content_type is None:
        return {}, "", False
    media = mapping(content[content_type], "requestBody.content")
    return {"description": body.get("description"), **media}, content_type, required


def json_type(content: JsonObject) -> str | None:
    """The key of a `content` object that stands for JSON, the plainest first."""
    ranks = {key: _rank(key.split(";")[0].strip().lower()) for key in content}
    found = [key for key in sorted(ranks, key=lambda key: ranks[key]) if ranks[key] < 9]
    return found[0] if found else None


def _rank(kind: str) -> int:
    if kind in ("application/json", "text/json"):
        return 0
    if kind.endswith("+json"):
        return 1
    return 2 if kind in ("*/*", "application/*") else 9


def body_fields(media: JsonObject, required: bool, root: JsonObject) -> list[Field]:
    """A field for every property, or one for the whole body if it is no object with properties.

    What the object requires is required even where the body is optional: such calls always fit.

    Raises:
        OutsideSubset: The schema is malformed, or refers to what cannot be followed.
    """
    schema = media.get("schema", {})
    properties, needed = _members(schema, root)
    if properties:
        return [Field("body", name, sub, name in needed) for name, sub in properties.items()]
    text, examples = one_line(media.get("description")), tuple(example_values(media, root))
    return [Field("body", "", schema, required, text, examples)]


def body_examples(media: JsonObject, root: JsonObject) -> list[JsonObject]:
    """Whole bodies that the document gives as examples, as objects."""
    try:
        values = list(example_values(media, root))
        schema = follow(media.get("schema", {}), root, "body")
    except LibraryError:
        return []
    lists = schema.get("examples")
    values += [schema.get("example"), *(lists if isinstance(lists, list) else [])]
    return [value for value in values if isinstance(value, dict)]


def _members(schema: Any, root: JsonObject) -> tuple[JsonObject, set[str]]:
    """Properties of an object with its `allOf` parts, and the required ones; or none."""
    properties: JsonObject = {}
    needed: set[str] = set()
    pending: list[tuple[Any, tuple[str, ...]]] = [(schema, ())]
    for _ in range(_MAX_PARTS):
        if not pending:
            return properties, needed & set(properties)
        part, trail = pending.pop(0)
        part = mapping(part, "the body's schema")
        if _is_other(part):
            return {}, set()
        for name, sub in mapping(part.get("properties"), "properties").items():
            properties[name] = {"allOf": [properties[name], sub]} if name in properties else sub
        needed |= {each for each in sequence(part.get("required"), "required") if str(each) == each}
        pending = [*_parts(part, trail, root), *pending]
    raise not_taken(Refusal.TOO_LARGE, f"a body of more than {_MAX_PARTS} parts")


def _parts(
    schema: JsonObject, trail: tuple[str, ...], root: JsonObject
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """What must hold as well: the parts, the one choice besides null, the `$ref`'s target."""
    for key in ("allOf", "anyOf", "oneOf"):
        yield from ((part, trail) for part in _real(sequence(schema.get(key), key)))
    if "$ref" in schema:
        reference = schema["$ref"]
        if reference in trail:
            raise not_taken(Refusal.REFERENCE_LOOP, f"body: {reference[:200]} holds itself")
        yield target(reference, root, "body"), (*trail, reference)


def _is_other(schema: JsonObject) -> bool:
    """Whether it is no object, or one of several."""
    kind = schema.get("type", "object")
    kinds = kind if isinstance(kind, list) else [kind]
    choices = [_real(sequence(schema.get(key), key)) for key in ("anyOf", "oneOf")]
    return "object" not in kinds or any(len(each) > 1 for each in choices)


def _real(parts: list[Any]) -> list[Any]:
    return [part for part in parts if part != {"type": "null"}]
