"""Misspells ordinary words or leaves out articles; a value stays as it is."""

import re
from random import Random

from apigen.offline.number_words import read_number_word
from apigen.offline.rendering import CLOSE, OPEN

_WORD = re.compile(rf"{OPEN}[^{CLOSE}]*{CLOSE}|\b[a-z]{{4,}}\b")

_ARTICLE = re.compile(rf"{OPEN}[^{CLOSE}]*{CLOSE}|\b(?:the|a|an) ")


def drop_articles(text: str, rng: Random) -> str:
    """Leaves out most articles of a marked text."""
    return _ARTICLE.sub(
        lambda found: found[0] if found[0][0] == OPEN or rng.random() < 0.4 else "", text
    )


def misspell(text: str, rng: Random) -> str:
    """Puts one to three typos into the lower-case words of a marked text.

    Args:
        text: Text whose values are marked as `rendering` does.
        rng: Source of the choices.

    Returns:
        The text with typos; values are as before.
    """
    words = [found for found in _WORD.finditer(text) if not found.group().startswith(OPEN)]
    chosen = rng.sample(words, min(len(words), rng.randint(1, 3)))
    for found in sorted(chosen, key=lambda one: one.start(), reverse=True):
        text = text[: found.start()] + _misspell_word(found.group(), rng) + text[found.end() :]
    return text


def _misspell_word(word: str, rng: Random) -> str:
    place = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(3)
    if kind == 0 and word[place] != word[place + 1]:
        spoilt = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    elif kind == 1:
        spoilt = word[:place] + word[place + 1 :]
    else:
        spoilt = word[:place] + word[place] + word[place:]
    # "then" must not become "ten".
    return word if read_number_word(spoilt) else spoilt
