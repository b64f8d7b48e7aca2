"""The xLAM release's flat parameters with Python type names, to JSON Schema and back.

Its descriptors are `{"description", "type", "default"?}`; `", optional"` in the type marks what
may be left out, and defaults are sample values that need not fit the type
(Salesforce/xlam-function-calling-60k).
"""

import re
from typing import Any

from apigen.errors import SchemaError
from apigen.records import JsonObject

JSON_TYPES = {
    "str": "string",
    "string": "string",
    "int": "integer",
    "integer": "integer",
    "float": "number",
    "number": "number",
    "bool": "boolean",
    "boolean": "boolean",
    "list": "array",
    "array": "array",
    "tuple": "array",
    "set": "array",
    "dict": "object",
    "object": "object",
}
_PYTHON = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
}
_GENERIC = re.compile(r"(?P<outer>\w+)\[(?P<inner>.*)\]")


def from_flat(parameters: JsonObject) -> JsonObject:
    """A JSON Schema object from flat parameters.

    Raises:
        SchemaError: A descriptor is no object.
    """
    properties = {}
    required = []
    for name, descriptor in parameters.items():
        if not isinstance(descriptor, dict):
            raise SchemaError(f"parameter {name!r} is described by {type(descriptor).__name__}")
        text = str(descriptor.get("type", ""))
        properties[name] = _schema(text.split(",")[0] if "[" not in text else _before_marks(text))
        if descriptor.get("description"):
            properties[name]["description"] = str(descriptor["description"])
        if descriptor.get("required", not re.search(r",\s*(optional|default)|^default=", text)):
            required.append(name)
    return {"type": "object", "properties": properties, "required": required}


def _before_marks(text: str) -> str:
    return re.sub(r",\s*(optional|default=.*)$", "", text)


def _schema(text: str) -> JsonObject:
    """The schema of a type name; of a name that is not known, one that takes anything."""
    text = text.strip()
    if match := _GENERIC.fullmatch(text):
        outer = JSON_TYPES.get(match["outer"].lower())
        if outer == "array" and match["outer"].lower() != "tuple":
            return {"type": "array", "items": _schema(match["inner"])}
        return {"type": outer} if outer else {}
    return {"type": JSON_TYPES[text.lower()]} if text.lower() in JSON_TYPES else {}


def to_flat(parameters: JsonObject) -> JsonObject:
    """Flat parameters from a JSON Schema object of the subset."""
    return {
        name: _descriptor(schema, name in parameters["required"])
        for name, schema in parameters["properties"].items()
    }


def _descriptor(schema: JsonObject, required: bool) -> JsonObject:
    flat: dict[str, Any] = {
        "description": schema.get("description", ""),
        "type": _python_name(schema) + ("" if required else ", optional"),
    }
    if "enum" in schema:
        flat["description"] += f" One of: {', '.join(map(str, schema['enum']))}."
    if "default" in schema:
        flat["default"] = schema["default"]
    return flat


def _python_name(schema: JsonObject) -> str:
    name = _PYTHON.get(schema.get("type", ""), "Any")
    if name == "list" and "items" in schema:
        return f"List[{_python_name(schema['items'])}]"
    return name
