"""The languages that rules exist for, and which of them a query is written in."""

from collections.abc import Set

RULED = ("en", "de", "es", "fr")
CODES = {"english": "en", "german": "de", "spanish": "es", "french": "fr"}

_EN = """a an the and or but if then so than that this these those there here it its he she they them
his her their we us our you your i me my mine who whom whose which what when where why how
is are am was were be been being do does did done have has had having will would shall
should can could may might must to of in on at by for from with about into onto over under
as per via please also just some any each every all both such too very more most other
another like want need would d s ll ve re t m let get give find tell show know please make
using use"""
_DE = """der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als wie so
es er sie ihn ihm ihr wir uns euch du dich dir ich mich mir mein meine meinen dein deine
sein seine ist sind war waren bin bist wird werden wurde habe hat haben hatte kann kannst
konnen konnte soll sollte muss mussen mochte will wollen zu zum zur von vom im am an auf aus
bei mit nach fur uber unter um durch bitte auch nur noch was wer wo wann warum welche
welcher welches dass dies diese dieser dieses jede jeder jedes alle man hier dort gib nenn
zeig"""
_ES = """el la los las un una unos unas lo y o u pero si entonces que como de del al a en con por
para sin sobre entre desde hasta es son era fue ser estar esta estan este estas estos ese
esa eso aquel mi mis tu tus su sus me te se nos le les yo ella ellos ha han he haber hay
hacer puede puedes podria quiero quisiera necesito por favor tambien muy mas cual cuales
cuando donde quien dame dime"""
_FR = """le la les l un une des du de d et ou mais si alors que qui quoi dont ce cet cette ces c est
sont etait etre suis es sera ai as avons avez ont avoir je j tu il elle on nous vous ils
elles me m te se s mon ma mes ton ta tes son sa ses notre votre leur leurs au aux en dans
par pour avec sans sur sous entre vers chez ne n pas plus y aussi tres quel quelle quels
quelles quand ou comment pourquoi peux peut pouvez veux veut voudrais faut faire fait donne
moi"""

WORDS_OF = {
    "en": frozenset(_EN.split()),
    "de": frozenset(_DE.split()),
    "es": frozenset(_ES.split()),
    "fr": frozenset(_FR.split()),
}
"""Folded words that tell a language and nothing about a value."""

FUNCTION_WORDS = frozenset().union(*WORDS_OF.values())
_TELLING = {
    code: words - frozenset().union(*(WORDS_OF[other] for other in RULED if other != code))
    for code, words in WORDS_OF.items()
}
_ENOUGH_WORDS = 6
_FOREIGN_SHARE = 0.3


def languages_of(declared: str, words: Set[str], text: str) -> frozenset[str]:
    """The codes of the languages whose rules apply to a query; empty where there are none.

    English is always among them: data in other languages keeps English names and terms.

    Args:
        declared: An English name of a language, or empty where nothing is known.
        words: The query's folded words.
        text: The query, folded.
    """
    if declared:
        code = CODES.get(declared.lower())
        return frozenset({"en", code}) if code else frozenset()
    if _is_in_foreign_script(text):
        return frozenset()
    found = {code for code in RULED if len(words & _TELLING[code]) >= (1 if code == "en" else 2)}
    if not found and len(words) >= _ENOUGH_WORDS:
        found = {code for code in RULED if words & _TELLING[code]}
        if not found:
            return frozenset()
    return frozenset({"en", *found})


def _is_in_foreign_script(text: str) -> bool:
    if text.isascii():
        return False
    letters = [each for each in text[:2000] if each.isalpha()]
    return sum(each > "ɏ" for each in letters) > _FOREIGN_SHARE * len(letters)
