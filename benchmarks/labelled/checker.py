"""distilabel's execution check over some answers, for a Python that has distilabel.

`python checker.py LIBRARY ANSWERS REPORT`: ANSWERS is a JSON array of answer texts; REPORT gets
how long they took, the peak memory before and after, and what became of each. A file, not stdout,
because the check evaluates arguments here and these may print.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from distilabel.steps.tasks import APIGenExecutionChecker

MAX_CHARS = 1_000


def check(step: Any, answers: str) -> list[Any]:
    """Whether the row is kept (None: the check raised instead), and the results' texts."""
    row = {"answers": answers}
    try:
        (done,) = next(step.process([row]))
    except BaseException as error:  # KeyboardInterrupt and SystemExit escape, too
        return [None, [type(error).__name__]]
    results = [str(text)[:MAX_CHARS] for text in done["execution_result"]]
    return [done["keep_row_after_execution_check"], results]


def peak_mb() -> float:
    """Peak resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Check and report."""
    library, answers, report = map(Path, sys.argv[1:])
    texts = json.loads(answers.read_text(encoding="utf-8"))
    step = APIGenExecutionChecker(libpath=str(library))
    step.load()
    before, start = peak_mb(), time.perf_counter()
    verdicts = [check(step, text) for text in texts]
    elapsed_s = time.perf_counter() - start
    found = {"elapsed_s": elapsed_s, "before_mb": before, "peak_mb": peak_mb()}
    report.write_text(json.dumps(found | {"verdicts": verdicts}), encoding="utf-8")


if __name__ == "__main__":
    main()
