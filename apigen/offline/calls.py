"""A call as the offline model plans it."""

from dataclasses import dataclass

from apigen.offline.toolbox import Arguments, Tool


@dataclass(frozen=True, slots=True)
class Call:
    """One call: a tool and its arguments by name."""

    tool: Tool
    arguments: Arguments
