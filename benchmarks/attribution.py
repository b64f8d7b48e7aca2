"""Whether each fault is rejected by the stage that is there for it, and good drafts by none.

`python -m benchmarks.attribution [DRAFTS]` builds a dataset with each of the offline models that
go wrong as often as the generators of the APIGen paper's table 1. Asked again with the messages of
a request, such a model tells what it planted, and its answer must be the one that the run got;
so each draft's fault is known by its request and place.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from apigen.offline import answer
from apigen.offline.profiles import GENERATORS
from apigen.parsing import parse_drafts
from apigen.records import stable_id

DRAFTS = 2_000
MODELS = tuple(GENERATORS)[:4]
SEED = 7
EXAMPLES = 3
BAD_JSON = "bad_json"
GOALS = {"format": 0.99, "execution": 0.99, "semantics": 0.95}
MOST_WRONG = 0.005
STAGES = ("format", "execution", "semantics", "verified")
CHECKS = ("format", "execute", "judge")
"""The stages' folders, in their order; a later stage's row replaces an earlier one's."""

STAGE_OF = dict.fromkeys(
    "bad_json missing_field unknown_function unknown_argument missing_argument wrong_type"
    " unexpected_call".split(),
    "format",
) | {"failing_value": "execution"}
"""The stage that must reject a planted fault; all others are the judge's, and the grounding's."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A draft: the fault planted in it, if any, and the reason for which it was rejected."""

    fault: str
    reason: str
    query: str
    detail: str

    @property
    def due(self) -> str:
        """The stage that must reject it; `verified` for a draft without a fault."""
        return STAGE_OF.get(self.fault, "semantics") if self.fault else "verified"

    @property
    def got(self) -> str:
        """The stage that did."""
        stage = self.reason.split(".")[0]
        return {"": "verified", "grounding": "semantics"}.get(stage, stage)


def main() -> None:
    """Measure and print."""
    drafts = int(sys.argv[1]) if len(sys.argv) > 1 else DRAFTS
    found: list[Outcome] = []
    for model in MODELS:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            outcomes = list(outcomes_of(Path(folder), model, drafts))
        print(f"\n{model}: {len(outcomes)} drafts")
        _show(outcomes)
        found += outcomes
    print(f"\nall: {len(found)} drafts")
    _show(found)
    _show_missed(found)


def outcomes_of(folder: Path, model: str, drafts: int) -> Iterator[Outcome]:
    """Each draft of a dataset that is built in `folder` with `model`."""
    file = folder / "config.json"
    file.write_text(json.dumps(_config(folder / "root", model, drafts)))
    command = [sys.executable, "-m", "apigen", "run", str(file)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    checkpoints = folder / "root" / "checkpoints"
    decided = {row["id"]: row for stage in CHECKS for row in _rows(checkpoints / stage)}
    unknown = 0
    for request in _rows(checkpoints / "generate"):
        faults = _faults(model, request)
        unknown += request["pairs"] * (faults is None)
        for place, fault in enumerate(faults or ()):
            row = decided[stable_id(request["id"], place)]
            yield Outcome(fault, row["reason"], row["query"] or row["raw"], row["detail"])
    if unknown:
        print(f"{model}: {unknown} drafts left out: spoilt JSON hides which is which")


def _config(root: Path, model: str, drafts: int) -> dict[str, Any]:
    return {
        "name": "attribution",
        "root": str(root),
        "drafts": drafts,
        "drafts_per_shard": 500,
        "feedback": False,
        "sandbox": {"backend": "process"},
        "endpoints": {"here": {"kind": "offline"}},
        "generators": [{"endpoint": "here", "model": model}],
        "judges": [{"endpoint": "here", "model": "offline-judge"}],
    }


def _rows(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.rglob("*.parquet"))
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def _faults(model: str, request: dict[str, Any]) -> list[str] | None:
    """The fault of each of a request's drafts, in the order in which the run numbers them.

    Where a draft's JSON is spoilt it may not be found as one, and then all later ones move up.
    """
    said = answer(model, json.loads(request["messages"]), SEED)
    if said.text != request["answer"]:
        raise ValueError(f"request {request['id']}: the offline model answers differently now")
    planted, found = list(said.planted), len(parse_drafts(said.text))
    readable = [fault for fault in planted if fault != BAD_JSON]
    if found == len(planted):
        return planted
    if found == len(readable):
        return readable + [BAD_JSON] * (len(planted) - found)
    return None


def _show(outcomes: list[Outcome]) -> None:
    table = Counter((each.due, each.got) for each in outcomes)
    print(f"{'must be':<10}" + "".join(f"{stage:>11}" for stage in STAGES) + "   attributed")
    for due in STAGES:
        counts = [table[due, got] for got in STAGES]
        right, total = table[due, due], sum(counts)
        low, high = _interval(right, total)
        goal = GOALS.get(due, 1 - MOST_WRONG)
        verdict = "ok" if right >= goal * total else f"missed, at least {goal:.1%} wanted"
        share = f"{right / max(1, total):.2%} ({low:.1%} to {high:.1%}): {verdict}"
        print(f"{due:<10}" + "".join(f"{count:>11}" for count in counts) + f"   {share}")


def _interval(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    if not total:
        return 0.0, 1.0
    share, n = hits / total, total
    centre, half = share + z * z / (2 * n), z * ((share * (1 - share) + z * z / (4 * n)) / n) ** 0.5
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def _show_missed(outcomes: list[Outcome]) -> None:
    """Examples of what another stage rejected, or none, by fault and reason."""
    wrong = [each for each in outcomes if each.due != each.got]
    for (fault, reason), count in Counter((o.fault, o.reason) for o in wrong).most_common():
        print(f"\n{count} x {fault or 'no fault'} -> {reason or 'verified'}")
        alike = [each for each in wrong if (each.fault, each.reason) == (fault, reason)]
        for each in alike[:EXAMPLES]:
            print(f"  {' '.join(each.query.split())[:160]} | {each.detail[:160]}")


if __name__ == "__main__":
    main()
