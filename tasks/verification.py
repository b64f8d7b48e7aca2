"""The three checks over a shard: each reads the rows that passed so far and adds its verdict."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from prefect.logging import get_run_logger
from prefect.runtime import task_run

from apigen.checks.execution import check_execution
from apigen.checks.format import check_format
from apigen.checks.reasons import Reason
from apigen.checks.semantics import check_semantics
from apigen.config import RunConfig
from apigen.parsing import ParsedDraft, parse_drafts
from apigen.prompts import Messages, judge_messages
from apigen.records import CallResult, Style, ToolCall, Verdict, rejected, stable_id
from apigen.report import count_reasons
from tasks import chat, progress
from tasks.checkpoints import COUNT, FLAG, TEXT, Checkpoint, read_rows, write_rows
from tasks.execution import execute_calls, execution_identity, where_of
from tasks.generation import model_identity
from tasks.journal import Journal
from tasks.library import open_library
from tasks.prompting import judge_texts, load_prompts
from tasks.stage import checkpoint_path, journal_path, stage

VERDICT_COLUMNS = {"ok": FLAG, "reason": TEXT, "detail": TEXT}
DRAFT_COLUMNS = {
    "id": TEXT,
    "request": TEXT,
    "style": TEXT,
    "register": TEXT,
    "category": TEXT,
    "tools": TEXT,
    "generator": TEXT,
    "raw": TEXT,
    "query": TEXT,
    "answers": TEXT,
    "thought": TEXT,
}
EXECUTED_COLUMNS = DRAFT_COLUMNS | {"results": TEXT, "sandbox": TEXT, "isolation": TEXT}
JUDGED_COLUMNS = EXECUTED_COLUMNS | {
    "judge": TEXT,
    "judgement": TEXT,
    "prompt_tokens": COUNT,
    "completion_tokens": COUNT,
}


def _no_settings(config: RunConfig) -> None:
    return None


@stage("format", version=1, reads=_no_settings)
def check_formats(shard: int, answers: Checkpoint, config: RunConfig) -> Checkpoint:
    """Stage 1: split every answer into drafts and check each against its request's tools."""
    rows = [draft for row in read_rows(config.root, answers) for draft in _drafts(row)]
    return _write(config, rows, DRAFT_COLUMNS)


