"""Calls that are due and not made, and calls made where none is due."""

from dataclasses import replace
from random import Random

from apigen.mutations.pool import Pool, likely_arguments
from apigen.mutations.rows import Planted, Row, fits, in_fitting_style, required_of
from apigen.records import Style, ToolCall
from apigen.references import references

_REFUSAL = "I'm sorry, none of the functions that I have can do that."


def declined_answerable(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The assistant declines although an offered function does what is asked."""
    if not row.candidate.calls:
        return None
    names = ", ".join(call.name for call in row.candidate.calls)
    silent = replace(row.candidate, calls=(), style=Style.IRRELEVANCE, reply=_REFUSAL)
    return Planted(silent, f"declined; right: {names}")


def asked_for_given(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The assistant asks for a required value that the query gives."""
    candidate = row.candidate
    if len(candidate.calls) != 1:
        return None
    call = candidate.calls[0]
    tool = next(tool for tool in candidate.tools if tool["name"] == call.name)
    names = [name for name in required_of(tool) if name in call.arguments]
    if not names:
        return None
    name = rng.choice(names)
    lacking = ({"name": call.name, "parameter": name},)
    reply = f"Which {name.replace('_', ' ')} do you mean?"
    changed = replace(
        candidate, calls=(), style=Style.MISSING_PARAMETER, missing=lacking, reply=reply
    )
    return Planted(changed, f"asked for {name}; given: {call.arguments[name]!r}")


def other_missing(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """The assistant asks for another required value than the one that is lacking."""
    candidate = row.candidate
    if len(candidate.missing) != 1:
        return None
    lacking = candidate.missing[0]
    found = [
        {"name": tool["name"], "parameter": name}
        for tool in candidate.tools
        if tool["name"] == lacking["name"]
        for name in required_of(tool)
        if name != lacking["parameter"]
    ]
    if not found:
        return None
    other = rng.choice(found)
    changed = replace(candidate, missing=(other,))
    return Planted(changed, f"asked for {other['parameter']}; lacking: {lacking['parameter']}")


def guessed_missing_value(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A call is made with a made-up value for what the query lacks."""
    names = [each["name"] for each in row.candidate.missing[:1]]
    return _called(row, rng, pool, names)


def answered_anyway(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """An offered function is called although none of them does what is asked."""
    if row.candidate.style is not Style.IRRELEVANCE:
        return None
    return _called(row, rng, pool, [tool["name"] for tool in row.candidate.tools])


def _called(row: Row, rng: Random, pool: Pool, names: list[str]) -> Planted | None:
    candidate = row.candidate
    tools = [tool for tool in candidate.tools if tool["name"] in names]
    for tool in rng.sample(tools, len(tools)):
        arguments = likely_arguments(tool, candidate.query, pool, rng)
        if arguments is None or not fits(tool, arguments) or references(arguments):
            continue
        call = ToolCall(tool["name"], arguments)
        changed = in_fitting_style(replace(candidate, calls=(call,), missing=(), reply=""))
        return Planted(changed, f"called {call.name} with {arguments}")
    return None
