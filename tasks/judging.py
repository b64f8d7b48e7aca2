"""Stage 3 over a shard: every row whose calls ran, before all judges."""

import json
from collections import Counter
from typing import Any

from apigen.config_run import RunConfig
from apigen.prompts import Question, act_of
from apigen.records import Style
from tasks import progress
from tasks.checked_rows import (
    calls_of,
    passed_rows,
    results_of,
    verdict_fields,
    write_checked,
)
from tasks.checkpoints import COUNT, TEXT, Checkpoint
from tasks.journal import Journal
from tasks.panel import Judged, judge, judge_reads, version_of
from tasks.stage import journal_path, stage
from tasks.verification import EXECUTED_COLUMNS

JUDGED_COLUMNS = EXECUTED_COLUMNS | {
    "judge": TEXT,
    "judge_version": TEXT,
    "votes": TEXT,
    "judgement": TEXT,
    "judge_tokens": TEXT,
    "prompt_tokens": COUNT,
    "completion_tokens": COUNT,
}
SEPARATOR = " + "
"""Between the labels, and the versions, of several judges."""


@stage("judge", version=3, reads=judge_reads)
def judge_rows(shard: int, executed: Checkpoint, config: RunConfig) -> Checkpoint:
    """Stage 3: ask the judges about every row whose calls ran."""
    rows = passed_rows(config, executed)
    questions = [_question(row) for row in rows]
    with Journal(journal_path(config.root)) as journal:
        judgements = judge(
            *(questions, config, journal, lambda: progress.advance(shard, "judge", 1)),
            rank=shard,
        )
    names = _names(config)
    for row, (verdict, judged) in zip(rows, judgements, strict=True):
        row.update(names | _said(judged) | verdict_fields(verdict))
    progress.accept(shard, Counter(row["style"] for row in rows if row["ok"]))
    return write_checked(config, rows, JUDGED_COLUMNS)


def _question(row: dict[str, Any]) -> Question:
    tools, missing = json.loads(row["tools"]), json.loads(row["missing"])
    act = act_of(Style(row["style"]), missing)
    return Question(row["query"], tools, calls_of(row), results_of(row), act)


def _names(config: RunConfig) -> dict[str, str]:
    return {
        "judge": SEPARATOR.join(each.label for each in config.judges),
        "judge_version": SEPARATOR.join(version_of(each) for each in config.judges),
    }


def _said(judged: Judged) -> dict[str, Any]:
    return {
        "votes": judged.votes_json,
        "judgement": judged.texts_json,
        "judge_tokens": judged.tokens_json,
        **judged.tokens,
    }
