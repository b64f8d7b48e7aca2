"""Stage 2: what the execution of a draft's calls says about the draft.

| result of a call | verdict |
|---|---|
| any status but `ok`, whoever gave it: sandbox, service, MCP server | `execution.<status>` |
| NaN or an infinity anywhere | `execution.not_json`; sandbox and clients give it as that status |
| null, a blank text, `{}`, an object of nulls and blank texts | `empty_result` |
| an object whose fields tell of a failure, also within an envelope | `error_result` |
| a short text that says nothing but a failure: `Error: …`, `City 'X' not found` | `error_result` |
| the text `NaN` | `error_result` |
| 0, false, `[]`, `[null]`, `{"results": []}` | none: they may be true answers, the judge decides |
| such words, or an HTTP status, that the arguments hold already | none: they were asked about |

The paper's own rule is the first line; results that report a failure as a value did not succeed
either. The signs are those of `apigen.checks.error_shapes`.
"""

from collections.abc import Sequence
from math import isfinite
from typing import Any

from apigen.checks.error_shapes import error_sign, tells_nothing
from apigen.checks.reasons import Reason
from apigen.records import CallResult, ToolCall, Verdict, passed, rejected

STAGE = "execution"
_QUOTED_CHARS = 200


def check_execution(calls: Sequence[ToolCall], results: Sequence[CallResult]) -> Verdict:
    """By the table above; every call must have succeeded, and the first that did not decides.

    Args:
        calls: The calls of one draft.
        results: One result per call, in the same order.
    """
    for call, result in zip(calls, results, strict=True):
        if problem := _problem(call, result):
            return rejected(problem[0], f"{call.name}: {problem[1]}")
    return passed(STAGE)


def _problem(call: ToolCall, result: CallResult) -> tuple[Reason, str] | None:
    if result.status != "ok":
        kind = f"{result.error_type}: " if result.error_type else ""
        return Reason(f"{STAGE}.{result.status}"), f"{kind}{result.error}"
    value = result.result
    if not _is_finite(value):
        return Reason.RESULT_NOT_JSON, "the result holds NaN or an infinity"
    if tells_nothing(value):
        return Reason.EMPTY_RESULT, f"the function returned nothing: {_quoted(value)}"
    if value in ("NaN", "nan"):
        return Reason.ERROR_RESULT, "the result is not a number"
    if sign := error_sign(value, call.arguments):
        return Reason.ERROR_RESULT, f"{sign}: {_quoted(value)}"
    return None


def _is_finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_finite, value.values()))
    if isinstance(value, list):
        return all(map(_is_finite, value))
    return not isinstance(value, float) or isfinite(value)


def _quoted(value: Any) -> str:
    return str(value)[:_QUOTED_CHARS]
