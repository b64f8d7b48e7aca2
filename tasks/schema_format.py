"""A JSON Schema as the chat completions protocol takes it."""

from typing import Any

from apigen.records import JsonObject


def response_format(schema: JsonObject) -> JsonObject:
    """The field `response_format`; strict where the schema keeps OpenAI's rules for that.

    Source: "Structured outputs" in OpenAI's API guide: every object lists all of its properties as
    required and allows no others, and the root is an object.
    """
    strict = schema.get("type") == "object" and _is_strict(schema)
    named = {"name": "answer", "schema": schema, "strict": strict}
    return {"type": "json_schema", "json_schema": named}


def _is_strict(schema: Any) -> bool:
    if isinstance(schema, list):
        return all(map(_is_strict, schema))
    if not isinstance(schema, dict):
        return True
    if schema.get("type") == "object" and not (
        schema.get("additionalProperties") is False
        and set(schema.get("required", ())) == set(schema.get("properties", {}))
    ):
        return False
    return all(map(_is_strict, schema.values()))
