"""The REST world that ships: every operation of every service, over HTTP."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack

import httpx
import pytest

from apigen.library.naming import tool_name
from tasks.child_process import ROOT
from tasks.world.app import accepted_key, key_variable
from tasks.world.services import SERVICES
from tasks.world_server import WorldServer, world

BY_NAME = {service.name: service for service in SERVICES}
KEYED = [service.name for service in SERVICES if service.needs_key]
NAMES = pytest.mark.parametrize("name", BY_NAME)


@pytest.fixture(scope="module")
def urls():
    with world() as running:
        yield running


@pytest.fixture(scope="module")
def clients(urls):
    made = {
        name: httpx.Client(base_url=url, headers={"X-Api-Key": accepted_key(BY_NAME[name])})
        for name, url in urls.items()
    }
    yield made
    for client in made.values():
        client.close()


@pytest.fixture(scope="module")
def documents(clients):
    return {name: client.get("/openapi.json").json() for name, client in clients.items()}


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


def request_with(method, path, given):
    """The request that holds these (where, name, value)."""
    query, body = {}, {}
    for where, name, value in given:
        if where == "path":
            path = path.replace(f"{{{name}}}", str(value))
        else:
            (body if where == "body" else query)[name] = value
    return {"method": method, "url": path, "params": query} | ({"json": body} if body else {})


def requests(document, method, path, operation):
    """A request with what is needed alone, and one for each optional input besides."""
    every = [
        (where, name, schema["examples"][0], needed)
        for where, name, schema, needed in inputs(document, operation)
    ]
    needed = [each[:3] for each in every if each[3]]
    yield request_with(method, path, needed)
    for each in every:
        if not each[3]:
            yield request_with(method, path, [*needed, each[:3]])


def is_empty(answer):
    """Whether an answer, or its only list of items, holds nothing."""
    if isinstance(answer, dict):
        return not answer or ("items" in answer and not answer["items"])
    return answer in (None, [], "")


def test_there_are_at_least_seven_services_on_ports_of_their_own(urls):
    assert len(SERVICES) >= 7
    assert set(urls) == set(BY_NAME)
    assert len(set(urls.values())) == len(SERVICES)


@NAMES
def test_a_service_is_healthy_without_a_key(urls, name):
    assert httpx.get(f"{urls[name]}/health").json() == {"status": "ok"}


@NAMES
def test_a_service_answers_every_example_and_the_needed_ones_twice_the_same(
    clients, documents, name
):
    client, bad = clients[name], []
    for method, path, operation in operations(documents[name]):
        for number, wanted in enumerate(requests(documents[name], method, path, operation)):
            first = client.request(**wanted)
            told = (operation["operationId"], wanted, first.status_code, first.text[:200])
            if not first.is_success or is_empty(first.json()):
                bad.append(told)
            elif number == 0 and client.request(**wanted).content != first.content:
                bad.append(("changes", *told))
    assert not bad


@NAMES
def test_a_service_has_twenty_operations_with_a_complete_document(documents, name):
    document = documents[name]
    assert document["info"]["x-category"] == BY_NAME[name].category
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    seen = [operation for *_, operation in operations(document)]
    assert len(seen) >= 20
    assert len({operation["description"] for operation in seen}) == len(seen)
    for operation in seen:
        assert operation["operationId"] == tool_name(operation["operationId"])
        assert operation["x-read-only"] is True
        assert len(operation["summary"]) > 20
        found = list(inputs(document, operation))
        assert found, operation["operationId"]
        for _, parameter, schema, _ in found:
            told = (name, operation["operationId"], parameter)
            assert len(schema.get("description", "")) > 9, told
            assert schema.get("examples"), told


@NAMES
def test_fields_inside_a_body_are_described_too(documents, name):
    schemas = documents[name]["components"]["schemas"]
    pending = [
        body_schema(documents[name], operation)
        for *_, operation in operations(documents[name])
        if "requestBody" in operation
    ]
    assert pending
    while pending:
        for field, schema in pending.pop().get("properties", {}).items():
            assert schema.get("description"), (name, field)
            for part in (schema, schema.get("items", {})):
                if "$ref" in part:
                    pending.append(schemas[part["$ref"].rpartition("/")[2]])


@NAMES
def test_an_unknown_id_is_a_404_with_a_reason(clients, documents, name):
    tried = 0
    for method, path, operation in operations(documents[name]):
        for where, parameter, schema, _ in inputs(documents[name], operation):
            if where != "path" or "enum" in schema or "maximum" in schema:
                continue
            given = [each[:3] for each in _needed(documents[name], operation)]
            unknown = "no-such-thing" if schema["type"] == "string" else 999_999_999
            changed = [
                (place, key, unknown if (place, key) == (where, parameter) else value)
                for place, key, value in given
            ]
            answer = clients[name].request(**request_with(method, path, changed))
            assert answer.status_code == 404, (operation["operationId"], parameter)
            assert "no-such-thing" in answer.json()["detail"] or unknown == 999_999_999
            tried += 1
    assert tried >= 3


@NAMES
def test_a_service_takes_all_examples_of_an_operation_at_once(clients, documents, name):
    for method, path, operation in operations(documents[name]):
        given = [
            (where, parameter, schema["examples"][0])
            for where, parameter, schema, _ in inputs(documents[name], operation)
        ]
        answer = clients[name].request(**request_with(method, path, given))
        assert answer.is_success, (operation["operationId"], answer.text[:200])


def _needed(document, operation):
    return [
        (where, name, schema["examples"][0])
        for where, name, schema, needed in inputs(document, operation)
        if needed
    ]


@NAMES
def test_a_value_out_of_bounds_is_a_422(clients, documents, name):
    for method, path, operation in operations(documents[name]):
        if "limit" in [parameter["name"] for parameter in operation.get("parameters", [])]:
            needed = _needed(documents[name], operation)
            wanted = request_with(method, path, [*needed, ("query", "limit", 0)])
            assert clients[name].request(**wanted).status_code == 422


@pytest.mark.parametrize("name", KEYED)
@pytest.mark.parametrize(("headers", "status"), [({}, 401), ({"X-Api-Key": "wrong"}, 403)])
def test_a_service_with_a_key_asks_for_it(urls, documents, name, headers, status):
    method, path, operation = next(operations(documents[name]))
    wanted = next(requests(documents[name], method, path, operation))
    with httpx.Client(base_url=urls[name], headers=headers) as client:
        assert client.request(**wanted).status_code == status
    assert operation["security"] == [{"ApiKey": []}]
    scheme = documents[name]["components"]["securitySchemes"]["ApiKey"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "X-Api-Key")


def test_at_least_two_services_have_a_key():
    assert len(KEYED) >= 2


def test_the_environment_sets_the_key():
    service = next(service for service in SERVICES if service.needs_key)
    assert accepted_key(service) == f"demo-{service.name}-key"
    code = f"""
