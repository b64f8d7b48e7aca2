"""What to ask for: recipes that cover styles and categories, drawn from a seed.

The APIGen paper (section 3.3) draws APIs, examples and templates at random per request and leaves
the ranges open; ours are the constants below.
"""

import random
from collections.abc import Mapping, Sequence
from itertools import islice

from apigen.records import REGISTERS, JsonObject, Recipe, Style, Tool, stable_id

SEVERAL_TOOLS = frozenset({Style.MULTIPLE, Style.PARALLEL_MULTIPLE})
OFFERED_TOOLS = (2, 4)
"""Fewest and most tools offered in the styles with several."""
SEEDS_PER_REQUEST = (1, 3)
"""Fewest and most worked examples in a prompt."""


def plan_requests(
    tools: Sequence[Tool],
    seeds: Mapping[Style, Sequence[JsonObject]],
    styles: Mapping[Style, float],
    *,
    numbers: range,
    drafts: int,
    pairs: int,
    seed: int,
) -> list[Recipe]:
    """The recipes of the requests with these numbers, whatever other requests there are.

    Every style gets its share; within a style the categories take turns, and within a category
    its tools do, each in an order shuffled by `seed`.

    Args:
        tools: The library.
        seeds: Worked examples by style; at least one each.
        styles: Share of each style; need not add up to 1.
        numbers: Which requests of the run; the run has `ceil(drafts / pairs)`.
        drafts: Pairs asked for in the whole run.
        pairs: Pairs per request; the run's last request asks for what is left.
        seed: The only source of randomness.
    """
    recipes = []
    for number, (style, turn) in enumerate(_style_turns(styles, numbers.stop)):
        if number in numbers:
            size = min(pairs, drafts - number * pairs)
            rng = random.Random(f"{seed}/{number}")
            tool = _tool_at(tools, style, turn, seed)
            recipes.append(_recipe(tool, tools, len(seeds[style]), style, size, rng))
    return recipes


def _recipe(
    tool: Tool, tools: Sequence[Tool], seeds: int, style: Style, pairs: int, rng: random.Random
) -> Recipe:
    offered = _offer(tool, tools, style, rng)
    count = min(rng.randint(*SEEDS_PER_REQUEST), seeds)
    examples = tuple(sorted(rng.sample(range(seeds), count)))
    register = rng.choice(REGISTERS)
    # The salt lets two requests with the same ingredients be told apart.
    identity = stable_id(style, register, offered, examples, pairs, rng.getrandbits(64))
    return Recipe(identity, style, register, tool.category, offered, examples, pairs)


def _style_turns(styles: Mapping[Style, float], stop: int) -> list[tuple[Style, int]]:
    """Per request its style, and how many requests of that style came before; evenly spread."""
    styles = {style: styles[style] for style in Style if style in styles}
    total = sum(styles.values())
    credit = dict.fromkeys(styles, 0.0)
    turns = dict.fromkeys(styles, 0)
    plan = []
    for _ in range(stop):
        for name, share in styles.items():
            credit[name] += share / total
        style = max(credit, key=lambda name: credit[name])
        credit[style] -= 1
        plan.append((style, turns[style]))
        turns[style] += 1
    return plan


def _tool_at(tools: Sequence[Tool], style: Style, turn: int, seed: int) -> Tool:
    """The tool of a style's n-th request: categories take turns, and within each its tools."""
    rng = random.Random(f"{seed}/{style}")
    queues: dict[str, list[Tool]] = {}
    for tool in rng.sample(list(tools), len(tools)):
        queues.setdefault(tool.category, []).append(tool)
    categories = rng.sample(sorted(queues), len(queues))
    queue = queues[categories[turn % len(categories)]]
    return queue[turn // len(categories) % len(queue)]


def _offer(tool: Tool, tools: Sequence[Tool], style: Style, rng: random.Random) -> tuple[str, ...]:
    """The tool itself; in the styles with several also others, of its category first."""
    if style not in SEVERAL_TOOLS:
        return (tool.name,)
    others = [other for other in tools if other.name != tool.name]
    rng.shuffle(others)
    others.sort(key=lambda other: other.category != tool.category)
    wanted = rng.randint(*OFFERED_TOOLS) - 1
    offered = [tool.name, *(other.name for other in islice(others, wanted))]
    rng.shuffle(offered)
    return tuple(offered)
