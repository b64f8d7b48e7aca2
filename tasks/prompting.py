"""The prompt library and the seed pool, read from `data/`."""

import json
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

from apigen.config_run import RunConfig
from apigen.errors import ConfigError
from apigen.prompts import JUDGE_FIELDS, PromptLibrary
from apigen.records import REGISTERS, JsonObject, Style

DATA = Path(__file__).resolve().parent.parent / "data"
JUDGE_FOLDER = "data/prompts/judge"


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
        judge_frames=_judge_frames(),
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


def judge_texts(prompt: str) -> list[str]:
    """Everything that a judge's prompts are made of, for the cache key.

    Raises:
        ConfigError: There is no such prompt, or it is none.
    """
    return [load_prompts().judge_system, judge_frame(prompt)]


def judge_frame(prompt: str) -> str:
    """The frame under `data/prompts/judge` that a judge's `prompt` names.

    Raises:
        ConfigError: There is none, or it leaves out a part of what a judge has to see.
    """
    frames = load_prompts().judge_frames
    if prompt not in frames:
        raise ConfigError(
            f"judges: there is no prompt {prompt!r}; there is {list(frames)}, or write "
            f"{JUDGE_FOLDER}/{prompt}.md"
        )
    template = Template(frames[prompt])
    if not template.is_valid() or set(template.get_identifiers()) != JUDGE_FIELDS:
        wanted = ", ".join(f"${name}" for name in sorted(JUDGE_FIELDS))
        raise ConfigError(
            f"{JUDGE_FOLDER}/{prompt}.md: its placeholders have to be {wanted}, and any other "
            "dollar sign is doubled"
        )
    return frames[prompt]


def check_judge_prompts(config: RunConfig) -> None:
    """Every judge must have its prompt.

    Raises:
        ConfigError: Names the one that is missing or no prompt.
    """
    for judge in config.judges:
        judge_frame(judge.prompt)


def describer_texts() -> list[str]:
    """Everything that describer prompts are made of, for the cache key."""
    return [load_prompts().describer_system, load_prompts().describer_frame]


def _judge_frames() -> dict[str, str]:
    paths = sorted((DATA / "prompts" / "judge").glob("*.md"))
    return {
        path.stem: _text(f"prompts/judge/{path.name}") for path in paths if path.stem != "system"
    }


def _text(name: str) -> str:
    try:
        return (DATA / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"cannot read data/{name}: {error.strerror}; restore the file") from error
