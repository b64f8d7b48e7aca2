"""The offline models behind one function."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from apigen.offline.describing import describe
from apigen.offline.generating import generate
from apigen.offline.judging import judge
from apigen.offline.profiles import DESCRIBER, GENERATORS, JUDGES, MODELS
from apigen.offline.prompts import (
    read_describer_prompt,
    read_generator_prompt,
    read_judge_prompt,
)


class UnknownModelError(LookupError):
    """There is no offline model of that name."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model says.

    `planted` holds one fault name per pair in order, empty for a pair without a fault. A judge
    plants none.
    """

    text: str
    planted: tuple[str, ...] = ()


def answer(model: str, messages: Sequence[dict[str, Any]], seed: int) -> Answer:
    """Answers a chat, the same way every time.

    Args:
        model: One of `MODELS`.
        messages: Chat messages with `role` and `content`, as an OpenAI-compatible API takes them.
        seed: Another seed gives other drafts for the same messages.

    Returns:
        The text and the faults planted in it.

    Raises:
        UnknownModelError: When there is no such model.
        PromptError: When the messages are not a prompt that the model reads.
    """
    if model in JUDGES:
        return Answer(judge(read_judge_prompt(messages), strict=JUDGES[model]))
    if model == DESCRIBER:
        return Answer(describe(*read_describer_prompt(messages)))
    if model not in GENERATORS:
        raise UnknownModelError(f"no offline model is called {model!r}; {', '.join(MODELS)} are")
    rng = _random(model, messages, seed)
    return Answer(*generate(read_generator_prompt(messages), GENERATORS[model], rng))


def _random(model: str, messages: Sequence[dict[str, Any]], seed: int) -> Random:
    text = json.dumps([seed, model, list(messages)], sort_keys=True)
    return Random(hashlib.sha256(text.encode()).digest())
