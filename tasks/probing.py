"""The probe: every API is really called, and stays only with an answer that comes again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from apigen.checks.execution import check_execution
from apigen.config_library import LibraryConfig
from apigen.library import quality
from apigen.library.example_values import argument_sets, observed
from apigen.library.grounding import is_telling, seen_values, trials
from apigen.library.model import Library, Refused
from apigen.library.refusals import Refusal
from apigen.records import CallResult, JsonObject, Tool, ToolCall, canonical_json
from tasks.checkpoints import Checkpoint, read_rows, write_rows
from tasks.executors import Where, with_records
from tasks.library_rows import COLUMNS, from_rows, to_rows
from tasks.library_sources import Source, source_sandbox
from tasks.probe_calls import recorded, run_apart
from tasks.stage import checkpoint_path, stage
from tasks.steadiness import lasting, unsteady

TRIED_SETS = 8
KEPT_EXAMPLES = 5
_UNSTEADY = "the same call gave another answer when it was repeated"
_REFUSALS = {
    "timeout": Refusal.TIMEOUT,
    "empty_result": Refusal.EMPTY_ANSWER,
    "error_result": Refusal.ERROR_ANSWER,
}


def probe_reads(config: LibraryConfig) -> Any:
    """What a probe depends on, beside the tools."""
    where = [config.sandbox.model_dump(mode="json"), config.rest.model_dump(mode="json")]
    return [*where, config.licence, bool(config.describer)]


@stage("probe", version=3, reads=probe_reads)
def probe_source(source: Source, imported: Checkpoint, config: LibraryConfig) -> Checkpoint:
    """Filter a source's tools by their documentation, then call each of them."""
    library = from_rows(read_rows(config.root, imported))
    where = Where(
        source_sandbox(source, config), source.is_ours, with_records(config.rest, config.root)
    )
    probed = probe(documented(library, may_mend=bool(config.describer)), where)
    return write_rows(config.root, checkpoint_path(), to_rows(probed), COLUMNS)


def documented(library: Library, *, may_mend: bool) -> Library:
    """The library without what its documentation rules out; what a model can mend stays."""
    kept, refused = [], list(library.refused)
    for tool in library.tools:
        problem = quality.check(tool)
        if problem is None or (may_mend and quality.poor(tool)):
            kept.append(tool)
        else:
            refused.append(Refused(tool.source, tool.name, *problem))
    return Library(tuple(kept), library.modules, tuple(refused))


def probe(library: Library, where: Where) -> Library:
    """The tools that gave a good answer and give it again, with the values that worked.

    What gives it again on another day comes first; the answer of a tool that never does is not
    kept.

    Raises:
        MachineFault: A sandbox, a server or all hosts could not do their work.
    """
    writing = {tool.name for tool in library.tools if tool.effects != "none"}
    tried = {
        tool.name: argument_sets(tool, 1 if tool.name in writing else TRIED_SETS)
        for tool in library.tools
    }
    answers = _answers(library, tried, where)
    again = {name: good for name, (good, _) in answers.items() if name not in writing}
    changing = unsteady(library, again, where)
    same_later = lasting(library, again, where)
    kept, refused = [], list(library.refused)
    for tool in library.tools:
        good, problem = answers[tool.name]
        if not good:
            refused.append(Refused(tool.source, tool.name, *problem))
        elif tool.name in changing:
            refused.append(Refused(tool.source, tool.name, Refusal.NOT_REPEATABLE, _UNSTEADY))
        else:
            kept.append(_with(tool, good, same_later.get(tool.name, good)))
    seen = seen_values(each["result"] for good, _ in answers.values() for each in good)
    grounded = _grounded(Library(tuple(kept), library.modules), seen, where)
    return Library(grounded, library.modules, tuple(refused))


def _grounded(library: Library, seen: JsonObject, where: Where) -> tuple[Tool, ...]:
    """The tools with more values that exist: each was called with, and gave a good answer."""
    tried = {
        tool.name: trials(tool, {} if tool.binding.kind == "python" else seen)
        for tool in library.tools
        if tool.effects == "none"
    }
    more = _answers(library, tried, where)
    return tuple(
        replace(tool, values=observed([*_known(tool), *(each["arguments"] for each in good)]))
        if (good := more[tool.name][0])
        else tool
        for tool in library.tools
    )


def _known(tool: Tool) -> Iterator[JsonObject]:
    return ({name: value} for name, values in tool.values.items() for value in values)


Answers = tuple[list[JsonObject], tuple[Refusal, str]]


def _answers(
    library: Library, tried: Mapping[str, Sequence[JsonObject]], where: Where
) -> dict[str, Answers]:
    """By tool: the argument sets with a good answer, and why there is none."""
    calls = [(tool, sets) for tool in library.tools for sets in tried.get(tool.name, ())]
    results = iter(run_apart(calls, library, where))
    return {
        tool.name: _sorted_out(tool, [(sets, next(results)) for sets in tried.get(tool.name, ())])
        for tool in library.tools
    }


def _sorted_out(tool: Tool, ran: Sequence[tuple[JsonObject, CallResult]]) -> Answers:
    good, problem = [], (Refusal.NO_EXAMPLE, "no argument values fit its schema")
    for arguments, result in reversed(ran):  # so that the first problem is the one that is told
        verdict = check_execution([ToolCall(tool.name, arguments)], [result])
        if verdict.ok and is_telling(result.result):
            good.insert(0, {"arguments": arguments, "result": result.result})
        else:
            cause = verdict.reason.partition(".")[2] or "empty_result"
            detail = f"called with {canonical_json(arguments)[:200]}: {verdict.detail or 'nothing'}"
            problem = (_REFUSALS.get(cause, Refusal.CALL_FAILED), detail[:500])
    return good, problem


def _with(tool: Tool, good: Sequence[JsonObject], first: Sequence[JsonObject]) -> Tool:
    sets = [each["arguments"] for each in [*first, *(x for x in good if x not in first)]]
    answer = recorded(first[0]["result"]) if first else ""
    return replace(tool, examples=tuple(sets[:KEPT_EXAMPLES]), answer=answer, values=observed(sets))
