"""One operation of an OpenAPI document as a tool."""

import re
from collections.abc import Iterable

from apigen.errors import LibraryError, SchemaError
from apigen.library.naming import parameter_name
from apigen.library.openapi_body import body_examples, body_fields, body_of, json_type
from apigen.library.openapi_document import follow, mapping, one_line, unreadable, unsupported
from apigen.library.openapi_examples import argument_sets
from apigen.library.openapi_fields import Field, Schemas, carried, may_leave_out, plain
from apigen.library.openapi_parameters import all_parameters, url_fields
from apigen.library.openapi_security import key_places, secrets
from apigen.library.openapi_service import category_of, server
from apigen.library.schema_subset import OutsideSubset
from apigen.records import Binding, JsonObject, Tool
from apigen.schema import argument_problem, check_defaults, parse_parameters

READING = ("get", "head")


def operation_tool(
    place: tuple[str, str],
    item: JsonObject,
    operation: JsonObject,
    requests: Schemas,
    answers: Schemas,
    service: str,
) -> Tool:
    """The tool without its name, source and licence, which its document decides.

    Args:
        place: Method in lower case, and path.
        item: The path item, followed.
        operation: What it says for the method.
        requests: The document as requests see it: without what is read-only.
        answers: The whole document.
        service: The module's name.

    Raises:
        OutsideSubset: It cannot be a tool; the error's `reason` says why.
    """
    method, path = place
    _check_place(path, item, operation, answers.root)
    fields, content_type, bodies = _request(path, item, operation, requests)
    parameters = _parameters(fields)
    details: JsonObject = {
        "method": method.upper(),
        "path": path,
        "parameters": {
            name: {"in": each.place, "name": each.name, **each.details}
            for name, each in fields.items()
        },
        "secrets": secrets(answers.root, operation, service),
    }
    if content_type.endswith("+json"):
        details["headers"] = {"Content-Type": content_type}
    reads = method in READING or operation.get("x-read-only") is True
    return Tool(
        name="",
        description=_description(operation),
        parameters=parameters,
        returns=_returns(operation, answers),
        category=category_of(answers.root, operation),
        binding=Binding("rest", service, f"{method.upper()} {path}", details),
        effects="none" if reads else "writes",
        examples=tuple(argument_sets(fields, parameters, bodies)),
    )


def _check_place(path: str, item: JsonObject, operation: JsonObject, root: JsonObject) -> None:
    if not path.startswith("/"):
        raise unreadable("a path must begin with /")
    if re.search(r"[?#\s\\]", path):
        raise unsupported("a path that holds a query, a fragment or spaces")
    own = server(operation) or server(item)
    if own and own.rstrip("/") != server(root).rstrip("/"):
        raise unsupported(f"it has a server of its own: {own[:200]}")


def _request(
    path: str, item: JsonObject, operation: JsonObject, schemas: Schemas
) -> tuple[dict[str, Field], str, list[JsonObject]]:
    """Fields by the names of their parameters, the body's content type, and whole bodies."""
    root = schemas.root
    given = all_parameters(item, operation, root)
    path_names = set(re.findall(r"\{([^{}]*)\}", path))
    found = list(carried(url_fields(given, path_names, key_places(root), root), schemas))
    media, content_type, required = body_of(operation, given, root)
    if not media:
        return _named(found), "", []
    try:
        inside = list(carried(body_fields(media, required, root), schemas))
    except OutsideSubset as problem:
        if required or not may_leave_out(problem):
            raise
        return _named(found), "", []
    return _named([*found, *inside]), content_type, body_examples(media, root)


def _named(fields: Iterable[Field]) -> dict[str, Field]:
    """The fields by unique names; the later one of two gets its place before its name."""
    named: dict[str, Field] = {}
    for each in fields:
        name = parameter_name(each.name or "body")
        if name in named:
            name = parameter_name(f"{each.place}_{name}")
        free, number = name, 2
        while free in named:
            free, number = parameter_name(f"{name}_{number}"), number + 1
        named[free] = each
    return named


def _parameters(fields: dict[str, Field]) -> JsonObject:
    schema = {
        "type": "object",
        "properties": {name: each.schema for name, each in fields.items()},
        "required": [name for name, each in fields.items() if each.required],
    }
    try:
        parameters = parse_parameters(schema)
        check_defaults(parameters)
        argument_problem(parameters, {})
    except SchemaError as error:
        raise unreadable(str(error)) from error
    return parameters


def _description(operation: JsonObject) -> str:
    """Summary and the description's first paragraph, as sentences on one line."""
    texts: list[str] = []
    for key in ("summary", "description"):
        said = operation.get(key)
        text = one_line(re.split(r"\n\s*\n", said.strip())[0]) if isinstance(said, str) else ""
        if text and text.rstrip(".").lower() not in {each.rstrip(".").lower() for each in texts}:
            texts.append(text if text[-1] in ".!?:;" else f"{text}.")
    return " ".join(texts)


def _returns(operation: JsonObject, schemas: Schemas) -> JsonObject:
    """The schema of the good answer, or `{}` if there is none that the subset carries."""
    try:
        answers = mapping(operation.get("responses"), "responses")
        code = next((code for code in ("200", "201", "default") if code in answers), None)
        answer = follow(answers.get(code), schemas.root, "an answer") if code else {}
        schema = answer.get("schema")
        content = mapping(answer.get("content"), "content")
        if (kind := json_type(content)) is not None:
            schema = mapping(content[kind], "content").get("schema")
        return plain(schemas.read(schema)) if schema else {}
    except LibraryError:
        return {}
