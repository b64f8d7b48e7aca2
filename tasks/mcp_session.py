"""A session with one MCP server through the official SDK; none can hang.

Every wait has a deadline, and a command is killed with its children when its session is over.
"""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import anyio
from mcp import ClientSession, MCPError
from mcp.client.streamable_http import streamable_http_client
from mcp_types import CallToolResult
from pydantic import ValidationError

from apigen.library.refusals import Refusal
from apigen.records import JsonObject
from tasks.mcp_http import Bounded
from tasks.mcp_servers import McpLimits, ServerFault, SessionBroken, started
from tasks.mcp_transport import ENDED, Line

_CLOSING_TIMEOUT_S = 5.0


class Session(ClientSession):
    """A session that leaves the check of results to us."""

    def __init__(self, read: Any, write: Any, line: Line | None) -> None:
        super().__init__(read, write)
        self._line = line

    @property
    def is_over(self) -> bool:
        """Whether the server, if it is a command, has come to its end."""
        return bool(self._line and self._line.ending)

    async def validate_tool_result(self, name: str, result: CallToolResult) -> None:
        """Do nothing: a pattern in a server's schema could keep a regex engine busy for ever."""


Work = Callable[[Session], Awaitable[Any]]


class _EndedAtStart(ServerFault):
    pass


@dataclass
class _State:
    newest: bool = True
    """Whether to ask for the versions that have no `initialize` first."""
    agreed: bool = False
    """Whether both sides have agreed on a version of the protocol."""


def talk(server: JsonObject, limits: McpLimits, work: Work) -> Any:
    """Start a session, do the work in it, and end it; returns what the work does.

    Args:
        server: As `tasks.mcp_servers.check_server` takes it.
        limits: Of the start; the work has its own.
        work: What to do; what it raises counts as the server's doing.

    Raises:
        ServerFault: The server cannot be reached, dies, hangs or speaks nonsense before it has
            agreed on a version of the protocol. `SessionBroken` if it does so later.
        SandboxUnavailable: Docker could not do its work.
    """
    # A thread of its own: the caller's may have an event loop already.
    with ThreadPoolExecutor(1) as pool:
        speak = _over_http if "url" in server else _over_stdio
        return pool.submit(speak, server, limits, work).result()


def _over_http(server: JsonObject, limits: McpLimits, work: Work) -> Any:
    state, url = _State(), server["url"]
    bounds = Bounded(url, limits.max_message_bytes)

    async def run() -> Any:
        async with bounds.client(limits.longest_s + _CLOSING_TIMEOUT_S) as client:
            streams = streamable_http_client(url, http_client=client)
            return await _in_session(streams, None, limits, work, state)

    try:
        return anyio.run(run)
    except Exception as error:
        ending = f"{'broke the connection' if state.agreed else 'failed'}: {_say(_first(error))}"
        status = "output_too_large" if bounds.flooded else "crashed"
        raise _fault(error, url, ending, status if state.agreed else "") from error


def _over_stdio(server: JsonObject, limits: McpLimits, work: Work) -> Any:
    try:
        return _with_command(server, limits, work, newest=True)
    except _EndedAtStart:  # as some do that take nothing but `initialize` first
        return _with_command(server, limits, work, newest=False)


def _with_command(server: JsonObject, limits: McpLimits, work: Work, *, newest: bool) -> Any:
    state = _State(newest=newest)
    with started(server, limits) as channel:
        line = Line(channel, limits.max_message_bytes)

        async def run() -> Any:
            return await _in_session(line.streams(), line, limits, work, state)

        try:
            return anyio.run(run)
        except Exception as error:
            said = f", said {channel.complaint!r}" if line.ending == ENDED else ""
            name = f"{' '.join(server['command'])[:200]}{said},"
            ending = line.ending or _say(_first(error))
            if ending == ENDED and not state.agreed:
                raise _EndedAtStart(Refusal.UNREACHABLE, f"{name} {ending}") from error
            raise _fault(error, name, ending, _status(line) if state.agreed else "") from error


def _status(line: Line) -> str:
    if line.flooded:
        return "output_too_large"
    if line.ending and line.channel.ran_out_of_memory():
        return "out_of_memory"
    return "crashed"


async def _in_session(
    streams: Any, line: Line | None, limits: McpLimits, work: Work, state: _State
) -> Any:
    given: list[Any] = []
    with anyio.CancelScope() as scope:
        async with streams as (read, write), Session(read, write, line) as session:
            try:
                with anyio.fail_after(limits.start_timeout_s):
                    await _negotiate(session, state.newest)
                state.agreed = True
                given.append(await work(session))
            finally:  # the SDK's good-byes, such as a request over HTTP, have a deadline too
                scope.deadline = anyio.current_time() + _CLOSING_TIMEOUT_S
    if not given:
        raise TimeoutError
    return given[0]


async def _negotiate(session: Session, newest: bool) -> None:
    """Agree on the newest version that both speak; older servers do not know `server/discover`."""
    if newest:
        with suppress(MCPError, ValidationError, RuntimeError):
            await session.discover()
            return
    await session.initialize()


def _fault(error: Exception, name: str, ending: str, status: str) -> ServerFault:
    """What the SDK raised, alone or in groups, as the server's fault in one line."""
    first = _first(error)
    if isinstance(first, ServerFault):
        return first
    protocol = isinstance(first, ValidationError | RuntimeError)
    reason = Refusal.PROTOCOL if protocol else Refusal.UNREACHABLE
    detail = f"{name} {ending}"
    return SessionBroken(reason, detail, ending, status) if status else ServerFault(reason, detail)


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


def _say(error: BaseException) -> str:
    if isinstance(error, TimeoutError):
        return "did not answer in time"
    if isinstance(error, ValidationError):
        return f"answered against the protocol: {first_problem(error)}"
    return " ".join(f"{type(error).__name__}: {error}".split())[:300]


def first_problem(error: ValidationError) -> str:
    """The first thing that is wrong with an answer, and where."""
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"[:300]
