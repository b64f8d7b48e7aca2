"""The REST world that ships: every operation of every service, over HTTP.

Its data and its documents cost seconds of CPU: one world answers all tests, and is only imported
in processes of its own.
"""

import json
import os
import re
import signal
import subprocess
import sys
from contextlib import ExitStack
from types import SimpleNamespace

import pytest

from apigen.library.model import CATEGORIES
from apigen.library.naming import tool_name
from tasks.child_process import ROOT
from tests.world_requests import (
    Client,
    body_schema,
    examples,
    inputs,
    is_empty,
    operations,
    request_with,
    requests,
)

LISTED = re.findall(r"^    (\w+)\.SERVICE,$", (ROOT / "tasks/world/services.py").read_text(), re.M)
NAMES = pytest.mark.parametrize("name", LISTED)
OWN_KEY = ("commerce", "a key of our own")
UP = "from tasks.world_server import world_up; world_up(0)"
MAIN = """
import sys
from tasks.world.__main__ import main
for port in sys.argv[1:]:
    sys.argv = ["world", f"--port-base={port}"]
    try:
        main()
    except SystemExit as end:
        print(end, flush=True)
"""


def start(code, *arguments, **environment):
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, **environment}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


@pytest.fixture(scope="module")
def table():
    """What `world_up` prints; what it started is there until Ctrl-C, and then ends with it."""
    with start(UP, **{f"APIGEN_SECRET_WORLD_{OWN_KEY[0].upper()}": OWN_KEY[1]}) as process:
        try:
            lines = []
            while not lines or not lines[-1].startswith("└"):
                lines.append(process.stdout.readline())
                assert lines[-1], process.stderr.read()
            rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in lines]
            yield {row[0]: row[1:] for row in rows if row}
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            assert process.stderr.read() == ""
        finally:
            process.kill()


@pytest.fixture(scope="module")
def world(table):
    """By name of a service: its client, its document and its URL."""
    found = {}
    with ExitStack() as stack:
        for name, (url, _) in table.items():
            key = OWN_KEY[1] if name == OWN_KEY[0] else f"demo-{name}-key"
            client = stack.enter_context(Client(url, key))
            document = json.loads(client.ask("get", "/openapi.json")[1])
            found[name] = SimpleNamespace(client=client, document=document, url=url)
        yield found


@pytest.fixture
def service(world, name):
    return world[name]


def test_world_up_prints_every_service_with_its_port_and_its_operations(table, world):
    assert len(LISTED) >= 7
    assert list(table) == LISTED
    assert len({url for url, _ in table.values()}) == len(LISTED)
    for name, (url, count) in table.items():
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", url)
        assert int(count) == len(list(operations(world[name].document)))


@NAMES
def test_a_service_is_healthy_without_a_key(service):
    with Client(service.url) as client:
        assert client.ask("get", "/health") == (200, '{"status":"ok"}')


@NAMES
def test_a_service_answers_every_example_and_the_needed_ones_twice_the_same(service):
    ask, bad = service.client.ask, []
    for operation in operations(service.document):
        for number, wanted in enumerate(requests(service.document, *operation)):
            status, text = ask(*wanted)
            told = (operation[2]["operationId"], wanted, status, text[:200])
            if status // 100 != 2 or is_empty(json.loads(text)):
                bad.append(told)
            elif number == 0 and ask(*wanted) != (status, text):
                bad.append(("changes", *told))
    assert not bad


@NAMES
def test_a_service_has_twenty_operations_with_a_complete_document(service):
    document = service.document
    assert document["info"]["x-category"] in CATEGORIES
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    seen = [operation for *_, operation in operations(document)]
    assert len(seen) >= 20
    assert len({operation["description"] for operation in seen}) == len(seen)
    bad = []
    for operation in seen:
        name, found = operation["operationId"], list(inputs(document, operation))
        if not found or name != tool_name(name) or len(operation["summary"]) <= 20:
            bad.append(name)
        if operation["x-read-only"] is not True:
            bad.append((name, "writes"))
        for _, parameter, schema, _ in found:
            if len(schema.get("description", "")) <= 9 or not schema.get("examples"):
                bad.append((name, parameter))
    assert not bad


