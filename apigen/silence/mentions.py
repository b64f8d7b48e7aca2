"""A query's text as mentions: its words, numbers, dates, quoted texts and the like, in order."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from apigen.grounding.folding import fold
from apigen.grounding.languages import RULED
from apigen.grounding.number_words import word_mentions
from apigen.silence.words import MAX_TEXT_CHARS, stem, telling_stems

_MONTHS = frozenset(
    (
        "january february march april may june july august september october november december "
        "jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli "
        "oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre "
        "noviembre diciembre janvier février mars avril juin juillet août septembre octobre "
        "novembre décembre"
    ).split()
)
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th|er)?")
_YEAR = re.compile(r"\d{4}")
# Words that another language uses every day are no numbers on their own.
_AMBIGUOUS = frozenset(
    "once cent cents mil mille un una une uno ein eins one elf grand die".split()
)
_LANGUAGES = frozenset(RULED)
_MENTION = re.compile(
    r"(?P<word>(?!https?:|www\.)[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w@#]|-\d|\.\w+@))"
    r"|(?P<mark>[:=?!.;,()\[\]])"
    r"|(?P<date>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?\b|\d{1,2}[./]\d{1,2}[./]\d{4}\b)"
    r"|(?P<time>\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\b|\d{1,2} ?[ap]m\b)"
    r"|(?P<address>\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?\b)"
    r"|(?P<number>[-+−]?\d{1,3}(?:[,. \u202f\u00a0]\d{3})+(?:[.,]\d+)?(?!\w)"
    r"|[-+−]?\d+(?:[.,]\d+)?(?=[a-zA-Z°%€$²³]{0,3}(?![\w-]))(?!st\b|nd\b|rd\b|th\b))"
    r"""|(?P<quote>"[^"\n]{1,300}"|“[^”\n]{1,300}”|„[^“”\n]{1,300}[“”]|«[^»\n]{1,300}»"""
    r"""|'[^'\n]{1,300}'(?!\w))"""
    r"|(?P<url>(?:https?://|www\.)[^\s,;\"']+)"
    r"|(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+)"
    r"|(?P<colour>\#[0-9a-fA-F]{3,8}\b)"
    r"|(?P<code>[A-Za-z0-9]+(?:[-_#.][A-Za-z0-9]+)*)"
)
_SENTENCE_ENDS = frozenset(".!?:;")
_BETWEEN = frozenset({"of", "de", "del", "."})


class Mention(NamedTuple):
    """A piece of a query.

    `kind` is quote, url, email, address, date, time, colour, number, code, name (a capitalised word
    within a sentence), word or mark; `form` is a word's stem and else the text in lower case.
    """

    kind: str
    text: str
    form: str


@dataclass(frozen=True)
class Reading:
    """A query's mentions, in up to 4,000 characters of it."""

    query: str
    language: str = ""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All of them, in order."""
        found: list[Mention] = []
        starts = True
        for each in _MENTION.finditer(self.query[:MAX_TEXT_CHARS]):
            kind, text = str(each.lastgroup), each[0]
            mention = _word(text) if kind == "word" else Mention(kind, text, text.lower())
            if mention.kind == "number" and kind == "word" and found and _is_said(found[-1]):
                last = found.pop()
                mention = Mention("number", f"{last.text} {text}", f"{last.form} {mention.form}")
            if starts and mention.kind == "name":
                mention = Mention("word", text, mention.form)
            found.append(mention)
            starts = text in _SENTENCE_ENDS
        return tuple(_with_dates(found) if _DIGIT.search(self.query) else found)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its telling words."""
        return telling_stems(self.query)

    def of(self, *kinds: str) -> list[str]:
        """What it mentions of some kinds, each text once."""
        return list(dict.fromkeys(one.form for one in self.mentions if one.kind in kinds))

    def names(self) -> int:
        """How many names it holds; capitalised words one after the other are one."""
        kinds = [one.kind for one in self.mentions]
        before = ["", *kinds]
        return sum(kind == "name" != last for last, kind in zip(before, kinds, strict=False))


@lru_cache(maxsize=65536)
def _word(text: str) -> Mention:
    low = text.lower()
    folded = fold(low)
    if folded not in _AMBIGUOUS and any(word_mentions([folded], _LANGUAGES)):
        return Mention("number", text, low)
    plain = low == text or low.split("'")[0].split("’")[0] == "i"
    return Mention("word" if plain else "name", text, stem(low))


def _is_said(mention: Mention) -> bool:
    """Whether it is a number in words, of which the next word may be a part: twenty-five."""
    return mention.kind == "number" and mention.text[0].isalpha()


def _with_dates(mentions: list[Mention]) -> list[Mention]:
    """The same mentions with "9 May 2026", "May 9th" and "9 de mayo de 2026" as one each."""
    months = [at for at, one in enumerate(mentions) if one.text.lower() in _MONTHS]
    for at in reversed(months):
        start, end = _around(mentions, at)
        if end - start > 1:
            text = " ".join(one.text for one in mentions[start:end])
            mentions[start:end] = [Mention("date", text, text.lower())]
    return mentions


def _around(mentions: list[Mention], month: int) -> tuple[int, int]:
    """Where the date with this month begins and ends; one long where there is no day."""
    start, end = month, month + 1
    before = month - 1 - (month > 0 and mentions[month - 1].text in _BETWEEN)
    if before >= 0 and _DAY.fullmatch(mentions[before].text):
        start = before
    elif end < len(mentions) and _DAY.fullmatch(mentions[end].text):
        end += 1
    if end - start > 1:
        after = end
        while after < min(len(mentions), end + 2) and mentions[after].text in (",", "de", "of"):
            after += 1
        if after < len(mentions) and _YEAR.fullmatch(mentions[after].text):
            end = after + 1
    return start, end
