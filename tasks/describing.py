"""The stage that has a model write poor documentation anew and name missing categories."""

from collections.abc import Sequence
from typing import Any

from apigen.config_library import LibraryConfig
from apigen.config_parts import Model
from apigen.library.describing import (
    describer_messages,
    needs_describing,
    read_description,
    redescribed,
)
from apigen.library.model import Library
from apigen.prompts import Messages
from apigen.records import JsonObject, Tool
from tasks import chat
from tasks.checkpoints import Checkpoint, read_rows, write_rows
from tasks.journal import Journal
from tasks.library_rows import COLUMNS, from_rows, to_rows
from tasks.library_sources import Source
from tasks.prompting import describer_texts, load_prompts
from tasks.sampling import model_identity
from tasks.stage import checkpoint_path, journal_path, stage

ATTEMPTS = 3
"""How often a model is asked about one API until its answer is readable."""


def _reads(config: LibraryConfig) -> Any:
    model = config.describer
    return [model and model_identity(config, model), describer_texts()]


@stage("describe", version=1, reads=_reads)
def describe_source(source: Source, probed: Checkpoint, config: LibraryConfig) -> Checkpoint:
    """Ask about every API whose text is too poor or that has no category; keep the old text."""
    library = from_rows(read_rows(config.root, probed))
    with Journal(journal_path(config.root)) as journal:
        tools = described(library.tools, config, journal)
    changed = Library(tools, library.modules, library.refused)
    return write_rows(config.root, checkpoint_path(), to_rows(changed), COLUMNS)


def described(tools: Sequence[Tool], config: LibraryConfig, journal: Journal) -> tuple[Tool, ...]:
    """The tools, in order; one about which the model says nothing readable stays as it was."""
    model = config.describer
    if model is None:
        return tuple(tools)
    found = dict(enumerate(tools))
    waiting = [place for place, tool in found.items() if needs_describing(tool)]
    for attempt in range(ATTEMPTS):
        prompts = [describer_messages(load_prompts(), found[place]) for place in waiting]
        texts = _asked(prompts, model, config, journal, attempt)
        read = {p: read_description(text, found[p]) for p, text in zip(waiting, texts, strict=True)}
        good: dict[int, JsonObject] = {place: answer for place, answer in read.items() if answer}
        found |= {place: redescribed(found[place], good[place], model.model) for place in good}
        waiting = [place for place in waiting if place not in good]
    return tuple(found.values())


def _asked(
    prompts: Sequence[Messages],
    model: Model,
    config: LibraryConfig,
    journal: Journal,
    attempt: int,
) -> list[str]:
    endpoint = config.endpoints[model.endpoint]
    completions = chat.complete_all(
        endpoint, model.endpoint, model, prompts, journal, attempt=attempt
    )
    return [completion.text for completion in completions]
