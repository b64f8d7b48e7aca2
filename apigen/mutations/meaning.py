"""Whether two rows mean the same, so that a fault is one and a harmless change is none."""

from typing import Any

from apigen.checks.findings import Candidate
from apigen.records import Style, canonical_json


def meaning(candidate: Candidate) -> str:
    """A text that is equal for rows that mean the same.

    The order of keys, of tools and of calls that need nothing of each other says nothing; nor does
    whether a whole number is written as 5 or 5.0.
    """
    calls = [call.to_json() for call in candidate.calls]
    if candidate.style is not Style.DEPENDENT:
        calls.sort(key=lambda call: canonical_json(_normal(call)))
    silent = [candidate.style, list(candidate.missing)] if not calls else []
    tools = sorted(candidate.tools, key=lambda tool: str(tool["name"]))
    return canonical_json(_normal([candidate.query, tools, calls, silent]))


def _normal(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _normal(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
