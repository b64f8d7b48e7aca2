"""Values in source text, as defaults and doctests have them, as JSON."""

import ast
import datetime
import json
from typing import Any

from apigen.errors import LibraryError
from apigen.library.named_types import Choice, Nodes, Record, definition, name_of
from apigen.records import canonical_json

_DATES = {"date": datetime.date, "datetime": datetime.datetime, "time": datetime.time}


def json_value(node: ast.expr, nodes: Nodes) -> Any:
    """A literal, `Color.RED`, `date(2025, 1, 31)` or `Point(1, 2)` as JSON; None if it is none."""
    try:
        return json.loads(canonical_json(plain_value(node, nodes)))
    except (ValueError, TypeError, SyntaxError, OverflowError, LibraryError):
        return None


def plain_value(node: ast.expr, nodes: Nodes) -> Any:
    """The same as a Python value, which JSON may not be able to hold.

    Raises:
        ValueError, TypeError, SyntaxError, OverflowError, LibraryError: It is computed, or of no
            known type.
    """
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        found = definition(node.value.id, nodes) if node.value.id in nodes else None
        if isinstance(found, Choice) and node.attr in found.members:
            return found.members[node.attr]
    if isinstance(node, ast.List | ast.Tuple):
        return [plain_value(each, nodes) for each in node.elts]
    if isinstance(node, ast.Dict) and None not in node.keys:
        keys = [ast.literal_eval(key) for key in node.keys if key]
        return dict(zip(keys, [plain_value(each, nodes) for each in node.values], strict=True))
    if isinstance(node, ast.Call):
        return _made(node, nodes)
    return ast.literal_eval(node)


def _made(call: ast.Call, nodes: Nodes) -> Any:
    given = {each.arg: plain_value(each.value, nodes) for each in call.keywords if each.arg}
    if len(given) < len(call.keywords):
        raise ValueError("a call with ** gives no JSON value")
    positional = [plain_value(each, nodes) for each in call.args]
    name = name_of(call.func)
    if isinstance(call.func, ast.Name) and name in nodes:
        found = definition(name, nodes)
        if isinstance(found, Record):
            return dict(zip(found.fields, positional, strict=False)) | given
        if isinstance(found, Choice) and positional:
            return positional[0]
    elif name in _DATES:
        return _DATES[name](*positional, **given).isoformat()
    elif name == "fromisoformat" and len(positional) == 1:
        return positional[0]
    raise ValueError(f"{name} gives no JSON value")
