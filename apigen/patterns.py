"""JSON Schema's `pattern` in time linear in the text, whatever the pattern.

RE2 (https://github.com/google/re2) never backtracks, and its digits and letters are ASCII ones, as
those of JSON Schema's own expressions are. It has no look-around and no back-references: a pattern
that it refuses, or that is too large for its memory, says nothing about a text here.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import re2

MAX_PATTERN_CHARS = 1000
MAX_STEPS = 2_000_000
"""Instructions of a pattern times characters of a text, summed over one row: some 40 ms."""
_STEPS_TO_COMPILE = 100  # characters whose matching takes as long, for each instruction
_MAX_MEMORY_BYTES = 1 << 16  # of one compiled pattern: some thousand instructions


class TooManySteps(Exception):
    """The patterns of a row are too large for its texts."""


@dataclass(slots=True)
class Patterns:
    """Matches the patterns of one row, whose work is bounded together."""

    steps: int = MAX_STEPS
    _seen: set[str] = field(default_factory=set)

    def misses(self, pattern: Any, text: str) -> bool:
        """Whether a pattern that can be told is found nowhere in `text`.

        Raises:
            TooManySteps: The row's patterns cost more than `MAX_STEPS`.
        """
        if not isinstance(pattern, str) or not 0 < len(pattern) <= MAX_PATTERN_CHARS:
            return False
        compiled = compile_pattern(pattern)
        size = compiled.programsize if compiled else len(pattern)
        self.steps -= size * (len(text) + _STEPS_TO_COMPILE * (pattern not in self._seen))
        self._seen.add(pattern)
        if self.steps < 0:
            raise TooManySteps
        return compiled is not None and compiled.search(text) is None


@lru_cache(maxsize=4096)
def compile_pattern(pattern: str) -> Any:
    """The pattern as RE2 has it, or None where it refuses."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = _MAX_MEMORY_BYTES
    try:
        return re2.compile(pattern, options)
    except (re2.error, UnicodeError):
        return None
