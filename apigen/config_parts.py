"""The parts of a configuration: endpoints, models, and where calls are executed."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag


class Strict(BaseModel):
    # Defaults are validated, so that a default and the same value written out are one: 1 is 1.0.
    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)


class OfflineEndpoint(Strict):
    """The offline model, started on loopback when first needed; needs no key."""

    kind: Literal["offline"]
    options: dict[str, str | int | float] = Field(
        default={}, description="Faults and latency, as `python -m tasks.offline_server --help`."
    )


class OpenAIEndpoint(Strict):
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
    batch: bool = Field(
        default=False,
        description="Use OpenAI's Batch API: half the price, and answers within a day.",
    )
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


class Model(Strict):
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


class SandboxConfig(Strict):
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
