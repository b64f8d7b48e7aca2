"""What a language needs to say a request."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """Turns of phrase of one language.

    `things`, `clauses` and `actions` ask for a noun phrase, a clause and an action. `phrases` say
    one value behind a connector, `sentences` in a sentence of its own. `frames` and `openers` go by
    register, with "" for all others; `closers` are said at the end now and then.
    """

    things: tuple[str, ...]
    clauses: tuple[str, ...]
    actions: tuple[str, ...]
    connectors: tuple[str, ...]
    phrases: tuple[str, ...]
    sentences: tuple[str, ...]
    on_off: tuple[str, str]
    nothing: str
    frames: Mapping[str, tuple[str, ...]]
    openers: Mapping[str, tuple[str, ...]]
    closers: Mapping[str, tuple[str, ...]]
    personas: tuple[str, ...]
    several: tuple[str, ...]
    repeats: tuple[str, ...]
    joints: tuple[str, ...]