from tasks.world.app import accepted_key, key_variable
from tasks.world.{service.name} import SERVICE
print(accepted_key(SERVICE))
"""
    environment = {**os.environ, key_variable(service): "another"}
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert said.stdout.decode().strip() == "another"


def test_a_port_that_is_taken_is_told(urls):
    port = int(urls["travel"].rpartition(":")[2])
    with pytest.raises(RuntimeError, match="(?i)address already in use"):
        WorldServer(port)


def test_it_ends_cleanly_on_sigterm_and_when_its_standard_input_does():
    command = [sys.executable, "-m", "tasks.world", "--port-base=0"]
    pipe = subprocess.PIPE
    ways = (
        lambda process: process.send_signal(signal.SIGTERM),
        lambda process: process.stdin.close(),
    )
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe)
            )
            for _ in ways
        ]
        for end, process in zip(ways, started, strict=True):
            assert process.stdout.readline().startswith(b'ready {"travel": "http://127.0.0.1:')
            end(process)
            assert process.wait(30) == 0
            assert process.stderr.read() == b""


def test_world_up_prints_what_is_where_until_it_is_interrupted():
    command = [sys.executable, "-c", "from tasks.world_server import world_up; world_up(0)"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as process:
        lines = []
        while not lines or not lines[-1].startswith("└"):
            lines.append(process.stdout.readline())
            assert lines[-1], process.stderr.read()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    for name in BY_NAME:
        assert any(name in line and "http://127.0.0.1:" in line for line in lines)
