"""Places of a template that nobody filled in."""

import re
from collections.abc import Iterator
from itertools import islice

from apigen.checks.query_texts import Texts

_NAMES = (
    "name|city|country|date|time|location|address|amount|number|value|price|currency|product"
    "|company|email|phone|title|topic|text|url|id|user|username|language|category"
)
_WORDS = r"[A-Za-z_][\w -]{0,40}"
_LEFT_OVERS = re.compile(
    # {{x}}, {% x %} and {city}; \frac{a}, x_{i}, ${x} and f{x} are mathematics and code
    rf"\{{\{{\s*{_WORDS}[\w .|]{{0,40}}\}}\}}|\{{%[^%\n]{{1,80}}%\}}"
    rf"|(?<![\\\w$^{{}}]){{(?:{_WORDS})}}(?![}}{{])"
    # ${name} and $variable; $AAPL is a share, and $5 is money
    r"|\$\{\w{1,40}\}|(?<![\w$])\$[a-z][a-z]*(?:_[a-z]+|[a-z]{2})[A-Za-z_]*\b"
    # <city> and <YOUR NAME>; List<city> is code
    rf"|(?<![\w<])<(?:{_WORDS})>"
    # [insert name], [Your City] and [CITY_NAME]; [a link](…) and row[name] are not
    rf"|(?<![\w\]])\[(?:(?:(?i:insert|your|enter|fill in|placeholder)\b[^\]\n]{{0,40}})"
    rf"|(?i:{_NAMES})|[A-Z]+(?:_[A-Z0-9]+)+)\](?!\()"
    r"|\b(?:PARAM|PARAMETER|ARG|ARGUMENT|VALUE|PLACEHOLDER|VARIABLE|ENTITY)_?\d{1,3}\b"
    r"|\b(?:TODO|FIXME)\b(?=:|\])|\[object Object\]|(?i:\blorem ipsum\b)"
)
_SIGNS = tuple("{ $ < [ PARAM ARG VALUE PLACEHOLDER VARIABLE ENTITY TODO FIXME".split())
_ELEMENTS = frozenset(
    "a b i p br hr td tr th li ul ol em dd dt pre img sub sup col div nav span code body head html"
    " form main meta link table input label title style script strong button canvas".split()
)
_QUOTES = re.compile(
    r"\"[^\"\n]{0,150}\"|'[^'\n]{0,150}'|`[^`]{0,150}`|“[^”\n]{0,150}”|„[^“”\n]{0,150}[“”]"
    r"|«[^»\n]{0,150}»"
)
_MAX_FOUND = 50  # parts of one query that are looked at


def left_over(query: str, texts: Texts) -> str:
    """The first part of a query that looks like a template's, or nothing.

    Legitimate are parts that a call's value holds, too, those in quotes of a text that the user
    speaks of, markup, and what the tools themselves are about.
    """
    if not any(sign in query for sign in _SIGNS) and "lorem" not in query.casefold():
        return ""  # as nearly all queries, in a small part of the time
    for match in islice(_LEFT_OVERS.finditer(query), _MAX_FOUND):
        if _is_markup(match[0], query):
            continue
        inner = match[0].strip("{}<>[]$% ")
        if match[0] in texts.values or match[0].casefold() in texts.documents:
            continue
        if match[0][0] == "$" and inner.casefold() in texts.values.casefold():
            continue
        if not any(start < match.start() < end for start, end in _quoted(query)):
            return match[0]
    return ""


def _is_markup(part: str, query: str) -> bool:
    if part[0] != "<":
        return False
    name = part[1:-1].split(" ")[0]
    return name.lower() in _ELEMENTS or f"</{name}>" in query


def _quoted(query: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _QUOTES.finditer(query))
