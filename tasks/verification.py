"""The three checks over a shard: each reads the rows that passed so far and adds its verdict."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from prefect.logging import get_run_logger
from prefect.runtime import task_run

from apigen.answer_schemas import JUDGEMENT
from apigen.checks.execution import check_execution
from apigen.checks.findings import Candidate, Decision, Finding, Policy, decide
from apigen.checks.format import format_findings
from apigen.checks.reasons import Reason
from apigen.checks.semantics import check_semantics
from apigen.config_run import RunConfig
from apigen.parsing import ParsedDraft, parse_drafts
from apigen.prompts import Messages, act_of, judge_messages
from apigen.records import CallResult, Draft, Style, ToolCall, Verdict, rejected, stable_id
from apigen.report import count_reasons
from tasks import chat, progress
from tasks.checkpoints import COUNT, FLAG, TEXT, Checkpoint, read_rows, write_rows
from tasks.execution import execute_calls, execution_identity, where_of
from tasks.generation import TOKENS
from tasks.journal import Journal
from tasks.library import open_library
from tasks.prompting import judge_texts, load_prompts
from tasks.sampling import model_identity
from tasks.spending import purse_for
from tasks.stage import checkpoint_path, journal_path, stage

VERDICT_COLUMNS = {"ok": FLAG, "reason": TEXT, "detail": TEXT}
DRAFT_COLUMNS = {
    "id": TEXT,
    "request": TEXT,
    "style": TEXT,
    "register": TEXT,
    "language": TEXT,
    "category": TEXT,
    "tools": TEXT,
    "generator": TEXT,
    "raw": TEXT,
    "query": TEXT,
    "answers": TEXT,
    "missing": TEXT,
    "reply": TEXT,
    "thought": TEXT,
    "flags": TEXT,
}
EXECUTED_COLUMNS = DRAFT_COLUMNS | {"results": TEXT, "sandbox": TEXT, "isolation": TEXT}
JUDGED_COLUMNS = EXECUTED_COLUMNS | {
    "judge": TEXT,
    "judgement": TEXT,
    "prompt_tokens": COUNT,
    "completion_tokens": COUNT,
}


_OF_THE_REQUEST = ("style", "register", "language", "category", "tools", "generator")


def _severities(config: RunConfig) -> Any:
    return config.checks.model_dump(mode="json")


@stage("format", version=3, reads=_severities)
def check_formats(shard: int, answers: Checkpoint, config: RunConfig) -> Checkpoint:
    """Stage 1: split every answer into drafts and check each against its request's tools."""
    policy = config.checks.policy
    rows = [draft for row in read_rows(config.root, answers) for draft in _drafts(row, policy)]
    return _write(config, rows, DRAFT_COLUMNS)


def _drafts(request: dict[str, Any], policy: Policy) -> Iterator[dict[str, Any]]:
    """One row per draft; a draft that was asked for and did not come is a rejected row."""
    found = parse_drafts(request["answer"])
    count = max(len(found), request["pairs"])
    for index, parsed in enumerate(found + [_missing(request, found)] * (count - len(found))):
        decision = _decision(parsed, request, policy)
        yield {
            **{name: request[name] for name in _OF_THE_REQUEST},
            **{"id": stable_id(request["id"], index), "request": request["id"]},
            "raw": parsed.raw,
            **_draft_fields(parsed),
            **_verdict_fields(decision.verdict),
            "flags": flags_text(decision.flags),
        }


def _missing(request: dict[str, Any], found: Sequence[ParsedDraft]) -> ParsedDraft:
    if not found:
        detail = "the answer holds no JSON with query and answers"
        return ParsedDraft(request["answer"][:2000], verdict=rejected(Reason.NOT_JSON, detail))
    detail = f"{request['pairs']} drafts were asked for, {len(found)} came"
    return ParsedDraft("", verdict=rejected(Reason.MISSING_DRAFT, detail))


def _decision(parsed: ParsedDraft, request: dict[str, Any], policy: Policy) -> Decision:
    if parsed.verdict:
        return Decision(parsed.verdict)
    draft = parsed.draft or Draft("", ())
    candidate = Candidate(
        query=draft.query,
        tools=tuple(json.loads(request["tools"])),
        calls=draft.calls,
        style=Style(request["style"]),
        language=request["language"],
        missing=draft.missing,
        reply=draft.reply,
    )
    return decide("format", format_findings(candidate), policy)


