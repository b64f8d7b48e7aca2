"""One function of a package as a tool, from its signature, docstring and doctests."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from apigen.library.naming import parameter_name
from apigen.library.package_code import Passed, Wrapper
from apigen.library.package_entry import Argument, Entry
from apigen.library.package_examples import SEEDS, Parameter, examples_of
from apigen.library.package_items import item_by_item
from apigen.library.package_text import Docs, read_docs
from apigen.library.package_types import Evidence, converter_of, schema_of
from apigen.library.package_values import fits
from apigen.library.refusals import Refusal
from apigen.records import Binding, JsonObject, Tool

LEFT_OUT = frozenset({"out", "dtype", "where", "casting", "subok", "backend"})
"""Optional parameters that mean nothing where arguments come as JSON."""

SEED_SCHEMA: JsonObject = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
SEED_DESCRIPTION = "Start of the random numbers; the same one gives the same answer."
MAX_EXAMPLES = 5


class NotTaken(Exception):
    """The function becomes no tool; the message says why in one line."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Made:
    """A tool, and the function that calls what it stands for."""

    tool: Tool
    wrapper: Wrapper


def tool_of(entry: Entry, function: JsonObject, name: str, module: str) -> Made:
    """The tool of a function that `tasks.introspection` described.

    Raises:
        NotTaken: The list leaves it out, or JSON cannot carry what it needs.
    """
    path = function["path"]
    _check(entry, function)
    function = item_by_item(function)
    docs = read_docs(function["doc"], path.rpartition(".")[2])
    parameters = list(_parameters(entry, function, docs))
    schema = {
        "type": "object",
        "properties": {each.passed.name: each.schema for each in parameters},
        "required": [each.passed.name for each in parameters if each.passed.required],
    }
    tool = Tool(
        name=name,
        description=entry.descriptions.get(path) or docs.summary,
        parameters=schema,
        returns=_returns(function, docs),
        category=entry.category_of(path),
        binding=Binding("python", module, name, {"packages": list(entry.pins)}),
        source=entry.source(path),
        licence=entry.licence,
        examples=tuple(itertools.islice(examples_of(function, parameters, schema), MAX_EXAMPLES)),
    )
    return Made(tool, Wrapper(name, path, [each.passed for each in parameters]))


def _check(entry: Entry, function: JsonObject) -> None:
    if not entry.takes(function["path"]):
        raise NotTaken(Refusal.DENIED, "the package list leaves it out")
    if function["is_async"]:
        raise NotTaken(Refusal.UNSUPPORTED, "it is asynchronous")
    if function["parameters"] is None:
        raise NotTaken(Refusal.NO_SIGNATURE, "neither Python nor its docstring knows its signature")


def _parameters(entry: Entry, function: JsonObject, docs: Docs) -> Iterator[Parameter]:
    """Those that a tool can have; an optional one that JSON cannot carry is left out."""
    names: set[str] = set()
    described = [each for each in function["parameters"] if each["kind"] != "rest_by_name"]
    optional = gap = False  # whether one was optional, and whether one by place was left out
    for each in described:
        found = None
        if each["kind"] == "rest":
            found = None if optional else _rest(entry, function, each, docs, not names)
        elif not _is_left_out(entry, each) and not (gap and each["kind"] == "positional"):
            found = _parameter(entry, function, each, docs)
        if found and found.passed.name not in names:
            names.add(found.passed.name)
            yield found
        optional |= not each["required"]
        gap |= found is None
    if described and not names and all(each["kind"] == "rest" for each in described):
        raise NotTaken(
            Refusal.UNSUPPORTED, "it takes nothing but *args, of which nobody knows more"
        )


def _is_left_out(entry: Entry, parameter: JsonObject) -> bool:
    name = parameter["name"]
    unwanted = name in LEFT_OUT or name in entry.leave_out or name.startswith("_")
    return unwanted and not parameter["required"]


def _parameter(
    entry: Entry, function: JsonObject, described: JsonObject, docs: Docs
) -> Parameter | None:
    original = described["name"]
    required = described["required"] or original in SEEDS  # without one it would draw lots
    evidence = _evidence(function, described, docs)
    argument = entry.argument(original, function["path"], evidence.doc_type, evidence.kinds)
    given = argument.parameter if argument else None
    schema = _schema(original, evidence) if given is None else dict(given)
    if schema is None:
        if not required:
            return None
        known = evidence.annotation or evidence.doc_type
        why = f"its type {known[:80]!r} is none of JSON's" if known else "nothing tells its type"
        raise NotTaken(Refusal.NO_JSON_TYPE, f"parameter {original!r}: {why}")
    default = described.get("default")
    if not required and default is not None and fits(schema, default):
        schema["default"] = default
    # By place where it may be: a decorator may have given the parameter another name.
    by_place = described["kind"] == "positional" or (
        described["kind"] == "either" and described["required"]
    )
    convert = _convert(argument, schema, evidence)
    return _named(schema, docs, argument, Passed("", original, required, by_place, convert))


def _schema(original: str, evidence: Evidence) -> JsonObject | None:
    if original in SEEDS:
        return {**SEED_SCHEMA, "description": SEED_DESCRIPTION}
    return schema_of(evidence)


def _rest(
    entry: Entry, function: JsonObject, described: JsonObject, docs: Docs, alone: bool
) -> Parameter | None:
    """`*args` as an array, where the list or the doctests tell what they are."""
    evidence = _evidence(function, described, docs)
    argument = entry.argument(described["name"], function["path"], evidence.doc_type)
    seen = schema_of(Evidence(values=evidence.values))
    given = argument.parameter if argument else None
    schema = seen if given is None else dict(given)
    if schema is None or schema["type"] != "array":
        return None
    return _named(schema, docs, argument, Passed("", described["name"], alone, spread=True))


def _named(schema: JsonObject, docs: Docs, argument: Argument | None, passed: Passed) -> Parameter:
    name = parameter_name(passed.original)
    if not name.isidentifier():
        raise NotTaken(Refusal.NOT_NAMED, f"no name for parameter {passed.original!r} can be made")
    if text := (argument and argument.description) or docs.parameters.get(passed.original):
        schema["description"] = text
    return Parameter(schema, replace(passed, name=name), argument)


def _convert(argument: Argument | None, schema: JsonObject, evidence: Evidence) -> str:
    if argument is None or argument.parameter is None:
        return converter_of(schema, evidence)
    maker = "_made_by_name" if argument.by_name else "_made"
    return f"{maker}({argument.make!r})" if argument.make else ""


def _evidence(function: JsonObject, described: JsonObject, docs: Docs) -> Evidence:
    name = described["name"]
    calls = [call for call in function.get("examples", ()) if name in call["arguments"]]
    return Evidence(
        annotation=described["annotation"],
        doc_type=docs.types.get(name, ""),
        default=described.get("default"),
        values=[call["arguments"][name] for call in calls],
        kinds=[call["types"][name] for call in calls],
        of_each_item=described.get("of_each_item", ""),
    )


def _returns(function: JsonObject, docs: Docs) -> JsonObject:
    results = [call["result"] for call in function.get("examples", ()) if "result" in call]
    return schema_of(Evidence(function["returns"], docs.returns, values=results)) or {}
