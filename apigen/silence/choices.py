"""Allowed values that a query names."""

from collections.abc import Sequence

from apigen.grounding.folding import fold
from apigen.grounding.languages import FUNCTION_WORDS
from apigen.grounding.synonyms import synonyms
from apigen.records import JsonObject
from apigen.silence.cards import choices_of
from apigen.silence.cases import Case, name_stems, stems_of
from apigen.silence.labels import Label, stems_in_order

_EVERYDAY = stems_of(
    "all none any other both same normal standard default regular single new old high low medium "
    "small large big good best fast slow short long open close free full first last next on off "
    "true false yes no up down left right in out day week month year time now custom general "
    "simple basic hot cold light dark total auto automatic more less"
)
_ASPECTS = stems_of("size type kind mode level style unit format name option of in for to")
_MAX_CHOICE_CHARS = 100
_SHORTEST_CHOICE = 3


def only_choice(case: Case) -> str:
    """What shows that there is nothing to choose."""
    choices = case.schema.get("enum")
    one = isinstance(choices, list) and len(choices) == 1
    return f"{choices[0]!r} is the only value allowed" if one and choices else ""


def chosen(case: Case) -> str:
    """The allowed value that is named, where neither another parameter nor the request has it."""
    named = _named(case)
    if not named:
        return ""
    own = labels_of_choices(case.schema)
    rivals = [theirs for _, one in case.others() if (theirs := labels_of_choices(one)) & own]
    free = [one for one in named if not any(one in theirs for theirs in rivals)]
    if not free and len(named) <= len(rivals):
        return ""
    return f"{' '.join((free or named)[0])!r} is an allowed value"


def labels_of_choices(schema: JsonObject) -> frozenset[Label]:
    """The stems of each allowed text."""
    texts = (each[:_MAX_CHOICE_CHARS] for each in choices_of(schema) if isinstance(each, str))
    return frozenset(label for text in texts if (label := stems_in_order(text)))


def _things(case: Case) -> frozenset[str]:
    """Stems of what a parameter's name is about: `dog` of `dog_size`."""
    return name_stems(case.name, {}) - _ASPECTS


def _named(case: Case) -> list[Label]:
    wanted = labels_of_choices(case.schema)
    if not wanted:
        return []
    forms = [one.form for one in case.mentions]
    said = set(forms)
    wanted = frozenset(one for one in wanted if said.issuperset(one))
    found = [one for one in sorted(wanted) if any(_stands(case, forms, one))]
    return [one for one in found if not any(set(one) < set(other) for other in found)]


def translated(case: Case) -> str:
    """The word that says one allowed value otherwise, or in another language, and no other value.

    In English it must stand beside the parameter's label: "day" alone does not choose `daily`.
    """
    texts = {each for each in choices_of(case.schema) if isinstance(each, str)}
    meant = {each: _synonym(case, each[:_MAX_CHOICE_CHARS]) for each in sorted(texts)}
    said = {each: word for each, word in meant.items() if word}
    if len(said) != 1 or any(labels_of_choices(one) for _, one in case.others()):
        return ""
    (choice, word), *_ = said.items()
    return f"{word!r} stands for the allowed value {choice!r}"


def _synonym(case: Case, choice: str) -> str:
    others = synonyms(fold(choice)) - FUNCTION_WORDS
    foreign = case.offer.reading.language.lower() not in ("", "english")
    for at, one in enumerate(case.mentions):
        if len(one.text) > 2 and one.kind in ("word", "name") and fold(one.text) in others:
            near = any(case.name in case.offer.claimed.get(spot, ()) for spot in (at - 1, at + 1))
            if near or (foreign and one.form not in _EVERYDAY | case.offer.purpose):
                return one.text
    return ""


def _stands(case: Case, forms: Sequence[str], choice: Label) -> list[int]:
    size = len(choice)
    starts = (at for at, form in enumerate(forms) if form == choice[0])
    return [at + 1 for at in starts if _is_said(case, forms[at : at + size], choice, at)]


def _is_said(case: Case, words: Sequence[str], choice: Label, at: int) -> bool:
    """Whether words at a place are a choice, not the request's own nor words of everyday use."""
    end = at + len(choice)
    if tuple(words) != choice or case.is_others(at) or case.is_others(end):
        return False
    spots = range(at - 2, end + 2)
    if any(case.name in case.offer.claimed.get(spot, ()) for spot in spots):
        return True
    if end < len(case.mentions) and case.mentions[end].form in _things(case):
        return True
    telling = any(word not in _EVERYDAY and len(word) > 1 for word in choice)
    long = len("".join(choice)) >= _SHORTEST_CHOICE
    return telling and long and not set(choice) <= case.offer.purpose
