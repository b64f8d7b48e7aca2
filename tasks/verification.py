"""The checks without a model over a shard: each adds its verdict to the rows that passed so far."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from apigen.checks.execution import check_execution
from apigen.checks.findings import Candidate, Decision, Finding, Policy
from apigen.checks.reasons import Reason
from apigen.checks.rules import Ruled, check_rules
from apigen.config_run import RunConfig
from apigen.parsing import ParsedDraft, parse_drafts
from apigen.records import Draft, Style, ToolCall, rejected, stable_id
from tasks.checked_rows import calls_of, passed_rows, verdict_fields, write_checked
from tasks.checkpoints import TEXT, Checkpoint, read_rows
from tasks.execution import execute_calls, execution_identity, where_of
from tasks.library import open_library
from tasks.stage import stage

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

_OF_THE_REQUEST = ("style", "register", "language", "category", "tools", "generator")


def _severities(config: RunConfig) -> Any:
    return config.checks.model_dump(mode="json")


@stage("format", version=3, reads=_severities)
def check_formats(shard: int, answers: Checkpoint, config: RunConfig) -> Checkpoint:
    """Stage 1: split every answer into drafts and hold each to the rules, beside its tools."""
    policy = config.checks.policy
    rows = [draft for row in read_rows(config.root, answers) for draft in _drafts(row, policy)]
    return write_checked(config, rows, DRAFT_COLUMNS)


def _drafts(request: dict[str, Any], policy: Policy) -> Iterator[dict[str, Any]]:
    """One row per draft; a draft that was asked for and did not come is a rejected row."""
    found = parse_drafts(request["answer"])
    count = max(len(found), request["pairs"])
    for index, parsed in enumerate(found + [_missing(request, found)] * (count - len(found))):
        ruled = _ruled(parsed, request, policy)
        yield {
            **{name: request[name] for name in _OF_THE_REQUEST},
            **{"id": stable_id(request["id"], index), "request": request["id"]},
            "raw": parsed.raw,
            **_draft_fields(parsed.draft, ruled.calls),
            **verdict_fields(ruled.decision.verdict),
            "flags": flags_text(ruled.decision.flags),
        }


def _missing(request: dict[str, Any], found: Sequence[ParsedDraft]) -> ParsedDraft:
    if not found:
        detail = "the answer holds no JSON with query and answers"
        return ParsedDraft(request["answer"][:2000], verdict=rejected(Reason.NOT_JSON, detail))
    detail = f"{request['pairs']} drafts were asked for, {len(found)} came"
    return ParsedDraft("", verdict=rejected(Reason.MISSING_DRAFT, detail))


def _ruled(parsed: ParsedDraft, request: dict[str, Any], policy: Policy) -> Ruled:
    draft = parsed.draft or Draft("", ())
    if parsed.verdict:
        return Ruled(Decision(parsed.verdict), draft.calls)
    candidate = Candidate(
        query=draft.query,
        tools=tuple(json.loads(request["tools"])),
        calls=draft.calls,
        style=Style(request["style"]),
        language=request["language"],
        missing=draft.missing,
        reply=draft.reply,
    )
    return check_rules(candidate, policy)


def flags_text(flags: Sequence[Finding]) -> str:
    """Flagged findings as the column `flags` keeps them: a JSON list of reason and detail."""
    kept = [{"reason": flag.reason, "detail": flag.detail} for flag in flags]
    return json.dumps(kept, ensure_ascii=False)


def _draft_fields(draft: Draft | None, calls: Sequence[ToolCall]) -> dict[str, str]:
    if draft is None:
        return dict.fromkeys(("query", "answers", "missing", "reply", "thought"), "")
    answers = [call.to_json() for call in calls]
    return {
        "query": draft.query,
        "answers": json.dumps(answers, ensure_ascii=False),
        "missing": json.dumps(draft.missing, ensure_ascii=False),
        "reply": draft.reply,
        "thought": draft.thought,
    }


@stage("execute", version=6, reads=execution_identity)
def check_executions(
    shard: int, drafts: Checkpoint, library: Checkpoint, config: RunConfig
) -> Checkpoint:
    """Stage 2: really run every call of the drafts that passed, in the sandbox.

    A draft without calls passes: there is nothing that could fail.
    """
    rows = passed_rows(config, drafts)
    answers = [calls_of(row) for row in rows]
    dependent = {place for place, row in enumerate(rows) if row["style"] == Style.DEPENDENT}
    executed = execute_calls(
        answers, open_library(config.root, library), where_of(config), dependent
    )
    for row, calls, results in zip(rows, answers, executed.results, strict=True):
        row["results"] = json.dumps([asdict(result) for result in results], ensure_ascii=False)
        ran = (executed.sandbox, executed.isolation) if calls else ("none", "none")
        row["sandbox"], row["isolation"] = ran
        row.update(verdict_fields(check_execution(calls, results)))
    return write_checked(config, rows, EXECUTED_COLUMNS)
