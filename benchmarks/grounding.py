"""How the grounding check fares: what it says of right rows, and how fast.

Right rows are those of the offline model and, where `bfcl_eval` is installed (`pip install
--no-deps bfcl-eval`), BFCL's accepted answers in eight Python categories. Printed are the shares of
right rows with a value that no rule explains, of near misses planted in them that are found, and
rows per second on one core beside the time that plain JSON of the same rows takes.
"""

import copy
import importlib.util
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from apigen.checks.findings import Candidate
from apigen.checks.grounding import Source, grounding_findings, trace
from apigen.offline import answer
from apigen.records import Style, ToolCall
from tasks.library import SHIPPED, read_library

ROWS = 10_000
STYLES = ("simple", "multiple", "parallel", "parallel_multiple", "dependent")
REGISTERS = (
    "plain", "formal", "conversational", "terse", "indirect", "ambiguous", "misspelled",
    "non_native", "multi_sentence",
)  # fmt: skip
LANGUAGES = ("English", "German", "Spanish", "French")
NUMBERS = ("digits", "grouped", "words")
DATES = ("iso", "day_month_year", "month_day_year", "spelled")
CATEGORIES = (
    "simple_python", "multiple", "parallel", "parallel_multiple", "live_simple", "live_multiple",
    "live_parallel", "live_parallel_multiple",
)  # fmt: skip
JSON_TYPES = {"dict": "object", "float": "number", "tuple": "array"}


def offline_rows(rng: random.Random) -> Iterator[Candidate]:
    """Drafts without faults for tools of the shipped library, in every style and language."""
    tools = read_library(SHIPPED).tools
    while True:
        style, language = rng.choice(STYLES), rng.choice(LANGUAGES)
        place = rng.randrange(len(tools))
        near = [tools[(place + step) % len(tools)] for step in range(3)]
        offered = near[:1] if style in ("simple", "parallel") else near
        cards = [one.card() | {"examples": one.examples, "returns": one.returns} for one in offered]
        task = (
            f"<task>\nstyle: {style}\nregister: {rng.choice(REGISTERS)}\nlanguage: {language}\n"
            f"numbers: {rng.choice(NUMBERS)}\ndates: {rng.choice(DATES)}\npairs: 4\n</task>\n"
            f"<tools>\n{json.dumps(cards)}\n</tools>\n<withheld>\n[]\n</withheld>\n"
        )
        messages = [{"role": "user", "content": task}]
        text = answer("offline-perfect", messages, rng.randrange(10**6)).text
        for pair in json.loads(text[text.index("[") : text.rindex("]") + 1]):
            calls = tuple(ToolCall(call["name"], call["arguments"]) for call in pair["answers"])
            shown = tuple(one.card() for one in offered)
            yield Candidate(pair["query"], shown, calls, Style(style), language)


def bfcl_rows(folder: Path) -> Iterator[Candidate]:
    """BFCL's questions, each with the accepted values that rules explain best."""
    for category in CATEGORIES:
        truth = {}
        for line in _lines(folder / "possible_answer" / f"BFCL_v4_{category}.json"):
            truth[line["id"]] = line["ground_truth"]
        for line in _lines(folder / f"BFCL_v4_{category}.json"):
            query = "\n".join(message["content"] for message in line["question"][0])
            tools = tuple(
                {**tool, "parameters": _as_json_schema(tool["parameters"])}
                for tool in line["function"]
            )
            yield _best(query, tools, truth[line["id"]])


