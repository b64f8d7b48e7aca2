"""Documentation written anew by a model, where what came with an API is too poor."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from apigen.library.model import CATEGORIES
from apigen.library.quality import poor
from apigen.prompts import Messages, PromptLibrary, describer_prompt
from apigen.records import JsonObject, Tool
from apigen.strictjson import loads

MAX_CHARS = 1_000
"""Of a description; a longer one is no answer."""
KEPT = "documentation"
"""In a binding's details: who wrote the text that is there now, and what stood there before."""


def needs_describing(tool: Tool) -> bool:
    """Whether a model is to be asked: the text is too poor, or nothing names a category."""
    return poor(tool) or tool.category not in CATEGORIES


def describer_messages(prompts: PromptLibrary, tool: Tool) -> Messages:
    """The request for one API's documentation and category."""
    known = tool.card() | {"returns": tool.returns, "source": tool.source}
    if tool.examples:
        known |= {"call": tool.examples[0], "answer": tool.answer}
    return describer_prompt(prompts, known, CATEGORIES)


def read_description(text: str, tool: Tool) -> JsonObject | None:
    """What a model wrote, or None if it is not what it was asked for."""
    try:
        found = loads(text)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("category") not in CATEGORIES:
        return None
    parameters = found.get("parameters")
    if not isinstance(parameters, dict) or not set(parameters) <= set(
        tool.parameters["properties"]
    ):
        return None
    texts = [found.get("description"), *parameters.values()]
    return found if all(map(_is_text, texts)) else None


def redescribed(tool: Tool, found: JsonObject, model: str) -> Tool:
    """The tool with what was missing or too poor; what stood there before is kept beside it."""
    changed = tool
    if poor(tool):
        properties = _described(tool.parameters["properties"], found["parameters"])
        changed = replace(
            changed,
            description=" ".join(found["description"].split()),
            parameters=tool.parameters | {"properties": properties},
        )
    if tool.category not in CATEGORIES:
        changed = replace(changed, category=found["category"])
    before = {
        "description": tool.description,
        "parameters": _texts(tool),
        "category": tool.category,
    }
    details = tool.binding.details | {KEPT: {"by": model, "before": before}}
    return replace(changed, binding=replace(tool.binding, details=details))


def _described(properties: JsonObject, texts: Mapping[str, str]) -> JsonObject:
    return {
        name: schema | ({"description": " ".join(texts[name].split())} if name in texts else {})
        for name, schema in properties.items()
    }


def _texts(tool: Tool) -> JsonObject:
    schemas = tool.parameters["properties"].items()
    return {name: schema.get("description", "") for name, schema in schemas}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= MAX_CHARS
