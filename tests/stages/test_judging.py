"""The judges over a shard: who is asked what, what is kept of it, and what their votes decide."""

import json
import threading
from contextlib import ExitStack

import pytest
from prefect import flow

from apigen.config_run import RunConfig
from apigen.errors import ConfigError
from apigen.prompts import Question
from apigen.records import ToolCall
from tasks.checked_rows import VERDICT_COLUMNS
from tasks.checkpoints import read_rows, write_rows
from tasks.journal import Journal
from tasks.judging import judge_rows
from tasks.panel import judge, version_of
from tasks.prompting import check_judge_prompts
from tasks.stage import submit
from tasks.verification import EXECUTED_COLUMNS
from tests.endpoints import endpoint, said

CARD = {
    "name": "tide",
    "description": "Height of the tide.",
    "parameters": {"type": "object", "properties": {"port": {"type": "string"}}},
}
CALL = {"name": "tide", "arguments": {"port": "Brest"}}
LONG = "high " * 1000
YES = '{"thought": "", "pass": "yes"}'
NO = '{"thought": "Brest, not Dover", "pass": "no", "reason": "wrong_value"}'


def row(query, result="3.1 m", ok=True):
    made = dict.fromkeys(EXECUTED_COLUMNS, "") | {"id": query, "query": query, "style": "simple"}
    results = [{"status": "ok", "result": result, "error_type": "", "error": ""}]
    made |= {"tools": json.dumps([CARD]), "answers": json.dumps([CALL]), "missing": "[]"}
    verdict = {"ok": ok, "reason": "" if ok else "execution.error", "detail": ""}
    return made | {"results": json.dumps(results)} | verdict


def question_in(body):
    return body["messages"][1]["content"].split("<query>\n")[1].split("\n</query>")[0]


@pytest.fixture
def serve():
    """Starts endpoints: from a function from a request's query to its answer, to the base URL."""
    with ExitStack() as stack:

        def start(answer):
            return stack.enter_context(
                endpoint(lambda body, number: said(answer(question_in(body), body)))
            )

        yield start


def config_of(root, urls, judges, **more):
    fields = {"name": "x", "root": str(root), "stage_retries": 0, "judge_attempts": 2}
    places = {name: {"base_url": url, "max_retries": 0} for name, url in urls.items()}
    writer = {"endpoint": "a", "model": "writer"}
    named = {"endpoints": places, "generators": [writer], "judges": judges}
    return RunConfig.model_validate(fields | named | more)


@flow
def judging(config: RunConfig, rows: list[dict]) -> list[dict]:
    columns = EXECUTED_COLUMNS | VERDICT_COLUMNS
    executed = write_rows(config.root, "in.parquet", rows, columns)
    return read_rows(config.root, submit(judge_rows, config, 0, executed).result())


def test_every_judge_sees_what_ran_and_a_row_keeps_each_one_s_vote(serve, records, tmp_path):
    mild, asked_mild = serve(lambda query, body: YES)
    harsh, asked_harsh = serve(lambda query, body: NO if "Dover" in query else YES)
    config = config_of(
        tmp_path / "root",
        {"a": mild, "b": harsh},
        [
            {"endpoint": "a", "model": "m", "name": "mild"},
            {"endpoint": "b", "model": "h", "prompt": "paper"},
        ],
    )
    rows = [row("The tide in Brest?", LONG), row("The tide in Dover?"), row("Lost", ok=False)]
    good, bad = judging(config, rows)

    assert (good["ok"], good["reason"], good["judge"]) == (True, "", "mild + h/paper")
    assert (bad["ok"], bad["reason"]) == (False, "semantics.wrong_value")
    assert bad["detail"] == "h/paper: Brest, not Dover"
    assert json.loads(bad["votes"]) == [
        {"judge": "mild", "pass": True, "reason": "", "thought": ""},
        {
            "judge": "h/paper",
            "pass": False,
            "reason": "semantics.wrong_value",
            "thought": "Brest, not Dover",
        },
    ]
    assert json.loads(bad["judgement"]) == [YES, NO]
    assert (bad["prompt_tokens"], bad["completion_tokens"]) == (200, 100)
    assert json.loads(bad["judge_tokens"])[1] == {
        "judge": "h/paper",
        "prompt_tokens": 100,
        "completion_tokens": 50,
    }
    versions = bad["judge_version"].split(" + ")
    assert versions == [version_of(each) for each in config.judges]
    assert len(set(versions)) == 2

    for asked in (asked_mild, asked_harsh):
        shown = [body["messages"][1]["content"] for _, body in asked]
        assert len(shown) == 2
        assert all('"name": "tide"' in text and '"port": "Brest"' in text for text in shown)
        (cut,) = (text for text in shown if text.count("… [cut]") == 2)
        assert LONG not in cut
    assert json.loads(good["results"])[0]["result"] == LONG
    forms = [asked[0][1]["response_format"] for asked in (asked_mild, asked_harsh)]
    answered = [set(form["json_schema"]["schema"]["properties"]) for form in forms]
    assert answered == [{"thought", "pass", "reason"}, {"thought", "pass"}]