def _drafts(request: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One row per draft; a draft that was asked for and did not come is a rejected row."""
    found = parse_drafts(request["answer"])
    count = max(len(found), request["pairs"])
    for index, parsed in enumerate(found + [_missing(request, found)] * (count - len(found))):
        verdict = parsed.verdict or _format_verdict(parsed, request)
        yield {
            **{name: request[name] for name in ("style", "register", "category", "tools")},
            **{"id": stable_id(request["id"], index), "request": request["id"]},
            **{"generator": request["generator"], "raw": parsed.raw},
            **_draft_fields(parsed),
            **_verdict_fields(verdict),
        }


def _missing(request: dict[str, Any], found: Sequence[ParsedDraft]) -> ParsedDraft:
    if not found:
        detail = "the answer holds no JSON with query and answers"
        return ParsedDraft(request["answer"][:2000], verdict=rejected(Reason.NOT_JSON, detail))
    detail = f"{request['pairs']} drafts were asked for, {len(found)} came"
    return ParsedDraft("", verdict=rejected(Reason.MISSING_DRAFT, detail))


def _format_verdict(parsed: ParsedDraft, request: dict[str, Any]) -> Verdict:
    tools = {tool["name"]: tool["parameters"] for tool in json.loads(request["tools"])}
    calls = parsed.draft.calls if parsed.draft else ()
    return check_format(calls, tools, Style(request["style"]))


def _draft_fields(parsed: ParsedDraft) -> dict[str, str]:
    if parsed.draft is None:
        return {"query": "", "answers": "", "thought": ""}
    answers = [call.to_json() for call in parsed.draft.calls]
    return {
        "query": parsed.draft.query,
        "answers": json.dumps(answers, ensure_ascii=False),
        "thought": parsed.draft.thought,
    }


def _verdict_fields(verdict: Verdict) -> dict[str, Any]:
    return {"ok": verdict.ok, "reason": verdict.reason, "detail": verdict.detail}


@stage("execute", version=4, reads=execution_identity)
def check_executions(
    shard: int, drafts: Checkpoint, library: Checkpoint, config: RunConfig
) -> Checkpoint:
    """Stage 2: really run every call of the drafts that passed, in the sandbox."""
    rows = _passed(config, drafts)
    answers = [_calls(row) for row in rows]
    executed = execute_calls(answers, open_library(config.root, library), where_of(config))
    for row, calls, results in zip(rows, answers, executed.results, strict=True):
        row["results"] = json.dumps([asdict(result) for result in results], ensure_ascii=False)
        row["sandbox"], row["isolation"] = executed.sandbox, executed.isolation
        row.update(_verdict_fields(check_execution(calls, results)))
    return _write(config, rows, EXECUTED_COLUMNS)


def judge_reads(config: RunConfig) -> Any:
    """What judgements depend on, beside the rows."""
    return [model_identity(config, config.judge), config.judge_attempts, judge_texts()]


@stage("judge", version=1, reads=judge_reads)
def judge_rows(shard: int, executed: Checkpoint, config: RunConfig) -> Checkpoint:
    """Stage 3: ask the judge about every row whose calls ran."""
    rows = _passed(config, executed)
    prompts = [
        judge_messages(
            load_prompts(), row["query"], json.loads(row["tools"]), _calls(row), _results(row)
        )
        for row in rows
    ]
    with Journal(journal_path(config.root)) as journal:
        judgements = judge(
            prompts, config, journal, on_answer=lambda: progress.advance(shard, "judge", 1)
        )
        for row, judged in zip(rows, judgements, strict=True):
            row.update(_verdict_fields(judged[0]))
            row["judge"] = config.judge.model
            row["judgement"] = judged[1].text
            row.update(judged[1].model_dump(exclude={"text"}))
    return _write(config, rows, JUDGED_COLUMNS)


def judge(
    prompts: Sequence[Messages],
    config: RunConfig,
    journal: Journal,
    on_answer: Callable[[], None] = lambda: None,
) -> list[tuple[Verdict, chat.Completion]]:
    """One verdict per prompt; an unreadable judgement is asked for again, up to the limit."""
    name = config.judge.endpoint
    completions = chat.complete_all(
        config.endpoints[name],
        name,
        config.judge,
        prompts,
        journal,
        on_answer=lambda _: on_answer(),
        attempts=config.judge_attempts,
        readable=lambda text: check_semantics(text).reason != Reason.JUDGE_ERROR,
    )
    return [(check_semantics(completion.text), completion) for completion in completions]


def _write(config: RunConfig, rows: list[dict[str, Any]], columns: dict[str, Any]) -> Checkpoint:
    reasons = count_reasons(rows)
    counts = [f"{reason} {count}" for reason, count in reasons.most_common()]
    passed = f"{task_run.name}: {len(rows) - reasons.total()} of {len(rows)} passed"
    get_run_logger().info("; ".join([passed, *counts]))
    return write_rows(config.root, checkpoint_path(), rows, columns | VERDICT_COLUMNS)


def _passed(config: RunConfig, checkpoint: Checkpoint) -> list[dict[str, Any]]:
    return [row for row in read_rows(config.root, checkpoint) if row["ok"]]


def _calls(row: dict[str, Any]) -> list[ToolCall]:
    return [ToolCall(call["name"], call["arguments"]) for call in json.loads(row["answers"])]


def _results(row: dict[str, Any]) -> list[CallResult]:
    return [CallResult(**result) for result in json.loads(row["results"])]
