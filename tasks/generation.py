"""A shard's answers from its generator, kept as they came."""

import json
from collections.abc import Mapping

from apigen.answer_schemas import DRAFTS
from apigen.config_parts import Generator
from apigen.config_run import RunConfig
from tasks import chat, progress
from tasks.checkpoints import COUNT, TEXT, Checkpoint, read_rows, write_rows
from tasks.journal import Journal
from tasks.sampling import REQUEST_COLUMNS
from tasks.spending import purse_for
from tasks.stage import checkpoint_path, journal_path, stage

TOKENS = {"prompt_tokens", "completion_tokens"}
ANSWER_COLUMNS = REQUEST_COLUMNS | {
    "answer": TEXT,
    "prompt_tokens": COUNT,
    "completion_tokens": COUNT,
}


def generators(config: RunConfig) -> Mapping[str, Generator]:
    """The run's generators by what they are called in rows."""
    return {each.label: each for each in config.generators}


@stage("generate", version=2, reads=lambda config: None)
def generate_answers(shard: int, requests: Checkpoint, config: RunConfig) -> Checkpoint:
    """Ask the generator that the requests name; whom they are for is part of the requests."""
    rows = read_rows(config.root, requests)
    generator = generators(config)[rows[0]["generator"]]
    with Journal(journal_path(config.root)) as journal:
        completions = chat.complete_all(
            config.endpoints[generator.endpoint],
            generator.endpoint,
            generator,
            [json.loads(row["messages"]) for row in rows],
            journal,
            on_answer=lambda index: progress.advance(shard, "generate", rows[index]["pairs"]),
            schema=DRAFTS,
            rank=shard,
            purse=purse_for(config.root, config.name, config.budget),
        )
    answers = [
        row | {"answer": completion.text} | completion.model_dump(include=TOKENS)
        for row, completion in zip(rows, completions, strict=True)
    ]
    return write_rows(config.root, checkpoint_path(), answers, ANSWER_COLUMNS)
