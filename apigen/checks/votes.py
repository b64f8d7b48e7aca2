"""From several judges' votes on a row to its verdict.

| rule | a row passes if |
|---|---|
| `all` | every judge says yes |
| `majority` | more than half of all judges say yes |
| `veto` | more than half say yes, and every judge with a veto does |

A vote that could not be read is no yes. Where the unread votes alone keep a row from passing, its
reason is `semantics.judge_error`; else it is the code that most of the rejecting judges give, and
of several such codes the one that comes first in the order of the judges.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from apigen.checks.reasons import Reason
from apigen.checks.semantics import STAGE, Vote
from apigen.records import Verdict, passed, rejected

VoteRule = Literal["all", "majority", "veto"]


def count_votes(votes: Sequence[Vote], rule: VoteRule) -> Verdict:
    """The verdict on a row.

    Args:
        votes: One of each judge, in the order of the configuration; at least one.
        rule: Of the table above.
    """
    if _passes(votes, rule):
        return passed(STAGE)
    best = [replace(vote, ok=True) if vote.ok is None else vote for vote in votes]
    unread = _passes(best, rule)
    reason = Reason.JUDGE_ERROR if unread else _reason(votes)
    teller = next(vote for vote in votes if vote.reason == reason)
    name = f"{teller.judge}: " if len(votes) > 1 else ""
    return rejected(reason, f"{name}{teller.thought}")


def _passes(votes: Sequence[Vote], rule: VoteRule) -> bool:
    if rule == "all":
        return all(vote.ok for vote in votes)
    vetoed = rule == "veto" and any(vote.veto and not vote.ok for vote in votes)
    return not vetoed and 2 * sum(bool(vote.ok) for vote in votes) > len(votes)


def _reason(votes: Sequence[Vote]) -> str:
    counts = Counter(vote.reason for vote in votes if vote.ok is False)
    return max(counts, key=lambda reason: counts[reason])  # of equal ones the first
