"""Docstring types as text: cleaned, and split outside of brackets and quotes."""

import re

from apigen.library import doc_words as words

_OPENING, _CLOSING = "([{", ")]}"


def cleaned(text: str) -> str:
    """The text without markup, asides and superfluous spaces."""
    text = re.sub(r":[\w:]+:`~?([^`]*)`", r"\1", text).replace("`", "")
    text = re.sub(r"(?<!\w)\*(\w+)\*(?!\w)", r"\1", text)
    text = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text))
    text = re.sub(r"[\s:(]+optional\.?\)?$", "", text, flags=re.IGNORECASE)
    text = re.sub(r"\b(\w+)[- ]like\b", r"\1_like", text, flags=re.IGNORECASE)
    return " ".join(words.ASIDES.sub("", text).split()).rstrip(".;:, ")


def split_outside(text: str, separators: str = r",|\bor\b|\||/") -> list[str]:
    """The parts of a text between separators that stand outside of brackets and quotes."""
    parts, start, depth, at, quote = [], 0, 0, 0, ""
    pattern = re.compile(separators)
    while at < len(text):
        char = text[at]
        if quote or (char in "'\"" and _opens(text, at)):
            quote = "" if char == quote else quote or char
        else:
            depth += (char in _OPENING) - (char in _CLOSING)
            if depth <= 0 and (found := pattern.match(text, at)):
                parts.append(text[start:at])
                at = start = found.end()
                continue
        at += 1
    return [kept for part in [*parts, text[start:]] if (kept := part.strip())]


def _opens(text: str, at: int) -> bool:
    """Whether a quotation mark is no apostrophe: it follows no letter, and it is closed."""
    return not text[at - 1 : at].isalnum() and text[at] in text[at + 1 :]
