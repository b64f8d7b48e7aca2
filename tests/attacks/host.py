"""What must be the same on this machine after an attack as before it."""

import contextlib
import os
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CLOCK_TOLERANCE_S = 1.0
SANDBOX_UIDS = (range(20_000, 61_000), range(1_000_000, 1 << 32))
MARK, RUNNER = b"apigen-attack-", b"sandbox.image"
DYING_S = 0.5


@dataclass
class Host:
    """Bait for one batch; `facts` are what attacks may be told of it."""

    facts: dict[str, object]
    secret: str
    changes: list[str] = field(default_factory=list)
    """What was not as before when the batch had ended; filled in then."""


@contextlib.contextmanager
def host_untouched() -> Iterator[Host]:
    """Lay out bait around a batch and look afterwards what became of it."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="apigen-canary-")))
        folder.chmod(0o755)
        doors = _listen(folder, stack)
        process = _sleeper(stack)
        secret = f"SECRET-{secrets.token_hex(16)}"
        file = folder / "canary"
        file.write_text(secret)
        file.chmod(0o666)
        facts = {"canary_file": str(file), **doors.facts}
        host = Host(facts, secret)
        before, offset_s = _state(folder, process), _clock_offset_s()
        yield host
        after = _state(folder, process)
        host.changes += [f"{k}: {v} became {after[k]}" for k, v in before.items() if v != after[k]]
        host.changes += ["the clock"] * (abs(_clock_offset_s() - offset_s) > CLOCK_TOLERANCE_S)
        host.changes += doors.visitors() + strays()


def _state(folder: Path, process: subprocess.Popen) -> dict[str, object]:
    file = folder / "canary"
    return {
        "files": sorted(os.listdir(folder)),
        "content": file.read_text(),
        "last change": file.stat().st_mtime_ns,
        "mode": file.stat().st_mode,
        "process": _life(process),
        "host name": socket.gethostname(),
        "core pattern": Path("/proc/sys/kernel/core_pattern").read_text(),
    }


def _clock_offset_s() -> float:
    return time.time() - time.monotonic()


def _life(process: subprocess.Popen) -> str:
    if process.poll() is not None:
        return f"ended with {process.returncode}"
    folder = Path(f"/proc/{process.pid}")
    stat = (folder / "stat").read_text().rpartition(")")[2].split()
    limits = (folder / "limits").read_text()
    return f"stopped: {stat[0] in 'Tt'}, priority: {stat[15:17]}, limits: {limits}"


def _sleeper(stack: contextlib.ExitStack) -> subprocess.Popen:
    process = stack.enter_context(subprocess.Popen(["sleep", "300"]))
    stack.callback(process.kill)
    return process


@dataclass
class _Doors:
    sockets: dict[str, socket.socket]
    facts: dict[str, object]

    def visitors(self) -> list[str]:
        return [f"{name} was reached" for name, door in self.sockets.items() if _was_reached(door)]


def _listen(folder: Path, stack: contextlib.ExitStack) -> _Doors:
    def door(family: socket.AddressFamily, kind: socket.SocketKind, address: object):
        made = stack.enter_context(socket.socket(family, kind))
        made.bind(address)
        made.setblocking(False)
        if kind == socket.SOCK_STREAM:
            made.listen()
        return made

    name, path = f"apigen-canary-{secrets.token_hex(4)}", folder / "socket"
    tcp = door(socket.AF_INET, socket.SOCK_STREAM, ("0.0.0.0", 0))
    udp = door(socket.AF_INET, socket.SOCK_DGRAM, ("0.0.0.0", 0))
    abstract = door(socket.AF_UNIX, socket.SOCK_STREAM, f"\0{name}")
    named = door(socket.AF_UNIX, socket.SOCK_STREAM, str(path))
    path.chmod(0o777)
    facts = {"tcp_port": tcp.getsockname()[1], "udp_port": udp.getsockname()[1]}
    facts |= {"abstract_name": name, "socket_path": str(path)}
    return _Doors({"TCP": tcp, "UDP": udp, "abstract": abstract, "unix": named}, facts)


def _was_reached(door: socket.socket) -> bool:
    try:
        if door.type == socket.SOCK_DGRAM:
            door.recv(100)
        else:
            door.accept()[0].close()
    except BlockingIOError:
        return False
    return True


def strays() -> list[str]:
    """List processes of sandboxes that live on without a runner above them."""
    found = _orphans()
    if found:
        time.sleep(DYING_S)
    return sorted(f"{x} lives on" for x in found & _orphans())


def _orphans() -> set[str]:
    processes = {each.pid: each for each in _processes()}
    found = set()
    for each in processes.values():
        above = each
        while above and above.is_hostile:
            above = processes.get(above.parent)
        if each.is_hostile and not (above and RUNNER in above.command):
            found.add(f"process {each.pid} of uid {each.uid}: {each.command[:60]!r}")
    return found


@dataclass(frozen=True, slots=True)
class _Process:
    pid: int
    parent: int
    uid: int
    command: bytes

    @property
    def is_hostile(self) -> bool:
        return self.command.startswith(MARK) or any(self.uid in uids for uids in SANDBOX_UIDS)


def _processes() -> Iterator[_Process]:
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if state not in "ZX":
                command, uid = (folder / "cmdline").read_bytes(), folder.stat().st_uid
                yield _Process(int(folder.name), int(parent), uid, command)
