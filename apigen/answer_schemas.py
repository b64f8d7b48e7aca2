"""JSON Schemas of what models are asked to answer, for endpoints that hold them to it.

The arguments of calls stay free: a schema that forced their types would hide what the format check
is there to find, and endpoints differ in what they take.
"""

from apigen.checks.semantics import CODES
from apigen.records import JsonObject

_TEXT = {"type": "string"}
_CALL = {
    "type": "object",
    "properties": {"name": _TEXT, "arguments": {"type": "object"}},
    "required": ["name", "arguments"],
}
_MISSING = {
    "type": "object",
    "properties": {"name": _TEXT, "parameter": _TEXT},
    "required": ["name", "parameter"],
}
_DRAFT = {
    "type": "object",
    "properties": {
        "thought": _TEXT,
        "query": _TEXT,
        "answers": {"type": "array", "items": _CALL},
        "missing": {"type": "array", "items": _MISSING},
        "reply": _TEXT,
    },
    "required": ["thought", "query", "answers"],
}
DRAFTS: JsonObject = {
    "type": "object",  # the root must be one; the parser finds the list in it
    "properties": {"drafts": {"type": "array", "items": _DRAFT}},
    "required": ["drafts"],
}
_PASS = {"type": "string", "enum": ["yes", "no"]}
_REASON = {"type": "string", "enum": ["", *sorted(CODES)]}


def judgement(frame: str) -> JsonObject:
    """What a judge is to answer, with a reason if the frame of its prompt names one."""
    asked = {"thought": _TEXT, "pass": _PASS}
    asked |= {"reason": _REASON} if '"reason"' in frame else {}
    return {"type": "object", "properties": asked, "required": list(asked)}