def flags_text(flags: Sequence[Finding]) -> str:
    """Flagged findings as the column `flags` keeps them: a JSON list of reason and detail."""
    kept = [{"reason": flag.reason, "detail": flag.detail} for flag in flags]
    return json.dumps(kept, ensure_ascii=False)


def _draft_fields(parsed: ParsedDraft) -> dict[str, str]:
    if parsed.draft is None:
        return dict.fromkeys(("query", "answers", "missing", "reply", "thought"), "")
    answers = [call.to_json() for call in parsed.draft.calls]
    return {
        "query": parsed.draft.query,
        "answers": json.dumps(answers, ensure_ascii=False),
        "missing": json.dumps(parsed.draft.missing, ensure_ascii=False),
        "reply": parsed.draft.reply,
        "thought": parsed.draft.thought,
    }


def _verdict_fields(verdict: Verdict) -> dict[str, Any]:
    return {"ok": verdict.ok, "reason": verdict.reason, "detail": verdict.detail}


@stage("execute", version=5, reads=execution_identity)
def check_executions(
    shard: int, drafts: Checkpoint, library: Checkpoint, config: RunConfig
) -> Checkpoint:
    """Stage 2: really run every call of the drafts that passed, in the sandbox.

    A draft without calls passes: there is nothing that could fail.
    """
    rows = _passed(config, drafts)
    answers = [_calls(row) for row in rows]
    dependent = {place for place, row in enumerate(rows) if row["style"] == Style.DEPENDENT}
    executed = execute_calls(
        answers, open_library(config.root, library), where_of(config), dependent
    )
    for row, calls, results in zip(rows, answers, executed.results, strict=True):
        row["results"] = json.dumps([asdict(result) for result in results], ensure_ascii=False)
        ran = (executed.sandbox, executed.isolation) if calls else ("none", "none")
        row["sandbox"], row["isolation"] = ran
        row.update(_verdict_fields(check_execution(calls, results)))
    return _write(config, rows, EXECUTED_COLUMNS)


def judge_reads(config: RunConfig) -> Any:
    """What judgements depend on, beside the rows."""
    return [model_identity(config, config.judge), config.judge_attempts, judge_texts()]


@stage("judge", version=2, reads=judge_reads)
def judge_rows(shard: int, executed: Checkpoint, config: RunConfig) -> Checkpoint:
    """Stage 3: ask the judge about every row whose calls ran."""
    rows = _passed(config, executed)
    prompts = [_question(row) for row in rows]
    with Journal(journal_path(config.root)) as journal:
        judgements = judge(
            *(prompts, config, journal, lambda: progress.advance(shard, "judge", 1)),
            rank=shard,
        )
        for row, judged in zip(rows, judgements, strict=True):
            row.update(_verdict_fields(judged[0]))
            row["judge"] = config.judge.model
            row["judgement"] = judged[1].text
            row.update(judged[1].model_dump(include=TOKENS))
    progress.accept(shard, Counter(row["style"] for row in rows if row["ok"]))
    return _write(config, rows, JUDGED_COLUMNS)


def judge(
    prompts: Sequence[Messages],
    config: RunConfig,
    journal: Journal,
    on_answer: Callable[[], None] = lambda: None,
    rank: int = 0,
) -> list[tuple[Verdict, chat.Completion]]:
    """One verdict per prompt, with the tokens of all attempts at it."""
    completions = chat.complete_all(
        config.endpoints[config.judge.endpoint],
        config.judge.endpoint,
        config.judge,
        prompts,
        journal,
        on_answer=lambda _: on_answer(),
        attempts=config.judge_attempts,
        readable=lambda text: check_semantics(text).reason != Reason.JUDGE_ERROR,
        schema=JUDGEMENT,
        rank=rank,
        purse=purse_for(config.root, config.name, config.budget),
    )
    return [(check_semantics(completion.text), completion) for completion in completions]


def _question(row: dict[str, Any]) -> Messages:
    tools, missing = json.loads(row["tools"]), json.loads(row["missing"])
    act = act_of(Style(row["style"]), missing)
    return judge_messages(load_prompts(), row["query"], tools, _calls(row), _results(row), act)


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
