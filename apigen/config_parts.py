"""The parts of a configuration: endpoints, models, and where calls are executed."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, field_validator

from apigen.checks.findings import Policy, Severity
from apigen.checks.policies import Preset, check_severities, policy_of
from apigen.checks.reasons import Reason


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
    max_retries: int = Field(
        default=4, ge=0, description="Of one request after 5xx, a time-out or a cut; 429 is waited."
    )
    requests_per_minute: int | None = Field(
        default=None, ge=1, description="Of each model; none: no limit of ours."
    )
    tokens_per_minute: int | None = Field(
        default=None, ge=1, description="Of each model; none: no limit of ours."
    )
    give_up_after_s: float = Field(
        default=600, gt=0, description="Without any answer while it refuses or fails, in seconds."
    )
    structured_output: bool = Field(
        default=True, description="Ask for JSON by schema; where that is refused, without."
    )
    batch: bool = Field(
        default=False, description="Ask through the Batch API: half the price, within a day."
    )


def _kind(value: Any) -> str:
    kind = value.get("kind", "openai") if isinstance(value, dict) else getattr(value, "kind", "")
    return str(kind)


Endpoint = Annotated[
    Annotated[OfflineEndpoint, Tag("offline")] | Annotated[OpenAIEndpoint, Tag("openai")],
    Discriminator(_kind),
]


CURRENCY = r"^[A-Z]{3}$"


class Price(Strict):
    """What a model's tokens cost, per million."""

    currency: str = Field(
        pattern=CURRENCY, title="Currency", description="Three capital letters, such as USD."
    )
    prompt: float = Field(ge=0, title="Prompt", description="Per million prompt tokens.")
    completion: float = Field(
        ge=0, title="Completion", description="Per million tokens of the answers."
    )

    @property
    def is_free(self) -> bool:
        """Whether nothing costs anything, in whatever currency."""
        return not (self.prompt or self.completion)

    def of(self, prompt_tokens: float, completion_tokens: float) -> float:
        """What so many tokens cost, in the price's currency."""
        return (prompt_tokens * self.prompt + completion_tokens * self.completion) / 1e6


class Budget(Strict):
    """The most that a dataset may cost."""

    amount: float = Field(gt=0, title="Amount")
    currency: str = Field(
        pattern=CURRENCY, title="Currency", description="Three capital letters, such as USD."
    )


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
        default=None, title="Price", description="Without it the cost is unknown."
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


FREE = Price(currency="USD", prompt=0, completion=0)


def price_of(endpoint: Endpoint, model: Model) -> Price | None:
    """What a model costs; None: unknown. The offline model is free unless a price is given."""
    if model.price is None and isinstance(endpoint, OfflineEndpoint):
        return FREE
    return model.price


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


class ChecksConfig(Strict):
    """What follows from the findings of the rules that need no model and no execution."""

    preset: Preset = Field(
        default="strict",
        title="Preset",
        description="paper: counts as the APIGen paper does, and ignores what it does not check.",
    )
    severity: dict[Reason, Severity] = Field(
        default={},
        title="Severities",
        description="By reason, such as format.query_language: reject, flag (the row is kept with "
        "the finding) or ignore; the others are the preset's.",
    )

    @field_validator("severity", mode="before")
    @classmethod
    def _is_known(cls, value: Any) -> Any:
        if isinstance(value, dict):
            check_severities(value)
        return value

    @property
    def policy(self) -> Policy:
        """The preset with these severities."""
        return policy_of(self.preset, self.severity)
