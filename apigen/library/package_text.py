"""Docstrings of packages: what they say of a function and its parameters, as plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docstring_parser import Docstring, DocstringStyle, ParseError, parse

from apigen.library.package_markup import plain

SHORT_CHARS = 40
"""A summary below this gets one or two sentences more."""
_MAX_CHARS = 600
_ANNOUNCING = re.compile(
    r",?\s+(?:(?:which|that)\s+)?(?:(?:is|are)\s+)?"
    r"(?:(?:given|defined|computed|calculated|expressed|described|written)\s+(?:by|as)"
    r"|as\s+follows|as|where|with|namely|such\s+as|for\s+example)$"
)
_UNFINISHED = re.compile(r"\b(?:by|as|of|from|with|to|is|are)$", re.IGNORECASE)
_SECTION = re.compile(r"^[ \t]*(\w[\w ]*)\n[ \t]*[-=~]{3,}[ \t]*$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]'\"%][.!?]) +(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Docs:
    """A docstring's parts as plain text; `types` and `parameters` are by parameter."""

    summary: str = ""
    parameters: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    returns: str = ""


def read_docs(text: str, function: str) -> Docs:
    """The parts of a docstring in any of the usual styles."""
    text = _without_header(text, function)
    doc = _parsed(text)
    if doc is None:
        return Docs(_summary(text))
    whole = doc.short_description or ""
    whole += ("\n\n" if doc.blank_after_short_description else "\n") + (doc.long_description or "")
    described: dict[str, str] = {}
    types: dict[str, str] = {}
    for param in doc.params:
        for name in re.split(r"\s*,\s*", param.arg_name):
            name = name.strip("*` ")
            described.setdefault(name, plain(param.description or ""))
            types.setdefault(name, param.type_name or "")
    return Docs(_summary(whole), described, types, (doc.returns and doc.returns.type_name) or "")


def _without_header(text: str, function: str) -> str:
    """The text without signatures at its top, as functions written in C have them."""
    header = re.compile(rf"\s*(?:\w+\s*=\s*)?{re.escape(function)}\([^\n]*?\)[^\n]*\n", re.ASCII)
    while found := header.match(text + "\n"):
        if not re.search(r"\)\s*(->[^\n]*)?\s*$", found[0]):
            break
        text = text[found.end() :]
    return text.strip("\n")


def _parsed(text: str) -> Docstring | None:
    numpy = any(found[1] in ("Parameters", "Returns") for found in _SECTION.finditer(text))
    try:
        return parse(text, DocstringStyle.NUMPYDOC if numpy else DocstringStyle.AUTO)
    except (ParseError, ValueError, IndexError, KeyError, TypeError, RecursionError):
        return None


def _summary(text: str) -> str:
    """The first paragraph, and up to two sentences of the next ones where it is short."""
    paragraphs = list(_paragraphs(text))
    if not paragraphs:
        return ""
    summary = paragraphs[0]
    if len(summary) < SHORT_CHARS and len(paragraphs) > 1:
        sentences = _SENTENCE.split(paragraphs[1])[:2]
        more = " ".join(each for each in sentences if each.endswith((".", "!", "?")))
        if more[:1].isupper():
            summary = f"{summary.rstrip('.:')}. {more}"
    return _finished(_bounded(summary))


def _finished(text: str) -> str:
    """The text without words that announce a formula or a list, which is left out."""
    *whole, last = _SENTENCE.split(text)
    said = _ANNOUNCING.sub("", last.rstrip(" :"))
    unfinished = _UNFINISHED.search(said)
    if said == last and not unfinished:
        return text
    if unfinished or " " not in said or (whole and last.endswith(":")):
        return " ".join(whole)
    return " ".join([*whole, f"{said}."])


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of prose; directives, formulas, lists of fields and doctests are left out."""
    text = _SECTION.split(text, maxsplit=1)[0]
    skipping = False
    for block in re.split(r"\n\s*\n", text):
        first = block.lstrip("\n")
        if skipping and first[:1] in " \t":
            continue
        skipping = first.lstrip().startswith("..")
        if skipping or first.lstrip().startswith((">>>", ":param", "@param", "|", "+--")):
            continue
        if kept := plain(block):
            yield kept


def _bounded(text: str) -> str:
    if len(text) <= _MAX_CHARS:
        return text
    sentences = _SENTENCE.split(text)
    kept = sentences[0]
    for sentence in sentences[1:]:
        if len(kept) + len(sentence) >= _MAX_CHARS:
            break
        kept += f" {sentence}"
    return kept
