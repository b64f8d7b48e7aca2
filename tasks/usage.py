"""What a run's answers cost, from the tokens that its checkpoints hold."""

import json
from collections.abc import Sequence

from apigen.config_parts import Price, price_of
from apigen.config_run import RunConfig
from apigen.records import JsonObject
from tasks.generation import generators
from tasks.shards import Shard, rows_of


def usage(shards: Sequence[Shard], config: RunConfig) -> JsonObject:
    """Answers, tokens and cost by generator and by judge; unknown is null, never 0."""
    by_generator = {
        label: _usage(
            [
                row
                for shard in shards
                if shard.generator == label
                for row in rows_of(shard, "generate", config)
            ],
            price_of(config.endpoints[generator.endpoint], generator),
        )
        for label, generator in generators(config).items()
    }
    return {"generators": by_generator, "judges": _of_judges(shards, config)}


def _of_judges(shards: Sequence[Shard], config: RunConfig) -> JsonObject:
    asked: dict[str, list[JsonObject]] = {judge.label: [] for judge in config.judges}
    for shard in shards:
        for row in rows_of(shard, "judge", config):
            for each in json.loads(row["judge_tokens"]):
                asked[each["judge"]].append(each)
    return {
        judge.label: _usage(asked[judge.label], price_of(config.endpoints[judge.endpoint], judge))
        for judge in config.judges
    }


def total_cost(usage: JsonObject) -> float | None:
    """Of all models together; None where one of them is unknown."""
    costs = [each["cost"] for each in _all(usage)]
    return None if None in costs else sum(costs)


def currency_of(usage: JsonObject) -> str | None:
    """Of what was spent; None where no model has a price."""
    paid = [each["currency"] for each in _all(usage) if each["cost"]]
    known = [each["currency"] for each in _all(usage) if each["currency"]]
    return next(iter([*paid, *known]), None)


def _all(usage: JsonObject) -> list[JsonObject]:
    return [*usage["generators"].values(), *usage["judges"].values()]


def _usage(rows: list[JsonObject], price: Price | None) -> JsonObject:
    counts = [[row[f"{kind}_tokens"] for row in rows] for kind in ("prompt", "completion")]
    prompt, completion = (None if None in count else sum(count) for count in counts)
    cost = None
    if price and prompt is not None and completion is not None:
        cost = price.of(prompt, completion)
    return {
        "answers": len(rows),
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "cost": cost,
        "currency": price.currency if price else None,
    }
