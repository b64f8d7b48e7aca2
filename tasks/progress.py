"""How far the work is: told by the stages, shown by whoever listens."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from apigen.config_parts import Price


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens and money spent; `cost` is None where a price is unknown or currencies differ."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0
    currency: str = ""


class Listener(Protocol):
    """Shows progress."""

    def plan(self, shard: int, rows: int) -> None:
        """`shard` starts, with so many rows."""

    def accept(self, shard: int, rows: Mapping[str, int]) -> None:
        """So many rows of `shard` passed all checks, by style; told again, it is the same rows."""

    def advance(self, shard: int, stage: str, rows: int) -> None:
        """`rows` more of `shard` are through `stage`."""

    def finish(self, shard: int, stage: str) -> None:
        """All of `shard` is through `stage`, or out before it."""

    def note(self, line: str) -> None:
        """Something worth a line happened."""

    def spent(self, usage: Usage) -> None:
        """The run's usage so far."""


@dataclass
class _State:
    lock: threading.Lock = field(default_factory=threading.Lock)
    listeners: tuple[Listener, ...] = ()
    usage: Usage = Usage()
    read_slots: Callable[[], Sequence[float]] = tuple


_state = _State()


def read_slots_by(read: Callable[[], Sequence[float]]) -> None:
    """Have `slot_use` ask `read` for the use of each model's slots, 0 to 1."""
    _state.read_slots = read


def slot_use() -> float | None:
    """How full the endpoints' slots were on average since they were first used; None before."""
    uses = _state.read_slots()
    return sum(uses) / len(uses) if uses else None


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Send what the stages tell to `listener` while the block runs."""
    with _state.lock:
        if not _state.listeners:
            _state.usage = Usage()
        _state.listeners += (listener,)
    try:
        yield
    finally:
        with _state.lock:
            _state.listeners = tuple(each for each in _state.listeners if each is not listener)


def plan(shard: int, rows: int) -> None:
    """Tell that `shard` starts with so many rows."""
    for listener in _state.listeners:
        listener.plan(shard, rows)


def accept(shard: int, rows: Mapping[str, int]) -> None:
    """Tell how many rows of `shard` passed all checks, by style."""
    for listener in _state.listeners:
        listener.accept(shard, rows)


def advance(shard: int, stage: str, rows: int) -> None:
    """Tell that `rows` more of `shard` are through `stage`."""
    for listener in _state.listeners:
        listener.advance(shard, stage, rows)


def finish(shard: int, stage: str) -> None:
    """Tell that all of `shard` is through `stage`."""
    for listener in _state.listeners:
        listener.finish(shard, stage)


def note(line: str) -> None:
    """Tell something worth a line."""
    for listener in _state.listeners:
        listener.note(line)


def spent(prompt: int | None, completion: int | None, price: Price | None) -> None:
    """Count one request's tokens."""
    with _state.lock:
        _state.usage = usage = _add(_state.usage, prompt, completion, price)
    for listener in _state.listeners:
        listener.spent(usage)


def _add(usage: Usage, prompt: int | None, completion: int | None, price: Price | None) -> Usage:
    cost, currency = _cost(usage, prompt, completion, price)
    return Usage(
        usage.requests + 1,
        usage.prompt_tokens + (prompt or 0),
        usage.completion_tokens + (completion or 0),
        cost,
        currency,
    )


def _cost(
    usage: Usage, prompt: int | None, completion: int | None, price: Price | None
) -> tuple[float | None, str]:
    if price is not None and price.is_free:
        return usage.cost, usage.currency or price.currency
    if usage.cost is None or price is None or prompt is None or completion is None:
        return None, usage.currency
    if usage.cost and usage.currency != price.currency:
        return None, usage.currency
    return usage.cost + price.of(prompt, completion), price.currency
