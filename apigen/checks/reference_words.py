"""Whether references lead where the query's words do: "the total of the second request".

Results are unknown here, so a reference is held to what the query says of it: which step, by an
ordinal, and which part of its result. What is said in another way is left to the judges.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from apigen.checks.findings import Candidate, Finding
from apigen.checks.reasons import Reason
from apigen.grounding.folding import fold, words_of
from apigen.grounding.words import is_inflection
from apigen.records import WITHOUT_CALLS, Style
from apigen.references import Reference, references

_ORDINALS = (
    "first|1st|ersten?|1\\.|primer[ao]?|premiere?|1ere?",
    "second|2nd|zweiten?|2\\.|segund[ao]|deuxieme|seconde|2e",
    "third|3rd|dritten?|3\\.|tercer[ao]?|troisieme|3e",
    "fourth|4th|vierten?|4\\.|cuart[ao]|quatrieme|4e",
)
_ORDINAL = "|".join(f"(?P<n{n}>{each})" for n, each in enumerate(_ORDINALS, 1))
_STEPS = "request|step|query|inquiry|lookup|look-up|calculation|computation|operation|question"
_ENGLISH = (
    rf"(?:\bcomes? )?\b(?:out of|of|from|in|to)(?: the| your| my)? (?:{_ORDINAL}) (?:{_STEPS})\b",
    rf"\b(?:that|which)(?: the)? (?:{_ORDINAL}) (?:one|{_STEPS})(?: \w+)? "
    r"(?:gives?|returns?|yields?|produces?|gave|returned)\b",
)
_OTHERS = (
    rf"\b(?:aus |von |in )?(?:der|dem|des) (?:{_ORDINAL}) "
    r"(?:anfrage|abfrage|schritte?s?|berechnung|rechnung|suche)\b",
    rf"(?:\bque \w+ )?\b(?:de la|del|de el|en la|a la) (?:{_ORDINAL}) "
    r"(?:consulta|peticion|solicitud|paso|busqueda|calculo|operacion|etapa)\b",
    rf"(?:\bobtenue?s? )?\b(?:de la|du|a la|au|de l') ?(?:{_ORDINAL}) "
    r"(?:demande|etape|requete|calcul|recherche|question|operation)\b",
)
_NAMED = [(re.compile(pattern), True) for pattern in _ENGLISH]
_NAMED += [(re.compile(pattern), False) for pattern in _OTHERS]
_RESULT = r"(?:results?|answers?|outputs?|outcomes?)"
_LATEST = re.compile(
    rf"\b(?:that|this) (?P<that>{_RESULT}\b)|(?P<of>\b(?:\w+ ){{1,4}})(?:of (?:that|this)\b(?! \w)"
    r"|you (?:get|got|find)\b)|(?P<of_that>\b(?:\w+ ){1,4})of (?:that|this) (?=for|as|with|and)"
)
_CLAUSE = re.compile(r"[.,;:=?!()]")
_WORD = re.compile(r"[^\W_]+")
_REACH = 6
"""How many words before "of the first step" may say which part of its result is meant."""

_WHOLE = frozenset(
    "result results answer answers output outcome value ergebnis ergebnisses resultat wert antwort"
    " resultado resultados respuesta valor resultats reponse valeur".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of a result: of step `step`, or of some step where that is 0.

    `words` are those that say which part, folded; `english` whether they are English.
    """

    step: int
    words: tuple[str, ...]
    english: bool

    @property
    def is_whole(self) -> bool:
        """Whether no part is named, only a result."""
        return not _WHOLE.isdisjoint(self.words)


def reference_findings(candidate: Candidate) -> Iterator[Finding]:
    """A result that the query speaks of and no call uses, and a reference that it speaks not of.

    The second is found only where there are as many references as mentions of results, and no way
    to give each of them its own.
    """
    if candidate.style in WITHOUT_CALLS or not candidate.calls:
        return
    dependent = candidate.style is Style.DEPENDENT
    mentions = [each for each in _mentions(fold(candidate.query)) if dependent or each.is_whole]
    made = [one for call in candidate.calls for one in references(call.arguments)]
    made = made if dependent else []
    unused = {each.step for each in mentions if each.step} - {one.call for one in made}
    if unused:
        detail = f"the query speaks of the result of step {min(unused)}, which no call uses"
        yield Finding(Reason.OTHER_REFERENCE, detail)
    elif made and len(made) == len(mentions):
        told = {name: text for name, text in _told(candidate)}
        options = [[_leads(one, each, candidate, told) for each in mentions] for one in made]
        if place := _unmatched(options):
            detail = f"{made[place - 1]} leads to another result than the query speaks of"
            yield Finding(Reason.OTHER_REFERENCE, detail)


def _mentions(text: str) -> Iterator[Mention]:
    taken: set[int] = set()
    for pattern, english in _NAMED:
        for match in pattern.finditer(text):
            step = next(n for n in range(1, len(_ORDINALS) + 1) if match[f"n{n}"])
            taken.update(range(*match.span()))
            yield Mention(step, _before(text[: match.start()]), english)
    for match in _LATEST.finditer(text):
        if taken.isdisjoint(range(*match.span())):
            yield Mention(0, tuple(_WORD.findall(match[match.lastgroup or 0])), english=True)


def _before(text: str) -> tuple[str, ...]:
    clause = _CLAUSE.split(text[-100:])[-1]
    return tuple(_WORD.findall(clause)[-_REACH:])


def _told(candidate: Candidate) -> Iterator[tuple[str, tuple[str, ...]]]:
    for tool in candidate.tools:
        yield tool["name"], words_of(tool["name"]) + words_of(tool.get("description", "")[:500])


def _leads(
    reference: Reference,
    mention: Mention,
    candidate: Candidate,
    told: Mapping[str, Sequence[str]],
) -> bool:
    """Whether a reference may be what a mention speaks of."""
    if mention.step and mention.step != reference.call:
        return False
    keys = [part for part in reference.path if not part.isdecimal()]
    wanted = words_of(keys[-1]) if keys else ()
    if not wanted or not _WHOLE.isdisjoint(wanted):
        return True
    if mention.is_whole and 0 < reference.call <= len(candidate.calls):
        said = told.get(candidate.calls[reference.call - 1].name, ())
    elif mention.english:
        said = mention.words
    else:
        return True
    return any(one == word or is_inflection(one, word) for one in wanted for word in said)


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
