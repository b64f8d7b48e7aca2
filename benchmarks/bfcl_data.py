"""BFCL's Python entries and its own checker, as the installed wheel of bfcl-eval has them.

That wheel is installed without what it depends on, which is far more than both of these need.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import distribution
from types import ModuleType, SimpleNamespace

from apigen.records import JsonObject, ToolCall

CATEGORIES = {
    "simple_python": 400,
    "multiple": 200,
    "parallel": 200,
    "parallel_multiple": 200,
    "live_simple": 258,
    "live_multiple": 1053,
    "live_parallel": 16,
    "live_parallel_multiple": 24,
}
"""How many entries each category has whose calls are held to a known answer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A question line and the answer line with the same id."""

    category: str
    question: JsonObject
    answer: JsonObject

    @property
    def id(self) -> str:
        return str(self.question["id"])


@cache
def entries() -> tuple[Entry, ...]:
    """All entries of `CATEGORIES`, in the order of the files."""
    return tuple(entry for category in CATEGORIES for entry in _entries(category))


def _entries(category: str) -> Iterator[Entry]:
    answers = {line["id"]: line for line in _lines(f"possible_answer/BFCL_v4_{category}.json")}
    for question in _lines(f"BFCL_v4_{category}.json"):
        yield Entry(category, question, answers[question["id"]])


def _lines(name: str) -> list[JsonObject]:
    path = distribution("bfcl-eval").locate_file(f"bfcl_eval/data/{name}")
    text = path.read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


@cache
def _checker() -> Callable[..., JsonObject]:
    """BFCL's `ast_checker`; its list of models is put aside, which alone needs 150 packages."""
    models = ModuleType("bfcl_eval.constants.model_config")
    dots_stay = SimpleNamespace(underscore_to_dot=False)
    models.MODEL_CONFIG_MAPPING = defaultdict(lambda: dots_stay)  # type: ignore[attr-defined]
    sys.modules[models.__name__] = models
    from bfcl_eval.constants.enums import Language
    from bfcl_eval.eval_checker.ast_eval.ast_checker import ast_checker

    return partial(ast_checker, language=Language.PYTHON, model_name="")


def their_problem(entry: Entry, calls: Sequence[ToolCall]) -> str | None:
    """BFCL's own `error_type` for the calls, None for right ones, or `raised` where it raises."""
    outputs = [{call.name: call.arguments} for call in calls]
    functions, answers = entry.question["function"], entry.answer["ground_truth"]
    try:
        result = _checker()(functions, outputs, answers, test_category=entry.category)
    except (AttributeError, IndexError, KeyError, TypeError):
        return "raised"
    return None if result["valid"] else str(result["error_type"])
