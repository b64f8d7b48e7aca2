"""A worker to be ended in mid-batch: `python -m tests.container.worker SANDBOX LABEL THREADS`.

With no threads it runs a batch in its main thread; else it ends when its stdin does.
"""

import signal
import sys
import threading

from sandbox.container import DockerSandbox
from sandbox.limits import Limits
from sandbox.subprocess_backend import ProcessSandbox
from tests.container.parts import MODULES, request


class TerminationSignal(BaseException):
    """What Prefect's handler of SIGTERM raises in a flow that is cancelled."""


def raise_termination(*_):
    raise TerminationSignal


def run_batch(sandbox):
    limits = Limits(timeout_s=120)
    sandbox.execute(MODULES, [request("sleep", seconds=120)] * 3, limits)


def main(kind, label, threads):
    signal.signal(signal.SIGUSR1, raise_termination)
    sandbox = DockerSandbox(run_label=label) if kind == "docker" else ProcessSandbox()
    if threads == "0":
        run_batch(sandbox)
    for _ in range(int(threads)):
        threading.Thread(target=run_batch, args=[sandbox], daemon=True).start()
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
