"""Answers from language models; the only module that imports openai.

All requests of a process share one event loop and, per endpoint, one client and one limit, so
that shards running side by side do not add up to more than the endpoint may take.
"""

import asyncio
import os
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from typing import Any, TypeVar

import openai
from openai import AsyncOpenAI, DefaultAioHttpClient
from openai.types.chat import ChatCompletion
from pydantic import BaseModel, ConfigDict

from apigen.config_parts import Endpoint, Model, OfflineEndpoint, OpenAIEndpoint
from apigen.errors import ConfigError, EndpointFault
from apigen.prompts import Messages
from apigen.records import JsonObject, stable_id
from tasks import batch_service, offline_endpoint, progress
from tasks.background import at_loop_end, run_job
from tasks.batch_jobs import complete_by_batch
from tasks.batch_lines import URL
from tasks.journal import Journal
from tasks.stopping import Stopped, is_stopped


class Completion(BaseModel):
    """One answer; tokens are None where the endpoint does not count them."""

    model_config = ConfigDict(frozen=True)

    text: str
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


def total(completions: Sequence[Completion]) -> Completion:
    """The last completion with the tokens of all; None where one of them is not counted."""
    counts = {
        name: None if None in (each := [getattr(c, name) for c in completions]) else sum(each)
        for name in ("prompt_tokens", "completion_tokens")
    }
    return completions[-1].model_copy(update=counts)


def complete_all(
    endpoint: Endpoint,
    name: str,
    model: Model,
    prompts: Sequence[Messages],
    journal: Journal,
    on_answer: Callable[[int], None] = lambda index: None,
    attempt: int = 0,
) -> list[Completion]:
    """One completion per prompt, in order.

    Args:
        endpoint: Where the model is.
        name: The endpoint's name in the configuration, for messages.
        model: Which model, and how.
        prompts: The requests' messages.
        journal: Answers found here are not asked for again; new ones are added on arrival.
        on_answer: Told the index of each prompt as its answer arrives.
        attempt: Raise it to ask the same prompt for another answer.

    Raises:
        ConfigError: The endpoint refuses the key or does not know the model.
        EndpointFault: It does not answer, or not as a chat endpoint does, after its retries.
    """
    client = _client(_resolve(endpoint), name)
    if client.endpoint.batch:
        return _complete_by_batch(client, model, prompts, journal, on_answer, attempt)
    return run_job(client.complete_all(model, prompts, journal, on_answer, attempt))


MAX_FAULTS = 10
"""Requests that may fail before a stage sends no more: one bad prompt is no dead endpoint."""


def _is_hopeless(faults: Sequence[Exception]) -> bool:
    others = any(not isinstance(fault, EndpointFault) for fault in faults)
    return others or len(faults) >= MAX_FAULTS


def count_models(endpoint: Endpoint, name: str) -> int:
    """How many models an endpoint lists; asking is free.

    Raises:
        ConfigError: Its key is missing or refused.
        EndpointFault: It does not answer.
    """
    return int(run_job(_client(_resolve(endpoint), name).count_models()))


def api_key(endpoint: OpenAIEndpoint, name: str) -> str:
    """The endpoint's key from the environment.

    Raises:
        ConfigError: The variable is not set.
    """
    if endpoint.api_key_env is None:
        return "none"
    if key := os.environ.get(endpoint.api_key_env, "").strip():
        return key
    raise ConfigError(
        f"endpoint {name!r} needs a key: set the environment variable {endpoint.api_key_env}"
    )


_lock = threading.Lock()
_clients: dict[tuple[str, str, str], "_Client"] = {}


def _client(endpoint: OpenAIEndpoint, name: str) -> "_Client":
    key = (endpoint.model_dump_json(), name, api_key(endpoint, name))
    with _lock:
        if key not in _clients:
            _clients[key] = _Client(endpoint, name)
        return _clients[key]


def close_clients() -> None:
    """Close all connections; the next request opens new ones."""
    with _lock:
        while _clients:
            run_job(_clients.popitem()[1].openai.close())


at_loop_end(close_clients)


def _resolve(endpoint: Endpoint) -> OpenAIEndpoint:
    if isinstance(endpoint, OfflineEndpoint):
        try:
            url = offline_endpoint.base_url(endpoint.options)
        except RuntimeError as error:
            raise ConfigError(f"{error}; check the options of the offline endpoint") from error
        return OpenAIEndpoint(base_url=url, price_per_million_tokens=(0, 0))
    return endpoint


