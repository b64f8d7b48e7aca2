"""Whether an offered tool serves a query: it does what is asked, and all that it needs is said."""

from collections.abc import Sequence

from apigen.records import JsonObject
from apigen.silence.cases import NUMERIC, Case
from apigen.silence.choices import chosen
from apigen.silence.given import given
from apigen.silence.mentions import Reading
from apigen.silence.purpose import Fit, choices_of, fit_of, properties_of

_TEXT_KINDS = ("name", "quote", "code", "date", "time", "email", "url", "address", "colour")
_LEAST_LACKING_OF_ANOTHER = 0.75
_MOST_LACKING_OF_THE_RIGHT = 0.2
MAX_TOOLS = 100
"""Of more offered tools the rest is not looked at."""


def serving(reading: Reading, tools: Sequence[JsonObject]) -> str:
    """The name of the first tool, by name, that serves a query; empty where none is sure to."""
    fitting = [tool for tool in tools[:MAX_TOOLS] if _is_full(fit_of(tool, reading.stems))]
    return min((str(one["name"]) for one in fitting if _has_values(reading, one)), default="")


def suited_instead(reading: Reading, tools: Sequence[JsonObject], asked: str) -> str:
    """The tool that a query is for, where it has nothing in common with the tool asked for."""
    fits = {str(tool["name"]): fit_of(tool, reading.stems) for tool in tools[:MAX_TOOLS]}
    theirs = fits.pop(asked, None)
    if theirs is None or min(theirs.lacking, theirs.name_lacking) < _LEAST_LACKING_OF_ANOTHER:
        return ""
    right = [
        name
        for name, fit in fits.items()
        if fit and _is_full(fit) and fit.lacking <= _MOST_LACKING_OF_THE_RIGHT
    ]
    return min(right, default="")


def _is_full(fit: Fit | None) -> bool:
    return fit is not None and fit.is_full()


def _has_values(reading: Reading, tool: JsonObject) -> bool:
    """Whether a query holds at least as many values of each sort as a tool requires."""
    properties = properties_of(tool)
    names = [name for name in tool["parameters"].get("required", []) if name in properties]
    needed = {name: properties[name] for name in names if "default" not in properties[name]}
    closed = [name for name, schema in needed.items() if _is_choice(schema)]
    if not needed or not all(_is_chosen(Case(reading, tool, name)) for name in closed):
        return False
    numeric = [name for name, schema in needed.items() if schema.get("type") in NUMERIC]
    texts = [name for name in needed if name not in (*closed, *numeric)]
    numbers, words = len(reading.of("number")), len(reading.of(*_TEXT_KINDS))
    spare = max(0, numbers - len(numeric))
    return _enough(reading, tool, numeric, numbers) and _enough(reading, tool, texts, words + spare)


def _is_choice(schema: JsonObject) -> bool:
    return schema.get("type") == "boolean" or (
        bool(choices_of(schema)) and schema.get("type") not in NUMERIC
    )


def _is_chosen(case: Case) -> bool:
    return bool(chosen(case) or given(case.reading, case.tool, case.name))


def _enough(reading: Reading, tool: JsonObject, names: Sequence[str], values: int) -> bool:
    return len(names) <= values or all(given(reading, tool, name) for name in names)
