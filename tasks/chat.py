"""Answers from language models; the only module that imports openai.

All requests of a process share one event loop and, per endpoint, one client and its slots, so that
shards running side by side do not add up to more than the endpoint may take.
"""

import asyncio
import os
import threading
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import openai
from openai import AsyncOpenAI, DefaultAioHttpClient

from apigen.config_parts import Endpoint, Model, OfflineEndpoint, OpenAIEndpoint, price_of
from apigen.errors import ConfigError, EndpointFault
from apigen.prompts import Messages
from apigen.records import JsonObject
from tasks import offline_endpoint, progress
from tasks.asking import Batch
from tasks.background import at_loop_end, run_job
from tasks.batch_asking import ask_by_batch
from tasks.batch_client import BatchClient
from tasks.channel import Channel, Unstructured
from tasks.completion import Completion, total
from tasks.journal import Journal
from tasks.pacing import Outcome, Pace, Snapshot
from tasks.retry_after import retry_after_s
from tasks.retrying import Trouble
from tasks.schema_format import response_format
from tasks.spending import Purse

T = TypeVar("T")

__all__ = ["Completion", "api_key", "complete_all", "count_models", "paces", "snapshots", "total"]


def complete_all(
    endpoint: Endpoint,
    name: str,
    model: Model,
    prompts: Sequence[Messages],
    journal: Journal,
    *,
    on_answer: Callable[[int], None] = lambda index: None,
    attempts: int = 1,
    readable: Callable[[str], bool] = lambda text: True,
    schema: JsonObject | None = None,
    purse: Purse | None = None,
    attempt: int = 0,
    rank: int = 0,
) -> list[Completion]:
    """One completion per prompt, in order; no prompt waits for another.

    Args:
        endpoint: Where the model is.
        name: The endpoint's name in the configuration, for messages.
        model: Which model, and how.
        prompts: The requests' messages.
        journal: Answers found here are not asked for again; new ones are added on arrival.
        on_answer: Told the index of each prompt as its last answer arrives.
        attempts: How often to ask until an answer is readable; the last one counts in any case,
            with the tokens of all.
        readable: Whether an answer is; called in the event loop, so it must be quick.
        schema: JSON Schema of an answer, for endpoints that take one.
        purse: What pays; None: nobody counts.
        attempt: The number of the first attempt: another one asks for another answer.
        rank: Lower ones go first, so that a shard that is under way ends before later ones begin.

    Raises:
        ConfigError: The endpoint refuses the key, does not know the model, or a price is missing.
        BudgetSpent: The next request might cost more than is left.
        EndpointFault: It does not answer, or not as a chat endpoint does, after its retries.
    """
    price = price_of(endpoint, model)
    if purse is not None:
        purse.check(model.model, price)
    client = client_of(endpoint, name)
    batch = Batch(
        *(client, model, price, journal, on_answer, attempts, readable, schema, purse),
        first_attempt=attempt,
        rank=rank,
    )
    if not client.endpoint.batch:
        return run_job(batch.ask(prompts))
    taken = schema if client.takes_schema(model.model) else None
    service = BatchClient(client)
    body = partial(_body, model, schema=taken)
    return ask_by_batch(batch, prompts, service, body, _read_body)


def paces() -> list[Pace]:
    """Of all models that this process asks, with their histories."""
    with _lock:
        clients = list(_clients.values())
    return [pace for client in clients for pace in list(client.paces.values())]


def snapshots() -> list[Snapshot]:
    """The state of all models that this process asks, for a live view."""
    return [pace.snapshot() for pace in paces()]


def _slot_uses() -> list[float]:
    """By endpoint: its models share its slots."""
    with _lock:
        clients = list(_clients.values())
    used = [client.slots for client in clients if client.slots]
    return [slots.history.slot_use(slots.clock.time()) for slots in used]


progress.read_slots_by(_slot_uses)


def count_models(endpoint: Endpoint, name: str) -> int:
    """How many models an endpoint lists; asking is free.

    Raises:
        ConfigError: Its key is missing or refused.
        EndpointFault: It does not answer.
    """
    return int(run_job(client_of(endpoint, name).count_models()))


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
_clients: dict[tuple[str, str, str], "Client"] = {}


def client_of(endpoint: Endpoint, name: str) -> "Client":
    """This process's client of an endpoint.

    Raises:
        ConfigError: Its key is missing.
    """
    endpoint = _resolve(endpoint)
    key = (endpoint.model_dump_json(), name, api_key(endpoint, name))
    with _lock:
        if key not in _clients:
            _clients[key] = Client(endpoint, name)
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
        return OpenAIEndpoint(base_url=url)
    return endpoint


