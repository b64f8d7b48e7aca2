"""The score card: faults planted in verified rows, through the stages that verify all rows."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from apigen import __version__, strictjson
from apigen.checks.findings import Policy
from apigen.config_parts import SandboxConfig
from apigen.config_run import RunConfig
from apigen.errors import ConfigError, Interrupted
from apigen.foreign.rows import read_row
from apigen.mutations.kinds import Mutant, mutants
from apigen.mutations.meaning import meaning
from apigen.mutations.rows import Row
from apigen.records import JsonObject
from apigen.scorecard import Cost, Scorecard, Tally, fate_of, tallies
from apigen.scorecard_plot import to_svg
from apigen.scorecard_report import to_markdown
from apigen.whole_files import write_lines
from tasks.checkpoints import write_bytes
from tasks.executors import Where
from tasks.judging import labels_of
from tasks.library import SHIPPED, read_library
from tasks.panel import version_of
from tasks.progress import Usage
from tasks.reverification import Checked, Stages, reverify
from tasks.scorecard_rows import Source, read_source, sample
from tasks.stopping import stop_sending_on_interrupt
from tasks.terminal import showing

OFFLINE_NOTE = (
    "the judge is the offline model, a rule-based stand-in: what it catches tells nothing about a "
    "real judge"
)
SAME_JUDGE_NOTE = (
    "these rows were accepted by the same judge: wrong rejections are those of later changes only"
)
JOURNAL = "judge.journal.jsonl"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a score card is to be made of; `command` is shown in it."""

    rows: Path | None
    root: str
    library: Path | None
    sandbox: SandboxConfig
    judge: RunConfig
    per_kind: int
    most_rows: int
    seed: int
    out: Path
    command: str


def make(plan: Plan) -> Scorecard:
    """Verify the rows, plant faults in those that pass, verify these, and write the card.

    Writes `scorecard.md`, `.json` and `.svg`, and as JSON lines `survivors`: the faults that
    nothing found, and `wrong_rejections`: right rows that were rejected.

    Raises:
        ConfigError: There are no rows, or no sandbox may run the library's code here.
        MachineFault: The sandbox or the judge's endpoint does not work; run it again.
        Interrupted: The user stopped it; run it again, and no answer is paid for twice.
    """
    stop_sending_on_interrupt()
    try:
        return _make(plan)
    except KeyboardInterrupt as error:
        kept = plan.out / JOURNAL
        raise Interrupted(f"stopped; run the command again: answers are kept in {kept}") from error


def _make(plan: Plan) -> Scorecard:
    source = sample(read_source(plan.rows, plan.root), plan.most_rows, plan.seed)
    if not source.texts:
        raise ConfigError(f"{source.name}: there are no rows")
    path = plan.library or source.library or SHIPPED
    where = Where(plan.sandbox, path.resolve() == SHIPPED, source.rest)
    stages = Stages(read_library(path), where, plan.judge)
    return _measure(plan, source, stages, str(path) if path.resolve() != SHIPPED else "shipped")


def _measure(plan: Plan, source: Source, stages: Stages, library: str) -> Scorecard:
    journal = plan.out / JOURNAL
    known = journal.read_bytes().count(b"\n") if journal.exists() else 0
    policy = plan.judge.checks.policy
    untouched, first = _verify(source.texts, stages, journal, policy, "untouched rows")
    passed = [_row(checked) for checked in untouched if checked.row.verdict.ok]
    planted = list(mutants(passed, plan.per_kind, plan.seed))
    texts = [mutant.text for mutant in planted]
    checked, second = _verify(texts, stages, journal, policy, "mutants")
    fates = [_fate(*each) for each in zip(planted, checked, strict=True)]
    told = [
        (mutant.kind.name, fate, each.row.verdict.reason)
        for mutant, fate, each in zip(planted, fates, checked, strict=True)
    ]
    cost = _cost(_judged(untouched) + _judged(checked), known, first, second)
    card = Scorecard(_tally(untouched), tallies(told), cost, _about(plan, source, library))
    _write(plan.out, card, source.texts, untouched, list(zip(planted, fates, checked, strict=True)))
    journal.unlink(missing_ok=True)
    return card


