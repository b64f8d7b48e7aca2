"""Whose fault an answer is: the row's, the host's, or that of the key.

| answer | whose |
|---|---|
| `answer_problem` finds nothing | nobody's: it is good |
| 429; 403 or 2xx with an error that speaks of a rate, a limit or a quota | the rate's |
| 401, 402, 403, 407; 2xx with an error that speaks of a key, login or subscription | the key's |
| 502, 503, 504 | the host's |
| any other status, no JSON, empty, another error in it | the row's |

The rate's faults are raised. The key's are the row's if the call carries no key, or if the service
took that key from another call of the batch; else they are raised as the user's. The host's, and
like them a time-out and a cut connection, are the row's if the host answers anything else in the
batch or, asked for its base URL, then; else they are raised. Good answers and the row's are put on
record, except 408 and 5xx, which may be better next time.
"""

import re
from enum import StrEnum

from apigen.checks.rest_answers import answer_problem
from apigen.records import CallResult
from apigen.strictjson import loads
from tasks.rest_records import Answer

_STATUS = {
    "http_error": "error",
    "empty_answer": "empty_result",
    "not_json": "not_json",
    "error_answer": "error_result",
}
_RATE = re.compile(
    r"(rate|requests?|calls?|daily|hourly|monthly|usage|plan|api)[ -]?limit|call frequency|throttl"
    r"|too many (requests|calls)|quota|(requests|calls) per (second|minute|hour|day|month)"
    r"|(exceeded|reached|used) .{0,40}(requests|calls|allowance|plan)\b",
    re.IGNORECASE,
)
"""A limit alone may be that of an argument, so the words must say whose it is."""
_KEY = re.compile(
    r"api.?key|(access|bearer|auth\w*|invalid|expired) token|unauthori[sz]ed|authenticat"
    r"|not subscribed|subscri(be|ption)|credential",
    re.IGNORECASE,
)
_READ_CHARS = 4000


class Blame(StrEnum):
    """Whose fault an answer is."""

    NOBODY = "nobody"
    ROW = "row"
    KEY = "key"
    HOST = "host"
    RATE = "rate"


def blame(answer: Answer) -> Blame:
    """By the table above."""
    if answer.status == 429:
        return Blame.RATE
    if answer.status in (502, 503, 504):
        return Blame.HOST
    problem = answer_problem(answer.status, answer.content_type, answer.body)
    speaks = answer.status == 403 or bool(problem and problem[0] == "error_answer")
    text = answer.body[:_READ_CHARS].decode("utf-8", "replace") if speaks else ""
    if _RATE.search(text):
        return Blame.RATE
    if answer.status in (401, 402, 403, 407) or (answer.status < 400 and _KEY.search(text)):
        return Blame.KEY
    return Blame.ROW if problem else Blame.NOBODY


def is_definitive(answer: Answer) -> bool:
    """Whether an answer that is nobody's or the row's is worth a place on record."""
    return answer.status < 500 and answer.status != 408


def result_of(answer: Answer) -> CallResult:
    """What the answer is as the result of its call."""
    if problem := answer_problem(answer.status, answer.content_type, answer.body):
        return CallResult(_STATUS[problem[0]], error=problem[1])
    try:
        return CallResult("ok", loads(answer.body.decode("utf-8-sig")))
    except ValueError as error:
        return CallResult("not_json", error=f"the answer is no JSON that can be kept: {error}")
