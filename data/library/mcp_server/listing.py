"""Functions as read-only MCP tools that state their category and one worked example."""

from collections.abc import Callable
from typing import Any

from mcp.server.mcpserver.tools import Tool
from mcp_types import ToolAnnotations

CATEGORY_KEY = "apigen/category"
READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
TOOLS: list[Tool] = []


def tool(category: str, **example: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """List a function; its docstring is the description, its annotations are the schemas.

    Args:
        category: One of the 21 categories of the library.
        example: Arguments that work.
    """

    def listed(function: Callable[..., Any]) -> Callable[..., Any]:
        text = " ".join((function.__doc__ or "").split())
        made = Tool.from_function(
            function,
            description=text,
            annotations=READ_ONLY,
            meta={CATEGORY_KEY: category},
            structured_output=True,
        )
        made.parameters["examples"] = [example]
        TOOLS.append(made)
        return function

    return listed
