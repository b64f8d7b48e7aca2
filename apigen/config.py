"""What a run is asked to do: the form of the files under `configs/` and of the flow's parameter."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    model_validator,
)

from apigen.errors import ConfigError
from apigen.records import Style

NAME_PATTERN = r"^[a-z0-9][a-z0-9._-]{0,63}$"
Share = Annotated[float, Field(ge=0)]


class _Strict(BaseModel):
    # Defaults are validated, so that a default and the same value written out are one: 1 is 1.0.
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


StageName = Literal["library", "sample", "generate", "format", "execute", "judge", "assemble"]


class OfflineEndpoint(_Strict):
    """The offline model, started on loopback when first needed; needs no key."""

    kind: Literal["offline"]
    options: dict[str, str | int | float] = Field(
        default={}, description="Faults and latency, as `python -m tasks.offline_server --help`."
    )


class OpenAIEndpoint(_Strict):
    """Any server that speaks OpenAI's chat completions."""

    kind: Literal["openai"] = "openai"
    base_url: str = Field(
        pattern=r"^https?://[^@?#\s]+$",
        description="Such as https://api.openai.com/v1 or http://localhost:8000/v1.",
    )
    api_key_env: str | None = Field(
        pattern=r"^[A-Za-z_][A-Za-z0-9_]*$",
        default=None,
        description="Environment variable that holds the key; none for a local server.",
    )
    timeout_s: float = Field(default=120, gt=0, description="Of one request, in seconds.")
    max_in_flight: int = Field(default=32, ge=1, description="Requests under way at the same time.")
    max_retries: int = Field(default=4, ge=0, description="Of one request after 429, 5xx or a cut.")
    price_per_million_tokens: tuple[float, float] | None = Field(
        default=None, description="In US dollars, (prompt, completion); without it cost is unknown."
    )


def _kind(value: Any) -> str:
    kind = value.get("kind", "openai") if isinstance(value, dict) else getattr(value, "kind", "")
    return str(kind)


Endpoint = Annotated[
    Annotated[OfflineEndpoint, Tag("offline")] | Annotated[OpenAIEndpoint, Tag("openai")],
    Discriminator(_kind),
]


class Model(_Strict):
    """One model at one of the run's endpoints."""

    endpoint: str = Field(title="Endpoint", description="Name of an entry under Endpoints.")
    model: str = Field(title="Model name", description="As the endpoint knows it.")
    temperature: float | None = Field(
        default=None,
        ge=0,
        le=2,
        title="Temperature",
        description="From 0 to 2; none leaves it to the endpoint.",
    )
    max_tokens: int | None = Field(
        default=None, ge=1, title="Longest answer (tokens)", description="None: no limit of ours."
    )


class SandboxConfig(_Strict):
    """Where and within which bounds calls are executed."""

    backend: Literal["auto", "docker", "process"] = Field(
        default="auto",
        title="Where",
        description="auto: Docker where its daemon answers, else a child process.",
    )
    image: str | None = Field(
        default=None,
        title="Image",
        description="Docker image with Python 3; none: one is found or made.",
    )
    allow_process_for_foreign_code: bool = Field(
        default=False,
        title="Allow foreign code in a child process",
        description="Run code that is not this project's without a container: it can read your "
        "files.",
    )
    packages: tuple[str, ...] = Field(
        default=(),
        title="Packages",
        description="PyPI packages that calls may import, as pip's requirements; wheels only.",
    )
    runtime: str | None = Field(
        default=None,
        title="Container runtime",
        description="Such as runsc; none: the daemon's own.",
    )
    check_determinism: bool = Field(
        default=False,
        title="Run every call twice",
        description="And reject those whose results differ.",
    )
    timeout_s: float = Field(
        default=5, gt=0, le=600, title="Time of one call (seconds)", description="At most 600."
    )
    memory_mb: int = Field(
        default=256, ge=32, title="Memory of one call (MB)", description="At least 32."
    )


class Run(_Strict):
    """What every flow is told of how to run."""

    root: str = Field(
        default="data/runs",
        title="Root folder",
        description="Folder of checkpoints and datasets.",
    )
    stage_retries: int = Field(
        default=2, ge=0, le=10, title="Retries", description="Of a stage after a machine fault."
    )
    retry_delay_s: float = Field(
        default=5,
        ge=0,
        title="First retry after (seconds)",
        description="Each further retry of a stage waits twice as long.",
    )


class RunConfig(Run):
    """One dataset: its size, its ingredients, and who generates, executes and judges it."""

    name: str = Field(
        pattern=NAME_PATTERN, title="Dataset name", description="Names the output folder."
    )
    seed: int = Field(default=0, title="Seed", description="Everything random follows from it.")
    drafts: int = Field(
        default=400, ge=1, title="Drafts", description="(query, calls) pairs asked for."
    )
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
        return self.model_validate(self.model_dump() | changes)

    @property
    def uses_offline_model(self) -> bool:
        """Whether any row is made or judged by the offline model."""
        return any(
            self.endpoints[model.endpoint].kind == "offline"
            for model in (self.generator, self.judge)
        )


class VerifyConfig(Run):
    """Rows that somebody else made, and what to check them with."""

    name: str = Field(
        pattern=NAME_PATTERN, title="Name", description="Names the folder of the verdicts."
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
