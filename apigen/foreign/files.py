"""Files of rows as numbered JSON texts, those of BFCL joined with their answers."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from apigen import strictjson
from apigen.errors import ConfigError
from apigen.foreign.bfcl import ANSWER, QUESTION
from apigen.json_lines import counted_texts, read_texts
from apigen.records import JsonObject

Numbered = tuple[int, str]
_BESIDE = "possible_answer"


def read_rows(path: Path, answers: Path | None = None) -> tuple[int, Iterator[Numbered]]:
    """How many rows a file of JSON lines, or of one JSON array, holds; and the rows as they come.

    Args:
        path: The file.
        answers: As for `joined`.

    Returns:
        The count, and for each row its line (in an array its place), from 1, and its JSON text.

    Raises:
        ConfigError: A file cannot be read, or begins like an array and is none; or the answers
            cannot be told apart.
    """
    count, texts = counted_texts(path)
    numbered = ((int(place.rpartition(" ")[2]), text) for place, text in texts)
    return count, joined(numbered, answers)


def joined(numbered: Iterator[Numbered], answers: Path | None) -> Iterator[Numbered]:
    """Each question with the answer that has its id; one that has none stays as it is.

    Args:
        numbered: The rows.
        answers: BFCL's file of answers, if the rows are its questions; it is held in memory.

    Raises:
        ConfigError: The answers cannot be read, or one has no id or that of another.
    """
    return _joined(numbered, _answers(answers)) if answers else numbered


def answers_for(rows: Path, given: Path | None) -> Path | None:
    """Where BFCL's answers are: as given, or in the folder that BFCL has them in; None if nowhere.

    Args:
        rows: The file of questions.
        given: A file of answers, or a folder with one of the same name as `rows`.

    Raises:
        ConfigError: The folder that was given has none.
    """
    if given is None:
        beside = rows.parent / _BESIDE / rows.name
        return beside if beside.is_file() else None
    if not given.is_dir():
        return given
    if not (file := given / rows.name).is_file():
        raise ConfigError(f"{given} has no answers for {rows.name}; name the file of answers")
    return file


def _joined(numbered: Iterable[Numbered], answers: Mapping[str, Any]) -> Iterator[Numbered]:
    for line, text in numbered:
        row = _object(text) or {}
        if QUESTION in row and ANSWER not in row and (id_ := json.dumps(row.get("id"))) in answers:
            text = json.dumps(row | {ANSWER: answers[id_]}, ensure_ascii=False)
        yield line, text


def _answers(path: Path) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for place, text in read_texts(path):
        if (answer := _object(text)) is None:
            raise ConfigError(f"{path}, {place} is no JSON object; mend it or take it out")
        if ANSWER in answer:
            id_ = _id_of(answer, f"{path}, {place}")
            if id_ in found:
                raise ConfigError(f"{path}, {place}: a second answer with the id {id_}; keep one")
            found[id_] = answer[ANSWER]
    return found


def _id_of(answer: JsonObject, place: str) -> str:
    if answer.get("id") is None:
        raise ConfigError(f"{place}: an answer without an id; give it its question's")
    return json.dumps(answer["id"])


def _object(text: str) -> JsonObject | None:
    """The JSON object of a text, if it is one."""
    try:
        value = strictjson.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None
