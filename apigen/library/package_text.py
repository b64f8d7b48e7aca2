"""Docstrings of packages as plain text: markup, formulas and signatures taken out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docstring_parser import Docstring, DocstringStyle, ParseError, parse

SHORT_CHARS = 40
"""A summary below this gets one or two sentences more."""
_MAX_CHARS = 600
_ROLE = re.compile(r"(?::[\w+-]+){1,3}:`([^`<]*?)(?:\s*<[^`>]*>)?`")
_MATH = re.compile(r":math:`([^`]*)`")
_LINK = re.compile(r"`([^`<]+?)(?:\s*<[^`>]*>)?`__?")
_CITE = r"\[(?:\d+|#\w*|\w+\d+\w*)\]_"
_CITATION = re.compile(rf"{_CITE}(?:[\s,]*(?:and|or|&)?\s*{_CITE})*")
_CITED = "\0"
_ASIDE = re.compile(
    r"(?:\s*,\s*|\s+)(?:as|also|and)(?:\s+(?:also|as|is|was))?\s+"
    r"(?:shown|given|presented|reviewed|described|discussed|cited|listed|reported)\s+in\s+\0"
)
_SOURCE = re.compile(r"\b(in|by|of|from|to|see|with|and|per|on)\s+\0", re.IGNORECASE)
_STRONG = re.compile(
    r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])"
)
_SECTION = re.compile(r"^[ \t]*(\w[\w ]*)\n[ \t]*[-=~]{3,}[ \t]*$", re.MULTILINE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]'\"%][.!?]) +(?=[A-Z])")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
_SIGNS = {
    "equiv": "=",
    "approx": "~=",
    "neq": "!=",
    "pm": "+/-",
    "to": "->",
    "infty": "infinity",
    "cdots": "...",
    "ldots": "...",
    "dots": "...",
}


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
    return re.sub(r"\s*:$", ".", _bounded(summary))


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


def plain(text: str) -> str:
    """A text in one line, without reStructuredText's marks."""
    text = re.split(r"\n[ \t]*(?:>>>|\.\. )", "\n" + text, maxsplit=1)[0]
    text = " ".join(text.split())
    text = _MATH.sub(lambda found: _formula(found[1]), text)
    text = _ROLE.sub(lambda found: _target(found[1]), text)
    text = re.sub(r"``([^`]*)``", r"\1", text)
    text = _LINK.sub(r"\1", text)
    text = _uncited(text)
    text = re.sub(r"`([^`]*)`", r"\1", text)
    text = _STRONG.sub(lambda found: found[1] or found[2], text)
    text = re.sub(r"\$([^$\n]+)\$", lambda found: _formula(found[1]), text)
    text = re.sub(r"\|(\w+)\|", r"\1", text)
    text = re.sub(r"\\([*_|`\\ ])", r"\1", text)
    return " ".join(text.replace("::", ":").split())


def _uncited(text: str) -> str:
    """The text without numbers of references, and without the words that point to them."""
    text = _ASIDE.sub("", _CITATION.sub(_CITED, text))
    text = _SOURCE.sub(r"\1 the literature", text)
    return re.sub(rf"\s*{_CITED}", "", text)


def _target(text: str) -> str:
    return text.rpartition(".")[2] if text[:1] in "~." else text.lstrip("!")


def _formula(text: str) -> str:
    """TeX as a reader without TeX would write it."""
    while (simpler := _FRACTION.sub(r"(\1)/(\2)", text)) != text:
        text = simpler
    text = re.sub(r"\\(?:left|right|displaystyle|limits|big+[lr]?)\b", "", text)
    text = re.sub(r"\\(?:text|mathrm|mathbf|mathit|operatorname|rm|textrm)\b\s*", "", text)
    text = re.sub(r"\\(?:cdot|times)\b", " * ", text)
    text = re.sub(r"\\(?:leq?)\b", "<=", re.sub(r"\\(?:geq?)\b", ">=", text))
    text = re.sub(r"\\([A-Za-z]+)", lambda found: _SIGNS.get(found[1], found[0]), text)
    text = re.sub(r"\\[,;:! ]|~", " ", text)
    text = re.sub(r"\\([A-Za-z]+)", r"\1", text)
    return re.sub(r"\{([^{}]*)\}", r"(\1)", text).replace("\\", "").strip()
