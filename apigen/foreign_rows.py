"""Rows that somebody else made: read, and held to the format check."""

from dataclasses import dataclass
from typing import Any

from apigen import strictjson
from apigen.checks.findings import Candidate, decide
from apigen.checks.format import STAGE, format_findings
from apigen.checks.policies import STRICT
from apigen.checks.reasons import Reason
from apigen.errors import SchemaError
from apigen.exports.flat_types import from_flat
from apigen.parsing import parse_calls, parse_missing, undecodable
from apigen.records import JsonObject, Style, ToolCall, Verdict, rejected
from apigen.schema import parse_parameters


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """A row as far as it could be read, and the verdict on its format.

    `tools` are cards (name, description, parameters in the schema subset). `style` is None unless
    the row names one of ours; `missing` is what its query lacks, in that style.
    """

    id: Any
    verdict: Verdict
    query: str = ""
    tools: tuple[JsonObject, ...] = ()
    calls: tuple[ToolCall, ...] = ()
    style: Style | None = None
    missing: tuple[JsonObject, ...] = ()


def read_row(text: str) -> ForeignRow:
    """Read one JSON line `{"id", "query", "tools", "answers"}` and check its format.

    `tools` and `answers` may be JSON or JSON strings; parameters JSON Schema or xLAM's flat form.
    Only a row whose `style` is one of ours may have no calls, values in `missing`, or references.
    Whatever is wrong is the row's verdict; nothing is raised.
    """
    try:
        row = strictjson.loads(text)
    except ValueError as error:
        return ForeignRow(None, undecodable(error))
    if not isinstance(row, dict):
        return ForeignRow(None, rejected(Reason.MISSING_FIELD, "the line is no JSON object"))
    if missing := [key for key in ("query", "tools", "answers") if key not in row]:
        return ForeignRow(row.get("id"), rejected(Reason.MISSING_FIELD, f"no {missing[0]!r}"))
    return _read_fields(row)


def _read_fields(row: JsonObject) -> ForeignRow:
    identity, query = row.get("id"), row["query"]
    if not isinstance(query, str) or not query.strip():
        return ForeignRow(identity, rejected(Reason.BAD_QUERY, "the query is empty or no text"))
    try:
        tools = _read_tools(row["tools"])
    except (SchemaError, ValueError) as error:
        return ForeignRow(identity, rejected(Reason.BAD_TOOLS, str(error)), query)
    calls = parse_calls(row["answers"])
    if isinstance(calls, Verdict):
        return ForeignRow(identity, calls, query, tools)
    style = _style(row.get("style"))
    missing = parse_missing(row.get("missing")) if style else ()
    if isinstance(missing, Verdict):
        return ForeignRow(identity, missing, query, tools, calls, style)
    candidate = Candidate(query, tools, calls, style, missing=missing)
    verdict = decide(STAGE, format_findings(candidate), STRICT).verdict
    return ForeignRow(identity, verdict, query, tools, calls, style, missing)


def _style(value: Any) -> Style | None:
    return Style(value) if isinstance(value, str) and value in set(Style) else None


def _read_tools(value: Any) -> tuple[JsonObject, ...]:
    if isinstance(value, str):
        value = strictjson.loads(value)
    if not isinstance(value, list) or not value:
        raise SchemaError("tools is no list of tools")
    return tuple(_read_tool(tool) for tool in value)


def _read_tool(tool: Any) -> JsonObject:
    if isinstance(tool, dict) and isinstance(tool.get("function"), dict):
        tool = tool["function"]
    if not isinstance(tool, dict) or not isinstance(tool.get("name"), str):
        raise SchemaError("a tool is no object with a name")
    parameters = tool.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise SchemaError(f"{tool['name']}: parameters is no object")
    try:
        parsed = parse_parameters(parameters if _is_schema(parameters) else from_flat(parameters))
    except SchemaError as error:
        raise SchemaError(f"{tool['name']}: {error}") from error
    return {**tool, "description": str(tool.get("description", "")), "parameters": parsed}


def _is_schema(parameters: JsonObject) -> bool:
    """JSON Schema, unless every value describes a parameter, as in the flat form."""
    properties = parameters.get("properties")
    if isinstance(parameters.get("type"), str) or isinstance(parameters.get("required"), list):
        return True
    return isinstance(properties, dict) and all(isinstance(p, dict) for p in properties.values())
