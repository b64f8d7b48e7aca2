"""What a library holds, counted: the funnel by source, categories, parameters and types."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Any

from apigen.library.model import CATEGORIES, Library
from apigen.records import Tool
from apigen.report import table

PAPER_PERCENT = {
    "Finance": 11.7,
    "Data": 11.1,
    "Sports": 9.0,
    "Travel": 8.1,
    "Technology": 7.9,
    "Social": 6.9,
    "Media": 5.6,
    "Entertainment": 4.7,
    "Tools": 3.8,
    "Math": 3.7,
    "Business": 3.2,
    "Music": 3.0,
    "Gaming": 3.0,
    "Commerce": 2.9,
    "Environment": 2.7,
    "Education": 2.5,
    "Communication": 2.4,
    "Lifestyle": 2.2,
    "Health": 2.1,
    "Other": 1.8,
    "Science": 1.6,
}
"""Share of each category in the library of the APIGen paper (project page, figure 4)."""

STEPS = ("import", "quality", "probe", "merge")


def kind_of(source: str) -> str:
    """The kind of a source, such as `pypi` of `pypi:scipy==1.16.3 scipy.special.gamma`."""
    return source.replace(" ", ":").split(":")[0]


def source_of(source: str) -> str:
    """The source without what was found in it: `pypi:scipy==1.16.3`."""
    endings = {"openapi": r" [A-Z]+ /.*$", "toolbench": r"(?<=\.json) .*$", "mcp": r" \S+$"}
    return re.sub(endings.get(kind_of(source), " .*$"), "", source)


def describe(library: Library, *, by_source: bool = False) -> str:
    """All of it as Markdown."""
    group = source_of if by_source else kind_of
    parts = [
        ("Funnel", _funnel(library, group)),
        ("Refused", _reasons(library, group)),
        ("Categories", _categories(library.tools)),
        ("Parameters", _parameters(library.tools)),
        ("Licences", _counts("licence", (tool.licence for tool in library.tools))),
    ]
    return "\n".join(f"## {title}\n\n{text}" for title, text in parts)


def _funnel(library: Library, group: Any) -> str:
    kept = Counter(group(tool.source) for tool in library.tools)
    refused = Counter((group(each.source), each.reason.split(".")[0]) for each in library.refused)
    sources = sorted({*kept, *(source for source, _ in refused)})
    rows = [_funnel_row(source, kept[source], refused) for source in sources]
    total = [sum(row[column] for row in rows) for column in range(1, len(STEPS) + 3)]
    heads = ["source", "offered", *(f"out: {step}" for step in STEPS), "in the library"]
    return table(heads, [*rows, ["all", *total]])


def _funnel_row(source: str, kept: int, refused: Counter[tuple[str, str]]) -> list[Any]:
    out = [refused[source, step] for step in STEPS]
    return [source, kept + sum(out), *out, kept]


def _reasons(library: Library, group: Any) -> str:
    counts = Counter((group(each.source), each.reason.value) for each in library.refused)
    rows = [[source, reason, count] for (source, reason), count in counts.items()]
    return table(["source", "reason", "APIs"], sorted(rows)) if rows else "none\n"


def _categories(tools: Sequence[Tool]) -> str:
    counts = Counter(tool.category for tool in tools)
    rows = [
        [name, counts[name], f"{_percent(counts[name], len(tools)):.1f}", PAPER_PERCENT[name]]
        for name in CATEGORIES
    ]
    return table(["category", "APIs", "%", "% in the paper"], rows)


def _parameters(tools: Sequence[Tool]) -> str:
    sizes = [len(tool.parameters["properties"]) for tool in tools] or [0]
    schemas = list(_schemas(tools))
    required = sum(len(tool.parameters["required"]) for tool in tools)
    optional = sum(sizes) - required
    rows: list[list[Any]] = [
        ["parameters per API", f"{min(sizes)} to {max(sizes)}, median {median(sizes):g}"],
        ["parameters", f"{sum(sizes)}: {required} required, {optional} optional"],
        ["with a closed list of values", sum("enum" in schema for schema in schemas)],
        ["with a default", sum("default" in schema for schema in schemas)],
        ["with values that were seen to work", sum(len(tool.values) for tool in tools)],
        ["example calls", sum(len(tool.examples) for tool in tools)],
    ]
    types = Counter(str(schema.get("type", "any")) for schema in schemas)
    rows += [[f"type {name}", count] for name, count in types.most_common()]
    return table(["", ""], rows)


def _schemas(tools: Iterable[Tool]) -> Iterator[dict[str, Any]]:
    for tool in tools:
        yield from tool.parameters["properties"].values()


def _counts(noun: str, values: Iterable[str]) -> str:
    return table([noun, "APIs"], [[value, n] for value, n in Counter(values).most_common()])


def _percent(part: int, whole: int) -> float:
    return 100 * part / max(whole, 1)
