"""Foreign rows in; verdicts, a funnel and the good rows out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from apigen.checks.findings import Policy
from apigen.checks.policies import STRICT
from apigen.errors import ConfigError
from apigen.foreign import funnel
from apigen.foreign.bfcl import ANSWER
from apigen.foreign.files import Numbered
from apigen.foreign.formats import Name
from apigen.foreign.outputs import Outputs
from apigen.foreign.rows import Checked, ForeignRow, cleaned, read_row
from apigen.records import JsonObject
from apigen.whole_files import write_texts

RULES = ("format", "grounding")
"""The stages that need nothing but the rows, and are always gone through."""
STAGES = (*RULES, "execution", "semantics")


def wanted_stages(text: str | None, has_library: bool, has_judge: bool) -> set[str]:
    """The stages to run: the rules and those named, or by default execution if there is a library.

    Judging costs, and a configuration holds more than judges: semantics is run only if named.

    Raises:
        ConfigError: A stage is unknown, or lacks its library or its judge.
    """
    if text is None:
        return {*RULES} | ({"execution"} if has_library else set())
    stages = {name.strip() for name in text.split(",") if name.strip()}
    if unknown := stages - set(STAGES):
        raise ConfigError(f"unknown stage {sorted(unknown)[0]!r}; stages are {', '.join(STAGES)}")
    if "execution" in stages and not has_library:
        raise ConfigError("the execution stage needs --library: a file or folder of functions")
    if "semantics" in stages and not has_judge:
        raise ConfigError("the semantics stage needs --config: a YAML file that names the judge")
    return stages | {*RULES}


def read_all(
    numbered: Iterable[Numbered],
    form: Name | None = None,
    policy: Policy = STRICT,
    answers: Path | None = None,
) -> Iterator[ForeignRow]:
    """Each text as a row that went through the rules; see `read_row`."""
    return (read_row(text, form, line, policy, answers) for line, text in numbered)


def to_line(checked: Checked) -> JsonObject:
    """One verdict in its output form."""
    row, verdict = checked.row, checked.row.verdict
    return {
        "line": row.line,
        "id": row.id,
        "format": row.format,
        "ok": verdict.ok,
        "stage": verdict.stage,
        "reason": verdict.reason,
        "detail": verdict.detail,
        "flags": [{"reason": flag.reason, "detail": flag.detail} for flag in row.flags],
        "results": [result.to_json() for result in checked.results],
    }


def write_results(checked: Iterable[Checked], outputs: Outputs, stages: Iterable[str]) -> list[str]:
    """Write what `outputs` has a place for; the files appear when the last row is through.

    Args:
        checked: The rows with their verdicts, as they come.
        outputs: Where to write.
        stages: Those that the rows go through.

    Returns:
        How many were `ok`, how many had each reason, and where all is, in lines for the user.

    Raises:
        ConfigError: A file cannot be opened.
        StorageFault: One cannot be written to its end.
        Interrupted: The user stopped it.
    """
    tally = funnel.Tally()
    ran = [stage for stage in STAGES if stage in stages]
    write_texts(texts_for(checked, outputs, tally, ran), outputs.paths())
    names = ("verdicts", "funnel", "clean", "clean_answers")
    places = [(name.replace("_", " "), getattr(outputs, name)) for name in names]
    return [*funnel.told(tally), *(f"{name}: {path}" for name, path in places if path)]


def texts_for(
    checked: Iterable[Checked], outputs: Outputs, tally: funnel.Tally, stages: Sequence[str]
) -> Iterator[tuple[Path, str]]:
    """What to write, each text with the file it belongs to; the funnel comes last."""
    answers: dict[str, str] = {}
    for each in checked:
        tally.count(each)
        yield outputs.verdicts, json.dumps(to_line(each), ensure_ascii=False) + "\n"
        if each.row.verdict.ok:
            yield from _clean_texts(each.row, outputs, answers)
    if outputs.funnel:
        yield outputs.funnel, funnel.to_markdown(tally, stages)


def _clean_texts(
    row: ForeignRow, outputs: Outputs, answers: dict[str, str]
) -> Iterator[tuple[Path, str]]:
    if outputs.clean is None:
        return
    text = cleaned(row)
    if outputs.clean_answers and row.format == "bfcl":
        text, answer = _apart(text, answers)
        if answer:
            yield outputs.clean_answers, answer + "\n"
    yield outputs.clean, text + "\n"


def _apart(text: str, answers: dict[str, str]) -> tuple[str, str]:
    """The texts of question and answer, or of the whole and none if they can't be told apart.

    Args:
        text: A question; its answer may have come with it, and may be none.
        answers: Those that are written, by id: each is written once.
    """
    question = json.loads(text)
    id_, given = question.get("id"), question.pop(ANSWER, None)
    answer = json.dumps({"id": id_, ANSWER: given}, ensure_ascii=False)
    written = answers.get(json.dumps(id_))
    if None in (id_, given) or written not in (None, answer):
        return text, ""
    answers[json.dumps(id_)] = answer
    return json.dumps(question, ensure_ascii=False), "" if written else answer
