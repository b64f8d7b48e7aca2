"""What the rule checks look at, what they find, and how severe each finding is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from apigen.checks.reasons import Reason
from apigen.records import JsonObject, Style, ToolCall, Verdict, passed, rejected

Severity = Literal["reject", "flag", "ignore"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row as the rule checks see it, whoever made it.

    `tools` are cards (name, description, parameters in the schema subset). `style` and `language`
    are what was asked for, where that is known. `missing` and `reply` are of a row without calls.
    `context` is what was said before the query, such as a system message.
    """

    query: str
    tools: tuple[JsonObject, ...]
    calls: tuple[ToolCall, ...]
    style: Style | None = None
    language: str = ""
    missing: tuple[JsonObject, ...] = ()
    reply: str = ""
    context: str = ""

    def parameters(self) -> dict[str, JsonObject]:
        """Each offered tool's parameters by its name."""
        return {tool["name"]: tool["parameters"] for tool in self.tools}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule objects to."""

    reason: Reason
    detail: str


@dataclass(frozen=True, slots=True)
class Policy:
    """What follows from a finding: the row is rejected unless its reason is named here."""

    severities: Mapping[Reason, Severity] = field(default_factory=dict)

    def of(self, reason: Reason) -> Severity:
        """How severe findings of a reason are."""
        return self.severities.get(reason, "reject")


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, and the findings that did not decide it but stay with the row."""

    verdict: Verdict
    flags: tuple[Finding, ...] = ()


def decide(stage: str, findings: Iterable[Finding], policy: Policy) -> Decision:
    """The first finding that rejects decides; those before it that are flagged are kept."""
    flags: list[Finding] = []
    for finding in findings:
        severity = policy.of(finding.reason)
        if severity == "reject":
            return Decision(rejected(finding.reason, finding.detail), tuple(flags))
        if severity == "flag":
            flags.append(finding)
    return Decision(passed(stage), tuple(flags))
