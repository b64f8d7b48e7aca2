"""Tools from Python source text: signatures and docstrings are parsed, nothing is imported."""

import ast
import doctest
import json
import sys
import warnings
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from docstring_parser import Docstring, parse

from apigen.errors import LibraryError, SchemaError
from apigen.library.annotations import to_schema
from apigen.library.model import CATEGORIES, Library
from apigen.records import Binding, JsonObject, Tool, canonical_json
from apigen.schema import check_defaults

Function = ast.FunctionDef | ast.AsyncFunctionDef

_STANDARD = frozenset(sys.stdlib_module_names)
_CATEGORY_BY_FOLDER = {category.lower(): category for category in CATEGORIES}


def import_functions(files: Mapping[str, str], licence: str = "") -> Library:
    """Every public top-level function of the files, as tools.

    Args:
        files: Source text by path relative to the library's root, with `/`; the first folder
            names the category, where it is one of the 21.
        licence: SPDX identifier of the code's licence.

    Raises:
        LibraryError: A file does not parse, or a function cannot be called by name from JSON; the
            message names file, function, cause and remedy.
    """
    tools: dict[str, Tool] = {}
    siblings = {PurePosixPath(path).parts[0].removesuffix(".py") for path in files}
    for path in sorted(files):
        for tool in _tools(path, files[path], licence, siblings):
            if other := tools.get(tool.name):
                raise LibraryError(
                    f"{path}: function {tool.name!r} is also defined in {other.source}; rename one"
                )
            tools[tool.name] = tool
    modules = {module_name(path): files[path] for path in sorted(files)}
    return Library(tuple(tools[name] for name in sorted(tools)), modules)


def module_name(path: str) -> str:
    """The name under which a file's code is executed."""
    return ".".join(PurePosixPath(path).with_suffix("").parts)


def parsed(path: str, text: str) -> ast.Module:
    """A file's syntax tree.

    Raises:
        LibraryError: It is not valid Python; names the file and the line.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of foreign code, which is not ours to mend
            return ast.parse(text)
    except SyntaxError as error:
        place = f"{path}, line {error.lineno}" if error.lineno else path
        raise LibraryError(f"{place}: not valid Python: {error.msg}; correct it") from error
    except (ValueError, RecursionError, MemoryError) as error:  # the parser's stack has two ends
        problem = str(error) or "nested too deeply"
        raise LibraryError(f"{path}: not valid Python: {problem}; correct it") from error


def _tools(path: str, text: str, licence: str, siblings: set[str]) -> Iterator[Tool]:
    tree = parsed(path, text)
    for node in tree.body:
        if name := _sibling_import(node, siblings):
            raise LibraryError(
                f"{path}: imports {name!r} from the library; each file runs alone, so move what it "
                "needs into it"
            )
        if isinstance(node, Function) and not node.name.startswith("_"):
            try:
                yield _tool(node, path, licence)
            except (LibraryError, SchemaError) as error:
                raise LibraryError(f"{path}: function {node.name!r}: {error}") from error
            except (ValueError, TypeError, IndexError, SyntaxError, RecursionError) as error:
                problem = f"its signature or docstring cannot be read: {error}"
                raise LibraryError(f"{path}: function {node.name!r}: {problem}") from error


def _sibling_import(node: ast.stmt, siblings: set[str]) -> str:
    """The name of another file of the library that a statement imports, or nothing."""
    if isinstance(node, ast.ImportFrom):
        name = (node.module or "a sibling").split(".")[0]
        return name if node.level or name in siblings - _STANDARD else ""
    names = (
        [alias.name.split(".")[0] for alias in node.names] if isinstance(node, ast.Import) else []
    )
    return next((name for name in names if name in siblings - _STANDARD), "")


def _tool(node: Function, path: str, licence: str) -> Tool:
    doc = parse(ast.get_docstring(node) or "")
    parameters = _parameters(node, doc)
    check_defaults(parameters)
    return Tool(
        name=node.name,
        description=_summary(doc),
        parameters=parameters,
        returns=to_schema(node.returns) if node.returns else {},
        category=_CATEGORY_BY_FOLDER.get(PurePosixPath(path).parts[0].lower(), "Other"),
        binding=Binding("python", module_name(path), node.name),
        source=path,
        licence=licence,
        examples=tuple(_examples(node, list(parameters["properties"]))),
    )


def _parameters(node: Function, doc: Docstring) -> JsonObject:
    if node.args.vararg or node.args.kwarg or node.args.posonlyargs:
        raise LibraryError("calls bind by name: no *args, **kwargs or positional-only parameters")
    described = {param.arg_name: _one_line(param.description) for param in doc.params}
    properties: JsonObject = {}
    required = []
    for argument, default in _arguments(node.args):
        if argument.annotation is None:
            raise LibraryError(f"parameter {argument.arg!r} has no annotation; add one")
        schema = to_schema(argument.annotation)
        if described.get(argument.arg):
            schema["description"] = described[argument.arg]
        if default is None:
            required.append(argument.arg)
        elif (value := _literal(default)) is not None:
            schema["default"] = value
        properties[argument.arg] = schema
    return {"type": "object", "properties": properties, "required": required}


def _arguments(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """Parameters in order, each with its default, or None where it is required."""
    required: list[ast.expr | None] = [None] * (len(arguments.args) - len(arguments.defaults))
    yield from zip(arguments.args, required + list(arguments.defaults), strict=True)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)


def _literal(node: ast.expr) -> Any:
    """The value of a literal, or None: what is computed or no JSON is left out of the schema."""
    try:
        return json.loads(canonical_json(ast.literal_eval(node)))
    except (ValueError, TypeError):
        return None


def _examples(node: Function, names: list[str]) -> Iterator[JsonObject]:
    """Argument sets of the docstring's doctests that call the function with literals."""
    try:
        examples = doctest.DocTestParser().get_examples(ast.get_docstring(node) or "")
    except ValueError:  # a malformed doctest is no reason to refuse the function
        return
    for example in examples:
        try:
            call = ast.parse(example.source.strip(), mode="eval").body
            if isinstance(call, ast.Call) and _name(call.func) == node.name:
                arguments = {name: ast.literal_eval(value) for name, value in _bound(call, names)}
                yield json.loads(canonical_json(arguments))
        except (ValueError, SyntaxError, TypeError):
            continue


def _bound(call: ast.Call, names: list[str]) -> Iterator[tuple[str, ast.expr]]:
    yield from zip(names, call.args, strict=False)
    yield from ((keyword.arg or "", keyword.value) for keyword in call.keywords)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _summary(doc: Docstring) -> str:
    """The docstring's first paragraph."""
    text = doc.short_description or ""
    if not doc.blank_after_short_description:
        text += "\n" + (doc.long_description or "").split("\n\n")[0]
    return _one_line(text)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
