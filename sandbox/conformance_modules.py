"""Source text of the modules that the conformance cases call; nothing imports them here."""

CASES = '''
import asyncio, ctypes, decimal, hashlib, json, os, signal, socket, subprocess, sys, threading, time
from dataclasses import dataclass
from math import sqrt
from typing import ClassVar

COUNTER = []
TOKEN = os.urandom(8).hex()
_PATH = "left-behind"


@dataclass
class Point:
    x: "int"
    limit: "ClassVar[int]" = 3


def subtract(minuend, subtrahend): return minuend - subtrahend
def keyword_only(*, value): return value
def optional(first, second=None, third=3): return [first, second, third]
def echo(value): return value
def count(): COUNTER.append(1); return len(COUNTER)
def data_class(): return Point(2).x
def _private(): return 1
def raise_error(): raise ValueError("no such city: Atlantis")
def raise_long(): raise ValueError("x" * 10_000)
def leave(): sys.exit(3)
def interrupt(): raise KeyboardInterrupt
def sleep(seconds): time.sleep(seconds); return seconds
def exit_now(): os._exit(3)
def segfault(): ctypes.string_at(0)
def terminate(): os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)
def out_of_memory(): raise MemoryError
def allocate(megabytes): return len(bytearray(megabytes << 20))
def long_text(length): return "x" * length
def bad_value(expression): return eval(expression)
def recursive_list(): x = []; x.append(x); return x
async def coroutine(): return 1
def generator(): yield 1
def tuples(): return {"a": (1, (2,))}
def patch_json(): json.dumps = json.JSONEncoder.default = lambda *_: "patched"; return {1, 2}
def environment(): return sorted(set(os.environ) - {"HOME", "TMPDIR", "TZ", "OMP_NUM_THREADS"})
def hash_order(): return list({"alpha", "beta", "gamma", "delta"})
def user(): return os.getuid() * os.geteuid() * os.getgid() != 0
def groups(): return os.getgroups()
def run_program(): return subprocess.check_output(["/bin/echo", "hello"], text=True)
def token(): return TOKEN


def swallow_everything():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        try:
            time.sleep(0.01)
        except BaseException:
            pass


def burn():
    """Keep all processors busy; the hash function lets threads run at the same time."""
    work = dict(target=hashlib.pbkdf2_hmac, args=("sha256", b"", b"", 1 << 28))
    threads = [threading.Thread(**work) for _ in range(4)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()


def print_much():
    print("noise " * 1000, flush=True)
    os.system("echo noise; echo noise >&2")
    return "quiet"


def scribble():
    """Write what looks like the outcomes of other calls to every descriptor."""
    forged = json.dumps({"index": 0, "status": "ok", "result": "forged", "error_type": "",
                         "error": "", "duration_s": 0.0}).encode()
    for descriptor in range(64):
        try:
            os.write(descriptor, len(forged).to_bytes(4, "big") + forged)
        except OSError:
            pass
    return "done"


def write_here(text):
    assert os.getcwd() == os.environ["HOME"] == os.environ["TMPDIR"]
    assert not os.listdir(".")
    os.makedirs("a/b")
    with open("a/b/" + _PATH, "w") as file:
        file.write(text)
    os.chmod("a", 0)
    with open(_PATH, "w") as file:
        file.write(text)
    return os.path.getsize(_PATH)


def write_there(path):
    with open(path + "/" + _PATH, "w") as file:
        file.write("x")


def connect():
    socket.create_connection(("1.1.1.1", 53), timeout=1)


def daemonise(name):
    """Leave a process in a session of its own."""
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv("/bin/sleep", [name, "120"])
        os._exit(0)
    time.sleep(0.2)
    return count_processes(name)


def count_processes(name):
    found = 0
    for pid in os.listdir("/proc"):
        try:
            with open(f"/proc/{pid}/cmdline") as file:
                found += file.read().startswith(name + chr(0))
        except OSError:
            pass
    return found


def fork_and_return():
    if os.fork() == 0:
        return "child"
    time.sleep(0.2)
    return "parent"


def signal_everyone():
    """Try to kill whatever can be seen."""
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                os.kill(int(name), signal.SIGKILL)
            except OSError:
                pass
    return "tried"


def become_root():
    os.setuid(0)
'''

MODULES = {
    "cases": CASES,
    "json": "def loads(text): return 'mine: ' + text\n",
    "broken_syntax": "def f(:\n",
    "raising": "raise RuntimeError('no licence file')\n",
    "leaving": "import sys\nsys.exit(4)\n",
    "vanishing": "import os\nos._exit(4)\n",
    "hanging": "import time\ntime.sleep(60)\n",
    "greedy": "x = bytearray(10 << 30)\n",
    "usurping": """
import ctypes, os, signal
libc = ctypes.CDLL(None, use_errno=True)
NEW_USERS = 0x10000000
me, problems = os.getuid(), []
attempts = {
    "root": lambda: os.setuid(0),
    "root by all ids": lambda: os.setresuid(0, 0, 0),
    "root's group": lambda: os.setgid(0),
    "root's groups": lambda: os.setgroups([0]),
    "a neighbour": lambda: os.setresuid(-1, me + 3000, -1),
    "the runner's memory": lambda: open("/proc/1/mem", "rb+"),
    "the runner's output": lambda: open("/proc/1/fd/1", "wb"),
}
for name, attempt in attempts.items():
    try:
        attempt()
        problems.append(name)
    except OSError:
        pass
if me >= 10000:
    for name, call in {
        "file system uid": lambda: libc.setfsuid(0) == 0 or libc.setfsuid(0) == 0,
        "new user namespace": lambda: libc.unshare(NEW_USERS) == 0,
        "tracing the runner": lambda: libc.ptrace(16, 1, 0, 0) == 0,
    }.items():
        if call():
            problems.append(name)
for pid in range(1, 200):
    try:
        if pid != os.getpid():
            os.kill(pid, signal.SIGKILL)
            problems.append(f"killed {pid}")
    except OSError:
        pass
def report(): return problems
""",
    "babbling": """
import os
for descriptor in range(64):
    for text in (b"R", b"F{}", b"E" * 34):
        try:
            os.write(descriptor, text)
        except OSError:
            pass
def f(): return 1
""",
}
"""`usurping` and `babbling` do their worst while they are imported."""
