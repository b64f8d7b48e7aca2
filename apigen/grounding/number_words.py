"""Numbers written as words in English, German, Spanish and French, all folded."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple


class Mention(NamedTuple):
    """A number that a text states: its value, and the tokens from `start` up to `end`."""

    value: float
    start: int
    end: int


def _numbered(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    numbers = enumerate(words.split())
    return {word: first + step * n for n, alike in numbers for word in alike.split("|")}


_EN = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
) | _numbered("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10)
_DE_UNITS = _numbered(
    "null eins|ein zwei|zwo drei vier funf|fuenf sechs sieben acht neun zehn elf zwolf|zwoelf"
    " dreizehn vierzehn funfzehn|fuenfzehn sechzehn siebzehn achtzehn neunzehn"
)
_DE_TENS = _numbered(
    "zwanzig dreissig vierzig funfzig|fuenfzig sechzig siebzig achtzig neunzig", 20, 10
)
_ES = (
    _numbered(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
        " dieciseis diecisiete dieciocho diecinueve veinte veintiuno|veintiun|veintiuna veintidos"
        " veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
    )
    | _numbered("treinta cuarenta cincuenta sesenta setenta ochenta noventa", 30, 10)
    | _numbered(
        "cien|ciento doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas"
        " quinientos|quinientas seiscientos|seiscientas setecientos|setecientas"
        " ochocientos|ochocientas novecientos|novecientas",
        100,
        100,
    )
)
_FR = _numbered(
    "zero _ deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
) | _numbered("vingt|vingts trente quarante cinquante soixante septante huitante nonante", 20, 10)
_SMALL = {"en": _EN, "de": _DE_UNITS | _DE_TENS, "es": _ES, "fr": _FR | {"octante": 80}}
_HUNDREDS = {"hundred": "en", "hundreds": "en", "hundert": "de", "cent": "fr", "cents": "fr"}
_SCALES: dict[str, dict[str, float]] = {
    "en": {"thousand": 1e3, "thousands": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9}
    | {"billions": 1e9, "trillion": 1e12, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7}
    | {"grand": 1e3, "dozen": 12, "dozens": 12},
    "de": {"tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "milliarde": 1e9}
    | {"milliarden": 1e9, "mrd": 1e9, "dutzend": 12},
    "es": {"mil": 1e3, "millon": 1e6, "millones": 1e6, "docena": 12, "docenas": 12},
    "fr": {"mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9}
    | {"douzaine": 12, "douzaines": 12},
}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_CONNECTORS = frozenset(["and", "y", "et", "-"])
_POINTS = frozenset(["point", "komma", "coma", "punto", "virgule"])
_ONE = frozenset(["un", "une", "uno", "una"])


@lru_cache(maxsize=16)
def _tables(languages: frozenset[str]) -> tuple[dict[str, int], frozenset[str], dict[str, float]]:
    small = {word: n for code in languages for word, n in _SMALL[code].items() if word != "_"}
    hundreds = frozenset(word for word, code in _HUNDREDS.items() if code in languages)
    scales = {word: n for code in languages for word, n in _SCALES[code].items()}
    return small, hundreds, scales


@lru_cache(maxsize=1)
def _german_below_1000() -> dict[str, int]:
    units = {word: n for word, n in _DE_UNITS.items() if 0 < n < 10}
    below_100 = {w: n for w, n in (_DE_UNITS | _DE_TENS).items() if n}
    for ten, tens in _DE_TENS.items():
        below_100 |= {f"{unit}und{ten}": tens + n for unit, n in units.items()}
    found = dict(below_100)
    for unit, n in {"": 1, **units}.items():
        found[f"{unit}hundert"] = n * 100
        for joint in ("", "und"):
            found |= {f"{unit}hundert{joint}{w}": n * 100 + m for w, m in below_100.items()}
    return found


@lru_cache(maxsize=16384)
def _german(word: str) -> int | None:
    """The number that a German word of several parts is, such as `dreiundvierzig`."""
    below = _german_below_1000()
    if (number := below.get(word)) is not None:
        return number
    thousands, found, rest = word.partition("tausend")
    if not found or not (thousands or rest):
        return None
    head = below.get(thousands) if thousands else 1
    tail = below.get(rest.removeprefix("und")) if rest else 0
    return None if head is None or tail is None else head * 1000 + tail


def word_mentions(tokens: Sequence[str], languages: frozenset[str]) -> Iterator[Mention]:
    """The numbers that words state, whole and, where joined by a word such as `and`, in parts."""
    end = 0
    previous: Mention | None = None
    for place in _starts(tokens, languages):
        if place < end:
            continue
        mention = _composed(tokens, place, languages)
        yield from _parts(tokens, mention, languages)
        if previous and previous.end == mention.start and _is_year(previous, mention):
            yield Mention(previous.value * 100 + mention.value, previous.start, mention.end)
        previous, end = mention, mention.end


def _starts(tokens: Sequence[str], languages: frozenset[str]) -> list[int]:
    """The tokens that are number words."""
    known = _known(languages)
    if "de" in languages:
        return [
            place
            for place, token in enumerate(tokens)
            if token in known or (len(token) > 5 and _german(token) is not None)
        ]
    if known.isdisjoint(tokens):
        return []
    return [place for place, token in enumerate(tokens) if token in known]


@lru_cache(maxsize=16)
def _known(languages: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*_tables(languages))


def _is_year(first: Mention, second: Mention) -> bool:
    return 16 <= first.value <= 21 and 10 <= second.value <= 99


def _composed(tokens: Sequence[str], start: int, languages: frozenset[str]) -> Mention:
    total, current, place = 0.0, 0.0, start
    small, hundreds, scales = _tables(languages)
    while place < len(tokens):
        token = tokens[place]
        number = small.get(token)
        if number is None and place > start and token in _ONE and tokens[place - 1] in _CONNECTORS:
            number = 1
        if number is None and "de" in languages:
            number = _german(token) if token not in hundreds and token not in scales else None
        if number is not None and (place == start or _fits(current, number)):
            current = 80 if (current, number) == (4, 20) else current + number
        elif token in hundreds and current < 100:
            current = (current or 1) * 100
        elif token in scales and (place == start or tokens[place - 1] not in _CONNECTORS):
            if current == 0 and 0 < total < scales[token]:
                total *= scales[token]
            else:
                total += (current or 1) * scales[token]
            current = 0
        elif not _joins(tokens, place, current or total, small):
            break
        place += 1
    return Mention(total + current, start, place)


def _fits(current: float, number: int) -> bool:
    low = current % 100
    if number < 10:
        # French has `dix-sept`, ten and seven
        return low == 0 or (low >= 20 and low % 10 == 0) or (low == 10 and number >= 7)
    if number < 20:
        return low in (0, 60, 80)
    if number < 100:
        return low == 0 or current == 4
    return current == 0


def _joins(tokens: Sequence[str], place: int, so_far: float, small: dict[str, int]) -> bool:
    """Whether the token joins two parts of one number: `hundred and five`, `treinta y tres`."""
    if tokens[place] not in _CONNECTORS or place + 1 >= len(tokens):
        return False
    number = small.get(tokens[place + 1])
    if number is None and tokens[place + 1] in _ONE:
        number = 1
    if number is None or not _fits(so_far, number):
        return False
    if tokens[place] == "-" and so_far in (4, 10):  # `quatre-vingts`, `dix-sept`
        return True
    return so_far >= (100 if tokens[place] == "and" else 20)


def _parts(tokens: Sequence[str], mention: Mention, languages: frozenset[str]) -> Iterator[Mention]:
    yield mention
    small, _, _ = _tables(languages)
    inside = range(mention.start, mention.end)
    if any(tokens[place] in ("and", "y", "et") for place in inside):
        for place in inside:
            if tokens[place] in small:
                yield Mention(small[tokens[place]], place, place + 1)
    if mention.end + 1 < len(tokens) and tokens[mention.end] in _POINTS:
        digits, place = "", mention.end + 1
        while place < len(tokens) and (n := small.get(tokens[place])) is not None:
            digits, place = digits + str(n), place + 1
        if digits:
            yield Mention(float(f"{mention.value:.0f}.{digits}"), mention.start, place)


def scale_of(token: str, languages: frozenset[str]) -> float | None:
    """What a number before this word or letter is multiplied with: `million`, `k`, `Mrd`."""
    return _tables(languages)[2].get(token) or _SUFFIXES.get(token)
