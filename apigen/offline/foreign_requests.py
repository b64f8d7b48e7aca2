"""Writes requests in German, Spanish and French around the English nouns of the tools."""

from collections.abc import Sequence
from random import Random

from apigen.offline.calls import Call
from apigen.offline.details import Detail, tell
from apigen.offline.goals import Goal, read_goal
from apigen.offline.joining import join_notes, join_phrases, sentences, upper_first
from apigen.offline.tongues import TONGUES, Tongue
from apigen.offline.voices import Voice


def ask_abroad(
    group: Sequence[Call], register: str, rng: Random, voice: Voice, place: int = 1
) -> str:
    """Writes one request for calls of one tool.

    Args:
        group: What is asked for, at least one call.
        register: How it sounds; those without frames of their own sound plain.
        rng: Source of every choice.
        voice: Its language is a key of `TONGUES`.
        place: The first call's place in the query, from 1.

    Returns:
        Text in which values are marked as `rendering` does.
    """
    tongue = TONGUES[voice.language]
    goal = read_goal(group[0].tool.description)
    told = [tell(call.tool, call.arguments, rng, voice, place) for call in group]
    if len(group) > 1 and register != "terse":
        return _ask_several(goal, told, tongue, rng, voice)
    notes = "; ".join(join_notes([one.note for one in case]) for case in told)
    subject = goal.thing if goal.asks else goal.action
    frames = tongue.frames.get(register, tongue.frames[""])
    head = _head(goal, tongue, rng)
    fields = {
        "head": head,
        "Head": upper_first(head),
        "stop": ".",
        "subject": subject,
        "notes": notes,
        "Notes": upper_first(notes),
        "with_details": _with_details(told[0], tongue, rng, voice),
        "sentences": sentences(told[0]),
    }
    return rng.choice(frames).format_map(fields) if notes else f"{head}."


def _head(goal: Goal, tongue: Tongue, rng: Random) -> str:
    if not goal.asks:
        return rng.choice(tongue.actions).format(action=goal.action)
    return rng.choice(tongue.clauses if goal.clause else tongue.things).format(thing=goal.thing)


def _with_details(details: list[Detail], tongue: Tongue, rng: Random, voice: Voice) -> str:
    said = join_phrases([one.phrase for one in details], voice.language)
    return f" {rng.choice(tongue.connectors)} {said}"


def _ask_several(
    goal: Goal, told: list[list[Detail]], tongue: Tongue, rng: Random, voice: Voice
) -> str:
    cases = [join_phrases([one.phrase for one in case], voice.language) or "-" for case in told]
    frames = rng.choices(tongue.repeats, k=len(cases) - 1)
    repeats = [frame.format(case=case) for frame, case in zip(frames, cases[1:], strict=True)]
    return rng.choice(tongue.several).format(
        head=_head(goal, tongue, rng), first=cases[0], repeats=" ".join(repeats), stop="."
    )
