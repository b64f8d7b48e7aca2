"""Faults that only execution finds: values of the right type that the description forbids."""

from dataclasses import replace
from random import Random
from typing import Any

from apigen.offline.broken_texts import broken_texts
from apigen.offline.calls import Call
from apigen.offline.plans import Plan
from apigen.offline.references import Reference
from apigen.offline.toolbox import Parameter, Tool

_FAR = 10


def failing_value(plan: Plan, tools: tuple[Tool, ...], rng: Random) -> Plan | None:
    """Puts a value that the tool refuses into one call, in the query as in the answer.

    Returns:
        The plan with the fault, or None where no parameter is known to refuse anything.
    """
    if not plan.answered:
        return None
    place = rng.randrange(len(plan.answered))
    call = plan.answered[place]
    bad = [
        (name, value)
        for name in call.arguments
        if name in call.tool.parameters
        for value in _refused(call.tool.parameters[name], call.arguments[name])
    ]
    if not bad:
        return None
    name, value = rng.choice(bad)
    broken = Call(call.tool, {**call.arguments, name: value})
    calls = (*plan.answered[:place], broken, *plan.answered[place + 1 :])
    return replace(plan, asked=calls, answered=calls)


def _refused(parameter: Parameter, value: Any) -> list[Any]:
    """Lists values that the words about a parameter forbid but its schema allows."""
    if parameter.choices or isinstance(value, bool | Reference):
        return []
    if isinstance(value, int | float):
        return [bad for bad in _outside(parameter, value) if _in_schema(parameter.schema, bad)]
    if isinstance(value, str):
        return list(broken_texts(parameter.description, value))
    if isinstance(value, list):
        return list(_broken_lists(parameter, value))
    return list(_broken_objects(parameter, value)) if isinstance(value, dict) else []


def _outside(parameter: Parameter, value: float) -> list[float]:
    low, high = parameter.bounds.low, parameter.bounds.high
    whole = isinstance(value, int)
    bad: list[float] = []
    if low is not None:
        bad.append(low - _FAR)
    if high is not None and high < 1e15:
        bad.append(high * 2 if high > 0 else high + _FAR)
    return [int(number) if whole else round(number, 2) for number in bad]


def _in_schema(schema: dict[str, Any], number: float) -> bool:
    low, high = schema.get("minimum"), schema.get("maximum")
    return (low is None or number >= low) and (high is None or number <= high)


def _broken_lists(parameter: Parameter, items: list[Any]) -> list[list[Any]]:
    if not items or isinstance(items[0], bool):
        return []
    if isinstance(items[0], int | float):
        return [[bad, *items[1:]] for bad in _outside(parameter, items[0])]
    if isinstance(items[0], str):
        broken = broken_texts(parameter.description, items[0])
        return [[bad, *items[1:]] for bad in broken if bad]
    return []


def _broken_objects(parameter: Parameter, values: dict[str, Any]) -> list[dict[str, Any]]:
    name, value = next(iter(values.items()), ("", None))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return []
    return [{**values, name: bad} for bad in _outside(parameter, value)]
