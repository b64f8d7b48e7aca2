"""A word found in a text in another form: inflected, or misspelled by one letter."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

_ENDINGS = frozenset(
    "s es e ed d r rs er ers ing ings ly y ies ied ier iest est al ally ic ics ical ion"
    " ions ation ations ment ments ness ive able ful ance ances ity ist ists ism n en ens em"
    " ern ner nen lich liche licher liches lichen ung ungen ig ige igen iger isch ische"
    " ischen ischer te ten st a o as os an mente cion ciones ado ada ados adas ando iendo ar"
    " ir al ales ico ica icos icas ement eux euse euses ais aise aises ien ienne iens iennes"
    " ee ees ez ant ants if ive ifs ives ique iques ious ous tic tics ren sis ses ze se zed"
    " sed zing sing zation sation ce cy ty nce ncy nt".split()
) | {""}
_MIN_STEM = 3
_MIN_MISSPELLED = 5
_DOUBLE = re.compile(r"(.)\1")


@lru_cache(maxsize=65536)
def is_inflection(one: str, other: str) -> bool:
    """Whether two folded words differ in a usual ending only, such as `city` and `cities`."""
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    shorter = min(len(one), len(other))
    if common < _MIN_STEM or common < 0.6 * shorter:
        return False
    for stem in (common, common - 1):
        if one[stem:] in _ENDINGS and other[stem:] in _ENDINGS:
            # the shorter a stem, the less may follow it: `hum` is no form of `human`
            longest = max(len(one), len(other)) - stem
            return longest <= stem - 1 - (stem < 4) and len(one) + len(other) <= 3 * stem + 1
        if _undoubled(one, stem) in _ENDINGS and _undoubled(other, stem) in _ENDINGS:
            return True
    return False


def _undoubled(word: str, stem: int) -> str:
    """The ending, without a consonant that the stem's last letter doubles: `run-ning`."""
    ending = word[stem:]
    return ending[1:] if ending and stem and ending[0] == word[stem - 1] else ending


def _is_cut(whole: str, word: str, is_name: bool) -> bool:
    """Whether a word is another one that lost its end, not its ending: `Lim` of `Lima`.

    A name may lose its plural at most: `Mac` of `Macs`, but not `Pari` of `Paris`.
    """
    if not whole.startswith(word):
        return False
    ending = whole[len(word) :]
    if is_name:
        return ending != "s" or word[-1] in "aius"
    return ending in ("a", "o", "as", "os", "an") or (len(word) < 4 and ending not in ("s", "es"))


def _one_less(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


class Vocabulary:
    """The words of a text; `names` are those that may not lose an ending."""

    def __init__(self, words: Iterable[str], names: frozenset[str] = frozenset()) -> None:
        """Keep the words; indexes are built when a word isn't found as it stands."""
        self.words = frozenset(words)
        self.names = names

    @cached_property
    def _by_start(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.words:
            if len(word) >= _MIN_STEM:
                found[word[:3]].append(word)
        return found

    @cached_property
    def _misspelled(self) -> dict[str, set[str]]:
        """Words of the text by what is left of them without one of their letters."""
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.words:
            if _MIN_MISSPELLED - 1 <= len(word) <= 30:
                found[word].add(word)
                for less in _one_less(word):
                    found[less].add(word)
        return found

    def has(self, word: str) -> bool:
        """Whether the folded word is there, in whatever form."""
        return word in self.words or self.has_form(word) or self.has_misspelled(word)

    def has_form(self, word: str) -> bool:
        """Whether an inflection of the word is there."""
        if len(word) < _MIN_STEM:
            return False
        for each in self._by_start.get(word[:3], ())[:200]:
            if is_inflection(word, each) and not _is_cut(each, word, each in self.names):
                return True
        return False

    def has_misspelled(self, word: str) -> bool:
        """Whether the word is there but for a letter too many, too few, wrong or misplaced.

        A word of the text that only goes on where `word` ends doesn't count: `word` may be cut.
        """
        if not _MIN_MISSPELLED <= len(word) <= 30 or word.isdecimal():
            return False
        near = set(self._misspelled.get(word, ()))
        for less in _one_less(word):
            near |= self._misspelled.get(less, set())
        return any(
            not each.startswith(word) or _DOUBLE.fullmatch(each[len(word) - 1 :]) for each in near
        )
