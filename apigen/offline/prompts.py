"""Reads the three kinds of prompt: a generator's, a judge's and a describer's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from apigen.offline.blocks import PromptError, array, block, has_block, json_array, text_of
from apigen.offline.toolbox import Tool, recall_tool
from apigen.offline.voices import Voice, read_voice

__all__ = [
    "GeneratorPrompt",
    "JudgePrompt",
    "PromptError",
    "read_describer_prompt",
    "read_generator_prompt",
    "read_judge_prompt",
]

_MOST_PAIRS = 100
_MOST_CALLS = 4
_FENCED = re.compile(r"&lt;(?=\s*/?\s*(?:act|tools|query|calls|results)\b\s*/?>)", re.IGNORECASE)
_ASK = re.compile(r"ask for (\S+) of (\S+)")


@dataclass(frozen=True, slots=True)
class GeneratorPrompt:
    """A request for `pairs` pairs in one style and voice over the offered tools.

    `calls` is the number of calls wanted, 0 for any; `withheld` holds the tool that a query without
    an answer is for; `cover` lists `{"tool", "parameter", "value"}` that should come up.
    """

    style: str
    voice: Voice
    pairs: int
    tools: tuple[Tool, ...]
    calls: int = 0
    withheld: tuple[Tool, ...] = ()
    cover: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgePrompt:
    """A query, the calls made for it and one result per call, in order.

    `act` is "call", "decline" or "ask"; who asks wants `asked`, a parameter and its tool. `codes`
    tells whether an answer names its reason.
    """

    tools: tuple[Tool, ...]
    query: str
    calls: list[dict[str, Any]]
    results: list[Any]
    act: str = "call"
    asked: tuple[str, str] = ("", "")
    codes: bool = True


def read_generator_prompt(messages: Sequence[dict[str, Any]]) -> GeneratorPrompt:
    """Reads the `<task>` and `<tools>` blocks, and `<withheld>` and `<cover>` where they are.

    Raises:
        PromptError: When a block is missing or malformed.
    """
    text = text_of(messages)
    lines = (line.partition(":") for line in block(text, "task").splitlines())
    task = {name.strip(): value.strip() for name, _, value in lines}
    tools = _tools(text, "tools")
    pairs = _whole(task, "pairs", 1, _MOST_PAIRS, default="1")
    if not tools:
        raise PromptError("<tools> holds no tool")
    return GeneratorPrompt(
        style=task.get("style", ""),
        voice=read_voice(task),
        pairs=pairs,
        tools=tools,
        calls=_whole(task, "calls", 0, _MOST_CALLS, default="0"),
        withheld=_tools(text, "withheld") if has_block(text, "withheld") else (),
        cover=_cover(text) if has_block(text, "cover") else (),
    )


def read_judge_prompt(messages: Sequence[dict[str, Any]]) -> JudgePrompt:
    """Reads the `<tools>`, `<query>`, `<calls>` and `<results>` blocks, and `<act>` where it is.

    In a query, `&lt;query>` and the like are tags that it holds itself.

    Raises:
        PromptError: When a block is missing or malformed.
    """
    text = text_of(messages)
    calls, results = json_array(text, "calls"), json_array(text, "results")
    if not all(
        isinstance(call, dict) and isinstance(call.get("arguments"), dict) for call in calls
    ):
        raise PromptError("<calls> must hold objects with arguments")
    act, asked = _act(text)
    tools, query = _tools(text, "tools"), _FENCED.sub("<", block(text, "query"))
    return JudgePrompt(tools, query, calls, results, act, asked, _wants_codes(text))


def _wants_codes(text: str) -> bool:
    """Whether the form of the answer that stands before the blocks, if any, has a reason."""
    told = re.split(r"\n<(?:act|tools)>\n", text, maxsplit=1)[0]
    return '"pass"' not in told or '"reason"' in told


def _act(text: str) -> tuple[str, tuple[str, str]]:
    said = block(text, "act").strip() if has_block(text, "act") else "call"
    if said in ("call", "decline"):
        return said, ("", "")
    if asked := _ASK.fullmatch(said):
        return "ask", (asked[1], asked[2])
    raise PromptError(f"<act> must be call, decline or 'ask for PARAMETER of TOOL', not {said!r}")


def _whole(task: dict[str, str], name: str, low: int, high: int, default: str) -> int:
    text = task.get(name) or default
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise PromptError(f"{name} must be {low} to {high}, not {text!r}")
    return int(text)


def _cover(text: str) -> tuple[dict[str, Any], ...]:
    wanted = json_array(text, "cover")
    if not all(
        isinstance(one, dict) and {"tool", "parameter", "value"} <= set(one) for one in wanted
    ):
        raise PromptError("<cover> must hold objects with tool, parameter and value")
    return tuple(wanted)


def _tools(text: str, tag: str) -> tuple[Tool, ...]:
    try:
        return tuple(recall_tool(entry) for entry in json_array(text, tag))
    except (AttributeError, KeyError, TypeError) as error:
        raise PromptError(f"<{tag}> holds something that is no tool: {error!r}") from error


def read_describer_prompt(messages: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """Reads the `<api>` and `<categories>` blocks.

    Raises:
        PromptError: When a block is missing or malformed.
    """
    text = text_of(messages)
    (api,) = array(f"[{block(text, 'api')}]", "api")
    if not isinstance(api, dict) or "name" not in api:
        raise PromptError("<api> must hold an object with a name")
    return api, json_array(text, "categories")
