"""Answers on record: kept once, found again without the service, in a file that is ours."""

import sqlite3

import pytest

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError, MachineFault
from apigen.rest_request import RestRequest
from tasks.rest import execute_rest
from tasks.rest_records import RecordStore, request_key
from tests.rest_servers import (
    HEADER_KEY,
    KEY_ENV,
    QUERY_KEY,
    RestServer,
    entry,
    key_in_environment,
    tool,
)

KEY = "canary-0123/+=45"


@pytest.fixture
def server():
    with RestServer() as started:
        yield started


def config(tmp_path, mode, **more):
    return RestConfig(mode=mode, records=str(tmp_path / "r.sqlite"), max_retries=0, **more)


def run(server, config, *calls):
    pairs = [call if isinstance(call, tuple) else (tool(call), {}) for call in calls]
    return execute_rest(pairs, {"svc": entry(server.url)}, config)


@pytest.mark.parametrize(
    ("path", "live", "replayed"),
    [
        ("/ok/1", "ok", "ok"),
        ("/status/404", "error", "error"),
        ("/text/no such city", "error_result", "error_result"),
        ("/html/", "not_json", "not_json"),
        ("/status/500", "error", "not_recorded"),
        ("/status/503", "error", "not_recorded"),
        ("/status/401", "error", "not_recorded"),
        ("/huge/", "output_too_large", "not_recorded"),
        ("/off/", "error", "not_recorded"),
    ],
)
def test_what_is_definitive_is_recorded_and_replayed(tmp_path, server, path, live, replayed):
    def status(mode):
        return run(server, config(tmp_path, mode, max_answer_bytes=10_000), path)[0].status

    assert status("live") == live
    assert not list(tmp_path.iterdir())
    assert [status("record"), status("record")] == [live, live]
    assert server.seen[path] == (2 if replayed == live else 3)
    assert status("replay") == replayed
    assert server.seen[path] == (2 if replayed == live else 3)


def test_a_replay_needs_neither_the_service_nor_its_place_nor_its_key(tmp_path, server):
    call = (tool("/ok/{id}", id="path", q="query", secrets=[HEADER_KEY]), {"id": "ä", "q": 1})
    with key_in_environment(KEY):
        recorded = run(server, config(tmp_path, "record"), call)
    elsewhere = config(tmp_path, "replay", bases={"svc": "https://api.example.test"})
    assert run(server, elsewhere, call) == recorded
    (other,) = run(server, elsewhere, (call[0], {"id": "ä", "q": 2}))
    assert (other.status, other.result) == ("not_recorded", None)


def test_no_machine_fault_is_recorded(tmp_path, server):
    with pytest.raises(MachineFault):
        run(server, config(tmp_path, "record"), "/ok/1", "/status/429")
    replayed = run(server, config(tmp_path, "replay"), "/ok/1", "/status/429")
    assert [each.status for each in replayed] == ["ok", "not_recorded"]


@pytest.mark.parametrize("path", ["/echo/200", "/echo/400"])
def test_no_key_reaches_the_record_file(tmp_path, server, path):
    for number, secret in enumerate((HEADER_KEY, QUERY_KEY)):
        with key_in_environment(KEY):  # a record file each: the second would be answered by it
            recording = config(tmp_path / str(number), "record")
            run(server, recording, (tool(path, secrets=[secret]), {}))
        with RecordStore(tmp_path / str(number) / "r.sqlite") as store:
            request = RestRequest("GET", f"{server.url}{path}", {}, None, ())
            answer = store.get(request_key("svc", server.url, request))
        assert b"***" in answer.body
        assert b"canary" not in answer.body
    assert server.seen[path] == 2


def test_a_key_that_was_taken_once_is_tried_again_before_it_is_trusted(tmp_path, server):
    good, closed = ((tool(f"/keyed/{n}", secrets=[HEADER_KEY]), {}) for n in ("1", "closed"))
    recording = config(tmp_path, "record")
    with key_in_environment("good-key"):
        run(server, recording, good)
        assert [each.status for each in run(server, recording, good, closed)] == ["ok", "error"]
        assert server.seen["/keyed/1"] == 2
    with key_in_environment("wrong-key"):
        assert [each.status for each in run(server, recording, good, closed)] == ["ok", "error"]
        with pytest.raises(ConfigError, match=KEY_ENV):
            run(server, recording, good, (tool("/keyed/2", secrets=[HEADER_KEY]), {}))


def foreign(path):
    path.write_bytes(b"no database at all" * 100)


def foreign_database(path):
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()


def newer(path):
    RecordStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (foreign, "is no record file"),
        (foreign_database, "is a database of something else"),
        (newer, "has format 99"),
        (lambda path: None, "no record file"),
    ],
    ids=["foreign", "foreign database", "newer", "missing"],
)
def test_a_file_that_is_none_of_ours_is_named_in_one_line(tmp_path, server, make, says):
    make(tmp_path / "r.sqlite")
    with pytest.raises(ConfigError, match=says) as caught:
        run(server, config(tmp_path, "replay"), "/ok/1")
    assert "\n" not in str(caught.value)
    assert server.seen.total() == 0


def test_a_mode_with_records_needs_to_know_where_they_are(server):
    with pytest.raises(ConfigError, match="records"):
        run(server, RestConfig(mode="record"), "/ok/1")
