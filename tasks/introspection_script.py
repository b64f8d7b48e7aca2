"""Runs inside the sandbox, never here: what a module offers, and what its doctests call.

Python 3.9 and its standard library alone. `describe` and `examples` are called as any function is.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import re
import sys
import types
from typing import Any

from apigen.library.package_results import _find
from apigen.library.package_runtime import _plain_argument

_HEADER_CHARS = 1_000
_DOC_CHARS = 20_000
_CYTHON = ("cython_function_or_method", "fused_cython_function")
_KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "positional",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "either",
    inspect.Parameter.KEYWORD_ONLY: "keyword",
    inspect.Parameter.VAR_POSITIONAL: "rest",
    inspect.Parameter.VAR_KEYWORD: "rest_by_name",
}


def describe(path: str, roots: list[str]) -> list[dict[str, Any]]:
    """The public functions of a module, class or object: those that belong to these packages."""
    owner = _find(path)
    found: dict[int, tuple[str, Any]] = {}
    for name in _public_names(owner):
        value = getattr(owner, name, None)
        if _is_function(value) and _belongs(owner, name, value, roots):
            known = found.get(id(value))
            if known is None or _rank(value, name) < _rank(value, known[0]):
                found[id(value)] = (name, value)
    return [_description(path, name, value) for name, value in found.values()]


def _public_names(owner: Any) -> list[str]:
    names = getattr(owner, "__all__", None) if isinstance(owner, types.ModuleType) else None
    return [name for name in sorted(set(names or dir(owner))) if name[:1] != "_"]


def _rank(value: Any, name: str) -> tuple[bool, int, str]:
    """Of several names the one that the function has itself, then the shortest."""
    return name != getattr(value, "__name__", ""), len(name), name


def _is_function(value: Any) -> bool:
    if isinstance(value, (type, types.ModuleType)) or not callable(value):
        return False
    kind = type(value).__name__
    return inspect.isroutine(value) or kind in (*_CYTHON, "ufunc") or hasattr(value, "__wrapped__")


def _belongs(owner: Any, name: str, value: Any, roots: list[str]) -> bool:
    if not isinstance(owner, types.ModuleType):
        return not isinstance(owner, type) or inspect.ismethod(value) or _is_static(owner, name)
    home = str(getattr(value, "__module__", None) or "")
    if not home:  # a ufunc, which knows no module
        numpy = sys.modules.get("numpy")
        return "numpy" in roots or getattr(numpy, name, None) is not value
    return home.split(".")[0].lstrip("_") in {root.lstrip("_") for root in roots}


def _is_static(owner: type, name: str) -> bool:
    return isinstance(inspect.getattr_static(owner, name), staticmethod)


def _description(path: str, name: str, value: Any) -> dict[str, Any]:
    doc = (inspect.getdoc(value) or "")[:_DOC_CHARS].encode("utf-8", "replace").decode()
    parameters, returns = _signature(value, doc)
    return {
        "path": f"{path}.{name}",
        "origin": _origin(path, name, value),
        "is_async": inspect.iscoroutinefunction(value) or inspect.isasyncgenfunction(value),
        "parameters": parameters,
        "returns": returns,
        "doc": doc,
    }


def _origin(path: str, name: str, value: Any) -> str:
    """The same for one function that is public under several paths."""
    home, own = getattr(value, "__module__", None), str(getattr(value, "__qualname__", ""))
    if not home or not own or "<" in own or inspect.ismethod(value) or inspect.isbuiltin(value):
        return f"{path}.{name}" if home else f"{path.split('.')[0]} {name}"
    return f"{home}.{own}"


def _signature(value: Any, doc: str) -> tuple[list[dict[str, Any]] | None, str]:
    """Parameters and the annotation of what is returned; no parameters where nobody knows them."""
    name = str(getattr(value, "__name__", ""))
    if type(value).__name__ == "ufunc":
        return _ufunc(value, name, doc), ""
    with contextlib.suppress(ValueError, TypeError):
        signature = inspect.signature(value)
        returns = _annotation(signature.return_annotation)
        return [_parameter(each) for each in signature.parameters.values()], returns
    return _from_header(name, doc) or (None, "")


def _ufunc(value: Any, name: str, doc: str) -> list[dict[str, Any]] | None:
    """Its inputs by the names in the last of its headers: the first may be made by numpy."""
    lines = doc.split("\n")
    starts = [at for at, line in enumerate(lines) if re.match(rf"{re.escape(name)}\(", line)]
    for at in reversed(starts[:3]):
        found = _from_header(name, "\n".join(lines[at:]))
        if found and len(found[0]) >= value.nin:
            of_each = {"required": True, "of_each_item": _item_type(value)}
            return [{**each, **of_each} for each in found[0][: value.nin]]
    return None


def _item_type(ufunc: Any) -> str:
    """The JSON type of the scalars that a ufunc takes, or nothing."""
    inputs = [loop.partition("->")[0] for loop in ufunc.types]
    if any(set(loop) <= set("fdlqi") and {"d", "f"} & set(loop) for loop in inputs):
        return "number"
    return "integer" if any(set(loop) <= set("lqi") for loop in inputs) else ""


def _parameter(parameter: inspect.Parameter) -> dict[str, Any]:
    described = {
        "name": parameter.name,
        "kind": _KINDS[parameter.kind],
        "annotation": _annotation(parameter.annotation),
        "required": parameter.default is inspect.Parameter.empty,
    }
    if not described["required"]:
        with contextlib.suppress(TypeError):
            described["default"] = _plain_argument(parameter.default)
    return described


def _annotation(annotation: Any) -> str:
    if annotation is inspect.Parameter.empty:
        return ""
    if isinstance(annotation, str):
        return annotation[:_HEADER_CHARS]
    return inspect.formatannotation(annotation)[:_HEADER_CHARS]


def _from_header(name: str, doc: str) -> tuple[list[dict[str, Any]], str] | None:
    """What the first lines of a docstring say: `log(x, [base=math.e])`, `f(a: int) -> float`."""
    header = doc.lstrip()[:_HEADER_CHARS]
    found = re.match(rf"{re.escape(name)}\((.*?)\)( *-> *[\w.\[\], ]+)?\s*(\n|$)", header, re.S)
    if not found:
        return None
    inside = re.sub(r"[\[\]]", "", found[1]) if _is_old_style(found[1]) else found[1]
    try:
        tree = ast.parse(f"def f({inside.strip(', ')}): pass").body[0]
    except (SyntaxError, ValueError):
        return None
    arguments = tree.args  # type: ignore[attr-defined]
    nodes = [*arguments.posonlyargs, *arguments.args]
    needed = len(nodes) - len(arguments.defaults)
    if _is_old_style(found[1]):
        before = found[1][: found[1].find("[")]
        needed = min(needed, len([each for each in before.split(",") if each.strip()]))
    parameters = [_positional(node, place < needed) for place, node in enumerate(nodes)]
    return parameters, (found[2] or "").strip("-> \n")


def _is_old_style(inside: str) -> bool:
    return bool(re.search(r"\[\s*,|,\s*\[|^\s*\[", inside))


def _positional(node: ast.arg, required: bool) -> dict[str, Any]:
    text = ast.unparse(node.annotation) if node.annotation else ""
    return {"name": node.arg, "kind": "positional", "annotation": text, "required": required}
