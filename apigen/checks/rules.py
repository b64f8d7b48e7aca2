"""All rules that need no model and no container, in the order in which they decide."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from apigen.checks.completeness import completeness_findings
from apigen.checks.findings import Candidate, Decision, Finding, Policy, decide
from apigen.checks.format import STAGE, duplicate_findings, format_findings
from apigen.checks.grounding import Argument, grounding_findings, trace, without_defaults
from apigen.checks.reasons import Reason
from apigen.checks.reference_words import reference_findings
from apigen.checks.silence import silence_findings
from apigen.grounding.query import Query
from apigen.records import WITHOUT_CALLS, ToolCall


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules decide of a row, and its calls as it should keep them."""

    decision: Decision
    calls: tuple[ToolCall, ...]


def check_rules(candidate: Candidate, policy: Policy) -> Ruled:
    """Format first, then rows without calls, then where the calls' values come from.

    A default that is spelled out, and that the query does not ask for, is left out of the calls
    where such findings are flagged; calls that are alike without it are duplicates.
    """
    traced: list[Argument] = []
    decision = decide(STAGE, _findings(candidate, traced), policy)
    is_spelled = any(each.reason is Reason.SPELLED_DEFAULT for each in decision.flags)
    if not decision.verdict.ok or not is_spelled:
        return Ruled(decision, candidate.calls)
    calls = without_defaults(candidate, traced)
    again = decide(STAGE, duplicate_findings(calls), policy)
    return Ruled(Decision(again.verdict, (*decision.flags, *again.flags)), calls)


def _findings(candidate: Candidate, traced: list[Argument]) -> Iterator[Finding]:
    """The findings of all rules; `traced` takes where the calls' values come from."""
    yield from format_findings(candidate)
    # Values may come from what was said before the query; how the query sounds may not. The query
    # stands first: of what is too long, the end is not read.
    said = f"{candidate.query}\n\n{candidate.context}" if candidate.context else candidate.query
    whole = replace(candidate, query=said) if candidate.context else candidate
    yield from silence_findings(whole)
    if candidate.style in WITHOUT_CALLS:
        return
    query = Query(said, candidate.language)
    traced += trace(whole, query)
    yield from grounding_findings(whole, traced)
    yield from completeness_findings(candidate, None if candidate.context else query)
    yield from reference_findings(candidate)
