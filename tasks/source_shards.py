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


def stages_of(config: LibraryConfig) -> tuple[str, ...]:
    """The stages that every source goes through."""
    return ("import", "probe", "describe") if config.describer else ("import", "probe")


Started = tuple[Source, Sequence[PrefectFuture[Checkpoint]]]


def start_source(source: Source, config: LibraryConfig) -> Started:
    """A source's stages, each waiting for the one before it."""
    done = [_submit(import_source, source, config)]
    done.append(_submit(probe_source, source, config, done[-1]))
    if config.describer:
        done.append(_submit(describe_source, source, config, done[-1]))
    return source, done


def _submit(
    task: Task, source: Source, config: LibraryConfig, *inputs: PrefectFuture[Checkpoint]
) -> PrefectFuture[Checkpoint]:
    named = configured(task, config, f"{task.name} {source.name}")
    return named.submit(source, *inputs, config=config)


def finish_sources(started: Sequence[Started], config: LibraryConfig) -> list[Checkpoint]:
    """The finished sources' last checkpoints, in order.

    Raises:
        SourcesFailed: Names the sources that did not finish, after all others have.
    """
    ended = [_finish(number, futures, config) for number, (_, futures) in enumerate(started)]
    names = [source.name for source, _ in started]
    failed = [
        f"{name} ({each})"
        for name, each in zip(names, ended, strict=True)
        if not isinstance(each, Checkpoint)
    ]
    if failed:
        raise SourcesFailed(
            f"{len(failed)} of {len(started)} sources did not finish: {'; '.join(failed)}; "
            f"{config.out} is as it was; the same command does the rest"
        )
    return [each for each in ended if isinstance(each, Checkpoint)]


def _finish(
    number: int, futures: Sequence[PrefectFuture[Checkpoint]], config: LibraryConfig
) -> Checkpoint | str:
    """The last stage's checkpoint, or what the first one that failed says."""
    for future, name in zip(futures, stages_of(config), strict=True):
        future.wait()
        if not future.state.is_completed():
            error = future.result(raise_on_failure=False)
            return str(error).rstrip(".") if isinstance(error, ApigenError) else repr(error)
        progress.plan(number, 1)
        progress.finish(number, name)
    return Checkpoint.model_validate(futures[-1].result())
