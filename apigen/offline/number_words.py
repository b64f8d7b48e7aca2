"""Small whole numbers in words: English, German, Spanish and French."""

from functools import lru_cache

_SMALL = {
    "English": """zero one two three four five six seven eight nine ten eleven twelve thirteen
        fourteen fifteen sixteen seventeen eighteen nineteen""",
    "German": """null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn
        vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn""",
    "Spanish": """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
        quince dieciséis diecisiete dieciocho diecinueve""",
    "French": """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze
        quinze seize dix-sept dix-huit dix-neuf""",
}
_TENS = {
    "English": "twenty thirty forty fifty sixty seventy eighty ninety",
    "German": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "Spanish": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "French": "vingt trente quarante cinquante soixante",
}
_MORE = {
    "hundred": 100,
    "thousand": 1000,
    "half": 0.5,
    "dozen": 12,
    "once": 1,
    "twice": 2,
    "ein": 1,
    "eine": 1,
    "einen": 1,
    "una": 1,
    "une": 1,
}


def number_word(number: int, language: str) -> str:
    """Returns a number from 0 to 99 as one word, or nothing where the language needs several."""
    small, tens = _SMALL[language].split(), _TENS[language].split()
    if not 0 <= number < 100:
        return ""
    if number < 20:
        return small[number]
    ten, one = divmod(number, 10)
    if ten - 2 >= len(tens):
        return ""
    return _joined(tens[ten - 2], one, small[one], language) if one else tens[ten - 2]


def _joined(ten: str, one: int, word: str, language: str) -> str:
    if language == "German":
        return f"{word.removesuffix('s') if one == 1 else word}und{ten}"
    if language == "Spanish" or (language == "French" and one == 1):
        return ""
    return f"{ten}-{word}"


def _readings() -> dict[str, frozenset[float]]:
    found: dict[str, set[float]] = {word: {value} for word, value in _MORE.items()}
    for language in _SMALL:
        for number in range(100):
            if word := number_word(number, language):
                found.setdefault(word.casefold(), set()).add(number)
    return {word: frozenset(values) for word, values in found.items()}


_READINGS = _readings()


@lru_cache(maxsize=16384)
def read_number_word(word: str) -> frozenset[float]:
    """Lists what a word, in lower case, may mean in one language or another: "once" is 1 or 11."""
    if word in _READINGS:
        return _READINGS[word]
    parts = [_READINGS[part] for part in word.split("-") if part in _READINGS]
    return frozenset().union(*parts)


@lru_cache(maxsize=4096)
def words_for(number: float) -> tuple[str, ...]:
    """Lists the single words that may mean a number, in any of the languages."""
    return tuple(word for word, meanings in _READINGS.items() if number in meanings)
