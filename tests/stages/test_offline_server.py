"""The offline server over HTTP: protocol, faults on purpose, start and end."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections import Counter
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from apigen.offline import MODELS, answer
from tasks.child_process import ROOT
from tasks.offline_endpoint import OfflineServer, base_url, offline_server

TOOL = {
    "name": "rectangle_area",
    "description": "Computes the area of a rectangle.",
    "parameters": {
        "type": "object",
        "properties": {
            "width": {"type": "number", "description": "Width in metres, 1 to 500."},
            "height": {"type": "number", "description": "Height in metres, 1 to 500."},
        },
        "required": ["width", "height"],
    },
    "examples": [{"width": 12.5, "height": 40.0}, {"width": 30, "height": 21}],
}


def messages(note=""):
    task = "<task>\nstyle: simple\nregister: plain\npairs: 2\n</task>"
    text = f"{note}\n{task}\n<tools>\n{json.dumps([TOOL])}\n</tools>"
    return [{"role": "user", "content": text}]


def body(**changes):
    fields = {"model": "offline-strong", "messages": messages()} | changes
    return json.dumps(fields).encode()


def post(url, data, timeout=30):
    """Status, headers and JSON of one request."""
    request = Request(f"{url}/chat/completions", data, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=timeout) as response:
            return response.status, response.headers, json.load(response)
    except HTTPError as error:
        with error:
            return error.code, error.headers, json.load(error)


def outcome(url, data):
    """The status of a request, or how it broke."""
    try:
        return post(url, data, timeout=1)[0]
    except TimeoutError:
        return "hang"
    except (HTTPException, OSError, ValueError):
        return "cut"


@pytest.fixture(scope="module")
def url():
    with offline_server() as address:
        yield address


def test_it_listens_on_loopback_only(url):
    assert url.startswith("http://127.0.0.1:")
    assert url.endswith("/v1")


def test_it_lists_its_models(url):
    with urlopen(f"{url}/models", timeout=30) as response:
        listed = json.load(response)
    assert tuple(model["id"] for model in listed["data"]) == MODELS


def test_an_answer_has_the_form_of_a_chat_completion(url):
    status, _, got = post(url, body())
    said = answer("offline-strong", messages(), 7).text
    assert status == 200
    assert got["object"] == "chat.completion"
    assert got["model"] == "offline-strong"
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": said},
        "finish_reason": "stop",
    }
    assert got["choices"] == [choice]
    prompt_tokens = -(-len(messages()[0]["content"]) // 4)
    completion_tokens = -(-len(said) // 4)
    assert got["usage"] == {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
    }


def test_the_same_request_gets_the_same_answer(url):
    assert post(url, body())[2] == post(url, body())[2]


def test_another_seed_in_the_request_gets_another_answer(url):
    assert post(url, body(seed=1))[2]["choices"] != post(url, body(seed=2))[2]["choices"]


@pytest.mark.parametrize("name", ["max_tokens", "max_completion_tokens"])
def test_an_answer_beyond_the_token_limit_is_cut_as_a_model_s_is(url, name):
    got = post(url, body(**{name: 20}))[2]
    assert got["choices"][0]["finish_reason"] == "length"
    assert got["usage"]["completion_tokens"] == 20


@pytest.mark.parametrize(
    ("data", "status", "message"),
    [
        (b"{", 400, "not JSON"),
        (b"[]", 400, "JSON object"),
        (body(model=None), 400, "model must be"),
        (body(messages=[]), 400, "at least one message"),
        (body(messages=["hi"]), 400, "must be an object"),
        (body(n=2), 400, "one choice"),
        (body(stream=True), 400, "one piece"),
        (body(max_tokens="many"), 400, "whole number"),
        (body(messages=[{"role": "user", "content": "hi"}]), 400, "<task>"),
        (body(model="gpt-4o"), 404, "offline-strong"),
    ],
)
def test_what_it_does_not_do_is_refused_with_a_reason(url, data, status, message):
    got = post(url, data)
    assert got[0] == status
    assert message in got[2]["error"]["message"]


def test_an_unknown_model_has_openai_s_error_code(url):
    assert post(url, body(model="gpt-4o"))[2]["error"]["code"] == "model_not_found"


def test_faults_come_at_their_shares_and_a_retry_fares_differently():
    bodies = [body(messages=messages(str(number))) for number in range(120)]
    shares = {"http_429": 0.25, "http_500": 0.25, "cut": 0.25}
    with offline_server(**shares) as url:
        first, second = ([outcome(url, data) for data in bodies] for _ in range(2))
    with offline_server(**shares) as url:
        again = [outcome(url, data) for data in bodies]
    assert first == again
    assert first != second
    counts = Counter(first + second)
    assert set(counts) == {200, 429, 500, "cut"}
    assert all(40 <= count <= 80 for count in counts.values())


def test_a_hanging_request_is_never_answered_and_does_not_stop_the_others():
    with offline_server(hang=0.5) as url:
        outcomes = [outcome(url, body(messages=messages(str(number)))) for number in range(6)]
    assert set(outcomes) == {200, "hang"}


def test_a_429_says_when_to_come_back():
    with offline_server(http_429=1, retry_after_s=0.5) as url:
        status, headers, got = post(url, body())
    assert (status, headers["Retry-After"]) == (429, "0.5")
    assert got["error"]["code"] == "rate_limit_exceeded"


def test_a_share_of_the_429_says_when_to_come_back():
    with offline_server(http_429=1, retry_after_s=1, retry_after_share=0.5) as url:
        told = [
            post(url, body(messages=messages(str(number))))[1]["Retry-After"]
            for number in range(60)
        ]
    assert 15 <= told.count("1") <= 45
    assert told.count(None) == 60 - told.count("1")


def test_an_outage_refuses_everything_and_ends():
    with offline_server(outage_s=1) as url:
        statuses = [post(url, body())[0]]
        while statuses[-1] != 200:
            statuses.append(post(url, body())[0])
    assert set(statuses[:-1]) == {429}


@pytest.mark.parametrize(("options", "status"), [({}, 200), ({"no_structured_output": 1}, 400)])
def test_response_format_is_ignored_or_refused_as_real_servers_do(options, status):
    data = body(response_format={"type": "json_schema", "json_schema": {"name": "a"}})
    with offline_server(**options) as url:
        got = post(url, data)
    assert got[0] == status
    assert status == 200 or "response_format" in got[2]["error"]["message"]


def test_it_tells_the_processor_time_that_it_used():
    with offline_server() as url:
        post(url, body())
        with urlopen(f"{url}/cpu", timeout=30) as response:
            used = json.load(response)
    assert used["requests"] == 1
    assert used["cpu_s"] > 0


def test_prompts_that_hold_a_text_always_fail():
    with offline_server(fail_containing="unlucky") as url:
        unlucky = body(messages=messages("an unlucky one"))
        assert [post(url, unlucky)[0] for _ in range(3)] == [500, 500, 500]
        assert post(url, body())[0] == 200


def test_every_request_is_logged_with_what_was_planted(tmp_path):
    log = tmp_path / "log.jsonl"
    data = body(model="offline-weak", messages=messages())
    with offline_server(log=str(log)) as url:
        got = post(url, data)[2]
        post(url, data)
        post(url, b"{")
    first, second, third = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    planted = answer("offline-weak", messages(), 7).planted
    assert first["body_sha256"] == hashlib.sha256(data).hexdigest()
    assert (first["model"], first["status"], first["fault"]) == ("offline-weak", 200, "")
    assert tuple(first["planted"]) == planted
    assert first["completion_tokens"] == got["usage"]["completion_tokens"]
    assert (first["attempt"], second["attempt"]) == (0, 1)
    assert first["received"] <= first["answered"] <= second["answered"]
    assert third["status"] == 400


def test_it_ends_when_its_standard_input_does():
    command = [sys.executable, "-m", "tasks.offline_server"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe) as process:
        assert process.stdout.readline().startswith(b"ready http://127.0.0.1:")
        process.stdin.close()
        assert process.wait(30) == 0


def test_it_ends_on_sigterm():
    with OfflineServer({}) as server:
        os.kill(server.pid, signal.SIGTERM)
        server.wait(30)
        assert not server.is_running


def test_a_server_that_does_not_start_says_why():
    with pytest.raises(RuntimeError, match="unrecognized arguments: --no-such-option=1"):
        OfflineServer({"no_such_option": 1})


@pytest.mark.parametrize("options", [{"http_429": 1.5}, {"cut": -0.1}, {"hang": "often"}])
def test_a_share_outside_0_to_1_is_refused(options):
    with pytest.raises(RuntimeError, match="invalid _?share value"):
        OfflineServer(options)


def test_a_port_that_is_taken_is_told(url):
    port = int(url.removesuffix("/v1").rpartition(":")[2])
    with pytest.raises(RuntimeError, match="address already in use"):
        OfflineServer({"port": port})


def test_one_server_per_set_of_options_serves_the_whole_process():
    assert base_url({}) == base_url({})
    assert base_url({}) != base_url({"seed": 8})
