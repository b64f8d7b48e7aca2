"""Whether a query is what a user would write: the rules that need no model.

APIGen's prompts (section 3.1 and appendix B) ask for queries without names of functions and JSON;
its format check looks at none of this.
"""

import re
from collections.abc import Iterator

from apigen.checks.findings import Candidate, Finding
from apigen.checks.left_overs import left_over
from apigen.checks.query_language import language_finding
from apigen.checks.query_orders import order
from apigen.checks.query_texts import Texts
from apigen.checks.reasons import Reason

MAX_QUERY_CHARS = 8000
"""Some 2,000 tokens: longer queries are documents, and what is behind this is not looked at."""

# Possessive: a word of thousands of characters is read once.
_NAME = re.compile(r"(?<![\w@/.-])[A-Za-z][\w.]*+(?!@)")
_COMPOUND = re.compile(r"_|[a-z0-9][A-Z]")
_HUMP = re.compile(r"[A-Z](?<=[a-z0-9].)")
_CALLED = re.compile(r"(?<![\w.])([A-Za-z]\w*)\(\s*\w+\s*=")
_USED = re.compile(
    r"(?i:\b(?:use|using|call|run|invoke) (?:the )?)[`'\"]?(\w+)[`'\"]? (?:tool|api)\b"
)
_JSON_KEY = re.compile(r'[{,]\s*"([^"\n]{1,60})"\s*:')
_JSON_WORD = re.compile(r"\bjson\b", re.IGNORECASE)
_MACHINERY = re.compile(
    r"\b(?:api|function|tool) calls?\b|\bcall(?:ing)? (?:the|this|that|an?) (?:api|function|tool)\b"
    r"|\b(?:using|with|following) (?:the )?(?:following )?(?:parameters|arguments)\b",
    re.IGNORECASE,
)
_MACHINERY_PARTS = ("call", "parameters", "arguments")
"""Of which one stands in whatever the pattern above finds: most queries hold none."""
_PROGRAMMING = re.compile(r"\b(?:api|function|parameter|argument|endpoint)s?\b(?!\": )")


def query_findings(candidate: Candidate) -> Iterator[Finding]:
    """What a query should not be or hold, whoever made it; at most one finding of each reason.

    What stands in a value of the calls is what the user wants handled, and no finding; neither is
    what the tools' own texts are about.
    """
    query = candidate.query[:MAX_QUERY_CHARS]
    if not any(map(str.isalnum, query)):
        yield Finding(Reason.BAD_QUERY, "the query holds no letter and no digit")
        return
    if len(candidate.query) > MAX_QUERY_CHARS:
        detail = f"{len(candidate.query)} characters, more than {MAX_QUERY_CHARS}"
        yield Finding(Reason.QUERY_TOO_LONG, detail)
    texts = Texts(candidate)
    if found := order(candidate, query, texts):
        yield Finding(Reason.QUERY_ORDERS_JUDGE, f"{found!r} is meant for whoever reviews the row")
    if found := left_over(query, texts):
        yield Finding(Reason.QUERY_LEFT_OVER, f"{found!r} was to be filled in")
    yield from _json_findings(query, texts)
    yield from _machinery_findings(query, texts)
    if found := _named(query, texts):
        yield Finding(Reason.QUERY_NAMES_TOOL, f"{found!r} is a name of the tools, not of the user")
    if candidate.language and (detail := language_finding(query, candidate.language, texts)):
        yield Finding(Reason.QUERY_LANGUAGE, detail)


def _json_findings(query: str, texts: Texts) -> Iterator[Finding]:
    if '"' not in query and "json" not in query.casefold():
        return
    keys = (match[1] for match in _JSON_KEY.finditer(query))
    if key := next((key for key in keys if key not in texts.values), ""):
        found = f"{key!r} is a key of JSON"
    else:
        found = "it speaks of JSON" if _JSON_WORD.search(query) else ""
    if found and "json" not in texts.documents and "json" not in texts.values.casefold():
        yield Finding(Reason.QUERY_HOLDS_JSON, found)


def _machinery_findings(query: str, texts: Texts) -> Iterator[Finding]:
    lowered = query.lower()
    if not any(part in lowered for part in _MACHINERY_PARTS):
        return
    spoken = _MACHINERY.search(query)
    if spoken and not _PROGRAMMING.search(texts.documents):
        detail = f"{spoken[0]!r} is about calls, not about the matter"
        yield Finding(Reason.QUERY_NAMES_CALLS, detail)


def _named(query: str, texts: Texts) -> str:
    """The first name of a tool or parameter that nobody would say, or nothing."""
    found: list[str] = []
    if "_" in query or _HUMP.search(query):
        words = (word.rstrip(".") for word in _NAME.findall(query) if _COMPOUND.search(word))
        found += [word for word in words if word in texts.names]
    if "(" in query:
        found += [name for name in _CALLED.findall(query) if name in texts.tool_names]
    if " tool" in (lowered := query.lower()) or " api" in lowered:
        found += [name for name in _USED.findall(query) if name in texts.tool_names]
    return next((name for name in found if name not in texts.values), "")
