"""Texts made comparable: case, accents, quotation marks and dashes do not tell values apart."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»"), '"') | dict.fromkeys(map(ord, "‘’‚‛`´ʼ"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_MARKS = _QUOTES | _DASHES | {ord("⁄"): "/", ord("ł"): "l", ord("ø"): "o", ord("æ"): "ae"}
_COMBINING = re.compile("[\u0300-\u036f]+")
_LATIN = {
    code: _COMBINING.sub("", unicodedata.normalize("NFKD", chr(code)))
    for code in range(0xC0, 0x250)
} | _MARKS
"""Latin letters without their accents, which most texts need no more than."""

_NUMBER = r"\d+(?:[.,:']\d+)*(?:e[+-]?\d+(?![^\W_]))?"
_TOKEN = re.compile(rf"[^\W\d_]+|{_NUMBER}|[^\w\s]")
_ASCII_TOKEN = re.compile(rf"[a-z]+|{_NUMBER}|[^\w\s]")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_FIRST_IDEOGRAPH = "\u2e80"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def fold(text: str) -> str:
    """`text` in lower case, without accents, with plain quotation marks and dashes."""
    if text.isascii():
        return text.lower()
    plain = text.casefold().translate(_LATIN)
    if plain.isascii():
        return plain
    return _COMBINING.sub("", unicodedata.normalize("NFKD", plain)).translate(_MARKS)


def tokens_of(folded: str) -> list[str]:
    """Words, numbers with the separators inside them, and single punctuation marks, in order."""
    return (_ASCII_TOKEN if folded.isascii() else _TOKEN).findall(folded)


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a short text or a name in snake or camel case."""
    return tuple(_WORD.findall(fold(_CAMEL.sub(" ", text) if text.isidentifier() else text)))


def holds_phrase(text: str, phrase: str) -> bool:
    """Whether `phrase` stands in `text`, both folded, and does not cut a word or number there."""
    return next(places_of(text, phrase), None) is not None


def places_of(text: str, phrase: str) -> Iterator[int]:
    """Where `phrase` begins in `text` without cutting a word or number there."""
    start = text.find(phrase)
    while start >= 0:
        if not (_is_cut(text, start) or _is_cut(text, start + len(phrase))):
            yield start
        start = text.find(phrase, start + 1)


def _is_cut(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before > _FIRST_IDEOGRAPH or after > _FIRST_IDEOGRAPH:
        return False  # such scripts put no spaces between words
    if before.isalnum() and after.isalnum():
        return before.isdigit() == after.isdigit()
    # `12` is no part of `12.5`, nor of `0.12`.
    if before.isdigit() and after in ".," and place + 1 < len(text):
        return text[place + 1].isdigit()
    return before in ".," and after.isdigit() and place > 1 and text[place - 2].isdigit()
