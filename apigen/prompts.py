"""Recipes and rows to the messages that a model is sent."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template
from typing import Any

from apigen.records import CallResult, JsonObject, Recipe, Style, Tool, ToolCall

MAX_RESULT_CHARS = 2000
"""Characters of one result that the judge is shown; the checkpoint keeps the whole."""
CUT = "… [cut]"

Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class PromptLibrary:
    """The texts under `data/prompts`; `instructions` by style and register."""

    generator_system: str
    generator_frame: str
    instructions: Mapping[tuple[str, str], str]
    judge_system: str
    judge_frame: str
    describer_system: str
    describer_frame: str


def generator_messages(
    prompts: PromptLibrary,
    recipe: Recipe,
    tools: Mapping[str, Tool],
    seeds: Mapping[Style, Sequence[JsonObject]],
) -> Messages:
    """The request for one recipe: its instructions, worked examples and offered tools."""
    examples = [_without_style(seeds[recipe.style][index]) for index in recipe.seeds]
    offered = [
        tools[name].card() | {"examples": list(tools[name].examples)} for name in recipe.tools
    ]
    user = Template(prompts.generator_frame).substitute(
        style=recipe.style,
        register=recipe.register,
        pairs=recipe.pairs,
        instructions=prompts.instructions[recipe.style, recipe.register].strip(),
        examples=_json(examples),
        tools=_json(offered),
    )
    return _messages(prompts.generator_system, user)


def judge_messages(
    prompts: PromptLibrary,
    query: str,
    tools: Sequence[JsonObject],
    calls: Sequence[ToolCall],
    results: Sequence[CallResult],
) -> Messages:
    """The question whether calls and results serve the query (APIGen paper, appendix B.2)."""
    user = Template(prompts.judge_frame).substitute(
        tools=_json(tools),
        query=query,
        calls=_json([call.to_json() for call in calls]),
        results=_json([_shown(result) for result in results]),
    )
    return _messages(prompts.judge_system, user)


def describer_prompt(
    prompts: PromptLibrary, api: JsonObject, categories: Sequence[str]
) -> Messages:
    """The request for an API's documentation and category (APIGen paper, section 3.1)."""
    user = Template(prompts.describer_frame).substitute(
        api=_json(api), categories=_json(list(categories))
    )
    return _messages(prompts.describer_system, user)


def _shown(result: CallResult) -> Any:
    text = json.dumps(result.to_json(), ensure_ascii=False)
    return result.to_json() if len(text) <= MAX_RESULT_CHARS else text[:MAX_RESULT_CHARS] + CUT


def _without_style(seed: JsonObject) -> JsonObject:
    return {key: seed[key] for key in ("tools", "query", "answers")}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _messages(system: str, user: str) -> Messages:
    return [{"role": "system", "content": system.strip()}, {"role": "user", "content": user}]
