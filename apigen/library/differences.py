"""What became of a library's APIs in a later one."""

from collections.abc import Iterator
from dataclasses import fields

from apigen.library.model import Library
from apigen.records import Tool

COMPARED = tuple(each.name for each in fields(Tool) if each.name != "name")


def differences(old: Library, new: Library) -> list[str]:
    """One line per API that was added, removed or changed, with what changed; by name."""
    before, after = old.by_name(), new.by_name()
    return [
        *(f"added    {name}" for name in sorted(set(after) - set(before))),
        *(f"removed  {name}" for name in sorted(set(before) - set(after))),
        *_changes(before, after, old, new),
    ]


def _changes(
    before: dict[str, Tool], after: dict[str, Tool], old: Library, new: Library
) -> Iterator[str]:
    for name in sorted(set(before) & set(after)):
        one, other = before[name], after[name]
        changed = [part for part in COMPARED if getattr(one, part) != getattr(other, part)]
        if _code(one, old) != _code(other, new):
            changed.append("code")
        if changed:
            yield f"changed  {name}: {', '.join(changed)}"


def _code(tool: Tool, library: Library) -> str:
    return library.modules[tool.binding.module]
