"""Files of foreign rows in, files of verdicts out."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

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
        text = path.read_text(encoding="utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise ConfigError(f"cannot read rows {path}: {error.strerror}") from error
    elements = list(_elements(text)) if text.lstrip().startswith("[") else [None]
    if elements[-1:] != [None]:
        yield from (element for element in elements if element is not None)
    elif text.lstrip().startswith("[") and not _is_json(text.lstrip().partition("\n")[0]):
        raise ConfigError(f"{path} begins like a JSON array but is none; write one row per line")
    else:
        yield from (line for line in text.split("\n") if line.strip())


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _elements(text: str) -> Iterator[str | None]:
    """The texts of an array's elements; None at the end where the text is no array."""
    # Only the elements' ends are wanted here; their content is judged row by row.
    decoder, position = json.JSONDecoder(parse_int=str), text.index("[") + 1
    if not text[position:].strip().strip("]"):
        return
    while True:
        start = _skip_space(text, position)
        try:
            end = decoder.raw_decode(text, start)[1]
        except (ValueError, RecursionError):
            yield None
            return
        yield text[start:end]
        position = _skip_space(text, end)
        if text[position : position + 1] == "]" and not text[position + 1 :].strip():
            return
        if text[position : position + 1] != ",":
            yield None
            return
        position += 1


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


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


def check_output(rows: Path, out: Path) -> None:
    """Refuse to write verdicts over the rows they are about.

    Raises:
        ConfigError: Both are one file.
    """
    if rows.resolve() == out.resolve():
        raise ConfigError(f"--out {out} is the file of rows itself; name another one")


def write_verdicts(lines: Iterable[JsonObject], path: Path) -> Counter[str]:
    """Write one line per verdict; the file appears when the last one is written.

    Returns:
        How many were `ok`, and how many had each reason.

    Raises:
        ConfigError: The file cannot be written.
    """
    counts: Counter[str] = Counter()
    special = path.exists() and not path.is_file()  # a pipe or a device is written to directly
    target = path if special else path.resolve()
    unfinished = target if special else target.with_name(f"{target.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                counts["ok" if line["ok"] else line["reason"]] += 1
        if not special:
            unfinished.replace(target)
    except OSError as error:
        raise ConfigError(f"cannot write verdicts {path}: {error.strerror}") from error
    return counts