class _Client:
    """An endpoint's client and its slots; lives in the process's event loop."""

    def __init__(self, endpoint: OpenAIEndpoint, name: str) -> None:
        self.name = name
        self.endpoint = endpoint
        self.slots = asyncio.Semaphore(endpoint.max_in_flight)
        self.openai = AsyncOpenAI(
            base_url=endpoint.base_url,
            api_key=api_key(endpoint, name),
            timeout=endpoint.timeout_s,
            max_retries=endpoint.max_retries,
            http_client=DefaultAioHttpClient(),
        )

    async def complete_all(
        self,
        model: Model,
        prompts: Sequence[Messages],
        journal: Journal,
        on_answer: Callable[[int], None],
        attempt: int,
    ) -> list[Completion]:
        """All answers; after a fault, what is under way still ends, and nothing more is sent."""
        faults: list[Exception] = []

        async def job(index: int, messages: Messages, key: str) -> Completion | None:
            try:
                completion = await self._complete(model, messages, journal, key, faults)
            except Exception as fault:
                faults.append(fault)
                return None
            on_answer(index)
            return completion

        keys = self._keys(model, prompts, attempt)
        jobs = map(job, range(len(prompts)), prompts, keys)
        answers = await asyncio.gather(*jobs)
        if faults:
            raise faults[0]
        return [answer for answer in answers if answer is not None]

    def _keys(self, model: Model, prompts: Sequence[Messages], attempt: int) -> list[str]:
        """The requests' names in the journal; equal prompts are told apart by their number."""
        identity = [model.model_dump(mode="json"), self.name, attempt]
        seen: Counter[str] = Counter()
        keys = []
        for messages in prompts:
            key = stable_id(*identity, messages)
            keys.append(f"{key}.{seen[key]}" if seen[key] else key)
            seen[key] += 1
        return keys

    async def _complete(
        self,
        model: Model,
        messages: Messages,
        journal: Journal,
        key: str,
        faults: Sequence[Exception],
    ) -> Completion:
        if (known := journal.get(key)) is not None:
            return Completion.model_validate(known)
        async with self.slots:
            if is_stopped() or _is_hopeless(faults):
                raise Stopped("stopped before all requests were sent")
            completion = await self._request(model, messages)
        journal.put(key, completion.model_dump())
        progress.spent(completion.prompt_tokens, completion.completion_tokens, self.endpoint)
        return completion

    async def count_models(self) -> int:
        try:
            return len((await self.openai.with_options(timeout=5).models.list()).data)
        except openai.OpenAIError as error:
            raise self._explain(error, "") from error

    async def _request(self, model: Model, messages: Messages) -> Completion:
        try:
            answer = await self.openai.chat.completions.create(
                model=model.model,
                messages=messages,  # type: ignore[arg-type]
                **_given(temperature=model.temperature, max_tokens=model.max_tokens),
            )
            return _completion(answer)
        except openai.OpenAIError as error:
            raise self._explain(error, model.model) from error
        except (AttributeError, IndexError, TypeError, ValueError) as error:
            raise EndpointFault(
                f"endpoint {self.name!r} at {self.endpoint.base_url} answered something that is no "
                "chat completion; does its base_url end in /v1?"
            ) from error

    def _explain(self, error: openai.OpenAIError, model: str) -> Exception:
        where = f"endpoint {self.name!r} at {self.endpoint.base_url}"
        if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
            source = self.endpoint.api_key_env or "no key"
            return ConfigError(f"{where} refuses the key (from {source}); check it")
        if isinstance(error, openai.NotFoundError) and not (model and model in error.message):
            return ConfigError(f"{where} has no such path (404); does its base_url end in /v1?")
        if isinstance(error, openai.NotFoundError):
            return ConfigError(f"{where} does not know the model {model!r}; correct its name")
        # The aiohttp transport calls a refused connection a connect time-out.
        refused = type(error.__cause__).__name__ == "ConnectTimeout"
        if isinstance(error, openai.APITimeoutError) and not refused:
            return EndpointFault(f"{where} gave no answer in {self.endpoint.timeout_s:g} s")
        if isinstance(error, openai.APIConnectionError):
            return EndpointFault(f"{where} cannot be reached; is it running, and the URL right?")
        if isinstance(error, openai.RateLimitError):
            return EndpointFault(f"{where} limits our rate (429); lower max_in_flight or wait")
        if isinstance(error, openai.InternalServerError):
            return EndpointFault(f"{where} failed with status {error.status_code}")
        if isinstance(error, openai.APIStatusError):
            return ConfigError(
                f"{where} refuses the request ({error.status_code}): {error.message}"
            )
        return EndpointFault(f"{where}: {error}")


def _given(**options: Any) -> dict[str, Any]:
    """Options that are set: some models refuse even the default of one they do not know."""
    return {name: value for name, value in options.items() if value is not None}


