"""The checks without a model over a shard: each adds its verdict to the rows that passed so far."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from apigen.checks.execution import check_execution
from apigen.checks.findings import Candidate, Decision, Finding, Policy, decide
from apigen.checks.format import format_findings
from apigen.checks.reasons import Reason
from apigen.config_run import RunConfig
from apigen.parsing import ParsedDraft, parse_drafts
from apigen.records import Draft, Style, rejected, stable_id
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
    """Stage 1: split every answer into drafts and check each against its request's tools."""
    policy = config.checks.policy
    rows = [draft for row in read_rows(config.root, answers) for draft in _drafts(row, policy)]
    return write_checked(config, rows, DRAFT_COLUMNS)


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
            **verdict_fields(decision.verdict),
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
