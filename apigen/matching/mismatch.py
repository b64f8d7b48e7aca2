"""What two lists of calls differ in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The first difference: its kind, and a line that names the call, the argument and values."""

    kind: str
    detail: str
