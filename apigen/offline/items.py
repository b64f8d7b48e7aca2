"""Writes one pair as a JSON object: thought, query, answers, and what is said instead of a call."""

from random import Random
from typing import Any

from apigen.offline.goals import read_goal
from apigen.offline.plans import Plan
from apigen.offline.queries import write_query
from apigen.offline.replies import ask, decline
from apigen.offline.voices import Voice

_THOUGHTS = (
    "The query asks for {count} {calls}.",
    "All the values are given, so {count} {calls} will do.",
    "{count} {calls} cover what the user wants.",
    "The request names every value that is needed for {count} {calls}.",
)
_COUNTS = ("no", "one", "two", "three", "four", "five")


def write_item(plan: Plan, voice: Voice, rng: Random) -> dict[str, Any]:
    """Puts a plan into words.

    Returns:
        An object with `thought`, `query`, `answers`; without answers `reply`, and where a value is
        missing also `missing`.
    """
    item = {
        "thought": _think(plan, rng),
        "query": write_query(plan.asked, voice, rng),
        "answers": [{"name": one.tool.name, "arguments": one.arguments} for one in plan.answered],
    }
    if not plan.answered:
        item |= _say_instead(plan, voice, rng)
    return item


def _say_instead(plan: Plan, voice: Voice, rng: Random) -> dict[str, Any]:
    tool = plan.asked[0].tool
    if plan.missing is None:
        return {"reply": decline(read_goal(tool.description).vague, voice.language, rng)}
    name, parameter = plan.missing
    missing = [{"name": name, "parameter": parameter}]
    return {"missing": missing, "reply": ask(parameter, voice.language, rng)}


def _think(plan: Plan, rng: Random) -> str:
    if plan.missing:
        return f"The query wants {plan.missing[0]} but does not say {plan.missing[1]}."
    if not plan.answered:
        return "None of the offered tools can do what the query asks for."
    count = len(plan.answered)
    thought = rng.choice(_THOUGHTS).format(
        count=_COUNTS[min(count, 5)], calls="call" if count == 1 else "calls"
    )
    return thought[:1].upper() + thought[1:]
