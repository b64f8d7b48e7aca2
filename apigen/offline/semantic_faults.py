"""Faults that only a reader finds: every call runs, but it isn't what the query asks for."""

from dataclasses import replace
from random import Random
from typing import Any

from apigen.offline.arguments import call_key, fresh_arguments
from apigen.offline.calls import Call
from apigen.offline.nudging import nudge
from apigen.offline.plans import MOST_CALLS, Plan
from apigen.offline.toolbox import Tool, numbers_of

_TRIES = 8


def wrong_value(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Changes one number or choice in the answer; the query keeps the old one."""
    said = {value for call in plan.asked for value in _scalars(call.arguments)}
    for _ in range(_TRIES):
        place = rng.randrange(len(plan.answered))
        call = plan.answered[place]
        other = _change_one(call, rng)
        new = [value for value in _scalars(other.arguments) if value not in said]
        if new and call_key("", other.arguments) != call_key("", call.arguments):
            return replace(plan, answered=_replaced(plan.answered, place, other))
    return None


def missing_call(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Asks for one call more than the answer makes."""
    call = _one_more(plan, rng)
    if call is None or len(plan.asked) >= MOST_CALLS:
        return None
    return replace(plan, asked=(*plan.asked, call))


def extra_call(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Makes one call more than the query asks for; not where the style allows only one."""
    call = _one_more(plan, rng)
    if call is None or not 2 <= len(plan.answered) < MOST_CALLS:
        return None
    return replace(plan, answered=(*plan.answered, call))


def wrong_function(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Answers one request with another offered tool, keeping what values fit it."""
    place = rng.randrange(len(plan.answered))
    call = plan.answered[place]
    siblings = [tool for tool in tools if tool.name != call.tool.name and tool.examples]
    if not siblings:
        return None
    sibling = rng.choice(siblings)
    wrong = Call(sibling, {**rng.choice(sibling.examples), **_shared(call, sibling)})
    if wrong in plan.answered:  # that would be a fault of form
        return None
    return replace(plan, answered=_replaced(plan.answered, place, wrong))


def _change_one(call: Call, rng: Random) -> Call:
    """Moves one number, or takes one value over from another known argument set."""
    names = [name for name in call.arguments if name in call.tool.parameters]
    numeric = [
        name
        for name in names
        if numbers_of(call.arguments[name]) and not call.tool.parameters[name].coupled
    ]
    if numeric:
        name = rng.choice(numeric)
        value = nudge(call.arguments[name], call.tool.parameters[name].bounds, rng)
        return Call(call.tool, {**call.arguments, name: value})
    known = [example for example in call.tool.examples if set(names) <= set(example)]
    return Call(call.tool, {name: rng.choice(known)[name] for name in names}) if known else call


def _one_more(plan: Plan, rng: Random) -> Call | None:
    """Makes a call of the last tool that says something the plan does not say yet."""
    said = {value for call in plan.asked for value in _scalars(call.arguments)}
    tool = plan.asked[-1].tool
    used = {call_key(call.tool.name, call.arguments) for call in plan.asked}
    for _ in range(_TRIES):
        arguments = fresh_arguments(tool, rng, used)
        if arguments and any(value not in said for value in _scalars(arguments)):
            return Call(tool, arguments)
    return None


def _shared(call: Call, sibling: Tool) -> dict[str, Any]:
    return {
        name: value
        for name, value in call.arguments.items()
        if (other := sibling.parameters.get(name))
        and (other.kind, other.choices)
        == (call.tool.parameters[name].kind, call.tool.parameters[name].choices)
        and all(other.bounds.holds(number) for number in numbers_of(value))
    }


def _replaced(calls: tuple[Call, ...], place: int, call: Call) -> tuple[Call, ...]:
    return (*calls[:place], call, *calls[place + 1 :])


def _scalars(value: Any) -> list[Any]:
    """Lists what a reader can look for; yes and no can't be."""
    if isinstance(value, dict):
        return [scalar for item in value.values() for scalar in _scalars(item)]
    if isinstance(value, list):
        return [scalar for item in value for scalar in _scalars(item)]
    return [] if isinstance(value, bool) or value is None else [value]
