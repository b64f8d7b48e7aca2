"""Rows that somebody else made: read in their form, held to the rules, and written back."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from apigen import strictjson
from apigen.checks.findings import Candidate, Finding, Policy
from apigen.checks.policies import STRICT
from apigen.checks.reasons import Reason
from apigen.checks.rules import check_rules
from apigen.foreign.bfcl import Unanswered
from apigen.foreign.content import Content, Unreadable
from apigen.foreign.formats import FORMATS, NAMES, Name, recognised
from apigen.parsing import parse_missing, undecodable
from apigen.records import CallResult, JsonObject, Style, ToolCall, Verdict, rejected


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """A row as far as it could be read, and the verdict on it so far.

    `tools` are cards (name, description, parameters in the schema subset). `style` is None unless
    the row names one of ours, or its form can say that no call is right; `missing` is what its
    query lacks, in that style. `language` is an English name, `system` what was said before the
    query. `calls` differ from `given` where a rule mends the row. `line` is where `text` stood in
    its file, counted from 1.
    """

    id: Any
    verdict: Verdict
    query: str = ""
    tools: tuple[JsonObject, ...] = ()
    calls: tuple[ToolCall, ...] = ()
    style: Style | None = None
    missing: tuple[JsonObject, ...] = ()
    reply: str = ""
    language: str = ""
    system: str = ""
    flags: tuple[Finding, ...] = ()
    given: tuple[ToolCall, ...] = ()
    format: Name | None = None
    line: int = 0
    text: str = ""

    def candidate(self) -> Candidate:
        """The row as the rules see it."""
        return Candidate(
            self.query,
            self.tools,
            self.calls,
            self.style,
            self.language,
            self.missing,
            self.reply,
            self.system,
        )

    def request(self) -> str:
        """The query with what was said before it: values may come from either."""
        return f"{self.system}\n\n{self.query}" if self.system else self.query


@dataclass(frozen=True, slots=True)
class Checked:
    """A row with its verdict, and its calls' results once they ran."""

    row: ForeignRow
    results: tuple[CallResult, ...] = ()


def read_row(
    text: str,
    form: Name | None = None,
    line: int = 0,
    policy: Policy = STRICT,
    answers: Path | None = None,
) -> ForeignRow:
    """Read one JSON text in the form that it has, or in `form`, and hold it to the rules.

    Fields `style` and `missing` count in every form. Only a row whose `style` is one of ours may
    have values in `missing`, or references. `answers` is where the row's answer was looked for, if
    it came without one. Whatever is wrong is the verdict; nothing is raised.
    """
    try:
        row = strictjson.loads(text)
    except ValueError as error:
        return ForeignRow(None, undecodable(error), line=line, text=text)
    if not isinstance(row, dict):
        verdict = rejected(Reason.MISSING_FIELD, "the line is no JSON object")
        return ForeignRow(None, verdict, line=line, text=text)
    form = form or recognised(row)
    try:
        return _read(row, form, line, text, policy)
    except Unreadable as error:
        verdict = rejected(error.reason, _detail(error, row.get("id"), answers))
        return ForeignRow(row.get("id"), verdict, format=form, line=line, text=text)


def _detail(error: Unreadable, id_: Any, answers: Path | None) -> str:
    if answers is None or not isinstance(error, Unanswered):
        return error.detail
    if id_ is None:
        return f"no 'id', by which {answers} could have an answer"
    return f"{answers} has no answer with the id {json.dumps(id_, ensure_ascii=False)[:100]}"


def _read(row: JsonObject, form: Name | None, line: int, text: str, policy: Policy) -> ForeignRow:
    if form is None:
        fields = ", ".join(map(repr, sorted(row)))[:300] or "there are none"
        detail = f"its fields are of none of the forms {', '.join(NAMES)}: {fields}"
        raise Unreadable(Reason.MISSING_FIELD, detail)
    content = FORMATS[form].read(row)
    candidate = _candidate(content, row)
    ruled = check_rules(candidate, policy)
    return ForeignRow(
        id=row.get("id"),
        verdict=ruled.decision.verdict,
        query=candidate.query,
        tools=candidate.tools,
        calls=ruled.calls,
        style=candidate.style,
        missing=candidate.missing,
        reply=candidate.reply,
        language=candidate.language,
        system=content.system,
        flags=ruled.decision.flags,
        given=content.calls,
        format=form,
        line=line,
        text=text,
    )


def _candidate(content: Content, row: JsonObject) -> Candidate:
    named = row.get("style")
    style = Style(named) if isinstance(named, str) and named in set(Style) else None
    missing = parse_missing(row.get("missing")) if style else ()
    if isinstance(missing, Verdict):
        raise Unreadable(missing.reason, missing.detail)
    # Others write languages in ways of their own.
    language = row.get("language") if style else ""
    return Candidate(
        content.query,
        content.tools,
        content.calls,
        style or (Style.IRRELEVANCE if content.declines else None),
        language if isinstance(language, str) else "",
        missing,
        content.reply,
        content.system,
    )


def cleaned(row: ForeignRow) -> str:
    """The row as one JSON line in the form it came in, as it was unless its calls were mended."""
    if row.format is None or row.calls == row.given:
        return row.text.strip() if "\n" not in row.text.strip() else _line(json.loads(row.text))
    return _line(FORMATS[row.format].with_calls(json.loads(row.text), row.calls))


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
