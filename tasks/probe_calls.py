"""Calls for their own sake: of a probe, and of a library's recorded examples once more."""

import json
from collections.abc import Sequence
from typing import Any

from apigen.errors import MachineFault
from apigen.library.model import Library
from apigen.records import CallResult, JsonObject, Tool, canonical_json
from tasks.executors import Where, run_tools
from tasks.mcp_servers import ServerFault
from tasks.rest_batch import ServiceFault

_ANSWER_CHARS = 2_000


def run_apart(
    calls: Sequence[tuple[Tool, JsonObject]], library: Library, where: Where
) -> list[CallResult]:
    """The results, each service and server by itself.

    A host that is gone is its APIs' end if others answer, else the network's.

    Raises:
        MachineFault: A sandbox, or all hosts, could not do their work.
    """
    places: dict[str, list[int]] = {}
    for place, (tool, _) in enumerate(calls):
        served = tool.binding.kind != "python"
        places.setdefault(tool.binding.module if served else "", []).append(place)
    results: dict[int, CallResult] = {}
    faults: list[MachineFault] = []
    for group in places.values():
        try:
            ran = run_tools([calls[place] for place in group], library, where).results
        except (ServiceFault, ServerFault) as error:
            faults.append(error)
            ran = [CallResult("error", error=str(error)) for _ in group]
        results |= zip(group, ran, strict=True)
    if faults and len(faults) == len(places):
        raise faults[0]
    return [results[place] for place in range(len(calls))]


def call_again(library: Library, where: Where) -> dict[str, str]:
    """The tools whose recorded call does not give the recorded answer, with what it gave.

    A tool without a recorded answer, as the clock changes it, has to give any.

    Raises:
        MachineFault: A sandbox, a server or a host could not do its work.
    """
    calls = [(tool, tool.examples[0]) for tool in library.tools]
    results = run_apart(calls, library, where)
    return {
        tool.name: f"{result.status} {result.error or recorded(result.result)}"[:300]
        for (tool, _), result in zip(calls, results, strict=True)
        if result.status != "ok" or (tool.answer and not _is_recorded(result.result, tool.answer))
    }


def _is_recorded(answer: Any, text: str) -> bool:
    if len(text) >= _ANSWER_CHARS:
        return recorded(answer) == text
    return canonical_json(answer) == canonical_json(json.loads(text))


def recorded(answer: Any) -> str:
    """An answer as the library keeps it: JSON text of at most 2,000 characters."""
    return json.dumps(answer, ensure_ascii=False)[:_ANSWER_CHARS]
