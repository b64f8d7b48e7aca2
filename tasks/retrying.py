"""One request, sent until it is answered or there is no patience left."""

import asyncio
from random import random
from typing import Protocol, TypeVar

from tasks.pacing import Outcome, Pace, Turn

FIRST_DELAY_S = 0.5
LONGEST_DELAY_S = 30.0

T_co = TypeVar("T_co", covariant=True)


class Trouble(Exception):
    """A request that may be sent again; `fault` is what the user is told if it is not."""

    def __init__(
        self, outcome: Outcome, fault: Exception, retry_after_s: float | None = None
    ) -> None:
        super().__init__(str(fault))
        self.outcome, self.fault, self.retry_after_s = outcome, fault, retry_after_s


class Request(Protocol[T_co]):
    """What is to be sent.

    `tokens` is how many it may use, or once answered, did use. Of those that wait, a lower `rank`
    goes first.
    """

    tokens: int
    rank: int

    def admit(self) -> bool:
        """Called when its turn is there: whether it may go; False: after `room`.

        Raises:
            ApigenError: It is not to be sent at all any more.
        """

    async def room(self) -> None:
        """Wait for what `admit` lacked."""

    async def send(self) -> T_co:
        """Send it once.

        Raises:
            Trouble: It may be sent again.
            ApigenError: That would be no use.
        """


async def persist(pace: Pace, request: Request[T_co], max_retries: int) -> T_co:
    """Send when the pace allows it, and again after trouble; what waits holds no slot.

    Args:
        pace: Of the model.
        request: To be sent.
        max_retries: After failures of its own: 429 and an outage of the endpoint are waited for.

    Raises:
        ApigenError: As `request`, or the last trouble's fault.
    """
    turn = Turn(request.tokens, request.rank)
    await _turn(pace, turn)
    failures = refusals = 0
    while True:
        if not _admitted(pace, turn, request):
            await request.room()
            await _turn(pace, turn, first=True)
            continue
        try:
            return await _sent(pace, turn, request)
        except Trouble as trouble:
            refusals += trouble.outcome is Outcome.REFUSED
            if trouble.outcome is Outcome.FAILED and not (max_retries and pace.is_outage):
                failures += 1
            if failures > max_retries:
                raise trouble.fault from trouble
            await _turn(pace, turn, _delay_s(trouble, failures + refusals), first=True)


def _admitted(pace: Pace, turn: Turn, request: Request[T_co]) -> bool:
    admitted = False
    try:
        admitted = request.admit()
    finally:
        if not admitted:
            pace.withdraw(turn)
    return admitted


async def _sent(pace: Pace, turn: Turn, request: Request[T_co]) -> T_co:
    try:
        answer = await request.send()
    except Trouble as trouble:
        given_up = pace.end(turn, trouble.outcome, None, trouble.retry_after_s, trouble.fault)
        if given_up is not None:
            raise given_up from trouble
        raise
    except BaseException:
        pace.end(turn, Outcome.REJECTED)
        raise
    pace.end(turn, Outcome.OK, request.tokens)
    return answer


def _delay_s(trouble: Trouble, troubles: int) -> float:
    """Before the next try; an endpoint that says when to come back is taken at its word."""
    if trouble.outcome is Outcome.REJECTED or trouble.retry_after_s is not None:
        return 0.0
    return min(FIRST_DELAY_S * 2.0 ** min(troubles - 1, 10), LONGEST_DELAY_S) * (1 + random()) / 2


async def _turn(pace: Pace, turn: Turn, delay_s: float = 0.0, first: bool = False) -> None:
    """Wait for a turn.

    Raises:
        ApigenError: None will come.
    """
    future = asyncio.get_running_loop().create_future()

    def go(reason: Exception | None) -> None:
        if future.done():  # whoever waited was cancelled
            return None if reason else pace.withdraw(turn)
        return future.set_exception(reason) if reason else future.set_result(None)

    turn.go = go
    pace.ask(turn, delay_s, first)
    await future
