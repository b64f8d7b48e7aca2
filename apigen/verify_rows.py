"""Files of foreign rows in, files of verdicts out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from apigen import strictjson
from apigen.errors import ConfigError
from apigen.foreign_rows import read_row
from apigen.records import CallResult, JsonObject, Verdict

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


def read_lines(path: Path) -> Iterator[str]:
    """The rows' JSON texts: of a file of JSON lines, or of one that holds a JSON array.

    Raises:
        ConfigError: The file cannot be read.
    """
    try:
        with path.open("rb") as file:
            if file.peek(1)[:1] == b"[":
                yield from map(json.dumps, _array(file.read().decode(errors="replace"), path))
                return
            for line in file:
                if line.strip():
                    yield line.decode(errors="surrogateescape")
    except OSError as error:
        raise ConfigError(f"cannot read rows {path}: {error.strerror}") from error


def _array(text: str, path: Path) -> list[object]:
    try:
        rows = strictjson.loads(text)
    except ValueError as error:
        raise ConfigError(f"{path} begins like a JSON array but is none: {error}") from error
    return list(rows)


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


def write_verdicts(lines: Iterable[JsonObject], path: Path) -> Counter[str]:
    """Write one line per verdict; returns how many were `ok`, and how many had each reason.

    Raises:
        ConfigError: The file cannot be written.
    """
    counts: Counter[str] = Counter()
    try:
        with path.open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                counts["ok" if line["ok"] else line["reason"]] += 1
    except OSError as error:
        raise ConfigError(f"cannot write verdicts {path}: {error.strerror}") from error
    return counts
