"""Whether references lead where the query's words do: "the total of the second request".

Results are unknown here, so a reference is held to what the query says of it: which step, by an
ordinal, and which part of its result. What is said in another way is left to the judges.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import re2

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.grounding.folding import fold, words_of
from apigen.grounding.words import is_inflection
from apigen.records import WITHOUT_CALLS, JsonObject, Style
from apigen.references import Reference, references

_ORDINALS = (
    "first|1st|ersten?|1\\.|primer[ao]?|premiere?|1ere?",
    "second|2nd|zweiten?|2\\.|segund[ao]|deuxieme|seconde|2e",
    "third|3rd|dritten?|3\\.|tercer[ao]?|troisieme|3e",
    "fourth|4th|vierten?|4\\.|cuart[ao]|quatrieme|4e",
)
_ORDINAL = "|".join(f"(?P<n{n}>{each})" for n, each in enumerate(_ORDINALS, 1))
_STEPS = "request|step|query|inquiry|lookup|look-up|calculation|computation|operation|question"
_GERMAN_STEPS = "anfrage|abfrage|schritte?s?|berechnung|rechnung|suche"
_SPANISH_STEPS = "consulta|peticion|solicitud|paso|busqueda|calculo|operacion|etapa"
_FRENCH_STEPS = "demande|etape|requete|calcul|recherche|question|operation"
_ENGLISH = (
    rf"(?:\bcomes? )?\b(?:out of|of|from|in|to)(?: the| your| my)? (?:{_ORDINAL}) (?:{_STEPS})\b",
    rf"\b(?:that|which)(?: the)? (?:{_ORDINAL}) (?:one|{_STEPS})(?: \w+)? "
    r"(?:gives?|returns?|yields?|produces?|gave|returned)\b",
)
_OTHERS = (
    rf"\b(?:aus |von |in )?(?:der|dem|des) (?:{_ORDINAL}) "
    rf"(?:{_GERMAN_STEPS})\b",
    rf"(?:\bque \w+ )?\b(?:de la|del|de el|en la|a la) (?:{_ORDINAL}) "
    rf"(?:{_SPANISH_STEPS})\b",
    rf"(?:\bobtenue?s? )?\b(?:de la|du|a la|au|de l') ?(?:{_ORDINAL}) "
    rf"(?:{_FRENCH_STEPS})\b",
)
_NAMED = [(re.compile(pattern), True) for pattern in _ENGLISH]
_NAMED += [(re.compile(pattern), False) for pattern in _OTHERS]
_RESULT = r"(?:results?|answers?|outputs?|outcomes?)"
_LATEST = re.compile(
    rf"\b(?:that|this) (?P<that>{_RESULT})\b"
    r"|\b(?P<of>(?:\w+ ){0,3}(?!(?:can|could|do|did|would|will|should|may|if|when|that) )\w+) "
    r"(?:you get|of that(?=[.,;)?!]|$| (?:for|as|with|and|to|is|at)\b))"
)
_ANY_STEP = "|".join((_STEPS, _GERMAN_STEPS, _SPANISH_STEPS, _FRENCH_STEPS))
_IS_NAMED = re2.compile(rf"(?:{'|'.join(_ORDINALS)}) (?:one|{_ANY_STEP})")
_IS_LATEST = re2.compile(rf"(?:that|this) {_RESULT}|you get|of that")
"""RE2 finds fast that a query has nothing for the patterns above, as most have."""
_CLAUSE = re.compile(r"[.,;:=?!()]")
_WORD = re.compile(r"[^\W_]+")
_REACH = 6
"""How many words before "of the first step" may say which part of its result is meant."""

_WHOLE = frozenset(
    "result results answer answers output outcome value ergebnis ergebnisses resultat wert antwort"
    " resultado resultados respuesta valor resultats reponse valeur".split()
)


_NO_RESULT = frozenset(
    "top because instead out view light spite regardless all most some none part rest much any one"
    " both each half case".split()
)
"""Words that make "of that" speak of no result."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of a result: of step `step`, or of the latest one where that is 0.

    `words` are those that say which part, folded; `english` whether they are English. It stands at
    `place` in the query.
    """

    place: int
    step: int
    words: tuple[str, ...]
    english: bool

    @property
    def is_whole(self) -> bool:
        """Whether no part is named, only a result."""
        return not _WHOLE.isdisjoint(self.words)


@dataclass(frozen=True, slots=True)
class _Made:
    """A reference in call `place`, counted from 1; `told` are words of the tool that it leads to.

    `near` are the calls that "that result" may mean there.
    """

    place: int
    reference: Reference
    told: tuple[str, ...]
    near: frozenset[int]


def reference_findings(candidate: Candidate) -> Iterator[Finding]:
    """A result that the query speaks of and no call uses, or a reference that it doesn't speak of.

    The second is found only where there are as many references as mentions of results. Who numbers
    the steps names them in the order of the calls. Rows of no known style may write references in
    a way of their own, and are left out.
    """
    if candidate.style is None or candidate.style in WITHOUT_CALLS:
        return
    dependent = candidate.style is Style.DEPENDENT
    mentions = [each for each in _mentions(fold(candidate.query)) if dependent or each.is_whole]
    made = _made(candidate) if dependent and mentions else []
    unused = {each.step for each in mentions if each.step} - {one.reference.call for one in made}
    if unused:
        detail = f"the query speaks of the result of step {min(unused)}, which no call uses"
        yield Finding(Reason.OTHER_REFERENCE, detail)
    elif len(made) == len(mentions) and (wrong := _mislead(made, mentions)):
        detail = f"{wrong.reference} in call {wrong.place} is another result than the query's words"
        yield Finding(Reason.OTHER_REFERENCE, detail)


def _mentions(text: str) -> list[Mention]:
    found = []
    for pattern, english in _NAMED if _IS_NAMED.search(text) else ():
        for match in pattern.finditer(text):
            step = next(n for n in range(1, len(_ORDINALS) + 1) if match[f"n{n}"])
            found.append(Mention(match.start(), step, _before(text[: match.start()]), english))
    for match in _LATEST.finditer(text) if _IS_LATEST.search(text) else ():
        words = tuple(_WORD.findall(match["that"] or match["of"]))
        if words and words[-1] not in _NO_RESULT:
            found.append(Mention(match.start(), 0, words, english=True))
    return sorted(found, key=lambda mention: mention.place)


def _before(text: str) -> tuple[str, ...]:
    clause = _CLAUSE.split(text[-100:])[-1]
    return tuple(_WORD.findall(clause)[-_REACH:])


def _made(candidate: Candidate) -> list[_Made]:
    told = {tool["name"]: _words(tool) for tool in candidate.tools}
    found: list[_Made] = []
    for place, call in enumerate(candidate.calls, 1):
        near = frozenset({place - 1} | {one.reference.call for one in found})
        for one in references(call.arguments):
            source = candidate.calls[one.call - 1].name if 0 < one.call < place else ""
            found.append(_Made(place, one, told.get(source, ()), near))
    return found


def _words(tool: JsonObject) -> tuple[str, ...]:
    return words_of(tool["name"]) + words_of(str(tool.get("description", ""))[:500])


def _mislead(made: Sequence[_Made], mentions: Sequence[Mention]) -> _Made | None:
    """The first reference that no mention can stand for, each standing for one."""
    by_order = any(each.step for each in mentions)
    groups = groupby(made, key=lambda one: one.place) if by_order else [(0, iter(made))]
    left = list(mentions)
    for _, group in groups:
        some = list(group)
        own, left = left[: len(some)], left[len(some) :]
        if place := _unmatched([[_leads(one, each) for each in own] for one in some]):
            return some[place - 1]
    return None


def _leads(one: _Made, mention: Mention) -> bool:
    """Whether a reference may be what a mention speaks of."""
    step = one.reference.call
    if step != mention.step if mention.step else mention.is_whole and step not in one.near:
        return False
    keys = [part for part in one.reference.path if not part.isdecimal()]
    wanted = words_of(keys[-1]) if keys else ()
    if not wanted or not _WHOLE.isdisjoint(wanted) or not (mention.is_whole or mention.english):
        return True
    said = one.told if mention.is_whole else mention.words
    return any(each == word or is_inflection(each, word) for each in wanted for word in said)


def _unmatched(options: Sequence[Sequence[bool]]) -> int:
    """The place, from 1, of the first row that can't have a column of its own; 0 if all can."""
    owners: dict[int, int] = {}

    def give(row: int, seen: set[int]) -> bool:
        for column, fits in enumerate(options[row]):
            if fits and column not in seen:
                seen.add(column)
                if column not in owners or give(owners[column], seen):
                    owners[column] = row
                    return True
        return False

    return next((row + 1 for row in range(len(options)) if not give(row, set())), 0)
