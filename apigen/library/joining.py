"""Several libraries as one, in which no module takes another one's name."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from apigen.library.model import Library
from apigen.records import Tool


def joined(libraries: Sequence[Library]) -> Library:
    """All tools, modules and refusals, in order.

    A module whose name stands for another text already gets a digest of its own text behind it.
    """
    modules: dict[str, str] = {}
    tools: list[Tool] = []
    for library in libraries:
        names = {name: _free(name, text, modules) for name, text in library.modules.items()}
        modules |= {names[name]: text for name, text in library.modules.items()}
        tools += [_bound(tool, names[tool.binding.module]) for tool in library.tools]
    refused = tuple(each for library in libraries for each in library.refused)
    return Library(tuple(tools), modules, refused)


def _free(name: str, text: str, taken: dict[str, str]) -> str:
    if taken.get(name, text) == text:
        return name
    return f"{name}_{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _bound(tool: Tool, module: str) -> Tool:
    if tool.binding.module == module:
        return tool
    return replace(tool, binding=replace(tool.binding, module=module))
