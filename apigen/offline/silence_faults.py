"""Faults of drafts without calls: there was something to call, or nothing to ask for."""

from dataclasses import replace
from random import Random

from apigen.offline.arguments import fresh_arguments
from apigen.offline.calls import Call
from apigen.offline.fit import content_stems, share
from apigen.offline.plans import Plan, plan_one
from apigen.offline.toolbox import Tool
from apigen.offline.unsaid import telling

_TRIES = 4


def answerable(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Asks for something that an offered tool can do, and has no call made."""
    return plan_one(rng.choice(tools), plan.style, rng, set())


def value_given(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """States the value that is then asked for."""
    if plan.missing is None:
        return None
    (call,), (_, name) = plan.asked, plan.missing
    for _ in range(_TRIES):
        arguments = fresh_arguments(call.tool, rng, set())
        if arguments and arguments.get(name) not in (None, "", [], {}):
            return replace(plan, asked=(Call(call.tool, arguments),))
    return None


def wrong_function(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Asks for a value of a tool that the query is not for."""
    (call,) = plan.asked
    wanted = content_stems(call.tool.description)
    unlike = [tool for tool in tools if tool is not call.tool and telling(tool)]
    unlike = [tool for tool in unlike if share(tool.description, wanted) < 1 / 3]
    if plan.missing is None or not unlike:
        return None
    other = rng.choice(unlike)
    return replace(plan, missing=(other.name, rng.choice(telling(other))))