@NAMES
def test_fields_inside_a_body_are_described_too(service):
    document = service.document
    schemas = document["components"]["schemas"]
    pending = [
        body_schema(document, operation)
        for *_, operation in operations(document)
        if "requestBody" in operation
    ]
    assert pending
    bad = []
    while pending:
        for field, schema in pending.pop().get("properties", {}).items():
            if not schema.get("description"):
                bad.append(field)
            for part in (schema, schema.get("items", {})):
                if "$ref" in part:
                    pending.append(schemas[part["$ref"].rpartition("/")[2]])
    assert not bad


@NAMES
def test_an_unknown_id_is_a_404_with_a_reason(service):
    tried, bad = 0, []
    for method, path, operation in operations(service.document):
        given, _ = examples(service.document, operation)
        for where, parameter, schema, _ in inputs(service.document, operation):
            if where != "path" or "enum" in schema or "maximum" in schema:
                continue
            unknown = "no-such-thing" if schema["type"] == "string" else 999_999_999
            changed = [*(each for each in given if each[:2] != (where, parameter))]
            wanted = request_with(method, path, [*changed, (where, parameter, unknown)])
            status, text = service.client.ask(*wanted)
            told = schema["type"] != "string" or "no-such-thing" in json.loads(text)["detail"]
            if status != 404 or not told:
                bad.append((operation["operationId"], parameter, status, text[:200]))
            tried += 1
    assert not bad
    assert tried >= 3


@NAMES
def test_a_service_takes_all_examples_of_an_operation_at_once(service):
    bad = []
    for method, path, operation in operations(service.document):
        needed, optional = examples(service.document, operation)
        status, text = service.client.ask(*request_with(method, path, needed + optional))
        if status // 100 != 2:
            bad.append((operation["operationId"], status, text[:200]))
    assert not bad


@NAMES
def test_a_value_out_of_bounds_is_a_422(service):
    bad = []
    for method, path, operation in operations(service.document):
        if "limit" in [parameter["name"] for parameter in operation.get("parameters", [])]:
            needed, _ = examples(service.document, operation)
            wanted = request_with(method, path, [*needed, ("query", "limit", 0)])
            if (status := service.client.ask(*wanted)[0]) != 422:
                bad.append((operation["operationId"], status))
    assert not bad


def test_a_service_with_a_key_asks_for_it_and_the_environment_sets_the_key(world):
    keyed = {
        name for name, each in world.items() if "securitySchemes" in each.document["components"]
    }
    assert len(keyed) >= 2
    assert OWN_KEY[0] in keyed
    for name in keyed:
        each = world[name]
        scheme = each.document["components"]["securitySchemes"]["ApiKey"]
        assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "X-Api-Key")
        found = list(operations(each.document))
        assert {json.dumps(operation["security"]) for *_, operation in found} == {
            '[{"ApiKey": []}]'
        }
        wanted = next(requests(each.document, *found[0]))
        wrong = f"demo-{name}-key" if name == OWN_KEY[0] else "wrong"
        for key, status in ((None, 401), (wrong, 403)):
            with Client(each.url, key) as client:
                assert client.ask(*wanted)[0] == status


def test_it_tells_a_port_that_is_taken_and_ends_on_sigterm_and_with_its_standard_input(world):
    port = world["travel"].url.rpartition(":")[2]
    with start(MAIN, port, 0, 0) as process:
        assert "Address already in use" in process.stdout.readline()
        ways = (lambda: process.send_signal(signal.SIGTERM), process.stdin.close)
        for end in ways:
            assert process.stdout.readline().startswith('ready {"travel": "http://127.0.0.1:')
            end()
        assert process.wait(30) == 0
        assert process.stderr.read() == ""
