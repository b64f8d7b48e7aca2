"""What a run is asked to make: the form of the files under `configs/` and of a flow parameter."""

from datetime import date
from math import isclose
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from apigen.checks.votes import VoteRule
from apigen.config_fields import NAME_PATTERN, Retries, RetryDelay, Root
from apigen.config_panel import Judge, check_panel
from apigen.config_parts import (
    Budget,
    ChecksConfig,
    Endpoint,
    Generator,
    Model,
    SandboxConfig,
    Strict,
)
from apigen.config_rest import RestConfig
from apigen.records import REGISTERS, Style

StageName = Literal["library", "sample", "generate", "format", "execute", "judge", "assemble"]
Weight = Annotated[float, Field(ge=0)]

DRAFTS = 400
DRAFTS_PER_ROW = 4
"""Candidates per wanted row at most, where the configuration names no number of drafts."""


class RunConfig(Strict):
    """One dataset: its size, its ingredients, and who generates, executes and judges it."""

    name: str = Field(
        pattern=NAME_PATTERN,
        title="Dataset name",
        description="Of the output folder: lower-case letters, digits, dots and dashes.",
    )
    rows: int | None = Field(
        default=None,
        ge=1,
        title="Rows",
        description="Verified rows wanted, exactly; none: as many as the drafts give.",
    )
    drafts: int | None = Field(
        default=None,
        ge=1,
        title="Drafts",
        description=f"(query, calls) pairs asked for at most; none: {DRAFTS_PER_ROW} per row, or "
        f"{DRAFTS}.",
    )
    budget: Budget | None = Field(
        default=None, title="Budget", description="Money for this dataset; none: no limit."
    )
    seed: int = Field(default=0, title="Seed", description="Everything random follows from it.")
    drafts_per_shard: int = Field(
        default=250,
        ge=1,
        title="Drafts per shard",
        description="Work that is done, kept and retried at once.",
    )
    shards_ahead: int = Field(
        default=8,
        ge=1,
        title="Shards ahead",
        description="A shard is drawn by what came of those that many before it.",
    )
    feedback: bool | None = Field(
        default=None,
        title="Learn from verified rows",
        description="They become examples, and what is scarce is drawn more. None: if rows are "
        "wanted.",
    )
    styles: dict[Style, Weight] = Field(
        default={style: 1 for style in Style if style != Style.DEPENDENT},
        title="Query styles",
        description="Weight of each query style.",
    )
    categories: dict[str, Weight] | None = Field(
        default=None,
        title="Categories",
        description="Weight of each category of APIs; none: all of the library's alike.",
    )
    registers: dict[str, Weight] = Field(
        default=dict.fromkeys(REGISTERS, 1.0),
        title="Registers",
        description="Weight of each way in which queries sound.",
    )
    languages: dict[str, Weight] = Field(
        default={"English": 1},
        title="Languages",
        description="Weight of each language of queries, by its English name.",
    )
    library: str | None = Field(
        default=None,
        title="Library",
        description="File or folder of Python functions, or a built library; none: the shipped "
        "functions.",
    )
    endpoints: dict[str, Endpoint] = Field(
        title="Endpoints",
        description='Where models are, by names of your choice: {"offline": {"kind": "offline"}} '
        'or {"mine": {"base_url": "http://localhost:8000/v1"}}.',
    )
    generators: tuple[Generator, ...] = Field(
        min_length=1, title="Generators", description="The models that write the drafts."
    )
    judges: tuple[Judge, ...] = Field(
        min_length=1,
        title="Judges",
        description="The models that check the meaning of the drafts; each sees every one.",
    )
    vote: VoteRule = Field(
        default="all",
        title="Vote",
        description="What a row needs to pass. all: every judge's yes. majority: that of more than "
        "half of them. veto: of more than half, and of every judge with a veto.",
    )
    judge_may_generate: bool = Field(
        default=False,
        title="A judge may be a generator",
        description="A model overlooks its own mistakes, so this has to be said.",
    )
    judge_attempts: int = Field(
        default=3,
        ge=1,
        title="Judge attempts",
        description="How often each is asked until its answer is readable.",
    )
    checks: ChecksConfig = Field(
        default=ChecksConfig(), title="Checks", description="How severe the rules' findings are."
    )
    sandbox: SandboxConfig = Field(
        default=SandboxConfig(), title="Sandbox", description="Where calls are executed."
    )
    rest: RestConfig = Field(
        default=RestConfig(), title="REST", description="How services are called."
    )
    root: Root = "data/runs"
    stage_retries: Retries = 2
    retry_delay_s: RetryDelay = 5

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        self._check_models()
        self._check_money()
        for name in ("styles", "categories", "registers", "languages"):
            weights = getattr(self, name)
            if weights is not None and sum(weights.values()) <= 0:
                raise ValueError(f"{name}: at least one weight must be above 0")
        self._check_words("registers", REGISTERS)
        if self.rows and self.most_drafts < self.rows:
            raise ValueError(
                f"drafts: {self.rows} rows cannot come of {self.drafts} drafts; raise it"
            )
        return self

    def _check_models(self) -> None:
        named = {f"generator {each.label!r}": each for each in self.generators}
        if len(named) < len(self.generators):
            raise ValueError("generators: two have the same name; give each a `name` of its own")
        judges = {f"judge {each.label!r}": each for each in self.judges}
        for role, model in {**named, **judges}.items():
            if model.endpoint not in self.endpoints:
                known = list(self.endpoints)
                raise ValueError(f"{role}: no endpoint {model.endpoint!r}; there is {known}")
        total = sum(each.share for each in self.generators)
        if not isclose(total, 1, abs_tol=1e-6):
            raise ValueError(f"generators: their shares sum to {total:g}; make them sum to 1")
        check_panel(self.judges, self.vote, () if self.judge_may_generate else self.generators)

    def _check_money(self) -> None:
        models = [
            model for model in self.models if self.endpoints[model.endpoint].kind != "offline"
        ]
        prices = {model.price.currency for model in models if model.price}
        if len(prices) > 1:
            raise ValueError(f"prices are in {sorted(prices)}; give all of them in one currency")
        if self.budget is None:
            return
        if unpriced := [model.model for model in models if model.price is None]:
            raise ValueError(
                f"budget: {unpriced[0]!r} has no price, so its cost is unknown; add it"
            )
        if prices and prices != {self.budget.currency}:
            raise ValueError(
                f"budget: it is in {self.budget.currency}, prices are in {prices.pop()}; use one "
                "currency"
            )

    def _check_words(self, name: str, known: tuple[str, ...]) -> None:
        if unknown := sorted(set(getattr(self, name)) - set(known)):
            raise ValueError(f"{name}: there is no {unknown[0]!r}; there is {list(known)}")

    def dated(self, day: date) -> Self:
        """The same dataset for another day: with the day in its name, and another seed."""
        changes = {"name": f"{self.name}-{day.isoformat()}", "seed": self.seed + day.toordinal()}
        return self.model_copy(update=changes)

    @property
    def models(self) -> tuple[Model, ...]:
        """The generators and, behind them, the judges."""
        return (*self.generators, *self.judges)

    @property
    def most_drafts(self) -> int:
        """How many drafts may be asked for."""
        return self.drafts or (self.rows * DRAFTS_PER_ROW if self.rows else DRAFTS)

    @property
    def learns(self) -> bool:
        """Whether shards are drawn by what came of earlier ones."""
        return self.rows is not None if self.feedback is None else self.feedback or bool(self.rows)

    @property
    def currency(self) -> str:
        """Of all that is spent; empty where no price says."""
        priced = [model.price.currency for model in self.models if model.price]
        return priced[0] if priced else self.budget.currency if self.budget else ""

    @property
    def uses_offline_model(self) -> bool:
        """Whether any row is made or judged by the offline model."""
        return any(self.endpoints[model.endpoint].kind == "offline" for model in self.models)
