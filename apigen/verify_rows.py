"""Foreign rows in, verdicts out: the lines of both, and what is told at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from apigen.errors import ConfigError
from apigen.foreign_rows import read_row
from apigen.records import CallResult, JsonObject, Verdict
from apigen.whole_files import write_lines

STAGES = ("format", "execution", "semantics")


def wanted_stages(text: str | None, has_library: bool, has_judge: bool) -> set[str]:
    """The stages to run: those named, or all that there is something for.

    Raises:
        ConfigError: A stage is unknown, or lacks its library or its judge.
    """
    if text is None:
        return {"format"} | ({"execution"} if has_library else set())
    stages = {name.strip() for name in text.split(",") if name.strip()}
    if unknown := stages - set(STAGES):
        raise ConfigError(f"unknown stage {sorted(unknown)[0]!r}; stages are {', '.join(STAGES)}")
    if "execution" in stages and not has_library:
        raise ConfigError("the execution stage needs --library: a file or folder of functions")
    if "semantics" in stages and not has_judge:
        raise ConfigError("the semantics stage needs --config: a YAML file that names the judge")
    return stages | {"format"}


def to_line(identity: object, verdict: Verdict, results: Iterable[CallResult] = ()) -> JsonObject:
    """One verdict in its output form."""
    return {
        "id": identity,
        "ok": verdict.ok,
        "stage": verdict.stage,
        "reason": verdict.reason,
        "detail": verdict.detail,
        "results": [result.to_json() for result in results],
    }


def format_verdict(text: str) -> JsonObject:
    """The output line of a row that goes through the format check alone."""
    row = read_row(text)
    return to_line(row.id, row.verdict)


def write_verdicts(lines: Iterable[JsonObject], path: Path) -> list[str]:
    """Write one line per verdict, as `write_lines` does, and say what they were.

    Returns:
        How many were `ok`, how many had each reason, and where they are, in lines for the user.
    """
    counts: Counter[str] = Counter()
    write_lines(_counted(lines, counts), path)
    good, bad = counts["ok"], counts.total() - counts["ok"]
    reasons = [f"  {reason}: {n}" for reason, n in counts.most_common() if reason != "ok"]
    return [f"{good + bad} rows: {good} ok, {bad} rejected", *reasons, f"verdicts: {path}"]


def _counted(lines: Iterable[JsonObject], counts: Counter[str]) -> Iterator[JsonObject]:
    for line in lines:
        counts["ok" if line["ok"] else line["reason"]] += 1
        yield line
