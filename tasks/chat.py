"""Answers from language models; the only module that imports openai.

All requests of a process share one event loop and, per endpoint, one client and one limit, so
that shards running side by side do not add up to more than the endpoint may take.
"""

import asyncio
import os
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import openai
from openai import AsyncOpenAI, DefaultAioHttpClient
from pydantic import BaseModel, ConfigDict

from apigen.config_parts import Endpoint, Model, OfflineEndpoint, OpenAIEndpoint
from apigen.errors import ConfigError, EndpointFault
from apigen.prompts import Messages
from apigen.records import stable_id
from tasks import offline_endpoint, progress
from tasks.background import at_loop_end, run_job
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
