"""What a run is asked to do: the form of the files under `configs/` and of the flow's parameter."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Protocol, Self

import yaml
from pydantic import Field, ValidationError, model_validator

from apigen.config_parts import Endpoint, Model, SandboxConfig, Strict
from apigen.config_rest import RestConfig
from apigen.errors import ConfigError
from apigen.records import Style

NAME_PATTERN = r"^[a-z0-9][a-z0-9._-]{0,52}$"  # and a date has room behind it
Share = Annotated[float, Field(ge=0)]
StageName = Literal["library", "sample", "generate", "format", "execute", "judge", "assemble"]
Root = Annotated[str, Field(title="Root folder", description="Of checkpoints and datasets.")]
Retries = Annotated[
    int, Field(ge=0, le=10, title="Retries", description="Of a stage after a machine fault.")
]
RetryDelay = Annotated[
    float,
    Field(
        ge=0,
        title="First retry after (seconds)",
        description="Each further retry of a stage waits twice as long.",
    ),
]


class Run(Protocol):
    """What every flow is told of how to run."""

    @property
    def root(self) -> str:
        """Folder of checkpoints and datasets."""

    @property
    def stage_retries(self) -> int:
        """Of a stage after a machine fault."""

    @property
    def retry_delay_s(self) -> float:
        """Before the first retry."""


class RunConfig(Strict):
    """One dataset: its size, its ingredients, and who generates, executes and judges it."""

    name: str = Field(
        pattern=NAME_PATTERN,
        title="Dataset name",
        description="Of the output folder: lower-case letters, digits, dots and dashes.",
    )
    drafts: int = Field(
        default=400, ge=1, title="Drafts", description="(query, calls) pairs asked for."
    )
    seed: int = Field(default=0, title="Seed", description="Everything random follows from it.")
    pairs_per_request: int = Field(
        default=5,
        ge=1,
        le=50,
        title="Pairs per request",
        description="Pairs asked for in one request.",
    )
    drafts_per_shard: int = Field(
        default=250,
        ge=1,
        title="Drafts per shard",
        description="Work that is done, kept and retried at once.",
    )
    styles: dict[Style, Share] = Field(
        default={style: 1 for style in Style},
        title="Query styles",
        description="Share of each query style.",
    )
    library: str | None = Field(
        default=None,
        title="Library",
        description="File or folder of Python functions; none: the shipped library.",
    )
    endpoints: dict[str, Endpoint] = Field(
        title="Endpoints",
        description='Where models are, by names of your choice: {"offline": {"kind": "offline"}} '
        'or {"mine": {"base_url": "http://localhost:8000/v1"}}.',
    )
    generator: Model = Field(title="Generator", description="The model that writes the drafts.")
    judge: Model = Field(title="Judge", description="The model that checks their meaning.")
    judge_attempts: int = Field(
        default=3,
        ge=1,
        title="Judge attempts",
        description="How often it is asked until its answer is readable.",
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
    def _models_have_endpoints(self) -> Self:
        for role in ("generator", "judge"):
            endpoint = getattr(self, role).endpoint
            if endpoint not in self.endpoints:
                raise ValueError(
                    f"{role}: no endpoint {endpoint!r}; there is {list(self.endpoints)}"
                )
        if sum(self.styles.values()) <= 0:
            raise ValueError("styles: at least one share must be above 0")
        return self

    def dated(self, day: date) -> Self:
        """The same dataset for another day: with the day in its name, and another seed."""
        changes = {"name": f"{self.name}-{day.isoformat()}", "seed": self.seed + day.toordinal()}
        return self.model_copy(update=changes)

    @property
    def uses_offline_model(self) -> bool:
        """Whether any row is made or judged by the offline model."""
        return any(
            self.endpoints[model.endpoint].kind == "offline"
            for model in (self.generator, self.judge)
        )


class VerifyConfig(Strict):
    """Rows that somebody else made, and what to check them with."""

    name: str = Field(
        pattern=NAME_PATTERN,
        title="Name",
        description="Of the folder of verdicts: lower-case letters, digits, dots and dashes.",
    )
    rows: str = Field(
        title="Rows",
        description="File of JSON lines {id, query, tools, answers}, where the worker runs.",
    )
    library: str | None = Field(
        default=None,
        title="Library",
        description="File or folder of Python functions that the calls are executed with; none: "
        "they are not executed.",
    )
    judge_config: str | None = Field(
        default=None,
        title="Judge",
        description="Config file whose judge checks the meaning, such as configs/openai.yaml; "
        "none: it is not checked.",
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


def load_config(path: Path) -> RunConfig:
    """Read a YAML file.

    Raises:
        ConfigError: The file is missing, is no YAML, or has an unknown or wrong field.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read config {path}: {error}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    try:
        return RunConfig.model_validate(data)
    except ValidationError as error:
        raise ConfigError(f"{path}: {explain(error)}") from error


def load_sandbox(**settings: Any) -> SandboxConfig:
    """Sandbox settings from a command line, by the names of the fields.

    Raises:
        ConfigError: One of them is not possible.
    """
    try:
        return SandboxConfig.model_validate(settings)
    except ValidationError as error:
        raise ConfigError(explain(error)) from error


def explain(error: ValidationError) -> str:
    """The first fault of a pydantic error in one line, with its place and a remedy."""
    fault = error.errors()[0]
    where = ".".join(str(part) for part in fault["loc"]) or "the file"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    if fault["type"] == "extra_forbidden":
        return f"unknown field {where!r}; remove it or correct its spelling{more}"
    if fault["type"] == "missing":
        return f"field {where!r} is missing{more}"
    return f"{where}: {fault['msg']}{more}"
