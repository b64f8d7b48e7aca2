"""The labelled calls, and how two checks judge them.

A label says whether a row is good, and then what its calls return. A check is right about a row
when it drops a bad one, or keeps a good one with these results.
"""

import ast
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.labelled import peer

HERE = Path(__file__).parent
LIBRARY, CALLS = HERE / "functions", HERE / "calls.jsonl"
RIGHT = "right"
WRONGS = ("good, dropped", "good, kept with a wrong result", "bad, kept", "no verdict: raised")

Label = dict[str, Any]
Given = tuple[bool | None, list[Any]]
"""Whether a row was kept (None: the check raised instead), and its calls' results."""


def read_labels() -> list[Label]:
    """All labelled rows, in order."""
    return [json.loads(line) for line in CALLS.read_text(encoding="utf-8").splitlines()]


def ours(labels: Sequence[Label]) -> list[Given]:
    """What `apigen verify` says of rows, with format check and containers."""
    with tempfile.TemporaryDirectory() as folder:
        rows, out = Path(folder, "rows.jsonl"), Path(folder, "verdicts.jsonl")
        rows.write_text("\n".join(map(json.dumps, labels)), encoding="utf-8")
        options = ("--library", LIBRARY, "--sandbox", "docker", "--out", out)
        command = [sys.executable, "-m", "apigen", "verify", *map(str, (rows, *options))]
        subprocess.run(command, check=True, capture_output=True, text=True)
        lines = map(json.loads, out.read_text(encoding="utf-8").splitlines())
        return [(line["ok"], line["results"]) for line in lines]


def peers(labels: Sequence[Label], venv: Path) -> list[Given]:
    """What distilabel's execution check says of rows; it takes their answers as text."""
    answers = [row["answers"] for row in labels]
    texts = [each if isinstance(each, str) else json.dumps(each) for each in answers]
    files = [file.read_text(encoding="utf-8") for file in sorted(LIBRARY.glob("*.py"))]
    return peer.check(venv, "\n".join(files), texts).verdicts


def count(judged: Iterable[tuple[Label, Given]], same: Callable[[Any, Any], bool]) -> Counter[str]:
    """How many rows were judged right, and wrong in which way."""
    return Counter(_grade(label, kept, results, same) for label, (kept, results) in judged)


def same_value(found: Any, expected: Any) -> bool:
    """Whether a result is the labelled one."""
    return bool(found == expected)


def same_text(found: str, expected: Any) -> bool:
    """Whether a text is the labelled result as Python writes it."""
    if found == str(expected):
        return True
    try:
        return not isinstance(expected, str) and bool(ast.literal_eval(found) == expected)
    except (ValueError, SyntaxError):
        return False


def _grade(
    label: Label, kept: bool | None, results: list[Any], same: Callable[[Any, Any], bool]
) -> str:
    dropped_good, wrong_result, kept_bad, raised = WRONGS
    if kept is None:
        return raised
    if not label["keep"]:
        return kept_bad if kept else RIGHT
    if not kept:
        return dropped_good
    pairs = zip(results, label["results"], strict=True)
    return RIGHT if all(same(found, expected) for found, expected in pairs) else wrong_result
