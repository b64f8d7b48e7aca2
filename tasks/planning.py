"""Which shards a run makes: each is drawn when it starts, by what came of those before it."""

from collections.abc import Iterator, Sequence
from itertools import count
from math import ceil

from apigen.config_parts import Generator
from apigen.config_run import RunConfig
from apigen.errors import ConfigError
from apigen.records import Tool, canonical_json
from apigen.sampling.apis import ApiSampler
from apigen.sampling.coverage import Coverage
from apigen.sampling.demand import drafts_without_target, wanted_drafts
from apigen.sampling.recipes import draw
from apigen.sampling.targets import Cell, cell_targets, unreachable
from tasks import progress
from tasks.checkpoints import Checkpoint
from tasks.library import open_library
from tasks.outcomes import outcomes_of
from tasks.prompting import check_judge_prompts, load_seeds
from tasks.sampling import model_identity
from tasks.shards import Plan, Started, tell_accepted


def plan_shards(
    config: RunConfig, library: Checkpoint, started: Sequence[Started]
) -> Iterator[Plan]:
    """The run's shards, one after the other; the caller starts each and adds it to `started`.

    A run that learns draws shard n by what came of the shards up to n - `shards_ahead`, never of
    later ones, however soon they end: so an interrupted run draws the same again. When nothing more
    is wanted but shards are under way, the next one's end decides. Other runs wait for none.

    Raises:
        ConfigError: The library can never give what is wanted, or a judge has no prompt.
    """
    check_judge_prompts(config)
    planner = Planner(config, open_library(config.root, library).tools)
    for number in count():
        while (plan := planner.plan(number)) is None:
            if planner.learnt == number or not planner.learn(started):
                return
        yield plan


class Planner:
    """Draws a run's shards; the same shards and ends give the same draws.

    Raises:
        ConfigError: The library can never give what is wanted.
    """

    def __init__(self, config: RunConfig, tools: Sequence[Tool]) -> None:
        self.config = config
        self.tools = tools
        self.coverage = Coverage()
        self.targets = targets_of(config, tools)
        self._weights = weights_of(config, tools)
        self.learnt = 0
        self._sampler = ApiSampler(tools)
        self._check_reachable()
        self._asked = dict.fromkeys((each.label for each in config.generators), 0)

    def plan(self, number: int) -> Plan | None:
        """The next shard, or none before more was learnt: too little, or nothing more is wanted."""
        if self.config.learns and self.learnt <= number - self.config.shards_ahead:
            return None
        generator = self._next_generator()
        left = self.config.most_drafts - sum(self._asked.values())
        recipes = draw(
            self._sampler,
            load_seeds(),
            self.coverage,
            self._wanted(min(left, self._size(generator)), generator.pairs_per_request),
            registers=self.config.registers,
            languages=self.config.languages,
            pairs=generator.pairs_per_request,
            generator=generator.label,
            seed=self.config.seed,
            number=number,
        )
        if not recipes:
            return None
        self.coverage.plan(recipes)
        plan = Plan(number, canonical_json(model_identity(self.config, generator)), recipes)
        self._asked[generator.label] += plan.drafts
        progress.plan(number, plan.drafts)
        return plan

    def learn(self, shards: Sequence[Started]) -> bool:
        """Wait for the next shard and take in what came of it; False: there is nothing to learn."""
        if not self.config.learns or (started := shards[self.learnt]).ended.failed_stage:
            return False
        self.coverage.land(started.plan.recipes)
        self.coverage.fold(outcomes_of(started.ended, self.config))
        tell_accepted(started.ended, self.config)
        self.learnt += 1
        return True

    def _wanted(self, room: int, pairs: int) -> dict[Cell, int]:
        if self.targets:
            return wanted_drafts(self.coverage, self.targets, room, pairs)
        return drafts_without_target(self.coverage.asked, room, pairs, *self._weights)

    def _check_reachable(self) -> None:
        wanted = self.targets or cell_targets(self.config.most_drafts, *self._weights)
        if problems := unreachable(wanted, self._sampler):
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            raise ConfigError(f"{problems[0]}{more}")

    def _next_generator(self) -> Generator:
        """The one that is furthest behind its share; the first of several."""
        return min(self.config.generators, key=lambda each: self._asked[each.label] / each.share)

    def _size(self, generator: Generator) -> int:
        """A shard is not so large that it would be more than the generator's share."""
        share = ceil(self.config.most_drafts * generator.share)
        return min(self.config.drafts_per_shard, share)


def weights_of(config: RunConfig, tools: Sequence[Tool]) -> tuple[dict, dict[str, float]]:
    """The weights of styles and categories; without any in the config all categories are alike."""
    known = sorted({tool.category for tool in tools})
    weights = config.categories or dict.fromkeys(known, 1.0)
    if unknown := sorted(set(weights) - set(known)):
        raise ConfigError(f"categories: the library has no {unknown[0]!r}; it has {known}")
    return dict(config.styles), dict(weights)


def targets_of(config: RunConfig, tools: Sequence[Tool]) -> dict[Cell, int]:
    """Rows wanted by style and category; empty where the run asks for drafts only.

    Raises:
        ConfigError: The library has no such category.
    """
    return cell_targets(config.rows, *weights_of(config, tools)) if config.rows else {}
