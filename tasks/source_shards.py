"""Waiting for sources: all of them finish or fail before the build says which did not."""

from collections.abc import Sequence

from prefect.futures import PrefectFuture
from prefect.tasks import Task

from apigen.config_library import LibraryConfig
from apigen.errors import ApigenError, MachineFault
from tasks import progress
from tasks.checkpoints import Checkpoint
from tasks.describing import describe_source
from tasks.library_import import import_source
from tasks.library_sources import Source
from tasks.probing import probe_source
from tasks.stage import configured


class SourcesFailed(MachineFault):
    """Some sources did not finish; nothing was published, and what finished is kept."""


def start_source(source: Source, config: LibraryConfig) -> tuple[Source, PrefectFuture[Checkpoint]]:
    """A source's stages, each waiting for the one before it; the last one's future."""
    done = _submit(import_source, source, config)
    done = _submit(probe_source, source, config, done)
    if config.describer:
        done = _submit(describe_source, source, config, done)
    return source, done


def _submit(
    task: Task, source: Source, config: LibraryConfig, *inputs: PrefectFuture[Checkpoint]
) -> PrefectFuture[Checkpoint]:
    named = configured(task, config, f"{task.name} {source.name}")
    return named.submit(source, *inputs, config=config)


def finish_sources(
    started: Sequence[tuple[Source, PrefectFuture[Checkpoint]]], config: LibraryConfig
) -> list[Checkpoint]:
    """The finished sources' checkpoints, in order.

    Raises:
        SourcesFailed: Names the sources that did not finish, after all others have.
    """
    done, failed = [], []
    for number, (source, future) in enumerate(started):
        future.wait()
        if future.state.is_completed():
            done.append(Checkpoint.model_validate(future.result()))
            progress.finish(number, "probe")
        else:
            failed.append(f"{source.name} ({_said(future)})")
    if failed:
        raise SourcesFailed(
            f"{len(failed)} of {len(started)} sources did not finish: {'; '.join(failed)}; "
            f"{config.out} is as it was; the same command does the rest"
        )
    return done


def _said(future: PrefectFuture[Checkpoint]) -> str:
    error = future.result(raise_on_failure=False)
    return str(error).rstrip(".") if isinstance(error, ApigenError) else repr(error)
