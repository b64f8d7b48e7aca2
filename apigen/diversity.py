"""How varied a dataset is: what of the library it covers, and how little its rows repeat."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from apigen.near_duplicates import near_duplicates, split_words, to_ngrams
from apigen.records import JsonObject, canonical_json
from apigen.report import table

MANY_CALLS = 4
"""Rows with this many calls or more are counted together."""
SPLITS = {
    "style": "unknown",
    "register": "unknown",
    "language": "English",
    "category": "unknown",
    "generator": "unknown",
}
"""The columns that rows are counted by, and what an absent value counts as."""

NGRAMS = (1, 2, 3)
LABELS = {
    "apis_called": "APIs called",
    "apis_offered": "APIs offered",
    "parameters_of_called": "parameters used, of the called APIs'",
    "parameters_of_library": "parameters used, of the library's",
    "enum_values_of_called": "enum values used, of the called APIs'",
    "distinct_arguments": "distinct argument values",
    "near_duplicates": "near-duplicate queries",
}
"""How the table calls the parts."""

Row = Mapping[str, Any]


def diversity(rows: Sequence[Row], library: Mapping[str, JsonObject]) -> JsonObject:
    """The figures of a dataset, as they stand in a manifest; shares are between 0 and 1.

    A part is `{"count", "of", "share"}`. Argument values are told apart per parameter, so that
    `5` given to two parameters is two values. Distinct n-grams of the queries' words by all of them
    are the distinct-n of Li et al. (NAACL 2016).

    Args:
        rows: With `query`, `answers` and `tools` (JSON strings), and the columns of `SPLITS`.
        library: Parameters by API name; APIs that rows offer beyond these are counted in.
    """
    offered = {card["name"]: card["parameters"] for row in rows for card in _load(row, "tools")}
    calls = [_load(row, "answers") for row in rows]
    return {
        "rows": len(rows),
        **_coverage([call for each in calls for call in each], offered, {**offered, **library}),
        **_wording([row["query"] for row in rows]),
        "calls_per_row": _calls_per_row(list(map(len, calls))),
        "rows_by": {name: _count(rows, name) for name in SPLITS},
    }


def _load(row: Row, name: str) -> list[JsonObject]:
    loaded: list[JsonObject] = json.loads(row[name])
    return loaded


def _coverage(
    calls: Sequence[JsonObject], offered: Mapping[str, Any], known: Mapping[str, JsonObject]
) -> JsonObject:
    called = {name: known[name] for call in calls if (name := call["name"]) in known}
    given = [
        (call["name"], name, canonical_json(value))
        for call in calls
        for name, value in call["arguments"].items()
    ]
    parameters, choices = set(_parameters(called)), set(_choices(called))
    used = parameters.intersection((api, name) for api, name, _ in given)
    return {
        "apis_called": _part(len(called), len(known)),
        "apis_offered": _part(len(offered), len(known)),
        "parameters_of_called": _part(len(used), len(parameters)),
        "parameters_of_library": _part(len(used), len(set(_parameters(known)))),
        "enum_values_of_called": _part(len(choices.intersection(given)), len(choices)),
        "distinct_arguments": _part(len(set(given)), len(given)),
    }


def _parameters(apis: Mapping[str, JsonObject]) -> Iterator[tuple[str, str]]:
    return ((api, name) for api, schema in apis.items() for name in schema.get("properties", {}))


def _choices(apis: Mapping[str, JsonObject]) -> Iterator[tuple[str, str, str]]:
    """Every value of a parameter with `enum`, and both of a boolean."""
    for api, schema in apis.items():
        for name, each in schema.get("properties", {}).items():
            boolean = [False, True] if each.get("type") == "boolean" else []
            for value in each.get("enum", boolean):
                yield api, name, canonical_json(value)


def _wording(queries: Sequence[str]) -> JsonObject:
    texts = [split_words(query) for query in queries]
    lengths = sorted(map(len, texts))
    return {
        "distinct_ngrams": {str(size): _distinct(texts, size) for size in NGRAMS},
        "near_duplicates": _part(len(near_duplicates(queries)), len(queries)),
        "query_words": {
            name: _quantile(lengths, share)
            for name, share in {"p5": 0.05, "median": 0.5, "p95": 0.95}.items()
        },
    }


def _distinct(texts: Sequence[Sequence[str]], size: int) -> JsonObject:
    counts = Counter(ngram for words in texts for ngram in to_ngrams(words, size))
    return _part(len(counts), counts.total())


def _quantile(ordered: Sequence[int], share: float) -> int:
    """The nearest of some numbers in order, and 0 of none."""
    return ordered[round(share * (len(ordered) - 1))] if ordered else 0


def _calls_per_row(counts: Sequence[int]) -> JsonObject:
    rows = Counter(min(count, MANY_CALLS) for count in counts)
    mean = sum(counts) / len(counts) if counts else 0.0
    names = [*map(str, range(MANY_CALLS)), f"{MANY_CALLS}+"]
    return {"mean": round(mean, 6), "rows": {name: rows[n] for n, name in enumerate(names)}}


def _count(rows: Sequence[Row], name: str) -> dict[str, int]:
    return dict(sorted(Counter(row.get(name) or SPLITS[name] for row in rows).items()))


def _part(count: int, of: int) -> JsonObject:
    return {"count": count, "of": of, "share": round(count / of, 6) if of else 0.0}


def to_markdown(figures: JsonObject) -> str:
    """The figures as two Markdown tables: what is covered and repeated, and the rows by kind."""
    words, calls, total = figures["query_words"], figures["calls_per_row"], figures["rows"]
    grams = figures["distinct_ngrams"]
    named = {label: figures[key] for key, label in LABELS.items()}
    named |= {f"distinct {size}-word runs in queries": grams[size] for size in grams}
    lines = [(label, _show(part)) for label, part in named.items()]
    lines.append(("words of a query, 5 % / median / 95 %", " / ".join(map(str, words.values()))))
    lines.append(("calls per row, mean", f"{calls['mean']:.2f}"))
    split = {"calls": calls["rows"], **figures["rows_by"]}
    counts = [
        (f"{name}: {value}", f"{count:,}", _percent(count / total if total else 0.0))
        for name, values in split.items()
        for value, count in values.items()
    ]
    return (
        table(["diversity", f"{total:,} rows"], lines)
        + "\n"
        + table(["rows by", "rows", "share"], counts)
    )


def _show(part: JsonObject) -> str:
    return f"{part['count']:,} of {part['of']:,} ({_percent(part['share'])})"


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")
