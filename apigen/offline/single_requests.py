"""Writes the request for one call."""

import re
from dataclasses import replace
from random import Random

from apigen.offline import phrases, registers
from apigen.offline.calls import Call
from apigen.offline.details import Detail, tell, with_unit
from apigen.offline.goals import Goal, read_goal
from apigen.offline.heads import head, polite, stop
from apigen.offline.joining import join_notes, join_phrases, sentences, upper_first, with_details
from apigen.offline.references import Reference
from apigen.offline.rendering import say
from apigen.offline.voices import Voice
from apigen.offline.wording import label_by_name

_ENDS = r"(?= (?:with|by|in|of|for|to|from|on|at|and|or|has|is|are)\b|[.,]|$)"


_FRAMES = phrases.FRAMES | registers.FRAMES
# Their frames cut the request short, and so might cut off a value.
_CURT = ("terse", "ambiguous", "indirect", "indirect later")


def ask_once(call: Call, register: str, rng: Random, voice: Voice, place: int = 1) -> str:
    """Writes the request for one call.

    Args:
        call: What is asked for.
        register: A register, with " later" behind it for all but a query's first request.
        rng: Source of every choice.
        voice: How numbers and dates are written.
        place: The call's place in the query, from 1.

    Returns:
        Text in which values are marked as `rendering` does.
    """
    goal = read_goal(call.tool.description)
    if register not in _CURT:
        goal, told = _place_in_goal(goal, call, rng, voice)
        rest = {name: value for name, value in call.arguments.items() if name != told}
        call = Call(call.tool, rest)
    details = tell(call.tool, call.arguments, rng, voice, place)
    return _fill_frame(goal, details, register, rng)


def _place_in_goal(goal: Goal, call: Call, rng: Random, voice: Voice) -> tuple[Goal, str]:
    """Puts one value where the request names it: "the whole number 1994" for "a whole number"."""
    for name, value in call.arguments.items():
        label = label_by_name(name)
        noun = label.text.split()[-1]
        if isinstance(value, bool | list | dict | Reference) or value == "" or len(noun) < 4:
            continue
        if sum(noun in other for other in call.tool.parameters) > 1:
            continue  # "the date" might be any of them.
        pattern = rf"\b(?:a|an) ((?:[a-z-]+ )?{re.escape(noun)}){_ENDS}"
        parameter = call.tool.parameters.get(name)
        places = list(re.finditer(pattern, goal.thing))
        if parameter and not parameter.choices and len(places) == 1:
            shown = say(value, rng, voice)
            if isinstance(value, int | float):
                shown = with_unit(shown, label.unit, value, rng)
            start, end = places[0].span()
            thing = f"{goal.thing[:start]}the {places[0][1]} {shown}{goal.thing[end:]}"
            return replace(goal, thing=thing), name
    return goal, ""


def _fill_frame(goal: Goal, details: list[Detail], register: str, rng: Random) -> str:
    frame = rng.choice(_frames(goal, register) if details else phrases.PLAIN)
    opening = head(goal, rng)
    everything = join_phrases([detail.phrase for detail in details])
    fields = {
        "head": opening,
        "Head": upper_first(opening),
        "stop": stop(opening),
        "polite": polite(goal, rng),
        "thing": goal.thing,
        "action": goal.action,
        "vague": goal.vague,
        "is_are": "are" if goal.plural else "is",
        "with_details": with_details(details, rng),
        "with_only": f"{rng.choice(phrases.PLAIN_CONNECTORS)} {everything}",
        "phrases": everything,
        "notes": join_notes([detail.note for detail in details]),
        "clauses": join_phrases([detail.clause for detail in details]),
        "sentences": sentences(details),
    }
    return frame.format_map(fields)


def _frames(goal: Goal, register: str) -> tuple[str, ...]:
    if register == "terse":
        return phrases.TERSE if goal.asks else phrases.TERSE_ACTION
    return _FRAMES.get(register, phrases.PLAIN)
