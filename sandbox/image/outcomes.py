"""From what a call left behind to its outcome, as plain data."""

from __future__ import annotations

import json
import math
import os
import signal
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from sandbox.image.call import MAX_MESSAGE_CHARS, MAX_TYPE_CHARS
from sandbox.image.encode import MAX_DEPTH
from sandbox.image.identity import Ending

Outcome = Mapping[str, Any]
_OWN_STATUSES = ("ok", "error", "not_json", "output_too_large", "out_of_memory")
_SIGNAL_NAMES = {each.value: each.name for each in signal.Signals}
OUT_OF_MEMORY = "killed by the system because memory ran out"
STARVED_SHARE = 0.125
"""A call that got less than this share of a processor may be slow only for its neighbours' sake."""


def parse(payload: bytes) -> Outcome:
    """Read what a call says of itself, which may be anything at all."""
    try:
        said = json.loads(payload, parse_constant=_refuse, parse_float=_finite)
        if said["status"] not in _OWN_STATUSES or _is_deep(payload, said):
            raise ValueError
        if b"\\u" in payload:
            json.dumps(said, ensure_ascii=False).encode()  # a lone surrogate is no text
        return {
            "status": said["status"],
            "result": said["result"] if said["status"] == "ok" else None,
            "error_type": str(said.get("error_type", ""))[:MAX_TYPE_CHARS],
            "error": str(said.get("error", ""))[:MAX_MESSAGE_CHARS],
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return failure("crashed", "the call wrote something else than a result")


def failure(status: str, error: str) -> Outcome:
    """Make the outcome of a call that could not say anything itself."""
    return {"status": status, "result": None, "error_type": "", "error": error}


def of_ending(ending: Ending) -> Outcome:
    """Explain the end of a call that left no result."""
    if not ending.by_itself:
        return failure("crashed", "the call gave its result channel away")
    return of_status(ending.status)


def of_status(status: int) -> Outcome:
    """Explain a wait status."""
    if not os.WIFSIGNALED(status):
        return failure("crashed", f"exited with code {os.WEXITSTATUS(status)} without returning")
    number = os.WTERMSIG(status)
    if number == signal.SIGKILL:
        return failure("out_of_memory", OUT_OF_MEMORY)
    if number == signal.SIGXCPU:
        return failure("timeout", "used more processor time than a call has wall-clock time")
    return failure("crashed", f"killed by {_SIGNAL_NAMES.get(number, f'signal {number}')}")


def was_starved(ending: Ending, timeout_s: float) -> bool:
    """Tell whether a call that timed out wanted the processor and hardly got it."""
    return ending.preemptions > ending.waits and ending.cpu_s < STARVED_SHARE * timeout_s


def _is_deep(payload: bytes, value: Any) -> bool:
    """Tell whether a value is nested too deeply for the reader at the other end."""
    if payload.count(b"[") + payload.count(b"{") <= MAX_DEPTH:
        return False
    level = [value]
    for _ in range(MAX_DEPTH + 2):
        level = [inner for outer in level for inner in _children(outer)]
    return bool(level)


def _children(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