def _completion(answer: Any) -> Completion:
    usage = answer.usage
    return Completion(
        text=answer.choices[0].message.content or "",
        prompt_tokens=usage.prompt_tokens if usage else None,
        completion_tokens=usage.completion_tokens if usage else None,
    )


# OpenAI's Batch API.

T = TypeVar("T")
FILE_TIMEOUT_S = 600
"""Of the transfer of one file, which has up to 200 MB."""
BATCH_RETRIES = 4
DIGEST = "apigen_requests"


class BatchClient:
    """An endpoint's files and batches; its methods wait, in any thread but the loop's own.

    Raises:
        ConfigError: The endpoint refuses the key, or has no Batch API.
        EndpointFault: It does not answer, or not as a Batch API does, after its retries.
    """

    def __init__(self, endpoint: OpenAIEndpoint, name: str) -> None:
        self._client = client = _client(endpoint, name)
        patient = client.openai.with_options(max_retries=BATCH_RETRIES)
        self._files = patient.with_options(timeout=FILE_TIMEOUT_S).files
        self._batches = patient.batches

    def upload(self, data: bytes) -> str:
        """A new file's id."""

        async def job() -> str:
            return (await self._files.create(file=("requests.jsonl", data), purpose="batch")).id

        return self._run(job())

    def create(self, file: str, requests: str) -> batch_service.Batch:
        """A new batch; sent once: a lost answer does not say that there is none."""
        once = self._client.openai.with_options(max_retries=0).batches

        async def job() -> batch_service.Batch:
            return _batch(
                await once.create(
                    input_file_id=file,
                    endpoint=URL,
                    completion_window="24h",
                    metadata={DIGEST: requests},
                )
            )

        return self._run(job())

    def list(self) -> list[batch_service.Batch]:
        """All batches, the newest first."""

        async def job() -> list[batch_service.Batch]:
            return [_batch(each) async for each in self._batches.list(limit=100)]

        return self._run(job())

    def retrieve(self, batch: str) -> batch_service.Batch | None:
        """One batch; None if the endpoint does not have it."""

        async def job() -> batch_service.Batch | None:
            try:
                return _batch(await self._batches.retrieve(batch))
            except openai.NotFoundError:
                return None

        return self._run(job())

    def read(self, file: str) -> str:
        """A file's text; empty if the endpoint does not have it."""

        async def job() -> str:
            try:
                data = (await self._files.content(file)).content
            except openai.NotFoundError:
                return ""
            return data.decode(errors="replace")

        return self._run(job())

    def _run(self, job: Coroutine[Any, Any, T]) -> T:
        where = f"endpoint {self._client.name!r} at {self._client.endpoint.base_url}"
        try:
            return run_job(job)
        except openai.NotFoundError as error:
            raise ConfigError(f"{where} has no Batch API (404); set its batch to false") from error
        except openai.OpenAIError as error:
            raise self._client._explain(error, "") from error
        except (AttributeError, TypeError, ValueError) as error:
            raise EndpointFault(f"{where} answered something that is no file or batch") from error


def _batch(answer: Any) -> batch_service.Batch:
    errors = (answer.errors.data if answer.errors else None) or []
    counts = answer.request_counts
    files = (answer.output_file_id, answer.error_file_id)
    return batch_service.Batch(
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


def _complete_by_batch(
    client: _Client,
    model: Model,
    prompts: Sequence[Messages],
    journal: Journal,
    on_answer: Callable[[int], None],
    attempt: int,
) -> list[Completion]:
    keys = client._keys(model, prompts, attempt)
    index_of = {key: index for index, key in enumerate(keys)}

    def arrived(key: str) -> None:
        new = Completion.model_validate(journal.get(key))
        progress.spent(new.prompt_tokens, new.completion_tokens, client.endpoint)
        on_answer(index_of[key])

    for index, key in enumerate(keys):
        if journal.get(key) is not None:
            on_answer(index)
    requests = {key: _body(model, messages) for key, messages in zip(keys, prompts, strict=True)}
    service = BatchClient(client.endpoint, client.name)
    complete_by_batch(service, client.name, requests, _read_body, journal, arrived)
    return [Completion.model_validate(journal.get(key)) for key in keys]


def _body(model: Model, messages: Messages) -> JsonObject:
    """What the direct path sends."""
    options = _given(temperature=model.temperature, max_tokens=model.max_tokens)
    return {"model": model.model, "messages": messages, **options}


def _read_body(body: JsonObject) -> JsonObject:
    try:
        return _completion(ChatCompletion.construct(**body)).model_dump()
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise ValueError("a line of a batch is no chat completion") from error
