"""From the library to a generator's answers: the requests of a shard, and what came back."""

import json
from math import ceil
from typing import Any

from apigen.config import RunConfig
from apigen.config_library import LibraryConfig
from apigen.config_parts import Model, OfflineEndpoint
from apigen.prompts import generator_messages
from apigen.records import canonical_json
from apigen.sampling import plan_requests
from tasks import chat, progress
from tasks.checkpoints import COUNT, TEXT, Checkpoint, read_rows, write_rows
from tasks.journal import Journal
from tasks.library import open_library
from tasks.prompting import generator_texts, load_prompts, load_seeds
from tasks.stage import checkpoint_path, journal_path, stage

REQUEST_COLUMNS = dict.fromkeys(
    ["id", "style", "register", "category", "tools", "messages"], TEXT
) | {"pairs": COUNT}
ANSWER_COLUMNS = REQUEST_COLUMNS | {
    "generator": TEXT,
    "answer": TEXT,
    "prompt_tokens": COUNT,
    "completion_tokens": COUNT,
}


def shard_count(config: RunConfig) -> int:
    """How many shards the run's requests make."""
    return ceil(ceil(config.drafts / config.pairs_per_request) / _requests_per_shard(config))


def shard_drafts(config: RunConfig, shard: int) -> int:
    """How many pairs a shard asks for."""
    per_shard = _requests_per_shard(config) * config.pairs_per_request
    return min(per_shard, config.drafts - shard * per_shard)


def model_identity(config: RunConfig | LibraryConfig, model: Model) -> Any:
    """What a model's answers depend on; time-outs, limits, prices and faults are not part of it."""
    endpoint = config.endpoints[model.endpoint]
    where: Any
    if isinstance(endpoint, OfflineEndpoint):
        where = ["offline", endpoint.options.get("seed")]
    else:
        where = endpoint.base_url
    return [where, model.model, model.temperature, model.max_tokens]


def _requests_per_shard(config: RunConfig) -> int:
    return max(1, config.drafts_per_shard // config.pairs_per_request)


def _sample_reads(config: RunConfig) -> Any:
    sizes = [config.drafts, config.pairs_per_request, _requests_per_shard(config)]
    return [config.seed, sizes, config.styles, generator_texts()]


@stage("sample", version=1, reads=_sample_reads)
def sample_requests(shard: int, library: Checkpoint, config: RunConfig) -> Checkpoint:
    """Draw a shard's tools, examples and templates, and write out the messages."""
    tools = open_library(config.root, library)
    size = _requests_per_shard(config)
    last = ceil(config.drafts / config.pairs_per_request)
    recipes = plan_requests(
        tools.tools,
        load_seeds(),
        config.styles,
        numbers=range(shard * size, min((shard + 1) * size, last)),
        drafts=config.drafts,
        pairs=config.pairs_per_request,
        seed=config.seed,
    )
    by_name = tools.by_name()
    rows = [
        {
            "id": recipe.id,
            "style": recipe.style,
            "register": recipe.register,
            "category": recipe.category,
            "tools": json.dumps(
                [by_name[name].card() for name in recipe.tools], ensure_ascii=False
            ),
            "messages": canonical_json(
                generator_messages(load_prompts(), recipe, by_name, load_seeds())
            ),
            "pairs": recipe.pairs,
        }
        for recipe in recipes
    ]
    return write_rows(config.root, checkpoint_path(), rows, REQUEST_COLUMNS)


@stage("generate", version=1, reads=lambda config: model_identity(config, config.generator))
def generate_answers(shard: int, requests: Checkpoint, config: RunConfig) -> Checkpoint:
    """Ask the generator; its answers are kept as they came."""
    rows = read_rows(config.root, requests)
    name = config.generator.endpoint
    with Journal(journal_path(config.root)) as journal:
        completions = chat.complete_all(
            config.endpoints[name],
            name,
            config.generator,
            [json.loads(row["messages"]) for row in rows],
            journal,
            on_answer=lambda index: progress.advance(shard, "generate", rows[index]["pairs"]),
        )
    answers = [
        row
        | {"generator": config.generator.model, "answer": completion.text}
        | completion.model_dump(exclude={"text"})
        for row, completion in zip(rows, completions, strict=True)
    ]
    return write_rows(config.root, checkpoint_path(), answers, ANSWER_COLUMNS)
