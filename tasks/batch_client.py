"""OpenAI's files and batches, over the client of an endpoint."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from tasks.batch_lines import URL
from tasks.batch_service import Batch

T = TypeVar("T")
FILE_TIMEOUT_S = 600
"""Of the transfer of one file, which has up to 200 MB."""
BATCH_RETRIES = 4
DIGEST = "apigen_requests"


class Client(Protocol):
    """What is needed of `tasks.chat.Client`."""

    openai: Any

    def call(self, job: Coroutine[Any, Any, T], gone: Callable[[], T] | None = None) -> T:
        """What a call gives."""

    def clean(self, text: str) -> str:
        """A text without the key."""


class BatchClient:
    """An endpoint's files and batches; its methods wait, in any thread but the loop's own.

    Raises:
        ConfigError: The endpoint refuses the key, or has no Batch API.
        EndpointFault: It does not answer, or not as a Batch API does, after its retries.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        patient = client.openai.with_options(max_retries=BATCH_RETRIES)
        self._files = patient.with_options(timeout=FILE_TIMEOUT_S).files
        self._batches = patient.batches

    def upload(self, data: bytes) -> str:
        """A new file's id."""

        async def job() -> str:
            return (await self._files.create(file=("requests.jsonl", data), purpose="batch")).id

        return self._client.call(job())

    def create(self, file: str, requests: str) -> Batch:
        """A new batch; sent once: a lost answer does not say that there is none."""
        once = self._client.openai.with_options(max_retries=0).batches

        async def job() -> Batch:
            return self._batch(
                await once.create(
                    input_file_id=file,
                    endpoint=URL,
                    completion_window="24h",
                    metadata={DIGEST: requests},
                )
            )

        return self._client.call(job())

    def list(self) -> list[Batch]:
        """All batches, the newest first."""

        async def job() -> list[Batch]:
            return [self._batch(each) async for each in self._batches.list(limit=100)]

        return self._client.call(job())

    def retrieve(self, batch: str) -> Batch | None:
        """One batch; None if the endpoint does not have it."""

        async def job() -> Batch | None:
            return self._batch(await self._batches.retrieve(batch))

        return self._client.call(job(), gone=lambda: None)

    def read(self, file: str) -> str:
        """A file's text; empty if the endpoint does not have it."""

        async def job() -> str:
            return (await self._files.content(file)).content.decode(errors="replace")

        return self._client.call(job(), gone=str)

    def _batch(self, answer: Any) -> Batch:
        batch = _read(answer)
        return replace(batch, error=self._client.clean(batch.error))


def _read(answer: Any) -> Batch:
    errors = (answer.errors.data if answer.errors else None) or []
    counts = answer.request_counts
    files = (answer.output_file_id, answer.error_file_id)
    return Batch(
        id=answer.id,
        status=answer.status,
        requests=(answer.metadata or {}).get(DIGEST, ""),
        total=counts.total if counts else 0,
        done=counts.completed if counts else 0,
        files=tuple(file for file in files if file),
        code=(errors[0].code or "") if errors else "",
        error=_first_of(errors) if errors else "",
    )


def _first_of(errors: Sequence[Any]) -> str:
    said = " ".join((errors[0].message or errors[0].code or "no reason given").split())
    line = f" (line {errors[0].line})" if errors[0].line else ""
    more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
    return f"{said}{line}{more}"
