"""The prompt library and the seed pool, read from `data/`."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from apigen.errors import ConfigError
from apigen.prompts import PromptLibrary
from apigen.records import REGISTERS, JsonObject, Style

DATA = Path(__file__).resolve().parent.parent / "data"


@lru_cache(maxsize=1)
def load_prompts() -> PromptLibrary:
    """The texts under `data/prompts`.

    Raises:
        ConfigError: One of them is missing.
    """
    return PromptLibrary(
        generator_system=_text("prompts/generator/system.md"),
        generator_frame=_text("prompts/generator/frame.md"),
        styles={style: _text(f"prompts/generator/styles/{style}.md") for style in Style},
        registers={name: _text(f"prompts/generator/registers/{name}.md") for name in REGISTERS},
        judge_system=_text("prompts/judge/system.md"),
        judge_frame=_text("prompts/judge/frame.md"),
        describer_system=_text("prompts/describer/system.md"),
        describer_frame=_text("prompts/describer/frame.md"),
    )


@lru_cache(maxsize=1)
def load_seeds() -> dict[Style, list[JsonObject]]:
    """The worked examples under `data/seeds`, by style."""
    return {
        style: [json.loads(line) for line in _text(f"seeds/{style}.jsonl").splitlines()]
        for style in Style
    }


def generator_texts() -> Any:
    """Everything that generator prompts are made of, for the cache key."""
    prompts = load_prompts()
    frames = [prompts.generator_system, prompts.generator_frame]
    return [*frames, dict(prompts.styles), dict(prompts.registers), load_seeds()]


def judge_texts() -> list[str]:
    """Everything that judge prompts are made of, for the cache key."""
    return [load_prompts().judge_system, load_prompts().judge_frame]


def describer_texts() -> list[str]:
    """Everything that describer prompts are made of, for the cache key."""
    return [load_prompts().describer_system, load_prompts().describer_frame]


def _text(name: str) -> str:
    try:
        return (DATA / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot read data/{name}: {error.strerror}; restore the file") from error
