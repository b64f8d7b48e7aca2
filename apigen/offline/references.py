"""References: an argument that is the result of an earlier call of the same answer."""

import re
from random import Random

_FORM = re.compile(r"\$([1-9]\d?)(?:\.[^\s.]+)*")
_ORDINALS = {
    "English": ("first", "second", "third", "fourth"),
    "German": ("ersten", "zweiten", "dritten", "vierten"),
    "Spanish": ("primera", "segunda", "tercera", "cuarta"),
    "French": ("première", "deuxième", "troisième", "quatrième"),
}
_SAID = {
    "English": (
        "the {field} of the {ordinal} request",
        "the {field} from the {ordinal} step",
        "the {field} that the {ordinal} one gives",
        "whatever {field} comes out of the {ordinal} step",
    ),
    "German": ("{field} aus der {ordinal} Anfrage", "{field} aus dem {ordinal} Schritt"),
    "Spanish": ("{field} de la {ordinal} consulta", "{field} que salga de la {ordinal} petición"),
    "French": ("{field} de la {ordinal} demande", "{field} obtenu à la {ordinal} étape"),
}
_RESULT = {
    "English": "result",
    "German": "das Ergebnis",
    "Spanish": "el resultado",
    "French": "le résultat",
}
_LATEST = ("that {field}", "the {field} of that", "the {field} you get", "this {field}")


class Reference(str):
    """The text `$N` or `$N.path`, N counted from 1, standing for the result of call N."""

    __slots__ = ()

    @property
    def step(self) -> int:
        """The place of the call whose result is meant, from 1."""
        return int(self[1:].partition(".")[0])

    @property
    def field(self) -> str:
        """The name of the field that is meant, in words; nothing for a whole result."""
        return self.rpartition(".")[2].replace("_", " ") if "." in self else ""


def points_back(text: str, place: int) -> bool:
    """Tells whether a text refers to a call before the one at `place`, counted from 1.

    The grammar is the model's own, as a model's is: it doesn't share code with what checks it.
    """
    found = _FORM.fullmatch(text)
    return found is not None and int(found[1]) < place


def say_reference(reference: Reference, latest: bool, language: str, rng: Random) -> str:
    """Says "the total of the first request" or, of the call just asked for, "that total"."""
    frames = _SAID[language] + (_LATEST if latest and language == "English" else ())
    ordinal = _ORDINALS[language][min(reference.step, 4) - 1]
    field = reference.field or _RESULT[language]
    return rng.choice(frames).format(field=field, ordinal=ordinal)
