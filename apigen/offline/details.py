"""Says one argument: as a phrase after "with", as a clause of its own, or in shorthand."""

import re
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from apigen.offline.references import Reference, say_reference
from apigen.offline.rendering import say, say_choice
from apigen.offline.tongues import TONGUES, Tongue
from apigen.offline.toolbox import Arguments, Parameter, Tool
from apigen.offline.voices import Voice
from apigen.offline.wording import Label, article, labels_of

_WHETHER = re.compile(r"^(?:whether|true to|true if|true when) (.+?)[.,;]?$", re.I)


@dataclass(frozen=True, slots=True)
class Detail:
    """One argument in three forms.

    `phrase` follows "with" ("a rate of 5 percent"), `clause` is a sentence without its capital
    ("the rate is 5 percent"), `note` is shorthand ("rate 5 percent"). `direct` stands right behind
    the request ("from mile") and is empty for most.
    """

    phrase: str
    clause: str
    note: str
    direct: str = ""


def tell(
    tool: Tool, arguments: Arguments, rng: Random, voice: Voice, place: int = 1
) -> list[Detail]:
    """Says every argument of a call.

    Args:
        tool: The called tool.
        arguments: The call's arguments; one that the tool does not define is not said.
        rng: Source of the choice between wordings.
        voice: How numbers and dates are written, in which language.
        place: The call's place in the query, from 1, which references count back from.

    Returns:
        One detail per argument, in any order.
    """
    labels = labels_of(tuple(tool.parameters.values()))
    details = []
    for name, value in arguments.items():
        parameter = tool.parameters.get(name)
        if parameter is not None:
            label = rng.choice(labels[name])
            details.append(_tell_one(parameter, label, value, rng, voice, place))
    rng.shuffle(details)
    return details


def _tell_one(
    parameter: Parameter, label: Label, value: Any, rng: Random, voice: Voice, place: int
) -> Detail:
    tongue = TONGUES.get(voice.language)
    if isinstance(value, Reference):
        shown = say_reference(value, value.step == place - 1, voice.language, rng)
        return (
            _in_tongue(label, shown, tongue, rng) if tongue else _tell_reference(label, shown, rng)
        )
    if tongue:
        return _in_tongue(label, _shown(parameter, label, value, tongue, rng, voice), tongue, rng)
    detail = _tell_plainly(parameter, label, value, rng, voice)
    start, _, rest = parameter.name.partition("_")
    if start not in ("from", "to") or not rest or not isinstance(value, str | int):
        return detail
    shown = say_choice(value, rng) if parameter.choices else say(value, rng, voice)
    noun = "" if isinstance(value, str) else f"{rest.replace('_', ' ')} "
    return replace(detail, direct=f" {start} {noun}{shown}")


def _tell_reference(label: Label, shown: str, rng: Random) -> Detail:
    text = label.text
    phrase = rng.choice((f"{shown} as the {text}", f"{shown} for the {text}"))
    return Detail(phrase, f"the {text} is {shown}", f"{text}: {shown}")


def _in_tongue(label: Label, shown: str, tongue: Tongue, rng: Random) -> Detail:
    if not shown:
        nothing = tongue.nothing.format(label=label.text)
        return Detail(nothing, nothing, nothing)
    phrase, clause = rng.choice(tongue.phrases), rng.choice(tongue.sentences)
    note = rng.choice(("{label} {shown}", "{label}: {shown}", "{label} = {shown}"))
    said = [one.format(label=label.text, shown=shown) for one in (phrase, clause, note)]
    return Detail(*said)


def _shown(
    parameter: Parameter, label: Label, value: Any, tongue: Tongue, rng: Random, voice: Voice
) -> str:
    """Writes a value with its unit for another language; nothing where it is empty."""
    if isinstance(value, bool):
        return tongue.on_off[0 if value else 1]
    if value in ([], {}, ""):
        return ""
    if parameter.choices:
        return say_choice(value, rng)
    shown = say(value, rng, voice)
    return shown if isinstance(value, str) else f"{shown} {label.unit}".strip()


def _tell_plainly(
    parameter: Parameter, label: Label, value: Any, rng: Random, voice: Voice
) -> Detail:
    if isinstance(value, bool):
        return _tell_switch(parameter, label, value, rng)
    if value in ([], {}, ""):
        return Detail(f"no {label.text} at all", f"there are no {label.text}", f"no {label.text}")
    if parameter.choices:
        return _tell_choice(label, say_choice(value, rng))
    if isinstance(value, int | float):
        return _tell_number(label, value, rng, voice)
    shown = say(value, rng, voice)
    if isinstance(value, str):
        return _tell_text(label, shown, rng)
    shown = f"{shown} {label.unit}".strip()
    verb = "are" if label.plural or isinstance(value, list) else "is"
    phrase = rng.choice((f"{label.text} {shown}", f"the {label.text} {shown}"))
    return Detail(phrase, f"the {label.text} {verb} {shown}", f"{label.text} {shown}")


def _tell_number(label: Label, value: float, rng: Random, voice: Voice) -> Detail:
    shown = with_unit(say(value, rng, voice), label.unit, value, rng)
    text = label.text
    if label.counted and isinstance(value, int) and value != 1:
        phrase = f"{shown} {text}"
        return Detail(phrase, f"there are {phrase}", rng.choice((phrase, f"{text} {shown}")))
    note = rng.choice((f"{text} {shown}", f"{text}: {shown}"))
    clause = f"the {text} {'are' if label.plural else 'is'} {shown}"
    if label.plural:
        return Detail(rng.choice((f"{text} of {shown}", f"{shown} for the {text}")), clause, note)
    phrases = [f"{shown} as the {text}", f"{shown} for the {text}", f"the {text} at {shown}"]
    if " of " not in text:
        phrases += [f"{article(text)} {text} of {shown}"] * 3
    return Detail(rng.choice(phrases), clause, note)


def with_unit(shown: str, unit: str, value: float, rng: Random) -> str:
    """Adds a unit to a number that has been written out: "5%", "1 hour"."""
    if unit == "percent" and shown[-2].isdigit() and rng.random() < 0.4:
        return f"{shown}%"
    if value == 1 and unit.endswith("s") and unit not in ("celsius", "ms"):
        return f"{shown} {unit[:-1]}"
    return f"{shown} {unit}".strip()


def _tell_text(label: Label, shown: str, rng: Random) -> Detail:
    text = label.text
    phrase = rng.choice((f"the {text} {shown}", f"{shown} as the {text}", f"{text} {shown}"))
    return Detail(phrase, f"the {text} is {shown}", f"{text} {shown}")


def _tell_choice(label: Label, shown: str) -> Detail:
    text = label.text
    return Detail(f"{shown} as the {text}", f"the {text} should be {shown}", f"{text} {shown}")


def _tell_switch(parameter: Parameter, label: Label, value: bool, rng: Random) -> Detail:
    state = "on" if value else "off"
    plain = Detail(
        f"{label.text} turned {state}",
        f"{label.text} should be {state}",
        f"{label.text} {state}",
    )
    found = _WHETHER.match(parameter.description)
    if not value or not found or "_" in found.group(1) or len(found.group(1).split()) > 9:
        return plain
    if parameter.description.lower().startswith("whether") and rng.random() < 0.5:
        return Detail(plain.phrase, f"it should be so that {found.group(1)}", plain.note)
    return plain
