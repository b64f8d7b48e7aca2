"""What the calls of a row use, whatever for: numbers and texts, however deep."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from apigen.grounding.folding import fold, tokens_of
from apigen.records import ToolCall

MAX_LEAVES = 2000
"""Values of one row that are looked at."""

_MAX_CHARS = 2000
_MAX_TEXT = 100
_MAX_TEXTS = 40


class Uses:
    """How often calls have each number, and the tokens of their texts, two spaces between them."""

    def __init__(self, calls: Sequence[ToolCall]) -> None:
        """Keep the calls; they are walked through when something is asked."""
        self._calls = calls

    @cached_property
    def _all(self) -> list[Any]:
        return list(islice(_leaves([call.arguments for call in self._calls]), MAX_LEAVES))

    @cached_property
    def numbers(self) -> Counter[float]:
        """How often each number is used, whatever its sign."""
        numbers = (v for v in self._all if isinstance(v, int | float) and not isinstance(v, bool))
        return Counter(abs(float(value)) for value in numbers if abs(value) < 1e300)

    @cached_property
    def texts(self) -> str:
        """The tokens of all texts."""
        texts = (fold(value[:_MAX_CHARS]) for value in self._all if isinstance(value, str))
        return f" {'  '.join('  '.join(tokens_of(text)) for text in texts)} "


def texts_of(calls: Sequence[ToolCall]) -> list[str]:
    """The different texts that calls with several of them have as arguments, up to a number."""
    found: dict[str, None] = {}
    for call in calls:
        texts = [value for value in call.arguments.values() if isinstance(value, str)]
        if len(texts) > 1:
            found |= dict.fromkeys(text for text in texts if len(text) < _MAX_TEXT)
    return list(found)[:_MAX_TEXTS]


def _leaves(value: Any) -> Iterator[Any]:
    """What holds nothing else, and an object's keys, in no certain order."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += [*each.keys(), *each.values()]
        elif isinstance(each, list):
            waiting += each
        else:
            yield each
