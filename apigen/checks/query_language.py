"""Whether a query is clearly in another language than was asked for.

Counts function words, which a text of five words or more can hardly do without, and which names,
numbers and borrowed nouns are not. Only words that one of the languages has count, and none with a
capital: Los Angeles is no Spanish. A statistical identifier names some language for a German query
around English nouns, too; this one is silent.
"""

import re
from collections import Counter

from apigen.checks.query_texts import Texts

MIN_WORDS = 5
MIN_FUNCTION_WORDS = 3
MARGIN = 12
"""How many times as many words of another language as of the right one: mixed queries pass."""
_MIN_COPIED_WORDS = 3  # in a row: a phrase of the documentation, not chance

_FUNCTION_WORDS = {
    "English": "the of and to is are what how for with from my you it this that which please can"
    " could would do does have has be at by if or not when where who it's we our their"
    " there than into its will should was were been your they about some any each between",
    "German": "der das des was und ist wie ich mir mich mein meine meinen du sie wir ihr nicht ein"
    " eine einen einem einer mit von für auf zu zum zur bei aus nach bitte kannst können könnten"
    " wird werden sind hat habe haben wenn oder als noch den dem über unter zwischen welche"
    " welcher welches wieviel gibt möchte brauche",
    "Spanish": "el los las del cuál cual qué cómo cuánto cuánta cuántos cuántas con para por una"
    " quiero necesito puedes podrías quisiera mi mis su sus al está están hay dame dime cuando"
    " donde dónde pero también entre desde hasta más muy lo ese esta este",
    "French": "le les et des du est une pour avec dans sur je j'ai elle nous vous quel quelle"
    " quels quelles combien comment peux pouvez pourriez voudrais mes votre vos ce cette"
    " ces qui au aux d'un d'une c'est qu'est moi besoin entre à sont",
}
# Words with which requests begin and end, and letters: enough to show that a query tries.
_SIGNS = {
    "English": (
        "please thanks thank hello hi hey need want find get give tell show in an a on me was also"
        " am i no as so or one us all",
        "",
    ),
    "German": (
        "berechne finde finden suche zeig zeige sag sage gib hilf brauche danke hallo bräuchte"
        " gesucht alles bitte mal also hier hätte gern gerne wäre käme denn es in an",
        "äöüß",
    ),
    "Spanish": (
        "calcula busca muestra muéstrame ayúdame necesito encuentra averigua gracias hola mira"
        " todo eso es buenas buenos algo quiero tardes señores de en un la que se a me hace",
        "áéíóúñ",
    ),
    "French": (
        "calcule j'aimerais savoir trouve cherche montre donne dis aide merci bonjour salut besoin"
        " liste voilà tout veux quelque chose truc de la un en il me que on ça fais alors",
        "éèêàâçùûîôœ",
    ),
}
# Who asks, and of whom: a list of things with "of" and "the" in it may be a name that was borrowed.
_ADDRESS = frozenset(
    "what how which who please can could would my you do does kannst können könnten mir mich mein"
    " meine meinen wie welche welcher welches gibt bitte puedes podrías quiero quisiera necesito"
    " cuál cuánto cuánta cuántos cuántas cómo dame dime qué mis peux pouvez pourriez voudrais je"
    " j'ai quel quelle quels quelles combien comment moi vous".split()
)
_SETS = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}
_OWN = {language: _SETS[language] | frozenset(_SIGNS[language][0].split()) for language in _SETS}
_TIMES = Counter(word for words in _SETS.values() for word in words)
_LANGUAGE_OF = {
    word: language for language, words in _SETS.items() for word in words if _TIMES[word] == 1
}
_OWN_ALONE = {
    language: frozenset(word for word, theirs in _LANGUAGE_OF.items() if theirs == language)
    for language in _SETS
}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = re.compile(
    r"\"[^\"\n]{0,150}\"|`[^`]{0,150}`|“[^”\n]{0,150}”|„[^“”\n]{0,150}[“”]|«[^»\n]{0,150}»"
)


def language_finding(query: str, language: str, texts: Texts) -> str:
    """What shows that a query is in another language than `language`, or nothing.

    Nothing is said of languages without a list of words here. What is quoted, what a call's value
    holds, and phrases of the tools' documentation are in whatever language they are.
    """
    if language not in _SETS:
        return ""
    settled = len(_OWN_ALONE[language].intersection(query.split())) >= MIN_FUNCTION_WORDS
    if settled or not _other(_words(query), language):
        return ""
    own = _without_copies(_words(_without_values(query, texts)), texts)
    return _other(own, language)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "'"))


def _other(words: list[str], language: str) -> str:
    found = (_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF)
    counts = Counter(each for each in found if each != language)
    if len(words) < MIN_WORDS or not counts:
        return ""
    other, hits = counts.most_common(1)[0]
    own = sum(_shows(word.lower(), language, other) for word in words)
    if hits < max(MIN_FUNCTION_WORDS, MARGIN * own) or _ADDRESS.isdisjoint(map(str.lower, words)):
        return ""
    return f"{hits} words are {other}, {own} {language}: {' '.join(words[:12])!r}"


def _shows(word: str, language: str, other: str) -> bool:
    """Whether a word is of `language` and not of `other`."""
    is_listed = word in _OWN[language] and word not in _OWN[other]
    return is_listed or not set(_SIGNS[language][1]).isdisjoint(word)


def _without_values(query: str, texts: Texts) -> str:
    for text in texts.values.split("\n"):
        if len(text) > 1:
            query = query.replace(text, " ")
    return _QUOTED.sub(" ", query)


def _without_copies(words: list[str], texts: Texts) -> list[str]:
    """The words that are in no phrase of the tools' texts."""
    documents = f" {' '.join(_words(texts.documents))} "
    lowered = [word.casefold() for word in words]
    copied: set[int] = set()
    for start in range(len(words) - _MIN_COPIED_WORDS + 1):
        places = range(start, start + _MIN_COPIED_WORDS)
        if f" {' '.join(lowered[place] for place in places)} " in documents:
            copied |= set(places)
    return [word for place, word in enumerate(words) if place not in copied]
