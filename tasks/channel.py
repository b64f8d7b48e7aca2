"""What all requests of a process to one endpoint share."""

import asyncio
from abc import ABC, abstractmethod
from typing import Any

from apigen.config_parts import Model, OpenAIEndpoint
from apigen.prompts import Messages
from apigen.records import JsonObject
from tasks import progress
from tasks.completion import Completion
from tasks.pacing import Outcome, Pace, Slots
from tasks.retrying import Trouble
from tasks.stopping import is_stopped

UNSEEN_ANSWER_TOKENS = 500


class Unstructured(Trouble):
    """The endpoint does not take a JSON schema; `is_sure`: it says so itself."""

    def __init__(self, fault: Exception, is_sure: bool) -> None:
        super().__init__(Outcome.REJECTED, fault)
        self.is_sure = is_sure


class Channel(ABC):
    """An endpoint's slots, the pace of each of its models, and what it was found not to do.

    Lives in the process's event loop.
    """

    def __init__(self, endpoint: OpenAIEndpoint, name: str) -> None:
        self.endpoint, self.name = endpoint, name
        self.paces: dict[str, Pace] = {}
        self._slots: Slots | None = None
        self._plain: set[str] = set()
        self._answer_tokens: dict[str, float] = {}

    @abstractmethod
    async def once(self, model: Model, messages: Messages, schema: JsonObject | None) -> Completion:
        """Send one request.

        Raises:
            Trouble: It may be sent again, `Unstructured` without the schema.
            ConfigError: The endpoint refuses it.
            EndpointFault: It answers something that is no completion.
        """

    def pace(self, model: str) -> Pace:
        """Of a model, made at its first request."""
        if model not in self.paces:
            if self._slots is None:
                loop: Any = asyncio.get_running_loop()
                self._slots = Slots(self.endpoint.max_in_flight, loop, is_stopped)
            self.paces[model] = Pace(
                *(self._slots, self.name, model),
                self.endpoint.requests_per_minute,
                self.endpoint.tokens_per_minute,
                self.endpoint.give_up_after_s,
            )
        return self.paces[model]

    def takes_schema(self, model: str) -> bool:
        """Whether to send a JSON schema."""
        return self.endpoint.structured_output and model not in self._plain

    def send_no_schema(self, model: str) -> None:
        """From here on; said once."""
        if model not in self._plain:
            self._plain.add(model)
            progress.note(
                f"endpoint {self.name!r} takes no JSON schema for {model!r}; asked without one"
            )

    def expected_tokens(self, model: Model) -> int:
        """Of an answer: as the last ones had."""
        seen = self._answer_tokens.get(model.model)
        return int(seen or model.max_tokens or UNSEEN_ANSWER_TOKENS)

    def saw(self, model: Model, answer_tokens: int | None) -> None:
        """Learn how long answers are."""
        if answer_tokens is not None:
            before = self._answer_tokens.get(model.model, answer_tokens)
            self._answer_tokens[model.model] = 0.9 * before + 0.1 * answer_tokens
