"""How REST calls are executed: against the services, or from a record of their answers."""

from typing import Literal

from pydantic import Field

from apigen.config_parts import Strict


class RestConfig(Strict):
    """Where answers of REST services come from, and the bounds of asking."""

    mode: Literal["live", "record", "replay"] = Field(
        default="live",
        title="Where answers come from",
        description="live: the service. record: the record file, else the service, whose answer is "
        "then kept. replay: the record file alone.",
    )
    records: str | None = Field(
        default=None,
        title="Record file",
        description="Path of the SQLite file of answers; none: below the run's root.",
    )
    timeout_s: float = Field(
        default=10,
        gt=0,
        le=600,
        title="Time of one request (seconds)",
        description="With its redirects and the whole answer; at most 600.",
    )
    max_answer_bytes: int = Field(
        default=1_000_000,
        ge=1,
        title="Longest answer (bytes)",
        description="Counted as it arrives, after decompression.",
    )
    requests_per_s: float | None = Field(
        default=10,
        gt=0,
        title="Requests per second and host",
        description="Of public hosts; a service's own lower rate counts. None: no limit of ours.",
    )
    concurrency_per_host: int = Field(
        default=8, ge=1, title="Requests under way per host", description="At the same time."
    )
    max_retries: int = Field(
        default=2,
        ge=0,
        le=10,
        title="Retries of a request",
        description="Of a GET request after a cut connection, 429, 502, 503 or 504.",
    )
    max_wait_s: float = Field(
        default=30,
        ge=0,
        title="Longest wait for a host (seconds)",
        description="A host that asks for a longer one (Retry-After) is not asked again.",
    )
    bases: dict[str, str] = Field(
        default={},
        title="Other addresses of services",
        description="Base URL by service, such as http://127.0.0.1:8101, instead of the library's.",
    )
