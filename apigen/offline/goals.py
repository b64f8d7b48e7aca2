"""Turns a tool's description into what somebody would ask for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from apigen.offline.wording import is_plural

_ASKING_VERBS = """
compute calculate return find determine estimate give get derive evaluate provide predict retrieve
fetch show
"""
_DOING_VERBS = """
convert sort check count list search compare split encode decode encrypt decrypt format validate
classify rank generate create update book order send translate round parse
"""
_ASKING = frozenset(_ASKING_VERBS.split())
_DOING = frozenset(_DOING_VERBS.split())
_SECOND_VERB = re.compile(r" and (returns|names|gives|tells|lists|shows|checks|counts) ")
_CLAUSE = re.compile(r"^(?:in )?(?:how|whether|what|which|where|when|if)\b")
_CLOSING = re.compile(r", | with | from its | in standard ")
_IRREGULAR = {"does": "do", "has": "have", "is": "be", "goes": "go"}


@dataclass(frozen=True, slots=True)
class Goal:
    """A request without its values.

    `verb` is the base form ("convert"), `thing` what it acts on ("a length to miles"). `asks` says
    that the tool only looks something up or computes it, so the thing alone can be asked for;
    `clause` that the thing is a clause ("how many days …"), `plural` that it is a plural noun.
    """

    verb: str
    thing: str
    asks: bool
    clause: bool
    plural: bool

    @property
    def action(self) -> str:
        """The whole request: "convert a length to miles"."""
        return f"{self.verb} {self.thing}"

    @property
    def short(self) -> str:
        """The thing without closing explanations."""
        short = _CLOSING.split(self.thing, maxsplit=1)[0]
        return short if len(short.split()) > 2 else self.thing

    @property
    def vague(self) -> str:
        """A noun phrase for the request that leaves out closing explanations."""
        if self.clause:
            return f"figuring out {self.short}"
        return self.short if self.asks else f"{gerund(self.verb)} {self.short}"


@lru_cache(maxsize=4096)
def read_goal(description: str) -> Goal:
    """Reads "Computes the area of a circle." as the request "compute the area of a circle"."""
    sentence = re.split(r"(?<=[a-z0-9)])\.(?:\s|$)|:\s|\n|;", description.strip(), maxsplit=1)[0]
    sentence = sentence.strip(" .")
    first, _, rest = sentence.partition(" ")
    verb = base_form(first.lower())
    if not first.endswith("s") and verb not in _ASKING | _DOING:
        # No sentence but a title, as in "Current weather for a city".
        verb, rest = "get", f"the {sentence[:1].lower()}{sentence[1:]}"
    second = re.match(r"(or|and) ([a-z]+s) (.*)", rest)
    if second:
        verb = f"{verb} {second.group(1)} {base_form(second.group(2))}"
        rest = second.group(3)
    rest = _SECOND_VERB.sub(lambda found: f" and {base_form(found[1])} ", rest)
    clause = bool(_CLAUSE.match(rest))
    return Goal(verb, rest, verb in _ASKING, clause, _is_plural_thing(rest))


def base_form(verb: str) -> str:
    """Returns "compute" for "computes", "classify" for "classifies"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def gerund(verb: str) -> str:
    """Returns "converting" for "convert", "encoding or decoding" for "encode or decode"."""
    return " ".join(word if word in ("or", "and") else _gerund(word) for word in verb.split())


def _gerund(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        return verb[:-1] + "ing"
    return (
        verb + verb[-1] + "ing" if verb in ("split", "get", "plan", "put", "trim") else f"{verb}ing"
    )


def _is_plural_thing(thing: str) -> bool:
    head = re.split(r" (?:of|in|at|for|from|that|which|with|to|on|left) |,", thing, maxsplit=1)[0]
    return " and " in head or is_plural(head.lower().split() or ["thing"])
