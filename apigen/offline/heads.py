"""Opens a request: "please calculate the area of a circle", "work out how many days …"."""

from random import Random

from apigen.offline import phrases
from apigen.offline.goals import Goal


def head(goal: Goal, rng: Random) -> str:
    """Says what is wanted, as an order, a wish or a question."""
    if goal.clause:
        frame = rng.choice(phrases.ASK_FOR_CLAUSE) if goal.asks else "{action}"
    elif goal.asks:
        computing = goal.verb in ("compute", "calculate", "estimate")
        frame = rng.choice(phrases.ASK_FOR_THING + phrases.COMPUTE_THING * computing)
    else:
        frame = rng.choice(phrases.DO_ACTION)
    return _fill(frame, goal)


def polite(goal: Goal, rng: Random) -> str:
    """Says what is wanted so that it can follow "could you"."""
    if not goal.asks:
        return _fill(rng.choice(phrases.POLITE_ACTION), goal)
    return _fill(rng.choice(phrases.POLITE_CLAUSE if goal.clause else phrases.POLITE_THING), goal)


def _fill(frame: str, goal: Goal) -> str:
    is_are = "are" if goal.plural else "is"
    return frame.format(thing=goal.thing, action=goal.action, is_are=is_are)


def stop(opening: str) -> str:
    """Returns the mark that ends a sentence with such an opening."""
    return "?" if opening.startswith("what ") else "."
