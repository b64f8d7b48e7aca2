"""Writes the request for several calls of the same tool."""

from collections.abc import Sequence
from random import Random

from apigen.offline import phrases
from apigen.offline.calls import Call
from apigen.offline.details import tell
from apigen.offline.goals import read_goal
from apigen.offline.heads import head, stop
from apigen.offline.joining import say_case
from apigen.offline.voices import Voice


def ask_several(group: Sequence[Call], register: str, rng: Random, voice: Voice) -> str:
    """Writes one request for several calls of one tool.

    Args:
        group: What is asked for, at least two calls.
        register: "terse", "ambiguous", "conversational", "multi_sentence", or another for plain.
        rng: Source of every choice.
        voice: How numbers and dates are written.

    Returns:
        Text in which values are marked as `rendering` does.
    """
    goal = read_goal(group[0].tool.description)
    details = [tell(call.tool, call.arguments, rng, voice) for call in group]
    if register == "terse":
        cases = "; ".join(", ".join(one.note for one in case) or "as usual" for case in details)
        thing = goal.thing if goal.asks else goal.action
        return rng.choice(phrases.SEVERAL_TERSE).format(thing=thing, cases=cases)
    cases_said = [say_case(case) or "the usual settings" for case in details]
    if register == "ambiguous":
        frame = rng.choice(phrases.SEVERAL_VAGUE)
    elif register == "multi_sentence":
        frame = rng.choice(phrases.SEVERAL_SENTENCES)
    else:
        frame = rng.choice(phrases.SEVERAL_INLINE + phrases.SEVERAL_SENTENCES)
    opening = head(goal, rng)
    text = frame.format(
        head=opening,
        stop=stop(opening),
        vague=goal.vague,
        count=phrases.COUNT_WORDS[min(len(group), 6)],
        first=cases_said[0],
        rest=_chain(cases_said[1:], rng),
        repeats=_repeats(cases_said[1:], rng),
    )
    opener = rng.choice(phrases.SEVERAL_OPENERS) if register == "conversational" else ""
    return opener.format(count=phrases.COUNT_WORDS[min(len(group), 6)]) + text


def _chain(cases: list[str], rng: Random) -> str:
    link = rng.choice((", and finally with ", ", and lastly with ", ", and after that with "))
    return ", then with ".join(cases[:-1]) + link + cases[-1] if len(cases) > 1 else cases[0]


def _repeats(cases: list[str], rng: Random) -> str:
    frames = rng.sample(phrases.REPEATS, min(len(cases), len(phrases.REPEATS)))
    return " ".join(frame.format(case=case) for frame, case in zip(frames, cases, strict=False))
