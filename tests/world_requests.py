"""Requests to a service of the REST world, made from the examples in its OpenAPI document."""

import json
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit


class Client:
    """One connection to a service: a bare one, for it answers thousands of requests."""

    def __init__(self, url, key=None):
        self.connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
        self.headers = {"X-Api-Key": key} if key else {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def ask(self, method, path, body=None):
        """Status and text of the answer."""
        text = None if body is None else json.dumps(body).encode()
        headers = self.headers | ({"Content-Type": "application/json"} if body is not None else {})
        self.connection.request(method.upper(), path, text, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()


def operations(document):
    """Method, path and operation, for all of a document's operations."""
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


def body_schema(document, operation):
    content = operation["requestBody"]["content"]["application/json"]["schema"]
    return document["components"]["schemas"][content["$ref"].rpartition("/")[2]]


def inputs(document, operation):
    """Where, name, schema and whether it is needed: all that a request may hold."""
    for parameter in operation.get("parameters", []):
        yield parameter["in"], parameter["name"], parameter["schema"], parameter["required"]
    if "requestBody" in operation:
        schema = body_schema(document, operation)
        for name, field in schema["properties"].items():
            yield "body", name, field, name in schema.get("required", [])


def examples(document, operation):
    """Where, name and example of what is needed, and of what is not."""
    needed, optional = [], []
    for where, name, schema, is_needed in inputs(document, operation):
        (needed if is_needed else optional).append((where, name, schema["examples"][0]))
    return needed, optional


def request_with(method, path, given):
    """What `Client.ask` takes, for the request that holds these (where, name, value)."""
    query, body = {}, {}
    for where, name, value in given:
        if where == "path":
            path = path.replace(f"{{{name}}}", str(value))
        elif where == "body":
            body[name] = value
        else:
            query[name] = json.dumps(value) if isinstance(value, bool) else value
    if query:
        path += f"?{urlencode(query, doseq=True)}"
    return method, path, body or None


def requests(document, method, path, operation):
    """A request with what is needed alone, and one for each optional input besides."""
    needed, optional = examples(document, operation)
    yield request_with(method, path, needed)
    for each in optional:
        yield request_with(method, path, [*needed, each])


def is_empty(answer):
    """Whether an answer, or its only list of items, holds nothing."""
    if isinstance(answer, dict):
        return not answer or ("items" in answer and not answer["items"])
    return answer in (None, [], "")
