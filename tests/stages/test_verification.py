"""The format and execution stages over requests of the styles that call nothing or in turn."""

import json

import pytest
from prefect import flow

from apigen.config_parts import ChecksConfig
from apigen.config_run import RunConfig
from apigen.library.python_source import import_functions
from tasks.checkpoints import COUNT, TEXT, read_rows, write_rows
from tasks.library_rows import COLUMNS, to_rows
from tasks.stage import submit
from tasks.verification import check_executions, check_formats

MODEL = {"endpoint": "e", "model": "m"}
LIBRARY = import_functions(
    {
        "a.py": """
def order(item: str, count: int) -> dict:
    return {"item": item, "total": 3 * count}

def pay(amount: int) -> str:
    return f"{amount} paid"
"""
    }
)
BUY = {"name": "order", "arguments": {"item": "pen", "count": 2}}
ASKED = [{"name": "order", "parameter": "count"}]


def paying(amount):
    return [BUY, {"name": "pay", "arguments": {"amount": amount}}]


def draft(answers, query="Order 2 pens, and pay the total of 7 or 6", **fields):
    return {"query": query, "answers": answers, **fields}


@pytest.fixture
def config(records, tmp_path):
    base = {"name": "x", "endpoints": {"e": {"base_url": "http://127.0.0.1:9/v1"}}}
    sandbox = {"backend": "process", "allow_process_for_foreign_code": True}
    root = {"root": str(tmp_path / "root")}
    return RunConfig.model_validate(
        base
        | root
        | {"generators": [MODEL], "judges": [MODEL | {"model": "j"}], "sandbox": sandbox}
    )


@flow
def checking(config: RunConfig, requests: list[dict]) -> list[list[dict]]:
    names = [name for name in requests[0] if name != "pairs"]
    columns = dict.fromkeys(names, TEXT) | {"pairs": COUNT}
    answers = write_rows(config.root, "in.parquet", requests, columns)
    library = write_rows(config.root, "library.parquet", to_rows(LIBRARY), COLUMNS)
    drafts = submit(check_formats, config, 0, answers)
    executed = submit(check_executions, config, 0, drafts, library)
    return [read_rows(config.root, each.result()) for each in (drafts, executed)]


def request(style, *drafts):
    told = {"id": style, "register": "plain", "category": "c", "generator": "m", "style": style}
    told["language"] = "English"
    tools = json.dumps([tool.card() for tool in LIBRARY.tools])
    return told | {"tools": tools, "answer": json.dumps(drafts), "pairs": len(drafts)}


def test_what_a_style_asks_for_is_checked_kept_and_executed(config):
    drafts, executed = checking(
        config,
        [
            request("irrelevance", draft([], reply="I cannot fly."), draft([BUY])),
            request("missing_parameter", draft([], missing=ASKED, reply="How many?"), draft([])),
            request(
                "dependent", draft(paying("$1.total")), draft(paying("$1.sum")), draft(paying(6))
            ),
            request("parallel_multiple", draft(paying("$1.total")), draft(paying(7))),
        ],
    )
    assert [(row["style"], row["reason"], row["missing"], row["reply"]) for row in drafts] == [
        ("irrelevance", "", "[]", "I cannot fly."),
        ("irrelevance", "format.unexpected_call", "[]", ""),
        ("missing_parameter", "", json.dumps(ASKED), "How many?"),
        ("missing_parameter", "format.bad_missing", "[]", ""),
        ("dependent", "", "[]", ""),
        ("dependent", "", "[]", ""),
        ("dependent", "format.bad_reference", "[]", ""),
        ("parallel_multiple", "format.wrong_type", "[]", ""),
        ("parallel_multiple", "", "[]", ""),
    ]
    assert [(row["style"], row["reason"], last_result(row), row["reply"]) for row in executed] == [
        ("irrelevance", "", None, "I cannot fly."),
        ("missing_parameter", "", None, "How many?"),
        ("dependent", "", "6 paid", ""),
        ("dependent", "execution.bad_reference", None, ""),
        ("parallel_multiple", "", "7 paid", ""),
    ]


def last_result(row):
    results = json.loads(row["results"])
    return results[-1]["result"] if results else None


def test_what_is_flagged_stays_with_the_draft_and_what_is_rejected_follows_the_configuration(
    config,
):
    def rows(**checks):
        changed = config.model_copy(update={"checks": ChecksConfig.model_validate(checks)})
        drafts = [
            draft([BUY], query="Make an API call for 2 pens"),
            draft([BUY], query="2 pens for {name}"),
        ]
        checked, executed = checking(changed, [request("simple", *drafts)])
        flags = [[each["reason"] for each in json.loads(row["flags"])] for row in checked]
        assert [row["flags"] for row in executed] == [row["flags"] for row in checked if row["ok"]]
        return [(row["reason"], found) for row, found in zip(checked, flags, strict=True)]

    left_over, names_calls = "format.query_left_over", "format.query_names_calls"
    assert rows() == [("", [names_calls]), (left_over, [])]
    assert rows(severity={left_over: "flag"}) == [("", [names_calls]), ("", [left_over])]
    assert rows(preset="paper") == [("", []), ("", [])]
    assert rows(preset="paper", severity={names_calls: "reject"}) == [(names_calls, []), ("", [])]
