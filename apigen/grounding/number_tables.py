"""Number words of English, German, Spanish and French, folded, by what they do to a number."""

from functools import lru_cache


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


@lru_cache(maxsize=16)
def tables_of(languages: frozenset[str]) -> tuple[dict[str, int], frozenset[str], dict[str, float]]:
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
def german_number(word: str) -> int | None:
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


def scale_of(token: str, languages: frozenset[str]) -> float | None:
    """What a number before this word or letter is multiplied with: `million`, `k`, `Mrd`."""
    return tables_of(languages)[2].get(token) or _SUFFIXES.get(token)
