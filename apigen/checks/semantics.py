"""Stage 3: what one judge says of a row."""

from dataclasses import dataclass

from apigen.checks.reasons import Reason
from apigen.judgements import parse_judgement
from apigen.records import JsonObject, Verdict, passed, rejected

STAGE = "semantics"
CODES = frozenset(
    reason.split(".", 1)[1]
    for reason in Reason
    if reason.startswith(f"{STAGE}.") and reason not in (Reason.JUDGE_ERROR, Reason.REJECTED)
)
"""What a judge may name as the reason."""
MAX_THOUGHT_CHARS = 2000


@dataclass(frozen=True, slots=True)
class Vote:
    """One judge's word on one row: `ok` is None where its answer could not be read.

    `reason` is a code of `apigen.checks.reasons`, empty for a yes; `thought` is the judge's own, or
    says what was read instead of a judgement. A no of a judge with `veto` may decide alone.
    """

    judge: str
    ok: bool | None
    reason: str = ""
    thought: str = ""
    veto: bool = False

    def to_json(self) -> JsonObject:
        """As it stands in a row's list of votes."""
        said = {"judge": self.judge, "pass": self.ok, "reason": self.reason}
        return said | {"thought": self.thought}


def read_vote(judge: str, answer: str, veto: bool = False) -> Vote:
    """The vote in a judge's text; one that cannot be read is never a yes."""
    judgement = parse_judgement(answer)
    code = judgement.reason.lower().removeprefix(f"{STAGE}.") if judgement else ""
    if judgement is None or (judgement.ok and code in CODES):
        told = f"no judgement in {answer[:200]!r}"
        return Vote(judge, None, Reason.JUDGE_ERROR, told, veto)
    thought = judgement.thought[:MAX_THOUGHT_CHARS]
    if judgement.ok:
        return Vote(judge, True, "", thought, veto)
    reason = Reason(f"{STAGE}.{code}") if code in CODES else Reason.REJECTED
    return Vote(judge, False, reason, thought, veto)


def check_semantics(answer: str) -> Verdict:
    """The verdict of a judge that is asked alone.

    A text without a readable judgement is `semantics.judge_error`, never a pass; the caller may
    ask again before it takes that for an answer.
    """
    vote = read_vote("", answer)
    return passed(STAGE) if vote.ok else rejected(vote.reason, vote.thought)
