"""How many rows of which style and category, and which of them a library can never give."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from random import Random
from typing import TypeVar

from apigen.errors import ConfigError
from apigen.records import Style, Tool
from apigen.sampling.apis import ApiSampler
from apigen.sampling.rounding import round_table, whole_weights

K = TypeVar("K", bound=Hashable)
Cell = tuple[Style, str]
"""A style and a category."""

_LACKS = {
    Style.SIMPLE: "has no tool",
    Style.PARALLEL: "has no tool",
    Style.MULTIPLE: "has no two tools that do different things",
    Style.PARALLEL_MULTIPLE: "has no two tools that do different things",
    Style.IRRELEVANCE: "has no two tools so different that neither serves the other's queries",
    Style.MISSING_PARAMETER: "has no tool with a required parameter other than a boolean",
    Style.DEPENDENT: "has no two tools of which one takes what the other gives",
}


def cell_targets(
    total: int, styles: Mapping[Style, float], categories: Mapping[str, float]
) -> dict[Cell, int]:
    """`total` spread over styles and categories by weight.

    Every cell, every style's sum and every category's is its exact share rounded up or down.
    Weights need not add up to 1; the order in which they are given changes nothing.

    Raises:
        ConfigError: A weight is negative, or all weights of a kind are 0.
    """
    rows = [style for style in Style if style in _positive(styles)]
    columns = sorted(_positive(categories))
    if not rows or not columns:
        raise ConfigError(
            f"all {'categories' if rows else 'styles'} have the share 0; give one of them more"
        )
    table = round_table(
        total,
        whole_weights([styles[style] for style in rows]),
        whole_weights([categories[name] for name in columns]),
    )
    return {
        (style, name): table[i][j] for i, style in enumerate(rows) for j, name in enumerate(columns)
    }


def _positive(weights: Mapping[K, float]) -> set[K]:
    for name, weight in weights.items():
        if weight < 0:
            raise ConfigError(f"the share of {name} is {weight:g}; give 0 or more")
    return {name for name, weight in weights.items() if weight > 0}


def unreachable(targets: Mapping[Cell, int], tools: Sequence[Tool] | ApiSampler) -> list[str]:
    """One line per style, category or cell with a target that the library can never fill."""
    sampler = tools if isinstance(tools, ApiSampler) else ApiSampler(tools)
    wanted = [cell for cell, rows in targets.items() if rows > 0]
    held = {tool.category for tool in sampler.tools.values()}
    absent = sorted({category for _, category in wanted} - held)
    lines = [_line(f"category {name!r} has no tools", targets, category=name) for name in absent]
    never: dict[Style, list[str]] = defaultdict(list)
    for style, category in wanted:
        if category in held and not _drawn(sampler, style, category):
            never[style].append(category)
    for style, categories in never.items():
        if len(categories) == sum(of is style and name in held for of, name in wanted):
            lines.append(_line(f"the library {_LACKS[style]}", targets, style=style))
            continue
        for name in sorted(categories):
            what = f"category {name!r} {_LACKS[style]}"
            lines.append(_line(what, targets, style=style, category=name))
    return lines


def _drawn(sampler: ApiSampler, style: Style, category: str) -> bool:
    return sampler.draw(style, category, lambda name: 0.0, Random(0)) is not None


def _line(
    what: str, targets: Mapping[Cell, int], style: Style | None = None, category: str = ""
) -> str:
    rows = sum(
        count
        for (of, name), count in targets.items()
        if style in (None, of) and category in ("", name)
    )
    of_style = f" of style {style}" if style else ""
    return (
        f"{what}: {rows:,} wanted rows{of_style} can never come; add tools, or set the share to 0"
    )
