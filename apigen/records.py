"""The nouns of the project, as frozen values."""

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

SCHEMA_VERSION = 1
"""Version of the columns and JSON forms below; part of every cache key and manifest."""

JsonObject = dict[str, Any]


class Style(StrEnum):
    """How many tools a query offers and how many calls answer it (APIGen paper, section 3.3).

    Three are not the paper's. `irrelevance`: no offered tool serves the query, which is one for a
    withheld tool. `missing_parameter`: the query lacks a required value, so the right act is to
    ask. `dependent`: a later call uses an earlier call's result by a reference such as `$1.total`.
    """

    SIMPLE = "simple"
    MULTIPLE = "multiple"
    PARALLEL = "parallel"
    PARALLEL_MULTIPLE = "parallel_multiple"
    IRRELEVANCE = "irrelevance"
    MISSING_PARAMETER = "missing_parameter"
    DEPENDENT = "dependent"


WITHOUT_CALLS = frozenset({Style.IRRELEVANCE, Style.MISSING_PARAMETER})
"""Styles whose right act is no call."""

REGISTERS = (
    "plain",
    "formal",
    "conversational",
    "terse",
    "indirect",
    "ambiguous",
    "misspelled",
    "non_native",
    "multi_sentence",
)
"""How a query may sound."""


def canonical_json(value: Any) -> str:
    """JSON text with sorted keys and no spaces: equal values have equal texts.

    Raises:
        ValueError: `value` holds NaN or an infinity.
        TypeError: `value` holds something that JSON cannot.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def stable_id(*parts: Any) -> str:
    """16 hexadecimal digits that depend on nothing but the parts."""
    return hashlib.sha256(canonical_json(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Binding:
    """How a tool is executed.

    `kind` is `python`, `rest` or `mcp`. `module` names the library's entry that executes it: Python
    source, or a service's or server's description. `function` is the name there: a function's, an
    operation's as `GET /path/{id}`, or an MCP tool's. `details` is what that kind needs besides.
    """

    kind: str
    module: str
    function: str
    details: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tool:
    """One API that can be offered, called and executed.

    `parameters` and `returns` are JSON Schema objects; `examples` are argument sets known to work;
    `answer` is what the first one gave, as JSON text of at most 2,000 characters, and empty where
    the clock changes it; `values` are, by parameter, up to 20 values that were seen to work.
    """

    name: str
    description: str
    parameters: JsonObject
    returns: JsonObject
    category: str
    binding: Binding
    effects: str = "none"
    source: str = ""
    licence: str = ""
    examples: tuple[JsonObject, ...] = ()
    answer: str = ""
    values: JsonObject = field(default_factory=dict)

    def card(self) -> JsonObject:
        """What a model is shown and a dataset row keeps."""
        return {
            "name": self.name,
            "description": self.description,
            "parameters": self.parameters,
        }


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A function's name and its arguments by name."""

    name: str
    arguments: JsonObject = field(default_factory=dict)

    def to_json(self) -> JsonObject:
        """The form used in prompts, Parquet and exports."""
        return {"name": self.name, "arguments": self.arguments}


@dataclass(frozen=True, slots=True)
class CallResult:
    """What executing one call gave; `status` is `ok` or how it failed."""

    status: str
    result: Any = None
    error_type: str = ""
    error: str = ""

    def to_json(self) -> Any:
        """The result itself, or `{"error": …}` where the call failed."""
        if self.status == "ok":
            return self.result
        return {"error": f"{self.error_type or self.status}: {self.error}"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """One request to the generator: what to ask for, with which ingredients.

    `numbers` is digits, grouped or words; `dates` is iso, day_month_year, month_day_year or
    spelled; `persona` may be empty. `generator` names the model that is asked. `tools` are offered
    in this order; `withheld` is the tool that an `irrelevance` query is really for, else empty.
    `calls` is the number of calls wanted, 0 where the right act is another. `cover` are values that
    should come up, each `{"tool", "parameter", "value"}`. `seeds` are worked examples, each
    `{"tools", "query", "answers"}` and where used `"missing"` and `"reply"`.
    """

    id: str
    style: Style
    register: str
    language: str
    persona: str
    numbers: str
    dates: str
    category: str
    generator: str
    tools: tuple[str, ...]
    withheld: str
    calls: int
    cover: tuple[JsonObject, ...]
    seeds: tuple[JsonObject, ...]
    pairs: int


@dataclass(frozen=True, slots=True)
class Draft:
    """One (query, calls) pair as a generator wrote it, not yet checked.

    Without calls, `reply` is what an assistant says instead: a short refusal, or the question that
    asks for the values of `missing`, each `{"name": tool, "parameter": name}`.
    """

    query: str
    calls: tuple[ToolCall, ...]
    thought: str = ""
    missing: tuple[JsonObject, ...] = ()
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A check's decision on one row; `reason` is empty or a code of `apigen.checks.reasons`."""

    stage: str
    ok: bool
    reason: str = ""
    detail: str = ""


def passed(stage: str) -> Verdict:
    """The verdict of a check that found nothing wrong."""
    return Verdict(stage, ok=True)


def rejected(reason: str, detail: str) -> Verdict:
    """The verdict of a check that found `reason`, a code of the form `stage.cause`."""
    return Verdict(reason.split(".", 1)[0], ok=False, reason=reason, detail=detail[:2000])
