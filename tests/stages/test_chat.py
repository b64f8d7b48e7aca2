"""The chat client against endpoints over HTTP."""

import os
import threading

import pytest

from apigen.config_parts import Model, OpenAIEndpoint
from apigen.errors import ConfigError, EndpointFault
from tasks import chat, progress
from tasks.journal import Journal
from tests.endpoints import endpoint, error, said

MODEL = Model(endpoint="here", model="some-model")
SCHEMA = {"type": "object", "properties": {"pass": {"type": "boolean"}}}
KEY = "canary-5b1f0e"


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "journal.jsonl") as opened:
        yield opened


@pytest.fixture
def key():
    name = "APIGEN_TEST_KEY"
    os.environ[name] = KEY
    yield name
    del os.environ[name]


class Notes:
    """Keeps the lines that it is told."""

    def __init__(self):
        self.lines, self.usage = [], None

    def note(self, line):
        self.lines.append(line)

    def spent(self, usage):
        self.usage = usage


@pytest.fixture
def notes():
    listener = Notes()
    with progress.listening(listener):
        yield listener


def prompts(count):
    return [[{"role": "user", "content": f"number {number}"}] for number in range(count)]


def ask(url, journal, count=1, *, model=MODEL, settings=None, **more):
    here = OpenAIEndpoint(base_url=url, max_retries=0, **settings or {})
    return chat.complete_all(here, "here", model, prompts(count), journal, **more)


def number_of(body):
    return int(body["messages"][0]["content"].split()[-1])


