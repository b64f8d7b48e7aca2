"""The API library: every source imported, probed, and put together."""

from prefect import flow
from prefect.task_runners import ThreadPoolTaskRunner

from apigen.config_library import LibraryConfig, LibraryStage
from tasks.checkpoints import Checkpoint
from tasks.library_publish import deliver, publish_library
from tasks.library_sources import list_sources
from tasks.run_page import show_library
from tasks.source_shards import finish_sources, start_source
from tasks.stage import run

RUNNER = ThreadPoolTaskRunner(max_workers=6)


@flow(name="refresh-library", flow_run_name="library {config.name}", task_runner=RUNNER)
def refresh_library(config: LibraryConfig, refresh: tuple[LibraryStage, ...] = ()) -> Checkpoint:
    """Import and probe every source, merge, and write one file.

    Args:
        config: The sources, and where the library goes.
        refresh: Stages to run anew although their results are there.
    """
    started = [start_source(source, config) for source in list_sources(config)]
    library = run(publish_library, config, finish_sources(started, config))
    deliver(config, library)
    return show_library(config, library)
