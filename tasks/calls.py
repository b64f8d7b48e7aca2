"""The calls of a file, executed chunk by chunk."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from apigen.call_lines import BAD_CALL, CallLine, read_call, to_line
from apigen.call_tally import Tally
from apigen.config_parts import SandboxConfig
from apigen.json_lines import counted_texts
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, ToolCall
from apigen.whole_files import check_output, write_lines
from sandbox.choose import Choice
from sandbox.contract import ExecOutcome
from tasks import progress
from tasks.execution import refusals
from tasks.executors import Where, run_tools, to_request
from tasks.library import SHIPPED, read_callables
from tasks.sandboxes import find_sandbox, run_batch, with_packages
from tasks.terminal import showing

CHUNK_CALLS = 1_000


def execute_file(calls: Path, functions: Path, config: SandboxConfig, out: Path) -> list[str]:
    """Execute every call of a file and write one outcome per call, in order.

    Args:
        calls: JSON texts `{"id", "name", "arguments"}`.
        functions: A Python file, a folder of them, or a built library.
        config: Where to execute, and the limits.
        out: File for the outcomes; it appears when the last one is written.

    Returns:
        What became of the calls, in lines for the user.

    Raises:
        ConfigError: A file cannot be used, or no sandbox may run such code here.
        SandboxUnavailable: The sandbox does not work.
        StorageFault: The outcomes cannot be written.
        Interrupted: The user stopped it.
    """
    check_output(out, calls=calls, functions=functions)
    total, texts = counted_texts(calls)
    library, tally = read_callables(functions), Tally()
    with showing(total, ("execute",), "calls"):
        config = with_packages(config, library)
        choice = find_sandbox(config, shipped=functions.resolve() == SHIPPED)
        write_lines(tally.counted(outcomes(texts, library, choice, config)), out)
    return [*tally.told(library.modules), choice.line, f"outcomes: {out}"]


def outcomes(
    texts: Iterable[tuple[str, str]], library: Library, choice: Choice, config: SandboxConfig
) -> Iterator[JsonObject]:
    """One output line per text, in order; no more than a chunk of them is held at a time.

    Args:
        texts: JSON texts of calls, each with its place.
        library: Where the functions are.
        choice: The sandbox.
        config: Its limits.

    Raises:
        SandboxUnavailable: The sandbox could not do its work.
    """
    places = iter(texts)
    while chunk := [read_call(place, text) for place, text in islice(places, CHUNK_CALLS)]:
        yield from _executed(chunk, library, choice, config)
        progress.advance(0, "execute", len(chunk))


def _executed(
    lines: Sequence[CallLine], library: Library, choice: Choice, config: SandboxConfig
) -> Iterator[JsonObject]:
    calls = [line.call for line in lines if line.call]
    ended = iter(_ended(calls, library, choice, config))
    for line in lines:
        if line.call:
            yield _outcome_line(line, next(ended))
        else:
            yield to_line(line.id, BAD_CALL, error=line.problem)


def _ended(
    calls: Sequence[ToolCall], library: Library, choice: Choice, config: SandboxConfig
) -> list[CallResult | ExecOutcome]:
    """How each call ended, in order; what code gave comes with the time that it took."""
    tools = library.by_name()
    ended: dict[int, CallResult | ExecOutcome] = dict(refusals(calls, tools))
    good = [place for place in range(len(calls)) if place not in ended]
    given = {place: (tools[calls[place].name], calls[place].arguments) for place in good}
    code = [place for place in good if given[place][0].binding.kind == "python"]
    served = sorted(set(good) - set(code))
    requests = [to_request(*given[place]) for place in code]
    ended |= zip(code, run_batch(choice, library, requests, config), strict=True)
    asked = run_tools([given[place] for place in served], library, Where(config))
    ended |= zip(served, asked.results, strict=True)
    return [ended[place] for place in range(len(calls))]


def _outcome_line(line: CallLine, ended: CallResult | ExecOutcome) -> JsonObject:
    duration_s = ended.duration_s if isinstance(ended, ExecOutcome) else 0.0
    status = str(ended.status)
    return to_line(line.id, status, ended.result, ended.error_type, ended.error, duration_s)
