"""What came of a shard's drafts, as the samplers want to know it."""

import json

from apigen.config_run import RunConfig
from apigen.records import JsonObject, Style, ToolCall, stable_id
from apigen.sampling.coverage import Outcome
from apigen.sampling.values import Value, values_used
from tasks.shards import CHECKS, Shard, rows_of


def outcomes_of(shard: Shard, config: RunConfig) -> list[Outcome]:
    """One outcome per draft of a finished shard, in the order of the stages' rows."""
    rejected = [row for stage in CHECKS for row in rows_of(shard, stage, config) if not row["ok"]]
    passed = [row for row in rows_of(shard, "judge", config) if row["ok"]]
    return [_outcome(row) for row in [*passed, *rejected]]


def identity_of(row: JsonObject) -> str:
    """A row's id: that of its content, so that repeats have the same."""
    return stable_id(row["query"], row["answers"], row["tools"])


def _outcome(row: JsonObject) -> Outcome:
    tools, calls = json.loads(row["tools"]), json.loads(row["answers"] or "[]")
    missing = json.loads(row["missing"] or "[]")
    aimed = calls or missing or ([] if row["style"] == Style.IRRELEVANCE else tools[:1])
    return Outcome(
        style=Style(row["style"]),
        category=row["category"],
        register=row["register"],
        language=row["language"],
        tools=tuple(dict.fromkeys(each["name"] for each in aimed)),
        accepted=row["ok"],
        reason=row["reason"],
        identity=identity_of(row) if row["ok"] else "",
        values=_values(calls, tools) if row["ok"] else (),
        calls=len(calls),
        example=_example(row, tools, calls, missing) if row["ok"] else None,
    )


def _values(calls: list[JsonObject], tools: list[JsonObject]) -> tuple[Value, ...]:
    made = [ToolCall(call["name"], call["arguments"]) for call in calls]
    return values_used(made, {tool["name"]: tool["parameters"] for tool in tools})


def _example(
    row: JsonObject, tools: list[JsonObject], calls: list[JsonObject], missing: list[JsonObject]
) -> JsonObject:
    more = {"missing": missing} if missing else {}
    more |= {"reply": row["reply"]} if row["reply"] else {}
    return {"tools": tools, "query": row["query"], "answers": calls} | more
