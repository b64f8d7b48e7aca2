"""Stage 3: a judge's answer to a verdict."""

from apigen.checks.reasons import Reason
from apigen.parsing import parse_judgement
from apigen.records import Verdict, passed, rejected

STAGE = "semantics"
_CODES = frozenset(reason for reason in Reason if reason.startswith(f"{STAGE}."))


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
    code = f"{STAGE}.{judgement.reason}"
    return rejected(code if code in _CODES else Reason.REJECTED, judgement.thought)
