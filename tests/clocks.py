"""A clock that a test moves."""

from heapq import heappop, heappush
from itertools import count


class Timer:
    """One later call."""

    def __init__(self, callback):
        self.callback = callback

    def cancel(self):
        self.callback = None


class FakeClock:
    """Monotonic seconds from 0; `advance` makes the calls that are due, in order."""

    def __init__(self):
        self.now = 0.0
        self._later, self._numbers = [], count()

    def time(self):
        return self.now

    def call_later(self, delay, callback):
        timer = Timer(callback)
        heappush(self._later, (self.now + delay, next(self._numbers), timer))
        return timer

    def advance(self, seconds):
        end = self.now + seconds
        while self._later and self._later[0][0] <= end:
            self.now, _, timer = heappop(self._later)
            if timer.callback:
                timer.callback()
        self.now = end
