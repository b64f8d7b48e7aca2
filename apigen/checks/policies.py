"""How severe findings are: presets, what a configuration may change, where the paper counts.

The paper's format check has four rules (APIGen, section 3.2): strict JSON with the fields, calls
that are JSON, offered functions, known arguments. The rest of what is checked here before anything
runs, its execution and its judge would find, or nothing would.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Literal

from apigen.checks.findings import Policy, Severity
from apigen.checks.reasons import Reason

Preset = Literal["strict", "paper"]

NEEDED: Mapping[Reason, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (Reason.NOT_JSON, Reason.MISSING_DRAFT, Reason.MISSING_FIELD, Reason.BAD_CALL)
            + (Reason.DUPLICATE_ARGUMENT, Reason.BAD_QUERY, Reason.BAD_REPLY),
            "there is no row to go on with",
        ),
        **dict.fromkeys(
            (Reason.BAD_TOOLS, Reason.UNKNOWN_FUNCTION, Reason.UNKNOWN_ARGUMENT),
            "the calls cannot be executed or held to a schema",
        ),
        **dict.fromkeys(
            (Reason.NO_CALLS, Reason.UNEXPECTED_CALL, Reason.BAD_MISSING, Reason.BAD_REFERENCE),
            "execution and judge go by the calls that the row's style has",
        ),
        Reason.TOO_LARGE: "what is too large is not looked at",
    }
)
"""Reasons whose findings always reject, and why: later stages rely on their absence."""

_QUERY = (
    *(Reason.QUERY_TOO_LONG, Reason.QUERY_LEFT_OVER, Reason.QUERY_HOLDS_JSON),
    *(Reason.QUERY_NAMES_TOOL, Reason.QUERY_NAMES_CALLS, Reason.QUERY_LANGUAGE),
    Reason.QUERY_ORDERS_JUDGE,
)
_UNKNOWN_TO_THE_PAPER = (
    *(Reason.DUPLICATE_TOOL, Reason.NO_REPLY, Reason.REPLY_ASKS_NOTHING),
    *(reason for reason in Reason if reason.startswith("grounding.")),
)

# Words such as "parameters" may be the matter, and a query may mix languages as people do.
# A default that is spelled out is left out, so that the row can stay.
STRICT = Policy(
    dict.fromkeys(
        (Reason.QUERY_NAMES_TOOL, Reason.QUERY_NAMES_CALLS, Reason.QUERY_HOLDS_JSON)
        + (Reason.QUERY_LANGUAGE, Reason.NO_REPLY, Reason.SPELLED_DEFAULT),
        "flag",
    )
)
PAPER = Policy(dict.fromkeys((*_QUERY, *_UNKNOWN_TO_THE_PAPER), "ignore"))
_PRESETS: dict[Preset, Policy] = {"strict": STRICT, "paper": PAPER}

_EXECUTION = frozenset(
    {Reason.MISSING_ARGUMENT, Reason.WRONG_TYPE, Reason.UNKNOWN_KEY, Reason.MISSING_KEY}
    | {Reason.NOT_IN_ENUM, Reason.OUT_OF_RANGE, Reason.PATTERN_MISMATCH, Reason.WRONG_LENGTH}
    | {Reason.REPEATED_ITEM, Reason.INVALID_VALUE}
)
_SEMANTICS = frozenset(
    {Reason.NO_CALLS, Reason.UNEXPECTED_CALL, Reason.DUPLICATE_CALL, Reason.WRONG_CALL_COUNT}
    | {Reason.BAD_MISSING, Reason.BAD_REFERENCE}
)


def policy_of(preset: Preset, severities: Mapping[Reason, Severity]) -> Policy:
    """A preset with some severities changed, as `check_severities` allows them."""
    return Policy({**_PRESETS[preset].severities, **severities})


def check_severities(severities: Mapping[str, Severity]) -> None:
    """Refuse severities that nothing would come of, or that later stages could not bear.

    Raises:
        ValueError: A code is none of ours, is not decided by these rules, or must reject.
    """
    for code, severity in severities.items():
        if code not in set(Reason):
            near = get_close_matches(str(code), [*Reason], n=1, cutoff=0)[0]
            raise ValueError(f"there is no reason {code!r}; did you mean {near.value!r}?")
        if not code.startswith(("format.", "grounding.")):
            stage = code.split(".")[0]
            raise ValueError(f"{code} is decided by {stage}, which knows no severity; leave it out")
        if severity != "reject" and (why := NEEDED.get(Reason(code))):
            raise ValueError(f"{code} cannot be {severity!r}: {why}; leave it out")


def paper_stage(reason: str) -> str:
    """Where the paper would have counted a rejection: format, execution, semantics or verified.

    Values that a schema refuses fail its execution; calls that are too many, repeated or made up
    are its judge's to find. It drops no duplicates, so they are among its verified rows.
    """
    if reason.startswith("assembly."):
        return "verified"
    if reason in _EXECUTION:
        return "execution"
    if reason in _SEMANTICS or reason.startswith("grounding."):
        return "semantics"
    return reason.split(".", 1)[0]
