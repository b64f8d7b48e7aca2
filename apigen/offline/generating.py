"""The generators: a prompt in, an array of pairs out, with faults at the profile's shares."""

import json
from collections.abc import Callable
from random import Random

from apigen.offline import execution_faults, format_faults, semantic_faults, silence_faults
from apigen.offline.items import write_item
from apigen.offline.plans import Plan, plan_draft
from apigen.offline.profiles import Profile
from apigen.offline.prompts import GeneratorPrompt
from apigen.offline.toolbox import Tool

_ITEM_FAULTS = (
    format_faults.unknown_function,
    format_faults.unknown_argument,
    format_faults.missing_argument,
    format_faults.wrong_type,
    format_faults.missing_field,
)
_PlanFault = Callable[[Plan, tuple[Tool, ...], Random], Plan | None]
_SEMANTIC_FAULTS = (
    semantic_faults.wrong_value,
    semantic_faults.missing_call,
    semantic_faults.extra_call,
    semantic_faults.wrong_function,
)
_SILENCE_FAULTS = {
    "irrelevance": (silence_faults.answerable,),
    "missing_parameter": (silence_faults.value_given, silence_faults.wrong_function),
}
_PLANS = 6
BAD_JSON = format_faults.bad_json.__name__
UNEXPECTED_CALL = "unexpected_call"
# One kind of format fault in six spoils JSON; one in twenty of those spoils a whole answer.
_SPOILT_WHOLE = 1 / 120
_REFUSALS = (
    "I'm sorry, I could not think of suitable pairs for these functions.",
    "Sure! Here are some ideas: ask about everyday situations and vary the numbers.",
)


def generate(prompt: GeneratorPrompt, profile: Profile, rng: Random) -> tuple[str, tuple[str, ...]]:
    """Writes the pairs that a prompt asks for.

    Returns:
        The answer's text, and one fault name per pair in order, empty for a pair without a fault.
    """
    if rng.random() < profile.format * _SPOILT_WHOLE:
        return rng.choice(_REFUSALS), (BAD_JSON,) * prompt.pairs
    taken: set[str] = set()
    texts, planted = [], []
    for place in range(prompt.pairs):
        text, fault = _write_pair(prompt, profile, rng, taken, place)
        texts.append(text)
        planted.append(fault)
    return _decorate(_as_array(texts, planted), profile, rng), tuple(planted)


def _as_array(texts: list[str], planted: list[str]) -> str:
    cut = planted[-1] == BAD_JSON and not texts[-1].endswith("}")
    return "[" + ",\n ".join(texts) + ("" if cut else "]")


def _write_pair(
    prompt: GeneratorPrompt, profile: Profile, rng: Random, taken: set[str], place: int
) -> tuple[str, str]:
    stage = _draw_stage(profile, rng)
    plan, fault = _plan(stage, prompt, rng, taken, place)
    item = write_item(plan, prompt.voice, rng)
    if stage != "format":
        return json.dumps(item, ensure_ascii=False), _seen_first(plan, fault)
    if rng.randrange(6) == 0:
        is_last = place == prompt.pairs - 1
        return format_faults.bad_json(item, is_last, rng), BAD_JSON
    for plant in rng.sample(_ITEM_FAULTS, len(_ITEM_FAULTS)):
        if broken := plant(item, prompt.tools, rng):
            return json.dumps(broken, ensure_ascii=False), plant.__name__
    return json.dumps(item, ensure_ascii=False), _seen_first(plan, "")


def _seen_first(plan: Plan, fault: str) -> str:
    """Tells which fault a checker sees first: a call where tools left nothing to be asked for."""
    return UNEXPECTED_CALL if plan.answered and plan.style in _SILENCE_FAULTS else fault


def _draw_stage(profile: Profile, rng: Random) -> str:
    shares = (profile.format, profile.execution, profile.semantics)
    stages = ("format", "execution", "semantics", "")
    return rng.choices(stages, (*shares, 1 - sum(shares)))[0]


def _plan(
    stage: str, prompt: GeneratorPrompt, rng: Random, taken: set[str], place: int
) -> tuple[Plan, str]:
    """Plans a draft with a fault of the stage, where the stage has faults in the plan."""
    cover = prompt.cover[place] if place < len(prompt.cover) else None
    plan = plan_draft(prompt, rng, taken, cover)
    faults = _faults_of(stage, plan)
    # Not every argument set can be spoilt: another one may.
    for _ in range(_PLANS if faults else 0):
        for plant in rng.sample(faults, len(faults)):
            if broken := plant(plan, prompt.tools, rng):
                return broken, plant.__name__
        plan = plan_draft(prompt, rng, taken)
    return plan, ""


def _faults_of(stage: str, plan: Plan) -> tuple[_PlanFault, ...]:
    if stage == "semantics":
        return _SEMANTIC_FAULTS if plan.answered else _SILENCE_FAULTS[plan.style]
    return (execution_faults.failing_value,) if stage == "execution" and plan.answered else ()


def _decorate(text: str, profile: Profile, rng: Random) -> str:
    if rng.random() >= profile.decorated:
        return text
    return rng.choice(
        (
            f"```json\n{text}\n```",
            f"Here are the pairs you asked for:\n\n{text}",
            f"```\n{text}\n```\nLet me know if you need more.",
            f"Sure.\n\n```json\n{text}\n```",
        )
    )
