"""A panel of judges: the same rows to all of them at once, and their votes together."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from apigen.answer_schemas import judgement
from apigen.checks.semantics import Vote, read_vote
from apigen.checks.votes import count_votes
from apigen.config_panel import Judge
from apigen.config_run import RunConfig
from apigen.prompts import Question, judge_messages
from apigen.records import JsonObject, Verdict, stable_id
from tasks import chat
from tasks.completion import Completion
from tasks.journal import Journal
from tasks.prompting import judge_frame, judge_texts, load_prompts
from tasks.sampling import model_identity
from tasks.spending import purse_for

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judges said of one row, in the order of the configuration."""

    votes: tuple[Vote, ...]
    completions: tuple[Completion, ...]

    @property
    def votes_json(self) -> str:
        """A JSON list of `{"judge", "pass", "reason", "thought"}`."""
        return json.dumps([vote.to_json() for vote in self.votes], ensure_ascii=False)

    @property
    def texts_json(self) -> str:
        """A JSON list of the judges' last answers as they came."""
        return json.dumps([each.text for each in self.completions], ensure_ascii=False)

    @property
    def tokens_json(self) -> str:
        """A JSON list of the tokens of all attempts, `{"judge", "prompt_tokens", …}`."""
        named = zip(self.votes, self.completions, strict=True)
        return json.dumps(
            [{"judge": vote.judge, **each.model_dump(exclude={"text"})} for vote, each in named],
            ensure_ascii=False,
        )

    @property
    def tokens(self) -> JsonObject:
        """Of all judges together; None where one endpoint does not count them."""
        return chat.total(self.completions).model_dump(exclude={"text"})


def judge(
    questions: Sequence[Question],
    config: RunConfig,
    journal: Journal,
    on_row: Callable[[], None] = lambda: None,
    rank: int = 0,
) -> list[tuple[Verdict, Judged]]:
    """One verdict per question, with the votes behind it.

    Args:
        questions: What to judge.
        config: Names the judges, their rule and their endpoints.
        journal: Answers found here are not asked for again.
        on_row: Called whenever a row has the votes of all judges.
        rank: Lower ones go first at an endpoint.

    Raises:
        ConfigError: A judge has no such prompt, or its endpoint refuses it.
        BudgetSpent: The next request might cost more than is left.
        EndpointFault: A judge cannot be reached.
    """
    on_answer = _when_all_have_answered(len(config.judges), on_row)
    asked = [
        partial(_ask, place, questions, config, journal, on_answer, rank)
        for place in range(len(config.judges))
    ]
    answers = zip(*_side_by_side(asked), strict=True)
    judged = [_judged(config, completions) for completions in answers]
    return [(count_votes(each.votes, config.vote), each) for each in judged]


def judge_reads(config: RunConfig) -> Any:
    """What judgements depend on, beside the rows."""
    panel = [
        [model_identity(config, each), each.label, each.veto, judge_texts(each.prompt)]
        for each in config.judges
    ]
    return [panel, config.vote, config.judge_attempts]


def version_of(judge: Judge) -> str:
    """A digest of what decides how a judge judges: its model, its temperature and its texts."""
    return stable_id(judge.model, judge.temperature, judge_texts(judge.prompt))


def _judged(config: RunConfig, completions: Sequence[Completion]) -> Judged:
    votes = (
        read_vote(judge.label, completion.text, judge.veto)
        for judge, completion in zip(config.judges, completions, strict=True)
    )
    return Judged(tuple(votes), tuple(completions))


def _ask(
    place: int,
    questions: Sequence[Question],
    config: RunConfig,
    journal: Journal,
    on_answer: Callable[[int], None],
    rank: int,
) -> list[Completion]:
    judge, frame = config.judges[place], judge_frame(config.judges[place].prompt)
    return chat.complete_all(
        config.endpoints[judge.endpoint],
        judge.endpoint,
        judge,
        [judge_messages(load_prompts(), question, judge.prompt) for question in questions],
        journal,
        on_answer=on_answer,
        attempts=config.judge_attempts,
        readable=lambda text: read_vote(judge.label, text).ok is not None,
        schema=judgement(frame),
        rank=rank,
        purse=purse_for(config.root, config.name, config.budget),
        attempt=_twins_before(place, config.judges) * config.judge_attempts,
    )


def _twins_before(place: int, judges: Sequence[Judge]) -> int:
    """Judges before it that would send the very same requests: each is to give its own answer."""
    asking = [(each.endpoint, each.model, each.prompt) for each in judges]
    return asking[:place].count(asking[place])


def _when_all_have_answered(judges: int, tell: Callable[[], None]) -> Callable[[int], None]:
    answers: Counter[int] = Counter()
    lock = threading.Lock()

    def on_answer(index: int) -> None:
        with lock:
            answers[index] += 1
            last = answers[index] == judges
        if last:
            tell()

    return on_answer


def _side_by_side(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What each gives, in order; they are at different endpoints, so none waits for another."""
    if len(jobs) == 1:  # in a thread of its own it could not be interrupted
        return [jobs[0]()]
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [started.result() for started in [pool.submit(job) for job in jobs]]
