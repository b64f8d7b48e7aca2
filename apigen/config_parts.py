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


def _kind(value: Any) -> str:
    kind = value.get("kind", "openai") if isinstance(value, dict) else getattr(value, "kind", "")
    return str(kind)


Endpoint = Annotated[
    Annotated[OfflineEndpoint, Tag("offline")] | Annotated[OpenAIEndpoint, Tag("openai")],
    Discriminator(_kind),
]


Currency = Annotated[
    str,
    Field(pattern=r"^[A-Z]{3}$", title="Currency", description="Three letters, such as USD."),
]


class Price(Strict):
    """What a million tokens cost."""

    currency: Currency
    prompt: float = Field(ge=0, title="Per million prompt tokens")
    completion: float = Field(ge=0, title="Per million completion tokens")


class Budget(Strict):
    """The money that a dataset may cost, over all its runs."""

    amount: float = Field(gt=0, title="Amount")
    currency: Currency


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
    price: Price | None = Field(
        default=None, title="Price", description="Of a million tokens; none: the cost is unknown."
    )


class Generator(Model):
    """A model that writes drafts, and how many of them."""

    name: str = Field(
        default="", title="Name", description="In rows and reports; none: the model's."
    )
    share: float = Field(
        default=1, gt=0, le=1, title="Share", description="Of all drafts; all shares sum to 1."
    )
    pairs_per_request: int = Field(
        default=5, ge=1, le=50, title="Pairs per request", description="Drafts asked for at once."
    )

    @property
    def label(self) -> str:
        """What it is called in rows and reports."""
        return self.name or self.model


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