@pytest.mark.parametrize(
    ("vote", "ok", "reason"),
    [("all", False, "semantics.judge_error"), ("majority", True, "")],
)
def test_a_judge_without_a_readable_answer_is_asked_again_and_is_never_a_yes(
    serve, records, tmp_path, vote, ok, reason
):
    clear, _ = serve(lambda query, body: YES)
    vague, asked = serve(lambda query, body: "Well, perhaps yes.")
    judges = [{"endpoint": "a", "model": "m"}, {"endpoint": "a", "model": "n"}]
    config = config_of(
        tmp_path / "root",
        {"a": clear, "b": vague},
        [*judges, {"endpoint": "b", "model": "o"}],
        vote=vote,
    )
    (judged,) = judging(config, [row("The tide in Brest?")])
    assert (judged["ok"], judged["reason"]) == (ok, reason)
    assert len(asked) == 2
    assert json.loads(judged["votes"])[2]["pass"] is None
    assert json.loads(judged["judge_tokens"])[2]["prompt_tokens"] == 200


QUESTION = Question("The tide in Brest?", [CARD], [ToolCall("tide", {"port": "Brest"})], [], "call")


def test_judges_are_asked_at_the_same_time(serve, tmp_path):
    together = threading.Barrier(2, timeout=30)

    def answer(query, body):
        together.wait()
        return YES

    places = {name: serve(answer)[0] for name in "ab"}
    judges = [{"endpoint": name, "model": "m", "name": name} for name in places]
    config = config_of(tmp_path / "root", places, judges)
    with Journal(tmp_path / "journal.jsonl") as journal:
        ((verdict, _),) = judge([QUESTION], config, journal)
    assert verdict.ok


def test_answers_on_journal_are_not_asked_for_again_and_a_row_is_told_of_once(serve, tmp_path):
    url, asked = serve(lambda query, body: YES)
    judges = [{"endpoint": "a", "model": "m", "name": name} for name in ("one", "two")]
    config = config_of(tmp_path / "root", {"a": url}, judges)
    told = []
    for _ in range(2):
        with Journal(tmp_path / "journal.jsonl") as journal:
            judge([QUESTION, QUESTION], config, journal, lambda: told.append(1))
    assert len(told) == 4
    assert len(asked) == 4  # two questions, and each of the two judges gives an answer of its own


def test_a_judge_whose_endpoint_is_gone_fails_the_stage_and_the_other_s_answers_are_kept(
    serve, tmp_path
):
    url, asked = serve(lambda query, body: YES)
    judges = [{"endpoint": "a", "model": "m"}, {"endpoint": "gone", "model": "n"}]
    gone = "http://127.0.0.1:9/v1"
    config = config_of(tmp_path / "root", {"a": url, "gone": gone}, judges)
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal, pytest.raises(Exception, match="'gone'"):
        judge([QUESTION], config, journal)
    mended = config_of(tmp_path / "root", {"a": url, "gone": url}, judges)
    with Journal(path) as journal:
        ((verdict, _),) = judge([QUESTION], mended, journal)
    assert verdict.ok
    assert [body["model"] for _, body in asked] == ["m", "n"]


def test_the_version_of_a_judge_follows_its_model_temperature_and_texts(tmp_path):
    def version(**changes):
        fields = {"endpoint": "a", "model": "m"} | changes
        config = config_of(tmp_path, {"a": "http://h/v1", "b": "http://h/v2"}, [fields])
        return version_of(config.judges[0])

    same = {version(), version(name="x"), version(endpoint="b"), version(prompt="rules")}
    others = {version(model="n"), version(temperature=0), version(prompt="paper")}
    assert len(same) == 1
    assert len(same | others) == 4


def test_a_prompt_that_is_not_there_is_said_before_anybody_is_asked(tmp_path):
    config = config_of(
        tmp_path, {"a": "http://h/v1"}, [{"endpoint": "a", "model": "m", "prompt": "harsh"}]
    )
    with pytest.raises(ConfigError, match=r"no prompt 'harsh'; there is \['paper', 'rules'\]"):
        check_judge_prompts(config)
