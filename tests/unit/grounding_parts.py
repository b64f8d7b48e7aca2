"""Rows for tests of the grounding check, from a query and the arguments of one call."""

from apigen.checks.findings import Candidate
from apigen.checks.grounding import trace
from apigen.records import ToolCall


def card(required=(), name="tool", **properties):
    parameters = {"type": "object", "properties": properties, "required": list(required)}
    return {"name": name, "description": "Does something.", "parameters": parameters}


def row(query, arguments, *, language="", required=None, style=None, **properties):
    """A row of one call; parameters without a schema of their own have a plain one."""
    schemas = {name: plain(value) for name, value in arguments.items()} | properties
    tool = card(list(arguments) if required is None else required, **schemas)
    return Candidate(query, (tool,), (ToolCall("tool", arguments),), style, language)


def plain(value):
    kinds = {bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}
    return {"type": kinds.get(type(value), "string"), "description": ""}


def found(query, value, *, language="", name="value", optional=False, **schema):
    """Where the one value of a call comes from: (source, rule)."""
    required = [] if optional else [name]
    told = {name: plain(value) | schema}
    traced = trace(row(query, {name: value}, language=language, required=required, **told))
    return {each.source for each in traced}, {each.rule for each in traced}


def source(query, value, **more):
    """The one source of a value's parts."""
    (only,) = found(query, value, **more)[0]
    return only