def _lines(path: Path) -> Iterator[Any]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _as_json_schema(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    found = dict(schema)
    if isinstance(kind := found.get("type"), str):
        found["type"] = JSON_TYPES.get(kind, kind)
    if isinstance(properties := found.get("properties"), dict):
        found["properties"] = {name: _as_json_schema(part) for name, part in properties.items()}
    if "items" in found:
        found["items"] = _as_json_schema(found["items"])
    return found


def _best(query: str, tools: tuple[Any, ...], truth: list[Any]) -> Candidate:
    """The first accepted values, or others where those have a value that no rule explains."""
    accepted = [next(iter(call.items())) for call in truth]
    needed = {
        (place, name): [_plain(each) for each in values if each != ""]
        for place, (_, arguments) in enumerate(accepted)
        for name, values in arguments.items()
        if values and "" not in values
    }
    chosen = {where: values[0] for where, values in needed.items()}
    for where, values in needed.items():
        for value in values:
            row = _row(query, tools, accepted, chosen | {where: value})
            if not any((each.call, each.path[0]) == where for each in _unexplained(row)):
                chosen[where] = value
                break
    return _row(query, tools, accepted, chosen)


def _row(query: str, tools: Any, accepted: list[Any], chosen: dict[Any, Any]) -> Candidate:
    calls = tuple(
        ToolCall(name, {key: value for (at, key), value in chosen.items() if at == place})
        for place, (name, _) in enumerate(accepted)
    )
    return Candidate(query, tools, calls)


def _plain(value: Any) -> Any:
    """An accepted value without the lists that BFCL puts around the values of an object."""
    if isinstance(value, dict):
        firsts = {key: each[0] if isinstance(each, list) else each for key, each in value.items()}
        return {key: _plain(each) for key, each in firsts.items() if each != ""}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _unexplained(row: Candidate) -> list[Any]:
    return [each for each in trace(row) if each.source is Source.UNGROUNDED]


def near_misses(row: Candidate, rng: random.Random) -> Iterator[tuple[str, Candidate]]:
    """Copies of a row with one argument changed a little, by kind of change."""
    cards = row.parameters()
    for place, call in enumerate(row.calls):
        properties = cards.get(call.name, {}).get("properties", {})
        for name, value in call.arguments.items():
            for kind, other in _changed(value, properties.get(name, {}), rng):
                yield kind, _with(row, place, {**call.arguments, name: other})
        numbers = [name for name, value in call.arguments.items() if type(value) in (int, float)]
        for one, other in zip(numbers, numbers[1:], strict=False):
            if call.arguments[one] != call.arguments[other]:
                exchanged = {one: call.arguments[other], other: call.arguments[one]}
                yield "two numbers exchanged", _with(row, place, call.arguments | exchanged)


def _changed(value: Any, schema: Any, rng: random.Random) -> Iterator[tuple[str, Any]]:
    choices = [each for each in schema.get("enum", ()) if each != value]
    if choices:
        yield "another choice", rng.choice(choices)
    elif isinstance(value, bool):
        yield "yes for no", not value
    elif isinstance(value, int | float):
        yield "number off by one", value + rng.choice((-1, 1))
        tenth = round(value * rng.choice((0.9, 1.1)), 0 if isinstance(value, int) else 4)
        if tenth != value:
            yield "number off by a tenth", tenth
    elif isinstance(value, str) and len(value) > 3 and value[0] != "$":
        yield "text cut", value[: rng.randrange(2, len(value))].strip()
    elif isinstance(value, list) and value and type(value[0]) in (int, float):
        yield "item off by one", [value[0] + 1, *value[1:]]


def _with(row: Candidate, place: int, arguments: dict[str, Any]) -> Candidate:
    calls = list(copy.copy(row.calls))
    calls[place] = ToolCall(calls[place].name, arguments)
    return Candidate(row.query, row.tools, tuple(calls), row.style, row.language)


def report(name: str, rows: list[Candidate], rng: random.Random) -> None:
    """Print what is said of right rows and of near misses."""
    wrong = sum(bool(_unexplained(row)) for row in rows) / len(rows)
    print(f"{name}: {wrong:.2%} of {len(rows):,} right rows have an unexplained value")
    planted, found = Counter[str](), Counter[str]()
    for row in rows[:3000]:
        before = len(list(grounding_findings(row)))
        for kind, changed in near_misses(row, rng):
            planted[kind] += 1
            found[kind] += len(list(grounding_findings(changed))) > before
    for kind, total in sorted(planted.items()):
        print(f"  {kind}: {found[kind] / total:.1%} of {total:,} found")


def seconds(work: Callable[[Candidate], object], rows: list[Candidate]) -> float:
    """Processor seconds for all rows, the best of three."""
    spent = []
    for _ in range(3):
        start = time.process_time()
        for row in rows:
            work(row)
        spent.append(time.process_time() - start)
    return min(spent)


def main() -> None:
    """Print the figures."""
    rng = random.Random(7)
    source = offline_rows(rng)
    rows = [row for row in (next(source) for _ in range(ROWS)) if row.calls]
    report("offline model", rows, rng)
    if (package := importlib.util.find_spec("bfcl_eval")) and package.origin:
        report("BFCL", list(bfcl_rows(Path(package.origin).parent / "data")), rng)
    checked = seconds(lambda row: list(grounding_findings(row)), rows)
    dumped = seconds(lambda row: json.dumps([row.tools, [c.arguments for c in row.calls]]), rows)
    print(f"{len(rows) / checked:,.0f} rows/s, {checked / dumped:.1f} times the rows' plain JSON")


if __name__ == "__main__":
    sys.exit(main())
