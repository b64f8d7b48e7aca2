"""OpenAPI documents (2.0, 3.x) to tools that are called over HTTP; nothing is fetched."""

import keyword
from collections.abc import Iterator
from dataclasses import replace

from apigen.library.model import Library, Refused
from apigen.library.naming import tool_name
from apigen.library.openapi_document import follow, mapping, unreadable, without_read_only
from apigen.library.openapi_fields import Schemas
from apigen.library.openapi_operation import operation_tool
from apigen.library.openapi_reading import read_text
from apigen.library.openapi_service import licence_of, service_name, service_url
from apigen.library.schema_subset import OutsideSubset
from apigen.records import JsonObject, Tool, canonical_json

METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")


def import_openapi(
    text: str,
    source: str,
    *,
    base_url: str = "",
    category: str = "",
    licence: str = "",
    allow_private: bool = False,
    document_url: str = "",
) -> Library:
    """Every operation of an OpenAPI document as a tool, or as a refusal with its reason.

    Secrets come from the environment when a tool is called, under the names that
    `openapi_security.secrets` describes.

    Args:
        text: The document, JSON or YAML.
        source: Where it is from, such as `openapi:travel.json`.
        base_url: The service's URL, where the document does not say it, or not rightly.
        category: One of the 21 for all of its tools; else what the document says, if it does.
        licence: SPDX identifier; else what the document says.
        allow_private: Whether the service may be at a private address.
        document_url: Where the document was fetched; what it says of addresses is relative to it.
    """
    where = source if source.startswith("openapi:") else f"openapi:{source}"
    try:
        root = _document(read_text(text))
        module = _module(service_url(root, base_url, document_url), allow_private)
        service = service_name(root, source)
        found = list(_operations(root, service, where))
    except OutsideSubset as problem:
        return Library((), {}, (Refused(where, "", problem.reason, str(problem)),))
    licence = licence or licence_of(root)
    tools = tuple(
        replace(each, licence=licence, category=category or each.category)
        for each in found
        if isinstance(each, Tool)
    )
    refused = tuple(each for each in found if isinstance(each, Refused))
    return Library(tools, {service: module} if tools else {}, refused)


def _document(value: object) -> JsonObject:
    """The document with its `paths` followed; `swagger` is kept only where it is version 2."""
    root = follow(value, mapping(value, "the document"), "the document")
    if str(root.get("openapi", "")).startswith("3."):
        root = {key: part for key, part in root.items() if key != "swagger"}
    elif not str(root.get("swagger", "")).startswith("2"):
        raise unreadable("no OpenAPI document: it says neither openapi: 3.x nor swagger: '2.0'")
    paths = follow(root.get("paths"), root, "paths")
    if not paths:
        raise unreadable("the document has no paths, so it offers nothing")
    return {**root, "paths": paths}


def _module(url: str, allow_private: bool) -> str:
    return canonical_json({"base_url": url, "allow_private": allow_private, "requests_per_s": None})


def _operations(root: JsonObject, service: str, where: str) -> Iterator[Tool | Refused]:
    """Every operation in the document's order, with names that no two of them share."""
    requests, answers = Schemas(without_read_only(root)), Schemas(root)
    taken: set[str] = set()
    for path, raw in root["paths"].items():
        if path.startswith("x-"):
            continue
        try:
            item = follow(raw, root, "the path")
        except OutsideSubset as problem:
            yield Refused(where, path, problem.reason, str(problem))
            continue
        for method in (key for key in item if key in METHODS):
            name = f"{method.upper()} {path}"
            try:
                operation = mapping(item[method], "the operation")
                place = (method, path)
                tool = operation_tool(place, item, operation, requests, answers, service)
            except OutsideSubset as problem:
                yield Refused(where, name, problem.reason, str(problem))
                continue
            free = _free_name(method, path, operation, taken)
            taken.add(free)
            yield replace(tool, name=free, source=f"{where} {name}")


def _free_name(method: str, path: str, operation: JsonObject, taken: set[str]) -> str:
    """The operation's id, else method and path; one that is taken gets method, then number."""
    said = operation.get("operationId")
    wanted = tool_name(said if isinstance(said, str) else "") or tool_name(method, path)
    name, number = wanted, 1
    while name in taken or keyword.iskeyword(name):
        name = tool_name(method, wanted, str(number) if number > 1 else "")
        number += 1
    return name
