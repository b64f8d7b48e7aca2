"""Whether an offered tool serves a query: it does what is asked, and all that it needs is said."""

from collections.abc import Sequence

from apigen.records import JsonObject
from apigen.silence.cards import NUMERIC, choices_of, name_of, properties_of, required_of, type_of
from apigen.silence.cases import Case
from apigen.silence.choices import chosen
from apigen.silence.given import given
from apigen.silence.kinds import KINDS, kind_of
from apigen.silence.mentions import Reading
from apigen.silence.purpose import Fit, fit_of

_FREE_KINDS = ("quote", "code", "email", "url", "address", "colour")
_LEAST_LACKING_OF_ANOTHER = 0.75
_MOST_LACKING_OF_THE_RIGHT = 0.2
MAX_TOOLS = 100
"""Of more offered tools the rest is not looked at."""


def serving(reading: Reading, tools: Sequence[JsonObject]) -> str:
    """The name of the first tool, by name, that serves a query; empty where none is sure to."""
    fitting = [tool for tool in tools[:MAX_TOOLS] if _is_full(fit_of(tool, reading.stems))]
    return min((name_of(one) for one in fitting if _has_values(reading, one)), default="")


def suited_instead(reading: Reading, tools: Sequence[JsonObject], asked: str) -> str:
    """The tool that a query is for, where it has nothing in common with the tool asked for."""
    theirs = next((fit_of(tool, reading.stems) for tool in tools if name_of(tool) == asked), None)
    if theirs is None or min(theirs.lacking, theirs.name_lacking) < _LEAST_LACKING_OF_ANOTHER:
        return ""
    others = (tool for tool in tools[:MAX_TOOLS] if name_of(tool) != asked)
    return min((name_of(one) for one in others if _is_plain(reading, one)), default="")


def _is_plain(reading: Reading, tool: JsonObject) -> bool:
    fit = fit_of(tool, reading.stems)
    return fit is not None and fit.is_full() and fit.lacking <= _MOST_LACKING_OF_THE_RIGHT


def _is_full(fit: Fit | None) -> bool:
    return fit is not None and fit.is_full()


def _has_values(reading: Reading, tool: JsonObject) -> bool:
    """Whether a query holds at least as many values of each sort as a tool requires."""
    properties = properties_of(tool)
    required = (name for name in required_of(tool) if "default" not in properties[name])
    needed = {name: properties[name] for name in required}
    closed = [name for name, schema in needed.items() if _is_choice(schema)]
    if not needed or not all(_is_chosen(Case(reading, tool, name)) for name in closed):
        return False
    numeric = [name for name, schema in needed.items() if type_of(schema) in NUMERIC]
    texts = {name: one for name, one in needed.items() if name not in (*closed, *numeric)}
    numbers = len(reading.of("number"))
    spare = max(0, numbers - len(numeric))
    return _enough(reading, tool, numeric, numbers) and _has_texts(reading, tool, texts, spare)


def _has_texts(
    reading: Reading, tool: JsonObject, needed: dict[str, JsonObject], numbers: int
) -> bool:
    """Whether there are enough texts, of the right kind for parameters that want a kind."""
    of_kind = {name: kind_of(name, one) for name, one in needed.items()}
    for kind in KINDS:
        names = [name for name, one in of_kind.items() if one == kind]
        if not _enough(reading, tool, names, len(reading.of(kind))):
            return False
    free = [name for name, kind in of_kind.items() if not kind]
    said = reading.names() + len(reading.of(*_FREE_KINDS)) + numbers
    return _enough(reading, tool, free, said)


def _is_choice(schema: JsonObject) -> bool:
    return type_of(schema) == "boolean" or (
        bool(choices_of(schema)) and type_of(schema) not in NUMERIC
    )


def _is_chosen(case: Case) -> bool:
    return bool(chosen(case) or given(case.reading, case.tool, case.name))


def _enough(reading: Reading, tool: JsonObject, names: Sequence[str], values: int) -> bool:
    return len(names) <= values or all(given(reading, tool, name) for name in names)
