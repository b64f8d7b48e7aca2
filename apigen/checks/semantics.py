"""Stage 3: a judge's answer to a verdict."""

from apigen.checks.reasons import Reason
from apigen.judgements import parse_judgement
from apigen.records import Verdict, passed, rejected

STAGE = "semantics"
CODES = frozenset(
    reason.split(".", 1)[1]
    for reason in Reason
    if reason.startswith(f"{STAGE}.") and reason not in (Reason.JUDGE_ERROR, Reason.REJECTED)
)
"""What a judge may name as the reason."""


def check_semantics(answer: str) -> Verdict:
    """The verdict that a judge's text gives.

    A text without a readable judgement is `semantics.judge_error`, never a pass; the caller may
    ask again before it takes that for an answer.
    """
    judgement = parse_judgement(answer)
    if judgement is None:
        return rejected(Reason.JUDGE_ERROR, f"no judgement in {answer[:200]!r}")
    if judgement.ok:
        return passed(STAGE)
    known = judgement.reason in CODES
    code = Reason(f"{STAGE}.{judgement.reason}") if known else Reason.REJECTED
    return rejected(code, judgement.thought)
