"""HTTP answers that say a call failed, those with status 200 among them.

The signs are those that StableToolBench's server looks for (`server/main.py`), read with care: a
failure is told by the few fields around it, while data may hold any of the words.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from apigen.strictjson import check_value

MAX_TEXT_CHARS = 400
"""Longer texts are data, whatever words they hold."""

_ERROR_KEYS = frozenset(
    "error errors err error_message errormessage error_msg errormsg error_description fault"
    " exception".split()
)
_CODE_KEYS = frozenset({"status", "code", "cod", "statuscode", "status_code", "http_code"})
_CODE_KEYS_OF_ERRORS = frozenset({"error_code", "errorcode"})
_OUTCOME_KEYS = frozenset({"success", "ok", "succeeded", "issuccess", "is_success"})
_MESSAGE_KEYS = frozenset(
    "message messages msg detail details reason info information note notice error_description"
    " status_message statusmessage".split()
)
_ENVELOPES = frozenset({"data", "response", "result", "results", "body", "meta", "output"})
_ABOUT_THE_CALL = (
    _ERROR_KEYS
    | _CODE_KEYS
    | _CODE_KEYS_OF_ERRORS
    | _OUTCOME_KEYS
    | _MESSAGE_KEYS
    | frozenset(
        "title type instance timestamp path request_id requestid trace_id help hint".split()
    )
    | frozenset("documentation_url doc_url docs messageid url method support version".split())
)
_FAILED = frozenset("error err fail failed failure nok ko unauthorized forbidden denied".split())
_NO_ERROR = frozenset({"", "0", "none", "null", "no", "false", "ok", "success", "no error", "n/a"})

_KEY = (
    r"(api[ _-]?key|app[ _-]?id|access[ _-]?key|(access |auth |bearer )?token|credentials?|login)"
)
_FIELD = r"(parameters?|params?|arguments?|fields?|query|request|input|value|format|body|json)"
_FAILURE = re.compile(
    r"(?i)not (currently )?subscribed|subscription|rate[ -]?limit|too many (requests|calls)"
    r"|\bquota\b|(limit|allowance)\b.{0,40}\b(exceeded|reached|hit)|exceeded.{0,40}\b(limit|allow)"
    r"|call frequency|requests? (per|limit)|tim(ed?|ing)[ -]?out|\b(404|429|50[0234])\b"
    r"|not (be )?found|internal (server )?error|bad (gateway|request)"
    r"|(service|server).{0,20} unavailable"
    r"|unauthori[sz]ed|unauthenticated|forbidden"
    r"|not (authori[sz]ed|authenticated|allowed|permitted)"
    r"|(access|permission) (is )?(denied|restricted)|authenticat|authori[sz]ation|\bapi[ _-]?key\b"
    rf"|(missing|invalid|no|wrong|expired|incorrect|bad|without|provide|require).{{0,30}}\b{_KEY}"
    rf"|\b{_KEY}\b.{{0,30}}(missing|invalid|required|expired|not|wrong|incorrect)"
    rf"|(missing|invalid|unknown|bad|wrong|malformed|required?|unsupported).{{0,40}}\b{_FIELD}"
    rf"|\b{_FIELD}\b.{{0,60}}(required|missing|invalid|must|malformed)|is required|must be\b"
    r"|^invalid\b|^missing\b|pars(e|ing) error|(un|not |n't )able to|failed"
    r"|(could|can)(not|n't| not)\b"
    r"|\berror\b|does(n't| not) exist|no longer|went wrong|try again"
    r"|\b(blocked|suspended|disabled)\b"
)
_FAILURE_ALONE = re.compile(
    r"(?i)\W*((http )?error\b.{0,20}[:\d]|you are not subscribed|you have exceeded"
    r"|too many requests"
    r"|rate limit|(api |daily |monthly )?(quota|limit) (exceeded|reached)"
    r"|(the )?request.{0,20} timed out"
    r"|(http )?(404|429|50[0234])\b\W+(not|too|internal|bad|service|gateway)|internal server error"
    r"|access denied|unauthori[sz]ed (access|request|user)"
    r"|(invalid|missing) (api[ _-]?key|token|param|argument|credential|request)|parse error"
    r"|(page|resource|endpoint|service) not found"
    r"|bad (gateway|request)|service unavailable|something went wrong|an error (has )?occurred)"
)

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
    if _is_empty(value):
        return "empty_answer", f"nothing in it: {_quoted(value)}"
    sign = _sign(value)
    return ("error_answer", f"{sign}: {_quoted(value)}") if sign else None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _is_empty(value: Any) -> bool:
    """Whether there is no value in it; numbers and booleans are values."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or value == []


def _sign(value: Any, depth: int = 0) -> str:
    """What shows that a JSON value tells of a failure, or nothing."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, str):
        alone = len(value) <= MAX_TEXT_CHARS and _FAILURE_ALONE.match(value)
        return "a text that tells of a failure" if alone else ""
    if not isinstance(value, dict):
        return ""
    fields = {str(key).lower(): item for key, item in value.items() if not _is_empty(item)}
    inner = [item for key, item in fields.items() if key in _ENVELOPES]
    others = [key for key in fields if key not in _ABOUT_THE_CALL and key not in _ENVELOPES]
    found = next(_told(fields, data=len(others) + len(inner)), "")
    if not found and depth < 2 and len(inner) == 1 and not others:
        return _sign(inner[0], depth + 1)
    return found


def _told(fields: dict[str, Any], data: int) -> Iterator[str]:
    """The signs of a failure in an object with `data` fields that are not about the call."""
    texts = [text for key in sorted(_MESSAGE_KEYS & set(fields)) for text in _texts(fields[key])]
    for key in sorted(_ERROR_KEYS & set(fields)):
        if _names_an_error(fields[key], data):
            yield f"field {key!r}"
    # A record may have an outcome, too, as a launch or a payment has: it then has other fields.
    if data == 0 or (texts and data <= 1):
        for key in sorted((_OUTCOME_KEYS | _CODE_KEYS) & set(fields)):
            if _is_failure(key, fields[key]):
                yield f"{key!r} is {fields[key]!r}"
    if data == 0 and any(_FAILURE.search(text) for text in texts if len(text) <= MAX_TEXT_CHARS):
        yield "its message"


def _names_an_error(value: Any, data: int) -> bool:
    """Whether an error field is more than a number of errors, or a measurement's error."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value != 0 and data == 0
    if isinstance(value, str):
        return value.strip().lower() not in _NO_ERROR
    parts = value.values() if isinstance(value, dict) else value or ()
    return any(_names_an_error(part, 0) for part in parts)


def _is_failure(key: str, value: Any) -> bool:
    text = str(value).strip().lower()
    if key in _OUTCOME_KEYS:
        return text in ("false", "0", "no")
    return text in _FAILED or bool(re.fullmatch(r"[45]\d\d", text)) or value is False


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for item in value[:10] for text in _texts(item)]
    if isinstance(value, dict):
        return [item for item in value.values() if isinstance(item, str)]
    return [value] if isinstance(value, str) else []


def _quoted(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True)
    return " ".join(text[:400].split())[:200]
