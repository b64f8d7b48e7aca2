"""All rules that need no model and no container, in the order in which they decide."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from apigen.checks.completeness import completeness_findings
from apigen.checks.findings import Candidate, Decision, Finding, Policy, decide
from apigen.checks.format import STAGE, duplicate_findings, format_findings
from apigen.checks.grounding import grounding_findings, without_defaults
from apigen.checks.reasons import Reason
from apigen.checks.reference_words import reference_findings
from apigen.checks.silence import silence_findings
from apigen.records import ToolCall


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
    decision = decide(STAGE, _findings(candidate), policy)
    if not decision.verdict.ok or policy.of(Reason.SPELLED_DEFAULT) != "flag":
        return Ruled(decision, candidate.calls)
    mended = replace(candidate, calls=without_defaults(candidate))
    if mended.calls == candidate.calls:
        return Ruled(decision, candidate.calls)
    again = decide(STAGE, duplicate_findings(mended.calls), policy)
    flags = (*decision.flags, *again.flags)
    return Ruled(Decision(again.verdict, flags), mended.calls)


def _findings(candidate: Candidate) -> Iterator[Finding]:
    yield from format_findings(candidate)
    # Values may come from what was said before the query; how the query sounds may not.
    said = f"{candidate.context}\n\n{candidate.query}" if candidate.context else candidate.query
    whole = replace(candidate, query=said)
    yield from silence_findings(whole)
    yield from grounding_findings(whole)
    yield from completeness_findings(candidate)
    yield from reference_findings(candidate)
