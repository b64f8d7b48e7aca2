"""A query as the rules read it: each part is worked out once, and only if a rule asks for it."""

import re
from collections.abc import Callable
from functools import cached_property
from itertools import chain, islice
from typing import Any, TypeVar, cast

from apigen.grounding.digits import digit_mentions
from apigen.grounding.folding import fold, holds_phrase, tokens_of
from apigen.grounding.languages import languages_of
from apigen.grounding.number_words import Mention, word_mentions
from apigen.grounding.words import Vocabulary

T = TypeVar("T")

MAX_CHARS = 8_000
"""How much of a query is read; behind that, values are found only as they stand there."""

MAX_LOOKED_AT = 400_000
"""How far values are looked for as they are."""

MAX_MENTIONS = 1_500
"""How many numbers of a query are read."""

MAX_EFFORT = 40_000
"""Words looked at for values that don't stand in the query as they are."""

_DIGITS = re.compile(r"\d(?:[ ./()-]{0,2}\d)+")
_NO_DIGIT = re.compile(r"\D")
_ESCAPED = re.compile(r"\\[nrt]")
_CAPITALISED = re.compile(r"(?<=[\w,;:'\")] )[A-ZÀ-ÖØ-Þ][\w'’-]+")


class Query:
    """The text of a query, and what the rules look for in it.

    Args:
        text: As it was written.
        language: Its language's English name, or empty where that is not known.
    """

    def __init__(self, text: str, language: str = "") -> None:
        """Fold the text; all else is worked out when it is asked for."""
        self.is_cut = len(text) > MAX_CHARS
        self._behind = text[MAX_CHARS:MAX_LOOKED_AT]
        self.raw = text[:MAX_CHARS]
        if "\\" in self.raw:  # texts that were escaped once too often
            self.raw = _ESCAPED.sub(" ", self.raw)
        self.declared = language
        self.text = fold(self.raw)[: 2 * MAX_CHARS]
        self._kept: dict[str, Any] = {}
        self._effort = 0

    @cached_property
    def tokens(self) -> list[str]:
        """Words, numbers and punctuation marks, in order."""
        return tokens_of(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """The distinct tokens."""
        return frozenset(self.tokens)

    @cached_property
    def line(self) -> str:
        """Its words with one space before and after each, and nothing else."""
        return f" {' '.join(self.alphanumeric)} "

    @cached_property
    def alphanumeric(self) -> list[str]:
        """Words and numbers, in order."""
        return [each for each in self.tokens if len(each) > 1 or each.isalnum()]

    @cached_property
    def languages(self) -> frozenset[str]:
        """The codes of the languages whose rules apply; empty where there are no rules."""
        return languages_of(self.declared, self.words, self.text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The numbers that it states, in digits and in words."""
        languages = self.languages or frozenset({"en"})
        every = chain(digit_mentions(self.tokens, languages), word_mentions(self.tokens, languages))
        found = list(islice(every, MAX_MENTIONS))
        self.is_cut |= len(found) == MAX_MENTIONS
        return found

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The values of its mentions."""
        return frozenset([mention.value for mention in self.mentions])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its words, so that inflected and misspelled forms are found."""
        names = frozenset(fold(each) for each in _CAPITALISED.findall(self.raw))
        if "de" in self.languages:  # every German noun has a capital
            names = frozenset()
        return Vocabulary(self.words, names)

    @cached_property
    def identifiers(self) -> frozenset[str]:
        """Its runs of digits, without what is written between them as in telephone numbers."""
        return frozenset(_NO_DIGIT.sub("", run) for run in _DIGITS.findall(self.text))

    @cached_property
    def unread(self) -> str:
        """What is behind that of which all is worked out, folded."""
        return fold(self._behind)

    def may_hold(self, value: Any) -> bool:
        """Whether what isn't read of a query may state a value: one that it holds, or a number."""
        if not self.is_cut or value is None or isinstance(value, dict | list):
            return self.is_cut
        if not isinstance(value, str) and len(self.mentions) == MAX_MENTIONS:
            return True
        folded = fold(str(value)[:MAX_CHARS]).strip()
        return bool(folded) and holds_phrase(self.unread, folded)

    def once(self, name: str, work: Callable[["Query"], T]) -> T:
        """What `work` makes of this query, kept under `name`."""
        if name not in self._kept:
            self._kept[name] = work(self)
        return cast(T, self._kept[name])

    def affords(self, looks: int = 1) -> bool:
        """Whether a value may be looked for in every word, so many times; bounds hostile input."""
        self._effort += looks * (len(self.tokens) + 10)
        return self._effort < MAX_EFFORT

    def holds(self, phrase: str) -> bool:
        """Whether a folded phrase stands in the text and cuts no word there."""
        return holds_phrase(self.text, phrase)

    def says(self, words: tuple[str, ...]) -> bool:
        """Whether words follow each other in it, whatever punctuation stands between."""
        return words[0] in self.words and f" {' '.join(words)} " in self.line
