"""Shards under way, and how each of them ended."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

from prefect.futures import PrefectFuture
from pydantic import BaseModel, ConfigDict

from apigen.config_run import RunConfig
from apigen.errors import ApigenError, BudgetSpent
from apigen.records import JsonObject, Recipe
from tasks import progress
from tasks.checkpoints import Checkpoint, read_rows

CHECKS = ("format", "execute", "judge")


class Shard(BaseModel):
    """A shard's finished checkpoints by stage, and where and why it stopped, if it did.

    `planned` are the drafts that it asks for.
    """

    model_config = ConfigDict(frozen=True)

    number: int
    generator: str
    planned: int
    stages: dict[str, Checkpoint]
    failed_stage: str = ""
    cause: str = ""
    message: str = ""

    @property
    def is_out_of_money(self) -> bool:
        """Whether it stopped for the budget's sake, which is no failure."""
        return self.cause == BudgetSpent.__name__


@dataclass(frozen=True)
class Plan:
    """A shard before it starts: its requests, and who they are for as JSON text."""

    number: int
    asked: str
    recipes: Sequence[Recipe]

    @property
    def text(self) -> str:
        """Recipes as JSON text: Prefect looks into lists for futures, and there are many."""
        return json.dumps(
            [
                {each.name: getattr(recipe, each.name) for each in fields(recipe)}
                for recipe in self.recipes
            ],
            ensure_ascii=False,
        )

    @property
    def drafts(self) -> int:
        """Pairs asked for."""
        return sum(recipe.pairs for recipe in self.recipes)


@dataclass(frozen=True)
class Started:
    """A shard under way: its plan, and the future of each stage."""

    plan: Plan
    stages: Mapping[str, PrefectFuture[Checkpoint]] = field(repr=False)

    @cached_property
    def ended(self) -> Shard:
        """The shard once nothing of it is under way; waits for that."""
        checkpoints: dict[str, Checkpoint] = {}
        for name, future in self.stages.items():
            future.wait()
            if not future.state.is_completed():
                return self._failed(checkpoints, name, future)
            checkpoints[name] = Checkpoint.model_validate(future.result())
            progress.finish(self.plan.number, name)
        return self._shard(checkpoints)

    def _failed(
        self, checkpoints: dict[str, Checkpoint], name: str, future: PrefectFuture[Checkpoint]
    ) -> Shard:
        error = future.result(raise_on_failure=False)
        message = str(error).rstrip(".") if isinstance(error, ApigenError) else repr(error)
        cause = type(error).__name__
        return self._shard(checkpoints, failed_stage=name, cause=cause, message=message)

    def _shard(self, checkpoints: dict[str, Checkpoint], **end: str) -> Shard:
        generator = self.plan.recipes[0].generator
        return Shard(
            number=self.plan.number,
            generator=generator,
            planned=self.plan.drafts,
            stages=checkpoints,
            **end,
        )


def rows_of(shard: Shard, stage: str, config: RunConfig) -> list[JsonObject]:
    """The rows of a shard's stage; none where it did not come so far."""
    return read_rows(config.root, shard.stages[stage]) if stage in shard.stages else []


def tell_accepted(shard: Shard, config: RunConfig) -> None:
    """Tell how many of a shard's rows passed all checks, also of one from an earlier run."""
    passed = Counter(row["style"] for row in rows_of(shard, "judge", config) if row["ok"])
    progress.accept(shard.number, passed)
