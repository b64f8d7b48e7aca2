"""Joins what was said about arguments into phrases and sentences."""

from random import Random

from apigen.offline import phrases
from apigen.offline.details import Detail
from apigen.offline.rendering import join_list


def with_details(details: list[Detail], rng: Random) -> str:
    """Says all arguments after a request: " from mile, with a length of 3"."""
    direct = "".join(detail.direct for detail in details)
    indirect = [detail.phrase for detail in details if not detail.direct]
    if not indirect:
        return direct
    comma = "," if rng.random() < 0.4 else ""
    return f"{direct}{comma} {rng.choice(phrases.CONNECTORS)} {join_phrases(indirect)}"


def say_case(details: list[Detail]) -> str:
    """Says all arguments as one of several cases."""
    indirect = [detail.phrase for detail in details if not detail.direct]
    return (join_phrases(indirect) + "".join(detail.direct for detail in details)).strip()


def join_phrases(said: list[str], language: str = "English") -> str:
    """Joins phrases; those that hold commas themselves are kept apart by semicolons."""
    if len(said) > 1 and any("," in one for one in said):
        return "; ".join([*said[:-1], join_list(["", said[-1]], language).strip()])
    return join_list(said, language)


def join_notes(notes: list[str]) -> str:
    """Joins shorthand with commas, or semicolons where a note holds commas."""
    return ("; " if any("," in note for note in notes) else ", ").join(notes)


def sentences(details: list[Detail]) -> str:
    """Says each argument in a sentence of its own."""
    return " ".join(f"{upper_first(detail.clause)}." for detail in details)


def upper_first(text: str) -> str:
    """Capitalises the first letter and leaves the rest."""
    return text[:1].upper() + text[1:]
