"""Rows that somebody else made, through the stages that were asked for, chunk by chunk."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from apigen.checks.execution import check_execution
from apigen.config_parts import SandboxConfig
from apigen.config_run import RunConfig
from apigen.foreign.rows import Checked, ForeignRow
from apigen.library.model import Library
from apigen.prompts import Question, act_of
from apigen.records import Style
from apigen.whole_files import has_place_beside
from tasks import progress
from tasks.execution import execute_calls
from tasks.executors import Where
from tasks.journal import Journal
from tasks.library import SHIPPED, read_library
from tasks.panel import judge
from tasks.stopping import stop_sending_on_interrupt
from tasks.terminal import showing

CHUNK_ROWS = 500


@dataclass(frozen=True, slots=True)
class Stages:
    """What the stages after the format check need; None leaves a stage out."""

    library: Library | None = None
    where: Where = Where(SandboxConfig())
    judge: RunConfig | None = None


def checked_rows(
    rows: Iterator[ForeignRow],
    total: int,
    library: Path | None,
    sandbox: SandboxConfig,
    judge_config: RunConfig | None,
    out: Path,
) -> Iterator[Checked]:
    """The rows with their verdicts, in order, with progress shown meanwhile.

    Args:
        rows: Rows that went through the rules.
        total: How many there are.
        library: Functions to execute the calls with; None leaves the execution stage out.
        sandbox: Where to execute.
        judge_config: Names the judge; None leaves the semantics stage out.
        out: The file of verdicts, beside which the judge's answers are journalled until it is
            whole.
    """
    stop_sending_on_interrupt()
    stages = Stages(
        read_library(library) if library else None,
        Where(sandbox, library is not None and library.resolve() == SHIPPED),
        judge_config,
    )
    folder = out.parent if has_place_beside(out) else Path(tempfile.gettempdir())
    journal = folder / f"{out.name}.journal.jsonl"
    with showing(total, ("verify",)):
        yield from reverify(rows, stages, journal)
    journal.unlink(missing_ok=True)


def reverify(rows: Iterator[ForeignRow], stages: Stages, journal: Path) -> Iterator[Checked]:
    """Each row with its verdict, in order.

    Args:
        rows: Rows that went through the rules; those that failed pass through untouched.
        stages: Which stages follow.
        journal: File for the judge's answers, so that a run that is cut off does not pay twice.

    Raises:
        ConfigError: No sandbox may run the library's code here.
        SandboxUnavailable: The sandbox does not work.
        EndpointFault: The judge cannot be reached.
    """
    while chunk := [Checked(row) for row in islice(rows, CHUNK_ROWS)]:
        if stages.library is not None:
            chunk = _execute(chunk, stages.library, stages)
        if stages.judge is not None:
            chunk = _judge(chunk, stages.judge, journal)
        progress.advance(0, "verify", len(chunk))
        yield from chunk


def _execute(chunk: Sequence[Checked], library: Library, stages: Stages) -> list[Checked]:
    good = [index for index, checked in enumerate(chunk) if checked.row.verdict.ok]
    calls = [chunk[index].row.calls for index in good]
    styles = [chunk[index].row.style for index in good]
    dependent = {place for place, style in enumerate(styles) if style == Style.DEPENDENT}
    executed = execute_calls(calls, library, stages.where, dependent)
    done = list(chunk)
    for index, results in zip(good, executed.results, strict=True):
        row = chunk[index].row
        verdict = check_execution(row.calls, results)
        done[index] = Checked(replace(row, verdict=verdict), tuple(results))
    return done


def _judge(chunk: Sequence[Checked], config: RunConfig, journal: Path) -> list[Checked]:
    good = [index for index, checked in enumerate(chunk) if checked.row.verdict.ok]
    questions = [_question(chunk[index]) for index in good]
    done = list(chunk)
    with Journal(journal) as answers:
        for index, (verdict, _) in zip(good, judge(questions, config, answers), strict=True):
            checked = chunk[index]
            done[index] = replace(checked, row=replace(checked.row, verdict=verdict))
    return done


def _question(checked: Checked) -> Question:
    row = checked.row
    act = act_of(row.style or "", row.missing)
    return Question(row.request(), row.tools, row.calls, checked.results, act)
