"""From recipes to requests: the messages of a shard, written out."""

import json
from typing import Any

from apigen.config_library import LibraryConfig
from apigen.config_parts import Model, OfflineEndpoint
from apigen.config_run import RunConfig
from apigen.prompts import generator_messages
from apigen.records import Recipe, Style, Tool, canonical_json
from tasks.checkpoints import COUNT, TEXT, Checkpoint, write_rows
from tasks.library import open_library
from tasks.prompting import generator_texts, load_prompts
from tasks.stage import checkpoint_path, stage

REQUEST_COLUMNS = dict.fromkeys(
    ["id", "style", "register", "language", "category", "generator", "asked", "tools", "messages"],
    TEXT,
) | {"pairs": COUNT}


def model_identity(config: RunConfig | LibraryConfig, model: Model) -> Any:
    """What a model's answers depend on; time-outs, limits, prices and faults are not part of it."""
    endpoint = config.endpoints[model.endpoint]
    where: Any
    if isinstance(endpoint, OfflineEndpoint):
        where = ["offline", endpoint.options.get("seed")]
    else:
        where = endpoint.base_url
    return [where, model.model, model.temperature, model.max_tokens]


@stage("sample", version=2, reads=lambda config: generator_texts())
def sample_requests(
    shard: int, recipes: str, asked: str, library: Checkpoint, config: RunConfig
) -> Checkpoint:
    """Write out the messages of a shard's recipes.

    Args:
        shard: Its number.
        recipes: JSON text of a list of them.
        asked: The generator's identity, as JSON text: the requests are requests to it.
        library: Where the tools are.
        config: The run's.
    """
    tools = open_library(config.root, library).by_name()
    rows = [_request(read_recipe(fields), asked, tools) for fields in json.loads(recipes)]
    return write_rows(config.root, checkpoint_path(), rows, REQUEST_COLUMNS)


def read_recipe(fields: dict[str, Any]) -> Recipe:
    """A recipe out of its JSON form."""
    lists = {name: tuple(fields[name]) for name in ("tools", "cover", "seeds")}
    return Recipe(**{**fields, **lists, "style": Style(fields["style"])})


def _request(recipe: Recipe, asked: str, tools: dict[str, Tool]) -> dict[str, Any]:
    cards = [tools[name].card() for name in recipe.tools]
    return {
        "id": recipe.id,
        "style": recipe.style,
        "register": recipe.register,
        "language": recipe.language,
        "category": recipe.category,
        "generator": recipe.generator,
        "asked": asked,
        "tools": json.dumps(cards, ensure_ascii=False),
        "messages": canonical_json(generator_messages(load_prompts(), recipe, tools)),
        "pairs": recipe.pairs,
    }
