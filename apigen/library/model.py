"""What an importer gives: tools, and the source text that executes them."""

from collections.abc import Mapping
from dataclasses import dataclass

from apigen.errors import LibraryError
from apigen.library.refusals import Refusal
from apigen.records import Tool
from apigen.schema import NAME

CATEGORIES = (
    "Business",
    "Commerce",
    "Communication",
    "Data",
    "Education",
    "Entertainment",
    "Environment",
    "Finance",
    "Gaming",
    "Health",
    "Lifestyle",
    "Math",
    "Media",
    "Music",
    "Other",
    "Science",
    "Social",
    "Sports",
    "Technology",
    "Tools",
    "Travel",
)
"""The 21 categories of the APIGen paper (figure 4)."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What a source offered and the library does not take; `name` is empty if it is all of it."""

    source: str
    name: str
    reason: Refusal
    detail: str


@dataclass(frozen=True, slots=True)
class Library:
    """Tools in a stable order, and what executes them, by the name in their bindings.

    A module is Python source text, or the JSON text of a service (REST) or of a server (MCP).
    `refused` is what the importer did not take.
    """

    tools: tuple[Tool, ...]
    modules: Mapping[str, str]
    refused: tuple[Refused, ...] = ()

    def by_name(self) -> dict[str, Tool]:
        """The tools by their names, which are unique."""
        return {tool.name: tool for tool in self.tools}


def check_documented(library: Library) -> None:
    """Hold every tool to what a generator needs: a description, parameters, and their docs.

    Raises:
        LibraryError: Names the first function that lacks something, and what.
    """
    for tool in library.tools:
        where = f"{tool.source}: function {tool.name!r}"
        if not NAME.fullmatch(tool.name):
            raise LibraryError(f"{where}: models take names of A-Z, a-z, 0-9 and _ only; rename it")
        if not tool.description:
            raise LibraryError(f"{where} has no docstring; say in one sentence what it returns")
        if not tool.parameters["properties"]:
            raise LibraryError(f"{where} takes no parameter, so a call of it teaches nothing")
        for name, schema in tool.parameters["properties"].items():
            if not schema.get("description"):
                raise LibraryError(f"{where}: parameter {name!r} is not described under Args:")