class Client(Channel):
    """An endpoint's client; lives in the process's event loop."""

    def __init__(self, endpoint: OpenAIEndpoint, name: str) -> None:
        super().__init__(endpoint, name)
        self._key = api_key(endpoint, name)
        self.openai = AsyncOpenAI(
            base_url=endpoint.base_url,
            api_key=self._key,
            timeout=endpoint.timeout_s,
            max_retries=0,  # every 429 is to be seen
            http_client=DefaultAioHttpClient(),
        )

    async def count_models(self) -> int:
        try:
            return len((await self.openai.with_options(timeout=5).models.list()).data)
        except openai.OpenAIError as error:
            raise self._explain(error, "") from self._cause(error)
        except (AttributeError, TypeError, ValueError) as error:
            raise self._foreign() from self._cause(error)

    async def once(self, model: Model, messages: Messages, schema: JsonObject | None) -> Completion:
        try:
            # The client's own time-out is that between two bytes.
            async with asyncio.timeout(self.endpoint.timeout_s):
                # Typing what is asked and answered takes half of the processor's time.
                answer = await self.openai.post(
                    "/chat/completions", cast_to=object, body=_body(model, messages, schema)
                )
            return _completion(answer)
        except TimeoutError as error:
            raise Trouble(Outcome.FAILED, self._late()) from error
        except openai.OpenAIError as error:
            raise self._trouble(error, model.model, schema is not None) from self._cause(error)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise self._foreign() from self._cause(error)

    def _trouble(self, error: openai.OpenAIError, model: str, had_schema: bool) -> Exception:
        fault = self._explain(error, model)
        status = getattr(error, "status_code", None)
        if status is None and isinstance(error, openai.APIConnectionError):
            return Trouble(Outcome.FAILED, fault)
        if not isinstance(error, openai.APIStatusError):
            return fault
        wait_s = retry_after_s(error.response.headers, datetime.now(UTC))
        if status == 429 and error.code != "insufficient_quota":
            return Trouble(Outcome.REFUSED, fault, wait_s)
        if status in (408, 409) or error.status_code >= 500:
            return Trouble(Outcome.FAILED, fault, wait_s)
        if had_schema and (refusal := _refuses_schema(error)) is not None:
            return Unstructured(fault, refusal)
        return fault

    @property
    def _where(self) -> str:
        return f"endpoint {self.name!r} at {self.endpoint.base_url}"

    def _late(self) -> EndpointFault:
        return EndpointFault(f"{self._where} gave no answer in {self.endpoint.timeout_s:g} s")

    def _foreign(self) -> EndpointFault:
        return EndpointFault(
            f"{self._where} answered something that is no chat completion; does its base_url end "
            "in /v1?"
        )

    def _explain(self, error: openai.OpenAIError, model: str) -> Exception:
        where = self._where
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
            return self._late()
        if isinstance(error, openai.APIConnectionError):
            return EndpointFault(f"{where} cannot be reached; is it running, and the URL right?")
        if isinstance(error, openai.RateLimitError) and error.code == "insufficient_quota":
            return ConfigError(f"{where} says that its quota is used up (429); add to it")
        if isinstance(error, openai.RateLimitError):
            return EndpointFault(f"{where} limits our rate (429); lower max_in_flight or wait")
        if isinstance(error, openai.APIStatusError) and error.status_code >= 500:
            return EndpointFault(f"{where} failed with status {error.status_code}")
        if isinstance(error, openai.APIStatusError):
            said = " ".join(self.clean(error.message).split())[:500]
            return ConfigError(f"{where} refuses the request ({error.status_code}): {said}")
        return EndpointFault(f"{where}: {self.clean(str(error))}")

    def call(self, job: Coroutine[Any, Any, T], gone: Callable[[], T] | None = None) -> T:
        """What a call other than a chat gives; from any thread but the loop's own.

        Args:
            job: The call.
            gone: Gives the result where the endpoint does not have what is asked for (404).

        Raises:
            ConfigError: The endpoint refuses the key, or has no such calls.
            EndpointFault: It does not answer, or not as it should, after its retries.
        """
        try:
            return run_job(job)
        except openai.NotFoundError as error:
            if gone is not None:
                return gone()
            raise ConfigError(
                f"{self._where} has no Batch API (404); set its batch to false"
            ) from self._cause(error)
        except openai.OpenAIError as error:
            raise self._explain(error, "") from self._cause(error)
        except (AttributeError, TypeError, ValueError) as error:
            raise EndpointFault(
                f"{self._where} answered something that is no file or batch"
            ) from self._cause(error)

    def _cause(self, error: Exception) -> Exception:
        """What came, without the key that it may repeat: logs print an error's causes."""
        return EndpointFault(self.clean(f"{type(error).__name__}: {error}"))

    def clean(self, text: str) -> str:
        """A text without the key, which an endpoint may repeat."""
        return text.replace(self._key, "***") if self.endpoint.api_key_env else text


def _refuses_schema(error: openai.APIStatusError) -> bool | None:
    """Whether a refusal is of the schema, as it says (True) or may be (False); None: it is not."""
    words = ("response_format", "json_schema", "structured")
    said = f"{error.message} {error.body}".lower()
    if error.status_code in (400, 404, 422) and any(word in said for word in words):
        return True
    return False if error.status_code in (400, 422) else None


def _body(model: Model, messages: Messages, schema: JsonObject | None) -> JsonObject:
    """Without options that are not set: some models refuse even the default of one."""
    fields = {
        "model": model.model,
        "messages": messages,
        "temperature": model.temperature,
        "max_tokens": model.max_tokens,
        "response_format": schema and response_format(schema),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _completion(answer: Any) -> Completion:
    usage = answer.get("usage") or {}
    return Completion(
        text=answer["choices"][0]["message"].get("content") or "",
        prompt_tokens=usage.get("prompt_tokens"),
        completion_tokens=usage.get("completion_tokens"),
    )


def _read_body(body: JsonObject) -> Completion:
    try:
        return _completion(body)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ValueError("a line of a batch is no chat completion") from error
