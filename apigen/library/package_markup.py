"""reStructuredText and TeX of docstrings as plain text in one line."""

import re

_ROLE = re.compile(r"(?::[\w+-]+){1,3}:`([^`<]*?)(?:\s*<[^`>]*>)?`")
_MATH = re.compile(r":math:`([^`]*)`")
_LINK = re.compile(r"`([^`<]+?)(?:\s*<[^`>]*>)?`__?")
_CITE = r"\[(?:#?[\w.+-]+|#)\]_"
_CITATION = re.compile(rf"{_CITE}(?:[\s,]*(?:and|or|&|as well as)?\s*{_CITE})*")
_CITED = "\0"
_ASIDE = re.compile(
    r"(?:\s*,\s*|\s+)(?:as|also|and)(?:\s+(?:also|as|is|was))?\s+"
    r"(?:shown|given|presented|reviewed|described|discussed|cited|listed|reported)\s+in\s+\0"
)
_SOURCE = re.compile(
    r"\b(in|by|of|from|to|see|with|and|per|on|as|than|via|after|using|citing)\s+\0", re.IGNORECASE
)
_STRONG = re.compile(
    r"\*\*(?=\S)([^*]+?)(?<=\S)\*\*|(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])"
)
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
