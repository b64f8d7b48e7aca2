"""Rows `{"id", "query", "tools", "answers"}`, which is also how this project's datasets are."""

import json
from collections.abc import Sequence
from typing import Any

from apigen.foreign.content import Content, calls_of, field_of, query_of
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject, ToolCall


def read(row: JsonObject) -> Content:
    """The content of a row; `tools` and `answers` may be JSON or JSON texts.

    No calls say nothing by themselves: such a row must name its style.

    Raises:
        Unreadable: The row is not of this form.
    """
    for name in ("query", "tools", "answers"):
        field_of(row, name)
    query, reply, system = query_of(row["query"]), row.get("reply"), row.get("system")
    tools, calls = read_tools(row["tools"]), calls_of(row["answers"])
    return Content(query, tools, calls, _text(reply), _text(system))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def with_calls(row: JsonObject, calls: Sequence[ToolCall]) -> JsonObject:
    """The row with these calls in place of its own."""
    new = [call.to_json() for call in calls]
    text = isinstance(row["answers"], str)
    return row | {"answers": json.dumps(new, ensure_ascii=False) if text else new}
