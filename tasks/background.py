"""One event loop per process for all requests, in a thread of its own."""

import asyncio
import atexit
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class _Loop:
    """Runs from its first use to the end of the process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.last_jobs: list[Callable[[], None]] = []

    def started(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
                self._thread.start()
                atexit.register(self.stop)
            return self._loop

    def stop(self) -> None:
        for job in self.last_jobs:
            job()
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()
            self._loop = None


_loop = _Loop()


def run_job(job: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in the loop and wait for its result, from any thread but the loop's own."""
    return asyncio.run_coroutine_threadsafe(job, _loop.started()).result()


def at_loop_end(job: Callable[[], None]) -> None:
    """Have `job` called before the loop ends; it may still use `run_job`."""
    _loop.last_jobs.append(job)
