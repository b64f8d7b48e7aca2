"""Where an MCP server of the library is, and what may run where."""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field

from apigen.errors import MachineFault, SandboxUnavailable
from apigen.library.refusals import Refusal
from apigen.records import JsonObject
from sandbox.contract import SandboxFault, SandboxRefused
from sandbox.served_command import Channel, as_child
from sandbox.served_container import Room, in_container, prepare_image
from tasks.child_process import ROOT
from tasks.mcp_http import is_allowed

SHIPPED: JsonObject = {"command": ["python3", "data/library/mcp_server/serve.py"], "trusted": True}
"""The server that ships with the project: the only one that `trusted` is true of."""
_PYTHON = "python3"


class ServerFault(MachineFault):
    """A server could not be used at all; `reason` is the code for a `Refused` of the source."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        """Keep the code beside the line that says what happened."""
        super().__init__(detail)
        self.reason = reason


class SessionBroken(ServerFault):
    """A session broke after it had begun; `ending` says how, `status` suits a call's result."""

    def __init__(self, reason: Refusal, detail: str, ending: str, status: str) -> None:
        """Keep what a result needs beside the line that says what happened."""
        super().__init__(reason, detail)
        self.ending, self.status = ending, status


@dataclass(frozen=True, slots=True)
class McpLimits:
    """Bounds of a session with one server."""

    start_timeout_s: float = 30.0
    """Wall-clock time from the start of the process to the end of the negotiation."""
    list_timeout_s: float = 30.0
    """Wall-clock time for all pages of `tools/list`."""
    call_timeout_s: float = 10.0
    max_pages: int = 50
    max_tools: int = 1_000
    max_message_bytes: int = 6_000_000
    """Length of one message; above the 5 MB that an importer reads."""
    max_result_bytes: int = 1_000_000
    """Length of one result as JSON text."""
    room: Room = field(default_factory=Room)
    run_label: str = ""
    """Value of the label `apigen.run` of containers."""
    allow_process: bool = False
    """Run foreign commands as plain children, which can read this machine's files."""

    @property
    def longest_s(self) -> float:
        """The longest that anything but a start of Docker may take."""
        return max(self.start_timeout_s, self.list_timeout_s, self.call_timeout_s)


def parse_server(text: str) -> JsonObject:
    """The server in a library's module.

    Raises:
        ServerFault: It is none.
    """
    try:
        server = json.loads(text)
    except ValueError:
        server = None
    check_server(server, "the library's entry")
    return dict(server)


def check_server(server: object, name: str) -> None:
    """Hold a server to one of the two forms, and a URL to those that may be asked.

    Raises:
        ServerFault: It has neither form, or must not be reached.
    """
    if not isinstance(server, dict) or ("url" in server) == ("command" in server):
        raise ServerFault(Refusal.UNREADABLE, f"{name}: a server has either a command or a url")
    if "url" in server:
        if not (isinstance(server["url"], str) and is_allowed(server["url"])):
            detail = f"{name}: only https:// or this machine may be asked, not {server['url']!r}"
            raise ServerFault(Refusal.DENIED, detail)
        return
    if not server["command"] or not all(
        _is_texts(server.get(key, [])) for key in ("command", "packages")
    ):
        raise ServerFault(Refusal.UNREADABLE, f"{name}: command and packages are lists of texts")
    if server.get("trusted") and server["command"] != SHIPPED["command"]:
        detail = f"{name}: only the server that ships with this project is trusted; leave it out"
        raise ServerFault(Refusal.DENIED, detail)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


@contextmanager
def started(server: JsonObject, limits: McpLimits) -> Iterator[Channel]:
    """Run a server's command: in a container, or as a child where that is allowed.

    Raises:
        ServerFault: The command or its packages are not to be had.
        SandboxUnavailable: Docker could not do its work.
    """
    command = server["command"]
    with ExitStack() as stack:
        try:
            channel = stack.enter_context(_open(command, server, limits))
        except SandboxFault as error:
            raise SandboxUnavailable(str(error)) from error
        except (SandboxRefused, OSError) as error:
            detail = f"{command[0]} could not be started: {error}"
            raise ServerFault(Refusal.UNREACHABLE, detail) from error
        yield channel


def _open(
    command: list[str], server: JsonObject, limits: McpLimits
) -> AbstractContextManager[Channel]:
    if server.get("trusted") or limits.allow_process:
        program = sys.executable if command[0] == _PYTHON else command[0]
        return as_child([program, *command[1:]], ROOT)
    image = prepare_image(server.get("packages", []), limits.run_label)
    return in_container(command, image, limits.room, limits.run_label)
