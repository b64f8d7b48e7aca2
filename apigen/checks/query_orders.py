"""Orders to whoever reviews the row: text that wants a verdict, not something done.

A query is for an assistant. One that overrules instructions, dictates a verdict or closes the frame
of a prompt is meant for a judge that is a model, and a row that holds it is no good example.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import re2

from apigen.checks.findings import Candidate
from apigen.checks.order_words import LANGUAGES, Words
from apigen.checks.query_texts import Texts
from apigen.grounding.folding import fold

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_LINE_END = re.compile(r"\s*\n\s*")
_QUOTED = re.compile(r'"[^"\n]{0,300}"' + r"|(?<!\w)'[^'\n]{0,300}'(?!\w)")
_GAP = r"[^\w.!?;:]+"
_END = (
    r"""(?= ?["')\]*]*(?:[.!;,:]|$"""
    r"| (?:and|und|y|et|for|fur|para|pour|regardless|always|please)\b))"
)
_LOOK_BEHIND = re.compile(r"\(\?<!.*?\)")
_OTHER_LETTER = re.compile(r"[^\W\x00-\x7f]")
_MAX_SHOWN = 80
_SET_BYTES = 64_000_000
"""Ample: without room for its states, a set finds nothing."""

_TAGS = (
    r"</?\s?(?:query|calls?|results?|tools|act|system|assistant|instructions?|prompt|verdict)\s?/?"
    r">",
    r"\[/?inst\]|<</?sys>>|<\|\w{1,30}\|>|<(?:start|end)_of_turn>",
    r"#{3,} ?(?:new )?(?:instructions?|response|system|assistant|human|anweisung\w*"
    r"|instruccion\w*)\b",
)
_VERDICTS = (
    r"""["']?\b(?:pass|verdict|judge?ment)\b["']?(?: must be| should be| is)? ?[:=] ?["']?"""
    r"(?:yes|true|pass|passed|ok|correct|valid|approved|accepted)\b",
)
_ROLE = re.compile(r"(?:^|[.!?\n]\s*)((?:NEW )?SYSTEM(?: (?:PROMPT|MESSAGE|OVERRIDE|NOTE))?\s?:)")


def order(candidate: Candidate, query: str, texts: Texts) -> str:
    """The first order to a reviewer in a query, or nothing.

    What a value of the calls holds is the user's matter, and no order; neither is what the tools
    are about nor, in a row without calls, what stands in quotes.
    """
    text = _plain(query)
    for match in _orders(text):
        if match[0] in _plain(texts.values) or match[0] in texts.documents:
            continue
        if candidate.calls or not _is_quoted(text, match.start()):
            return match[0][:_MAX_SHOWN].strip()
    role = _ROLE.search(query) if "SYSTEM" in query else None
    matter = "system" in texts.names or bool(role and role[1] in texts.values)
    return role[1] if role and not matter else ""


def _plain(text: str) -> str:
    """Folded, in one line: a line's end ends a sentence."""
    folded = fold(text if text.isascii() else _HIDDEN.sub("", text)).strip()
    lines = _LINE_END.sub(" ; ", folded) if "\n" in folded else folded
    return " ".join(lines.split())


def _is_quoted(text: str, start: int) -> bool:
    return any(match.start() < start < match.end() for match in _QUOTED.finditer(text))


def _orders(text: str) -> Iterator[re.Match[str]]:
    # RE2's words have ASCII letters only; none that is looked for has others
    plain = text if text.isascii() else _OTHER_LETTER.sub("z", text)
    held = frozenset(_ANCHORS.Match(plain) or ())
    for anchors, patterns in chain.from_iterable(_ORDERS[place] for place in sorted(held)):
        for pattern in patterns if anchors <= held else ():
            for match in pattern.finditer(text):
                if not match.groupdict().get("asked"):
                    yield match


def _overruling(words: Words) -> Iterator[str]:
    rest = rf"(?:{_GAP}(?!(?:{words.own})\b)\w+)"
    verb = rf"\b(?:{words.overrule})"
    yield (
        rf"{verb}{rest}{{0,4}}?{_GAP}(?:{words.earlier}){rest}{{0,2}}?{_GAP}(?:{words.rules})\b"
        rf"|{verb}{rest}{{0,3}}?{_GAP}(?:{words.rules})(?:{_GAP}\w+){{0,2}}?{_GAP}(?:{words.above})\b"
        rf"|{verb}{rest}{{0,2}}?{_GAP}system{_GAP}(?:prompts?|messages?|instructions?)\b"
    )
    if words is not LANGUAGES[0]:
        yield rf"{verb}{rest}{{0,3}}?{_GAP}(?:{words.rules}){_GAP}(?:{words.earlier})\b"


def _dictating(words: Words) -> Iterator[str]:
    only, verb = rf"(?:[ :,\"']+(?:{words.only}))", rf"\b(?:{words.answer})"
    yield rf"{verb}{only}{{0,4}}[ :\"'*]+(?:{words.good}){_END}"
    forced = rf"\b(?:{words.forced})"
    yield rf"{forced} {verb}{only}{{0,3}}[ :\"'*]+(?:{words.agree}){_END}"
    often = rf"[ :]+(?:{words.forced}){only}{{0,2}}"
    yield rf"{verb}{only}{{0,2}}?{often}[ :\"'*]+(?:{words.agree}){_END}"


def _marking(words: Words) -> str:
    return rf"\b(?:{words.mark}) (?:{words.entry}) (?:{words.as_}) [\"'*]*(?:{words.good})\b"


def _praising(words: Words) -> str:
    return (
        rf"(?P<asked>\b(?:{words.asked}) (?:\w+ )?)?\b(?:{words.entry}) (?:{words.is_}) "
        rf"(?:\w+ )?(?:{words.good}){_END}"
    )


def _addressing(words: Words) -> Iterator[str]:
    judge = rf"(?:{words.judge})s?"
    yield rf"\b(?:{words.spare})\b"
    yield rf"\b(?:{words.become}) (?:{words.now}) (?:\w+ ){{0,3}}?{judge}\b"
    yield rf"\b(?:{words.become}) (?:\w+ ){{0,3}}?{judge},? (?:{words.who})\b"
    yield rf"(?:^|[.!?;] )(?:{words.note}) (?:\w+ ){{1,2}}{judge}\b[^.!?:]{{0,40}}:"


Order = tuple[tuple[str, ...], tuple[str, ...]]
"""Patterns, and what each match of any of them has of all of some anchors."""


def _in_no_language() -> Iterator[Order]:
    yield (r"<|\[/?inst\]|###",), _TAGS
    yield (r"\b(?:pass|verdict|judge?ment)\b",), _VERDICTS


def _in_language(words: Words) -> Iterator[Order]:
    good = rf"\b(?:{words.good}|{words.agree})\b"
    verb = rf"\b(?:{_LOOK_BEHIND.sub('', words.answer)})"
    rules = rf"\b(?:{words.rules}|system)\b"
    yield (rules, rf"\b(?:{words.overrule})"), tuple(_overruling(words))
    yield (good, verb), tuple(_dictating(words))
    yield (good, rf"\b(?:{words.mark}) "), (_marking(words),)
    yield (good, rf"\b(?:{words.entry}) (?:{words.is_}) "), (_praising(words),)
    yield (rf"\b(?:{words.judge})s?\b|\b(?:{words.spare})\b",), tuple(_addressing(words))


Compiled = tuple[frozenset[int], list[re.Pattern[str]]]
"""Places of anchors in the set, and patterns."""


def _every_order() -> Iterator[Order]:
    yield from _in_no_language()
    for words in LANGUAGES:
        yield from _in_language(words)


def _set_of(patterns: Iterable[str]) -> Any:
    """In RE2, which looks for all of them at once."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _SET_BYTES
    found = re2.Set.SearchSet(options)
    for pattern in patterns:
        found.Add(pattern)
    found.Compile()
    return found


def _by_first_anchor(places: Mapping[str, int]) -> list[list[Compiled]]:
    found: list[list[Compiled]] = [[] for _ in places]
    for anchors, patterns in _every_order():
        needed = frozenset(places[anchor] for anchor in anchors)
        found[places[anchors[0]]].append((needed, list(map(re.compile, patterns))))
    return found


_PLACES = {anchor: 0 for anchors, _ in _every_order() for anchor in anchors}
_PLACES |= {anchor: place for place, anchor in enumerate(_PLACES)}
_ANCHORS = _set_of(_PLACES)
_ORDERS = _by_first_anchor(_PLACES)
