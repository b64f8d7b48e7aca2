"""Small libraries, and runs of the samplers against coins instead of models."""

from collections import deque
from functools import cache
from random import Random

from apigen.records import REGISTERS, Binding, Style, Tool
from apigen.sampling.apis import ApiSampler
from apigen.sampling.coverage import Coverage, Outcome
from apigen.sampling.demand import wanted_drafts
from apigen.sampling.recipes import draw
from tasks.library import ROOT, SHIPPED, open_built, read_library

BUILT = ROOT / "data" / "library" / "apis.parquet"
EVEN = dict.fromkeys(Style, 1.0)
THINGS = {
    "tram": "Minutes until the next tram leaves.",
    "forest": "Hectares of woodland near a village.",
    "invoice": "Sum of all open bills.",
    "guitar": "Pitch that one plucked string sounds.",
    "glacier": "Depth to which ice covers rock.",
}


def tool(name, description="", category="Math", returns="number", required=None, **properties):
    """A tool with number parameters, or with the given schemas."""
    schemas = properties or {"amount": {"type": "number"}}
    return Tool(
        name=name,
        description=description or f"Tells about one {name.replace('_', ' ')}.",
        parameters={
            "type": "object",
            "properties": schemas,
            "required": list(schemas) if required is None else required,
        },
        returns={"type": returns},
        category=category,
        binding=Binding("python", "made", name),
    )


def small_library(categories=("Math", "Music"), each=5):
    """Tools about things that have nothing to do with each other."""
    return [
        tool(f"{thing}_{category.lower()}", f"{category}: {text}", category)
        for category in categories
        for thing, text in list(THINGS.items())[:each]
    ]


@cache
def shipped():
    return read_library(SHIPPED).tools


@cache
def built():
    """The sampler of all APIs that ship."""
    return ApiSampler(open_built(BUILT).tools)


def draw_shard(sampler, coverage, wanted, **changed):
    """The recipes of one shard with plain settings."""
    settings = {
        "registers": dict.fromkeys(REGISTERS, 1.0),
        "languages": {"English": 3.0, "German": 1.0},
        "pairs": 5,
        "generator": "g",
        "seed": 7,
        "number": 0,
    }
    seeds = changed.pop("seeds", {})
    return draw(sampler, seeds, coverage, wanted, **(settings | changed))


def outcomes(recipe, passes):
    """One outcome per pair of a request; `passes` says which of them are accepted."""
    for pair in range(recipe.pairs):
        accepted = passes(recipe)
        yield Outcome(
            style=recipe.style,
            category=recipe.category,
            register=recipe.register,
            language=recipe.language,
            tools=recipe.tools,
            accepted=accepted,
            reason="" if accepted else "semantics.wrong_value",
            identity=f"{recipe.id}/{pair}",
            values=tuple((v["tool"], v["parameter"], v["value"]) for v in recipe.cover),
            calls=recipe.calls,
        )


def run(sampler, targets, passes, *, room=100, lag=4, most_drafts=100_000, **settings):
    """Draw shards until the targets are met, learning of each `lag` shards later."""
    coverage, under_way, recipes = Coverage(), deque(), []
    while True:
        left = most_drafts - sum(coverage.asked.values())
        wanted = wanted_drafts(coverage, targets, min(room, left), 5)
        if wanted:
            shard = draw_shard(sampler, coverage, wanted, number=len(recipes), **settings)
            coverage.plan(shard)
            under_way.append(shard)
            recipes.append(shard)
        if not under_way:
            return coverage, recipes
        if not wanted or len(under_way) == lag:
            landed = under_way.popleft()
            coverage.land(landed)
            for recipe in landed:
                coverage.fold(outcomes(recipe, passes))


def coins(cells, seed, lowest=0.3, highest=0.95):
    """A coin per cell, seeded, as what says whether a draft passes."""
    rng = Random(seed)
    rates = {cell: rng.uniform(lowest, highest) for cell in cells}
    return lambda recipe: rng.random() < rates[recipe.style, recipe.category]
