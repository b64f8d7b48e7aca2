"""Texts that say nearly the same in nearly the same words, found exactly and without all pairs.

Every text is the set of its shingles, the runs of three lower-cased words; two texts are near
duplicates where these sets' Jaccard similarity reaches a threshold. The candidates come from an
inverted index over prefixes, rarest shingles first (AllPairs: Bayardo, Ma, Srikant, WWW 2007): sets
that reach the threshold t share one of the |x| - ceil(t |x|) + 1 rarest shingles of either of them.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

THRESHOLD = 0.7
"""Jaccard similarity from which on two texts count as near duplicates."""
SHINGLE_WORDS = 3
_WORD = re.compile(r"\w+")
_SLACK = 1e-9  # floats: the filter may let a pair too many through, never one too few


def split_words(text: str) -> list[str]:
    """The lower-cased runs of letters, digits and underscores, in order."""
    return _WORD.findall(text.lower())


def to_ngrams(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """All runs of `size` words, in order; none where there are fewer words."""
    return zip(*(words[start:] for start in range(size)), strict=False)


def to_shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The set of three-word runs; of a shorter text all its words, of a wordless one itself."""
    words = split_words(text) or [text.strip().lower()]
    return frozenset(to_ngrams(words, SHINGLE_WORDS)) or frozenset([tuple(words)])


def near_duplicates(texts: Iterable[str], threshold: float = THRESHOLD) -> list[tuple[int, int]]:
    """Each text that has an earlier near duplicate, and the first of these, as positions from 0.

    The index takes O(S log S) time and O(S) memory for S shingles in all; then each text is
    compared with those before it that share a shingle of its prefix. Texts with rare shingles of
    their own cost nearly linear time; many that fill one template with few values, quadratic.

    Raises:
        ValueError: `threshold` is not above 0 and at most 1.
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"the threshold of near duplicates is {threshold}: give one in (0, 1]")
    index = _Index(threshold)
    firsts: dict[tuple[int, ...], int] = {}
    found: dict[int, int] = {}
    for row, shingles in enumerate(_rarest_first(texts)):
        # Only the first of equal sets is in the index: it is as near to others as they are.
        first = firsts.setdefault(shingles, row)
        match = found.get(first, first) if first < row else index.add(row, shingles)
        if match is not None:
            found[row] = match
    return list(found.items())


def _rarest_first(texts: Iterable[str]) -> list[tuple[int, ...]]:
    """Each text's shingles as numbers that rise with how many texts have the shingle."""
    numbers: dict[tuple[str, ...], int] = {}
    sets = [[numbers.setdefault(s, len(numbers)) for s in to_shingles(text)] for text in texts]
    counts = Counter(number for shingles in sets for number in shingles)
    ranks = {number: rank for rank, (number, _) in enumerate(reversed(counts.most_common()))}
    return [tuple(sorted(ranks[number] for number in shingles)) for shingles in sets]


class _Index:
    """Rows by the shingles of their prefixes, each list in the order of the rows."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.sets: dict[int, frozenset[int]] = {}
        self.rows: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, row: int, ranked: tuple[int, ...]) -> int | None:
        """Take a row in; the first row before it that is its near duplicate, or None."""
        prefix = ranked[: len(ranked) - math.ceil(self.threshold * len(ranked) - _SLACK) + 1]
        shingles = frozenset(ranked)
        match = self._first_match(shingles, prefix)
        self.sets[row] = shingles
        for shingle in prefix:
            self.rows[shingle].append(row)
        return match

    def _first_match(self, shingles: frozenset[int], prefix: tuple[int, ...]) -> int | None:
        match: int | None = None
        seen: set[int] = set()
        for shingle in prefix:
            for row in self.rows[shingle]:
                if match is not None and row >= match:
                    break
                if row not in seen:
                    seen.add(row)
                    if jaccard(shingles, self.sets[row]) >= self.threshold:
                        match = row
        return match


def jaccard(first: frozenset[Any], second: frozenset[Any]) -> float:
    """What two sets have in common, of what they have together; one of them isn't empty."""
    common = len(first & second)
    return common / (len(first) + len(second) - common)
