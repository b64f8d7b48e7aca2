"""One function, as a syntax tree, to a tool; nothing of it is run."""

import ast
import doctest
import json
from collections.abc import Iterator
from dataclasses import replace

from docstring_parser import Docstring, parse

from apigen.errors import LibraryError, SchemaError
from apigen.library.annotations import Names, read_result, read_type
from apigen.library.doc_sections import documented, summary
from apigen.library.docstrings import schema_of_doc_type
from apigen.library.json_entries import entry_name
from apigen.library.named_types import Nodes
from apigen.library.named_values import json_value, plain_value
from apigen.library.plain_types import JsonType
from apigen.library.refusals import Refusal
from apigen.records import JsonObject, Tool, canonical_json
from apigen.schema import NAME, check_defaults, parse_parameters

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Unfit(LibraryError):
    """A function that is not taken, and why."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        """Keep the reason beside the message, which is one line."""
        super().__init__(" ".join(detail.split())[:500])
        self.reason = reason


def read_function(node: Function, nodes: Nodes, place: Tool) -> tuple[Tool, dict[str, str] | None]:
    """The tool of a function, and what builds its arguments, if it needs an entry for JSON.

    Args:
        node: The function.
        nodes: The statements of its module that define types, by name.
        place: A tool with what is known without reading: category, binding, source, licence.

    Raises:
        Unfit: It cannot be called by name from JSON, or cannot be read.
    """
    try:
        return _read(node, nodes, place)
    except Unfit:
        raise
    except SchemaError as error:
        raise Unfit(Refusal.BAD_SCHEMA, str(error)) from error
    except LibraryError as error:
        raise Unfit(Refusal.NO_JSON_TYPE, str(error)) from error
    except Exception as error:  # foreign text meets three parsers: no list of errors is complete
        problem = f"its signature or docstring cannot be read: {error or type(error).__name__}"
        raise Unfit(Refusal.UNREADABLE, _encodable(problem)) from error


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _read(node: Function, nodes: Nodes, place: Tool) -> tuple[Tool, dict[str, str] | None]:
    doc = parse(ast.get_docstring(node) or "")
    kinds = _kinds(node, doc, nodes)
    returned = _returned(node, doc, nodes)
    parameters = _parameters(node, doc, kinds, nodes)
    parse_parameters(parameters)
    check_defaults(parameters)
    tool = replace(
        place,
        name=node.name,
        description=summary(doc),
        parameters=parameters,
        returns=returned.schema,
        examples=tuple(_examples(node, list(parameters["properties"]), nodes)),
    )
    canonical_json([tool.description, parameters, tool.returns, tool.examples]).encode()
    builders = {name: kind.build for name, kind in kinds.items() if kind.build}
    return _entered(tool, builders if builders or returned.build else None)


def _entered(tool: Tool, builders: dict[str, str] | None) -> tuple[Tool, dict[str, str] | None]:
    if builders is None:
        return tool, None
    binding = replace(tool.binding, function=entry_name(tool.binding.function))
    return replace(tool, binding=binding), builders


def _kinds(node: Function, doc: Docstring, nodes: Nodes) -> dict[str, JsonType]:
    """The types of the parameters by name, from their annotations or else the docstring."""
    if node.args.vararg or node.args.kwarg or node.args.posonlyargs:
        problem = "calls bind by name: no *args, **kwargs or positional-only parameters"
        raise Unfit(Refusal.NO_SIGNATURE, problem)
    told = {name: kind for name, (kind, _) in documented(doc).items() if kind}
    kinds = {}
    for argument, _ in _arguments(node.args):
        if not NAME.fullmatch(argument.arg):
            raise Unfit(Refusal.NOT_NAMED, f"parameter {argument.arg!r}: models take no such name")
        if argument.annotation is not None:
            kinds[argument.arg] = read_type(argument.annotation, Names(nodes))
        elif argument.arg in told:
            kinds[argument.arg] = _told(argument.arg, told[argument.arg])
        else:
            problem = f"parameter {argument.arg!r} has no annotation; add one"
            raise Unfit(Refusal.NO_SIGNATURE, problem)
    return kinds


def _told(name: str, text: str) -> JsonType:
    try:
        return JsonType(schema_of_doc_type(text))
    except LibraryError as error:
        raise LibraryError(f"parameter {name!r} has no annotation, and {error}") from error


def _returned(node: Function, doc: Docstring, nodes: Nodes) -> JsonType:
    """The type of the result; one that only the docstring names is a hint, no promise."""
    if node.returns:
        return read_result(node.returns, Names(nodes))
    try:
        return JsonType(schema_of_doc_type((doc.returns and doc.returns.type_name) or ""))
    except LibraryError:
        return JsonType({})


def _parameters(
    node: Function, doc: Docstring, kinds: dict[str, JsonType], nodes: Nodes
) -> JsonObject:
    described = documented(doc)
    properties: JsonObject = {}
    required: list[str] = []
    for argument, default in _arguments(node.args):
        schema = dict(kinds[argument.arg].schema)
        if text := described.get(argument.arg, ("", ""))[1]:
            schema["description"] = text
        if default is None:
            required.append(argument.arg)
        elif (value := json_value(default, nodes)) is not None:
            schema["default"] = value
        properties[argument.arg] = schema
    return {"type": "object", "properties": properties, "required": required}


def _arguments(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """Parameters in order, each with its default, or None where it is required."""
    required: list[ast.expr | None] = [None] * (len(arguments.args) - len(arguments.defaults))
    yield from zip(arguments.args, required + list(arguments.defaults), strict=True)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)


def _examples(node: Function, names: list[str], nodes: Nodes) -> Iterator[JsonObject]:
    """Argument sets of the docstring's doctests that call the function with values for JSON."""
    try:
        examples = doctest.DocTestParser().get_examples(ast.get_docstring(node) or "")
    except ValueError:  # a malformed doctest is no reason to refuse the function
        return
    for example in examples:
        try:
            call = ast.parse(example.source.strip(), mode="eval").body
            if isinstance(call, ast.Call) and _name(call.func) == node.name:
                bound = _bound(call, names)
                arguments = {name: plain_value(value, nodes) for name, value in bound}
                yield json.loads(canonical_json(arguments))
        except (ValueError, SyntaxError, TypeError, LibraryError):
            continue


def _bound(call: ast.Call, names: list[str]) -> Iterator[tuple[str, ast.expr]]:
    yield from zip(names, call.args, strict=False)
    yield from ((keyword.arg or "", keyword.value) for keyword in call.keywords)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""
