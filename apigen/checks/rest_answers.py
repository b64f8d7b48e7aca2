"""HTTP answers that say a call failed, those with status 200 among them."""

import json
from typing import Any

from apigen.checks.error_shapes import error_sign, tells_nothing
from apigen.strictjson import check_value

Problem = tuple[str, str]


def answer_problem(status: int, content_type: str, body: bytes) -> Problem | None:
    """Why an HTTP answer is no good answer, or None.

    Returns:
        A cause, one of `http_error`, `empty_answer`, `not_json` and `error_answer`, and a line that
        quotes what shows it.
    """
    if not 200 <= status < 300:
        return "http_error", f"HTTP {status}: {_quoted(body.decode(errors='replace'))}"
    if not body.strip():
        return "empty_answer", f"HTTP {status} without a body"
    try:
        value = json.loads(body.decode("utf-8-sig"), parse_constant=_no_constant)
        check_value(value)
    except (ValueError, RecursionError):
        kind = content_type.split(";")[0] or "no content type"
        return "not_json", f"{kind}: {_quoted(body.decode(errors='replace'))}"
    if tells_nothing(value):
        return "empty_answer", f"nothing in it: {_quoted(value)}"
    sign = error_sign(value)
    return ("error_answer", f"{sign}: {_quoted(value)}") if sign else None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _quoted(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
    return " ".join(text[:400].split())[:200]
