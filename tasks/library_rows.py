"""A library as the rows of a Parquet file: a tool each, then one for each that was refused.

A module's text stands in the row of its first tool. `reason` and `detail` are empty for a tool.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from apigen.errors import LibraryError
from apigen.library.model import Library, Refused
from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool, canonical_json
from tasks.checkpoints import TEXT

COLUMNS = dict.fromkeys(
    ["name", "description", "parameters", "returns", "category", "binding", "effects", "source"]
    + ["licence", "examples", "answer", "values", "code", "reason", "detail"],
    TEXT,
)


def to_rows(library: Library) -> list[dict[str, str]]:
    """One row per tool, then per refused one, in order."""
    rows, written = [], set()
    for tool in library.tools:
        module = tool.binding.module
        rows.append(_to_row(tool, "" if module in written else library.modules[module]))
        written.add(module)
    return rows + [_refused_row(refused) for refused in library.refused]


def from_rows(rows: Sequence[Mapping[str, Any]]) -> Library:
    """The library of such rows.

    Raises:
        LibraryError: They are not those of a library.
    """
    try:
        taken = [(_from_row(row), row["code"]) for row in rows if not row.get("reason")]
        refused = tuple(
            Refused(row["source"], row["name"], Refusal(row["reason"]), row["detail"])
            for row in rows
            if row.get("reason")
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LibraryError(f"not a built library: {error!r}; build it with this version") from error
    modules = {tool.binding.module: code for tool, code in taken if code}
    if missing := {tool.binding.module for tool, _ in taken} - set(modules):
        raise LibraryError(f"not a whole library: it lacks {sorted(missing)[0]!r}; build it again")
    return Library(tuple(tool for tool, _ in taken), modules, refused)


def _to_row(tool: Tool, code: str) -> dict[str, str]:
    binding = [tool.binding.kind, tool.binding.module, tool.binding.function, tool.binding.details]
    return {
        "name": tool.name,
        "description": tool.description,
        "parameters": json.dumps(tool.parameters, ensure_ascii=False),
        "returns": canonical_json(tool.returns),
        "category": tool.category,
        "binding": canonical_json(binding),
        "effects": tool.effects,
        "source": tool.source,
        "licence": tool.licence,
        "examples": json.dumps(list(tool.examples), ensure_ascii=False),
        "answer": tool.answer,
        "values": json.dumps(tool.values, ensure_ascii=False),
        "code": code,
        "reason": "",
        "detail": "",
    }


def _refused_row(refused: Refused) -> dict[str, str]:
    known = {"source": refused.source, "name": refused.name}
    why = {"reason": refused.reason.value, "detail": refused.detail}
    return dict.fromkeys(COLUMNS, "") | known | why


def _from_row(row: Mapping[str, Any]) -> Tool:
    return Tool(
        name=row["name"],
        description=row["description"],
        parameters=json.loads(row["parameters"]),
        returns=json.loads(row["returns"]),
        category=row["category"],
        binding=Binding(*json.loads(row["binding"])),
        effects=row["effects"],
        source=row["source"],
        licence=row["licence"],
        examples=tuple(json.loads(row["examples"])),
        answer=row.get("answer", ""),
        values=json.loads(row.get("values") or "{}"),
    )
