"""Functions as people write them, good and bad."""

import time
from collections import Counter  # noqa: F401  a name that is here and not defined here

SEEN = []


def final_velocity(initial_velocity: float, acceleration: float, time: float) -> float:
    """Computes a final velocity."""
    return initial_velocity + acceleration * time


def opt(a: int, b: int = 2, c: int = 3) -> list[int]:
    """Returns its arguments."""
    return [a, b, c]


def keyword_only(*, a: int) -> int:
    """Returns its argument."""
    return a


def binary_addition(a: str, b: str) -> str:
    """Adds two binary numbers."""
    return bin(int(a, 2) + int(b, 2))[2:]


def echo(text: str) -> str:
    """Returns the text."""
    return text


def triple(x: int) -> int:
    """Triples a number."""
    return x * 3


def returns_error(x: int) -> dict[str, str]:
    """Reports an error as a value."""
    return {"error": "not subscribed"}


def returns_none(x: int) -> None:
    """Returns nothing."""


async def returns_coroutine(x: int) -> int:
    """Is asynchronous."""
    return x


def returns_generator(x: int) -> list[int]:
    """Is a generator."""
    yield x


def remembers(x: int) -> int:
    """Counts its calls in module state."""
    SEEN.append(x)
    return len(SEEN)


def asks(x: int) -> int:
    """Calls a function whose name looks dangerous."""
    return norm_input(x)


def norm_input(x: int) -> int:
    """Is not input()."""
    return x


def writes(path: str) -> str:
    """Writes a file wherever it is told to."""
    with open(path, "w") as file:
        file.write("x")
    return path


def huge(n: int) -> str:
    """Returns a long text."""
    return "x" * n


def sleeps(seconds: float) -> float:
    """Waits."""
    time.sleep(seconds)
    return seconds


def swallows(seconds: float) -> str:
    """Waits and swallows every exception meanwhile."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:  # noqa: SIM105  as people write it
            time.sleep(0.1)
        except BaseException:
            pass
    return "survived"


def interrupts(x: int) -> int:
    """Raises what is no Exception."""
    raise KeyboardInterrupt


def exits(x: int) -> int:
    """Ends the interpreter."""
    raise SystemExit(0)