HTML = "<html><body>Welcome to nginx!</body></html>"
WRONG = {
    "a wrong key": (
        error(401, f"Incorrect API key provided: {KEY}"),
        ConfigError,
        "refuses the key",
    ),
    "an unknown model": (
        error(404, "The model 'some-model' does not exist"),
        ConfigError,
        "does not know the model 'some-model'; correct its name",
    ),
    "a wrong path": (error(404, "Not Found"), ConfigError, "does its base_url end in /v1"),
    "HTML": ((200, HTML), EndpointFault, "no chat completion; does its base_url end in /v1"),
    "HTML and 404": ((404, HTML), ConfigError, "does its base_url end in /v1"),
    "HTML and 502": ((502, HTML), EndpointFault, "failed with status 502"),
    "other JSON": ((200, {"hello": 1}), EndpointFault, "no chat completion"),
    "a list": ((200, [1]), EndpointFault, "no chat completion"),
    "no choices": ((200, {"choices": []}), EndpointFault, "no chat completion"),
    "no quota": (error(429, "You", "insufficient_quota"), ConfigError, "quota is used up"),
    "a bad request": (error(400, f"too\nlong, {KEY}"), ConfigError, r"\(400\): .*too long"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_with_an_endpoint_is_one_line_without_the_key(journal, key, case):
    reply, kind, words = WRONG[case]
    with endpoint(lambda body, number: reply) as (url, asked):
        with pytest.raises(kind, match=words) as caught:
            ask(url, journal, settings={"api_key_env": key})
        line = str(caught.value)
        assert "\n" not in line
        assert url in line
        assert KEY not in line
        assert [headers["Authorization"] for headers, _ in asked] == [f"Bearer {KEY}"]


def test_an_endpoint_that_is_not_there_is_one_line(journal):
    with endpoint(lambda body, number: said("")) as (url, _):
        pass
    with pytest.raises(EndpointFault, match="cannot be reached; is it running"):
        ask(url, journal)


def test_an_endpoint_that_never_answers_is_one_line(journal):
    ended = threading.Event()
    with endpoint(lambda body, number: (ended.wait(30), said(""))[1]) as (url, _):
        with pytest.raises(EndpointFault, match=r"gave no answer in 0\.3 s"):
            ask(url, journal, settings={"timeout_s": 0.3})
        ended.set()


def test_only_options_that_are_set_are_sent(journal):
    with endpoint(lambda body, number: said("yes")) as (url, asked):
        ask(url, journal)
        ask(url, journal, model=MODEL.model_copy(update={"temperature": 0.5, "max_tokens": 9}))
    sent = [sorted(body) for _, body in asked]
    assert sent == [
        ["messages", "model"],
        ["max_tokens", "messages", "model", "temperature"],
    ]


def test_answers_come_in_the_order_of_the_prompts_and_from_the_journal_the_next_time(journal):
    told = []
    with endpoint(lambda body, number: said(f"answer {number_of(body)}")) as (url, asked):
        first = ask(url, journal, 20, on_answer=told.append)
        second = ask(url, journal, 20)
        assert len(asked) == 20
    assert [each.text for each in first] == [f"answer {number}" for number in range(20)]
    assert second == first
    assert sorted(told) == list(range(20))


def test_an_unreadable_answer_is_asked_for_again_and_paid_twice(journal):
    def answer(body, number):
        return said("good" if number_of(body) != 3 or number >= 8 else "bad")

    with endpoint(answer) as (url, asked):
        got = ask(url, journal, 5, attempts=5, readable=lambda text: text == "good")
        again = ask(url, journal, 5, attempts=5, readable=lambda text: text == "good")
    assert [each.text for each in got] == ["good"] * 5
    times = sum(number_of(body) == 3 for _, body in asked)
    assert times > 1
    assert got[3].completion_tokens == 50 * times
    assert got[0].completion_tokens == 50
    assert again == got
    assert len(asked) == 4 + times


def test_after_the_last_attempt_the_answer_stays_as_it_is(journal):
    with endpoint(lambda body, number: said("bad")) as (url, asked):
        got = ask(url, journal, attempts=3, readable=lambda text: False)
    assert (got[0].text, got[0].prompt_tokens, len(asked)) == ("bad", 300, 3)


def test_a_prompt_that_is_asked_again_waits_for_no_other(journal):
    """The first prompt's first answer comes only after the second prompt was asked twice."""
    twice = threading.Event()
    times = {0: 0, 1: 0}

    def answer(body, number):
        which = number_of(body)
        times[which] += 1
        if times[1] == 2:
            twice.set()
        if which == 0:
            assert twice.wait(30)
        return said("good" if which == 0 or times[1] == 2 else "bad")

    with endpoint(answer) as (url, _):
        got = ask(url, journal, 2, attempts=2, readable=lambda text: text == "good")
    assert [each.text for each in got] == ["good", "good"]


def test_a_schema_is_sent_as_response_format_where_the_endpoint_takes_it(journal):
    with endpoint(lambda body, number: said("{}")) as (url, asked):
        ask(url, journal, schema=SCHEMA)
        ask(url, journal, 2, schema=SCHEMA, settings={"structured_output": False})
    formats = [body.get("response_format") for _, body in asked]
    named = {"name": "answer", "schema": SCHEMA, "strict": False}
    assert formats == [{"type": "json_schema", "json_schema": named}, None]


@pytest.mark.parametrize(
    "refusal",
    [
        error(400, "response_format of type json_schema is not supported"),
        error(422, "json_schema: extra inputs are not permitted"),
        error(404, "structured outputs are not available here"),
        error(400, "bad request"),
    ],
)
def test_an_endpoint_that_takes_no_schema_is_asked_without_from_then_on(journal, notes, refusal):
    def answer(body, number):
        return refusal if "response_format" in body else said("{}")

    with endpoint(answer) as (url, asked):
        ask(url, journal, schema=SCHEMA)
        ask(url, journal, 8, schema=SCHEMA)
    with_schema = ["response_format" in body for _, body in asked]
    assert with_schema == [True] + [False] * 8
    assert notes.lines == [
        "endpoint 'here' takes no JSON schema for 'some-model'; asked without one"
    ]


def test_a_refusal_that_is_not_of_the_schema_stays_an_error(journal, notes):
    with endpoint(lambda body, number: error(400, "content filter")) as (url, asked):
        with pytest.raises(ConfigError, match="content filter"):
            ask(url, journal, schema=SCHEMA)
        assert len(asked) == 2
    assert notes.lines == []


def test_one_bad_request_sinks_none_of_those_under_way(journal):
    def answer(body, number):
        return error(500, "down") if number_of(body) == 4 else said("good")

    with endpoint(answer) as (url, asked):
        with pytest.raises(EndpointFault, match="failed with status 500"):
            ask(url, journal, 12)
        before = len(asked)
        with pytest.raises(EndpointFault):
            ask(url, journal, 12)
        assert [number_of(body) for _, body in asked[before:]] == [4]


def test_tokens_are_told_and_a_missing_price_is_no_price_of_nothing(journal, notes):
    with endpoint(lambda body, number: said("yes")) as (url, _):
        ask(url, journal, 3)
    assert (notes.usage.requests, notes.usage.prompt_tokens) == (3, 300)
    assert notes.usage.cost is None


def test_tokens_that_are_not_counted_are_unknown(journal):
    with endpoint(lambda body, number: said("yes", usage=None)) as (url, _):
        assert ask(url, journal)[0].prompt_tokens is None


def test_what_is_asked_now_can_be_looked_at(journal):
    with endpoint(lambda body, number: said("yes")) as (url, _):
        ask(url, journal, 5)
        state = chat.snapshots()[0]
    assert (state.endpoint, state.model, state.in_flight) == ("here", "some-model", 0)
    assert (state.limit, state.breaker) == (32, "closed")
    assert 0 < state.slot_use <= 1
