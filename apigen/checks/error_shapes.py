"""Values that tell of a failure instead of giving an answer, whoever gave them.

The signs are those that StableToolBench's server looks for (`server/main.py`), read with care: a
failure is told by the few fields around it, or by a short text that says nothing else, while data
may hold any of the words. What was asked about is no sign: who asks what status 404 means is told
"Not Found".
"""

import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from apigen.checks.failure_words import FAILURE, FAILURE_ALONE, MAX_TEXT_CHARS

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
_NUMBER = re.compile(r"\s*[-+±]?\d+([.,]\d+)?\s*%?\s*")

Sign = tuple[str, str]
"""What shows a failure, in words, and the text that does."""


def tells_nothing(value: Any) -> bool:
    """Whether a value is none: null, a blank text, or an object without any value.

    Every list is a value: an empty one answers a search that finds nothing, and one of nulls tells
    of how many there is nothing to say. So is what stands in an object under a name, but for null,
    a blank text, and an envelope such as `data` around nothing.
    """
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict):
        return all(_is_no_value(key, item) for key, item in value.items())
    return value is None


def _is_no_value(key: str, value: Any) -> bool:
    is_name = isinstance(value, dict) and key.lower() not in _ENVELOPES
    return not is_name and tells_nothing(value)


def error_sign(value: Any, given: Any = None) -> str:
    """What shows that a JSON value tells of a failure, or nothing.

    Args:
        value: What a call gave.
        given: The call's arguments, in which words and status codes are no signs.
    """
    texts = list(_given_texts(given))
    signs = (shown for shown, words in _signs(value) if not _stands_in(words, texts))
    return next(signs, "")


def _given_texts(given: Any) -> Iterator[str]:
    if isinstance(given, dict | list):
        for item in given.values() if isinstance(given, dict) else given:
            yield from _given_texts(item)
    elif isinstance(given, str | int | float):
        text = re.sub(r"[_-]", " ", str(given)).lower()
        code = int(text) if re.fullmatch(r"[45]\d\d", text) else 0
        yield f"http {code} {HTTPStatus(code).phrase.lower()}" if code in _STATUSES else text


_STATUSES = frozenset(HTTPStatus)


def _stands_in(words: str, texts: list[str]) -> bool:
    wanted = re.compile(rf"(?<!\w){re.escape(words.strip().lower())}(?!\w)")
    return bool(words.strip()) and any(map(wanted.search, texts))


def _signs(value: Any, depth: int = 0) -> Iterator[Sign]:
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    short = isinstance(value, str) and len(value) <= MAX_TEXT_CHARS
    if short and (told := FAILURE_ALONE.match(value)):
        yield "a text that tells of a failure", told["words"] or told[0]
    if not isinstance(value, dict):
        return
    fields = {str(key).lower(): item for key, item in value.items() if not is_empty(item)}
    inner = [item for key, item in fields.items() if key in _ENVELOPES]
    others = [key for key in fields if key not in _ABOUT_THE_CALL and key not in _ENVELOPES]
    yield from _told(fields, data=len(others) + len(inner))
    if depth < 2 and len(inner) == 1 and not others:
        yield from _signs(inner[0], depth + 1)


def is_empty(value: Any) -> bool:
    """Whether there is no item and no text in it; numbers and booleans are values."""
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict):
        return all(map(is_empty, value.values()))
    return value is None or value == []


def _told(fields: dict[str, Any], data: int) -> Iterator[Sign]:
    """The signs of a failure in an object with `data` fields that are not about the call."""
    texts = [text for key in sorted(_MESSAGE_KEYS & set(fields)) for text in _texts(fields[key])]
    for key in sorted(_ERROR_KEYS & set(fields)):
        if _names_an_error(fields[key], 1 if key == "errors" else data):
            yield f"field {key!r}", _one_text(fields[key])
    # A record may have an outcome, too, as a launch or a payment has: it then has other fields.
    if data == 0 or (texts and data <= 1):
        for key in sorted((_OUTCOME_KEYS | _CODE_KEYS) & set(fields)):
            if _is_failure(key, fields[key]):
                yield f"{key!r} is {fields[key]!r}", _one_text(fields[key])
    for text in texts if data == 0 else ():
        if len(text) <= MAX_TEXT_CHARS and (told := FAILURE.search(text)):
            yield "its message", told[0]


def _names_an_error(value: Any, data: int) -> bool:
    """Whether an error field is more than a number of errors, or a measurement's error."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value != 0 and data == 0 and value == int(value)
    if isinstance(value, str):
        return value.strip().lower() not in _NO_ERROR and not _NUMBER.fullmatch(value)
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


def _one_text(value: Any) -> str:
    is_word = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value) if is_word else ""