def _verify(
    texts: Sequence[str], stages: Stages, journal: Path, policy: Policy, noun: str
) -> tuple[list[Checked], Usage]:
    rows = (read_row(text, policy=policy) for text in texts)
    with showing(len(texts), ("verify",), noun) as meter:
        checked = list(reverify(rows, stages, journal))
    return checked, meter.usage


def _row(checked: Checked) -> Row:
    results = tuple(result.result for result in checked.results)
    return Row(str(checked.row.id), checked.row.candidate(), results)


def _fate(mutant: Mutant, checked: Checked) -> str:
    found = checked.row.candidate()
    is_control = mutant.kind.group == "control"
    restored = not is_control and meaning(found) == meaning(mutant.row.candidate)
    return fate_of(checked.row.verdict, restored)


def _tally(untouched: Sequence[Checked]) -> Tally:
    tally = Tally()
    for checked in untouched:
        tally.add(fate_of(checked.row.verdict, restored=False), checked.row.verdict.reason)
    return tally


def _judged(rows: Sequence[Checked]) -> int:
    verdicts = [checked.row.verdict for checked in rows]
    return sum(verdict.ok or verdict.stage == "semantics" for verdict in verdicts)


def _cost(rows: int, known: int, *usages: Usage) -> Cost:
    costs = [usage.cost for usage in usages]
    return Cost(
        rows=rows,
        requests=sum(usage.requests for usage in usages),
        known=known,
        prompt_tokens=sum(usage.prompt_tokens for usage in usages),
        completion_tokens=sum(usage.completion_tokens for usage in usages),
        cost=None if None in costs else sum(cost for cost in costs if cost is not None),
        currency=next((usage.currency for usage in usages if usage.currency), ""),
    )


def _about(plan: Plan, source: Source, library: str) -> JsonObject:
    is_offline = any(
        plan.judge.endpoints[judge.endpoint].kind == "offline" for judge in plan.judge.judges
    )
    return {
        "command": f"`{plan.command}`",
        "rows": f"{len(source.texts)} of {source.name}",
        "library": library,
        "judges": _judges(plan.judge),
        "faults per kind": f"at most {plan.per_kind}, seed {plan.seed}",
        "note": OFFLINE_NOTE if is_offline else "",
        "rows' judge": SAME_JUDGE_NOTE if source.judge == labels_of(plan.judge) else "",
    }


def _judges(config: RunConfig) -> str:
    named = [f"{judge.label} (version {version_of(judge)})" for judge in config.judges]
    rule = f"; vote: {config.vote}" if len(named) > 1 else ""
    return f"{', '.join(named)}{rule}; apigen {__version__}"


def _write(
    out: Path,
    card: Scorecard,
    texts: Sequence[str],
    untouched: Sequence[Checked],
    mutated: Sequence[tuple[Mutant, str, Checked]],
) -> None:
    survived = [each for each in mutated if each[1] == "survived" and not _is_control(each[0])]
    wrong = [_told("untouched", *each) for each in zip(texts, untouched, strict=True)]
    wrong += [_told(m.kind.name, m.text, each) for m, _, each in mutated if _is_control(m)]
    write_lines([_survivor(mutant) for mutant, _, _ in survived], out / "survivors.jsonl")
    rejected = [line for line in wrong if line["reason"]]
    write_lines(rejected, out / "wrong_rejections.jsonl")
    text = json.dumps(card.to_json(), indent=1, ensure_ascii=False)
    files = {".json": text + "\n", ".svg": to_svg(card), ".md": to_markdown(card)}
    for ending, content in files.items():
        write_bytes(str(out), f"scorecard{ending}", content.encode())


def _is_control(mutant: Mutant) -> bool:
    return mutant.kind.group == "control"


def _survivor(mutant: Mutant) -> JsonObject:
    right = mutant.row.candidate
    return {
        "kind": mutant.kind.name,
        "planted": mutant.planted.what,
        "right": [call.to_json() for call in right.calls],
        "row": json.loads(mutant.text),
    }


def _told(kind: str, text: str, checked: Checked) -> JsonObject:
    verdict = checked.row.verdict
    try:
        row = strictjson.loads(text)
    except ValueError:
        row = text.encode(errors="replace").decode()
    return {"kind": kind, "reason": verdict.reason, "detail": verdict.detail, "row": row}
