"""Small OpenAPI documents, and what their import gives."""

import json

from apigen.library.openapi import import_openapi

URL = "http://127.0.0.1:9/v1"
TEXT = {"type": "string"}
X = {"type": "integer", "minimum": 1}
NUMBERS = {"type": "array", "items": {"type": "integer"}}


def document(paths, **more):
    head = {"openapi": "3.1.0", "info": {"title": "Travel", "version": "1"}}
    return head | {"servers": [{"url": URL}], "paths": paths} | more


def document_of_3_0(paths, **more):
    return document(paths, openapi="3.0.3", **more)


def old(paths, **more):
    head = {"swagger": "2.0", "info": {"title": "Travel", "version": "1"}, "host": "127.0.0.1:9"}
    return head | {"schemes": ["http"], "basePath": "/v1", "paths": paths} | more


def imported(root, source="openapi:travel.json", **options):
    """The library of a document, or of the text that stands for one."""
    return import_openapi(root if isinstance(root, str) else json.dumps(root), source, **options)


def only(root, **options):
    library = imported(root, **options)
    assert library.refused == ()
    (tool,) = library.tools
    return tool


def get(*parameters, path="/stays", **operation):
    return {path: {"get": {"parameters": list(parameters), **operation}}}


def query(schema=TEXT, name="q", **more):
    return {"name": name, "in": "query", "schema": schema, **more}


def post(content, required=True):
    return {"/stays": {"post": {"requestBody": {"required": required, "content": content}}}}


def body(schema, required=True, kind="application/json", **media):
    return post({kind: {"schema": schema, **media}}, required)
