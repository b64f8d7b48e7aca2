"""Recipes and rows to the messages that a model is sent."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import Template
from typing import Any

from apigen.prompt_fences import fenced_json, fenced_text
from apigen.records import CallResult, JsonObject, Recipe, Style, Tool, ToolCall

MAX_RESULT_CHARS = 2000
"""Characters of one result that the judge is shown; the checkpoint keeps the whole."""
CUT = "… [cut]"
JUDGE_FIELDS = frozenset({"act", "tools", "query", "calls", "results"})
"""What the frame of a judge's prompt has to hold, each as a placeholder."""
EXAMPLE_KEYS = ("tools", "query", "answers", "missing", "reply")
"""What of a seed a prompt shows."""

Messages = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class PromptLibrary:
    """The texts under `data/prompts`; styles, registers and judges' frames by name."""

    generator_system: str
    generator_frame: str
    styles: Mapping[str, str]
    registers: Mapping[str, str]
    judge_system: str
    judge_frames: Mapping[str, str]
    describer_system: str
    describer_frame: str


def generator_messages(
    prompts: PromptLibrary, recipe: Recipe, tools: Mapping[str, Tool]
) -> Messages:
    """The request for one recipe: its instructions, worked examples and tools.

    Args:
        prompts: The texts.
        recipe: What to ask for; carries its worked examples.
        tools: The library's tools by name, at least those that the recipe names.
    """
    dependent = recipe.style is Style.DEPENDENT
    withheld = [recipe.withheld] if recipe.withheld else []
    user = Template(prompts.generator_frame).substitute(
        _task(recipe),
        instructions=_instructions(prompts, recipe),
        examples=_json([_example(seed) for seed in recipe.seeds]),
        tools=_json([_card(tools[name], dependent) for name in recipe.tools]),
        withheld=_json([_card(tools[name], dependent) for name in withheld]),
        cover=_json(recipe.cover),
    )
    return _messages(prompts.generator_system, user)


def _task(recipe: Recipe) -> JsonObject:
    names = ("style", "register", "language", "persona", "numbers", "dates", "calls", "pairs")
    return {name: getattr(recipe, name) for name in names}


def _instructions(prompts: PromptLibrary, recipe: Recipe) -> str:
    texts = (prompts.styles[recipe.style], prompts.registers[recipe.register])
    return "\n\n".join(text.strip() for text in texts)


def act_of(style: str, missing: Sequence[JsonObject]) -> str:
    """What the assistant did, as the judge is told it: `call`, `decline` or `ask for …`.

    Args:
        style: The row's style; any other text than the names of `Style` is taken as calls made.
        missing: What a `missing_parameter` row asks for, each `{"name": tool, "parameter": name}`.
    """
    if style == Style.IRRELEVANCE:
        return "decline"
    if style == Style.MISSING_PARAMETER:
        return "\n".join(f"ask for {each['parameter']} of {each['name']}" for each in missing)
    return "call"


@dataclass(frozen=True, slots=True)
class Question:
    """What a judge is shown of a row.

    `tools` are cards. `act` is what `act_of` gives; `calls` and `results`, one for each of them,
    are empty unless it is `call`.
    """

    query: str
    tools: Sequence[JsonObject]
    calls: Sequence[ToolCall]
    results: Sequence[CallResult]
    act: str


def judge_messages(prompts: PromptLibrary, question: Question, frame: str) -> Messages:
    """The question whether an answer serves the query (APIGen paper, appendix B.2).

    Nothing in the row can end the section of the prompt that it stands in.

    Args:
        prompts: The texts.
        question: What is to be judged.
        frame: Which of the judges' frames asks it.
    """
    user = Template(prompts.judge_frames[frame]).substitute(
        act=fenced_text(question.act),
        tools=_json(question.tools),
        query=fenced_text(question.query),
        calls=_json([call.to_json() for call in question.calls]),
        results=_json([_shown(result) for result in question.results]),
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


def _example(seed: JsonObject) -> JsonObject:
    return {key: seed[key] for key in EXAMPLE_KEYS if key in seed}


def _card(tool: Tool, returns: bool) -> JsonObject:
    card = tool.card() | ({"returns": tool.returns} if returns else {})
    return card | {"examples": list(tool.examples)}


def _json(value: Any) -> str:
    """JSON text with one entry of a list per line: indenting more would cost tokens."""
    if not isinstance(value, list | tuple) or not value:
        return fenced_json(json.dumps(value, ensure_ascii=False))
    lines = (json.dumps(entry, ensure_ascii=False) for entry in value)
    return "[" + fenced_json(",\n".join(lines)) + "]"


def _messages(system: str, user: str) -> Messages:
    return [{"role": "system", "content": system.strip()}, {"role": "user", "content": user}]
