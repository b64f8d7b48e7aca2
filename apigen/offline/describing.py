"""The rule-based describer: sentences made of an API's names."""

import json
import re
from typing import Any

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def describe(api: dict[str, Any], categories: list[str]) -> str:
    """Documents an API in the form that the prompt asks for.

    Args:
        api: What the prompt knows of it, with `name` and `parameters`.
        categories: The closed list to choose from.
    """
    names = list(api["parameters"]["properties"])
    subject = _words(api["name"])
    told = f"Gives the {subject} for the given {_listed([_words(name) for name in names])}."
    parameters = {name: f"The {_words(name)} that the {subject} is wanted for." for name in names}
    category = _category(f"{subject} {api.get('description', '')}", categories)
    return json.dumps({"description": told, "parameters": parameters, "category": category})


def _category(text: str, categories: list[str]) -> str:
    words = set(text.lower().split())
    named = [category for category in categories if category.lower() in words]
    return [*named, "Other"][0]


def _words(name: str) -> str:
    return " ".join(_CAMEL.sub("_", name).replace("_", " ").lower().split())


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
