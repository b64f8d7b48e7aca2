"""The host of a module: imports it once, then forks a child for every call.

After the import this process runs with foreign code in its memory, so nothing it says is believed
about any module but its own.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import struct
import sys
import types
from typing import NoReturn

from sandbox.image import call, confine, frames, scratch
from sandbox.image.identity import Ending, Identity

PREFIX = "sandboxed."
"""In front of every module's name, so that a module called `json` replaces nothing."""

COMMAND = struct.Struct("!cHd")
"""START or END, the slot, and for END how many seconds to wait for the call's own end."""
START, END = b"S", b"E"
REPORT = struct.Struct("!cHi?dQQ")
"""ENDED, the slot and an `Ending`."""
READY, FAILED, ENDED = b"R", b"F", b"E"
MAX_MESSAGE_BYTES = 65_536

_NICENESS = 10
"""Of calls, so that a horde of them can't keep their host and the runner from ending them."""

_parse = json.JSONDecoder().raw_decode  # `json.loads` would also run regular expressions


def serve(
    control: socket.socket,
    name: str,
    source: str,
    identity: Identity,
    root: str,
    limits: confine.Limits,
) -> NoReturn:
    """Be the host of a module until the runner closes the control socket."""
    _enter(control, identity, limits)
    try:
        module = import_source(name, source)
    except BaseException as error:
        control.send(FAILED + call.describe_error(error, f"importing {name}: ").encode())
        os._exit(0)
    gc.collect()
    gc.freeze()  # a collection in a child would otherwise copy every page it looks at
    control.send(READY)
    calls = _Calls(module, identity, root, limits)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, COMMAND.size, 2)
        if not message:
            os._exit(0)
        kind, slot, patience_s = COMMAND.unpack(message)
        if kind == START:
            calls.start(slot, *descriptors)
        else:
            control.send(REPORT.pack(ENDED, slot, *calls.end(slot, patience_s)))


def import_source(name: str, source: str) -> types.ModuleType:
    """Make a module from its source text, known to `sys.modules` under its prefixed name."""
    module = types.ModuleType(PREFIX + name)
    module.__file__ = f"<{name}>"
    sys.modules[module.__name__] = module
    exec(compile(source, module.__file__, "exec", dont_inherit=True), vars(module))
    return module


def _enter(control: socket.socket, identity: Identity, limits: confine.Limits) -> None:
    os.setsid()
    confine.silence_standard_streams()
    confine.close_all_but(control.fileno(), control.fileno())
    confine.clear_environment()
    identity.enter_host()
    confine.bound_host(limits, bool(identity.name))


class _Calls:
    """The children of a host."""

    def __init__(
        self, module: types.ModuleType, identity: Identity, root: str, limits: confine.Limits
    ) -> None:
        self._module, self._identity, self._root = module, identity, root
        self._max_bytes = limits.max_result_bytes
        self._rlimits = confine.limits_of_call(limits, bool(identity.name))
        self._pids: dict[int, int] = {}

    def start(self, slot: int, job: int, result: int) -> None:
        """Fork a call that reads from one descriptor and answers on the other."""
        folder = scratch.path_of(self._root, slot)
        confine.name_folder(folder)  # here and not in the child, which would copy pages for it

        def body() -> NoReturn:
            confine.close_all_but(job, result)
            self._enter(slot, folder)
            _run_call(job, result, self._module, self._max_bytes)

        self._pids[slot] = self._identity.spawn(slot, body)
        os.close(job)
        os.close(result)

    def end(self, slot: int, patience_s: float) -> Ending:
        """Kill a call and what it started."""
        return self._identity.end(slot, self._pids.pop(slot), patience_s)

    def _enter(self, slot: int, folder: str) -> None:
        os.setsid()
        confine.prefer_as_victim(1000)
        os.nice(_NICENESS)
        self._identity.enter_call(slot)
        os.chdir(folder)
        confine.bound_call(self._rlimits)


def _run_call(job: int, result: int, module: types.ModuleType, max_bytes: int) -> NoReturn:
    # Plain descriptors: file objects would touch many more pages, which a fork must then copy.
    text = os.read(job, os.fstat(job).st_size).decode("ascii")
    (function, arguments), _ = _parse(text)
    os.close(job)
    caller = os.getpid()
    payload = frames.pack(call.run(module, function, arguments, max_bytes).encode("ascii"))
    if os.getpid() != caller:  # the function forked, and this is its child
        os._exit(0)
    while payload:
        payload = payload[os.write(result, payload) :]
    os._exit(0)
