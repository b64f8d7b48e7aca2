"""One API as a person reads it."""

import difflib
import json
from typing import Any

from apigen.library.model import Library
from apigen.records import Tool


def describe_tool(tool: Tool) -> str:
    """Its name and origin, what a model sees of it, a call that works and its answer."""
    parts = [
        f"{tool.name}  ({tool.category})",
        f"source:  {tool.source}",
        f"licence: {tool.licence}",
        f"called:  {tool.binding.kind}, {tool.binding.function}",
        _json(tool.card()),
    ]
    if tool.examples:
        call = json.dumps(tool.examples[0], ensure_ascii=False)
        parts += [f"call:    {call}", f"answer:  {tool.answer or 'changes with the clock'}"]
    if tool.values:
        parts += ["values that were seen to work:", _json(tool.values)]
    return "\n".join(parts)


def closest(name: str, library: Library) -> str:
    """The names that are most like a name that is not there."""
    near = difflib.get_close_matches(name, library.by_name(), n=3, cutoff=0)
    return ", ".join(near) or "none at all"


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
