"""The progress of a flow run on its page in Prefect's UI."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import copy_context
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter
from prefect.logging import get_run_logger
from prefect.runtime import flow_run

from tasks.meter import STAGES, Meter
from tasks.progress import listening
from tasks.stopping import stopping_with_the_run

UPDATE_EVERY_S = 2.0


class PageMeter(Meter):
    """A progress artifact, sent by a thread of its own: stages tell from any thread and loop."""

    def __init__(
        self,
        name: str,
        total: int,
        stages: tuple[str, ...] = STAGES,
        noun: str = "rows",
        wanted: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(total, stages, noun, wanted)
        self._log = get_run_logger()
        key = artifact_key("progress", name)
        # A retry goes on with the bar that is there.
        self._artifact = existing_artifact(key) or create_progress_artifact(0.0, key, self.line())
        self._ended = threading.Event()
        # In a copy of the context, which says where the server is.
        self._sender = threading.Thread(target=copy_context().run, args=(self._keep_sending,))
        self._sender.start()

    def note(self, line: str) -> None:
        """Log a line."""
        self._log.info(line)

    def close(self) -> None:
        """Send the last state."""
        self._ended.set()
        self._sender.join()
        self._send()

    def _keep_sending(self) -> None:
        while not self._ended.wait(UPDATE_EVERY_S):
            self._send()

    def _send(self) -> None:
        with suppress(Exception):  # a server that is away costs a run its bar, not its rows
            share = round(100 * self.share, 1)
            update_progress_artifact(self._artifact, share, self.line())  # type: ignore[arg-type]

    def _show(self) -> None:
        return


@contextmanager
def page_progress(
    name: str,
    total: int,
    stages: tuple[str, ...] = STAGES,
    noun: str = "rows",
    wanted: Mapping[str, int] | None = None,
) -> Iterator[None]:
    """Show on the run's page how far it is: `total` of `noun`, through `stages`."""
    meter = PageMeter(name, total, stages, noun, wanted)
    try:
        with listening(meter), stopping_with_the_run():
            yield
    finally:
        meter.close()


def existing_artifact(key: str) -> UUID | None:
    """The flow run's own artifact of that key."""
    wanted = {"flow_run_id": {"any_": [flow_run.id]}, "key": {"any_": [key]}}
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=ArtifactFilter.model_validate(wanted))
    return found[0].id if found else None


def artifact_key(kind: str, name: str) -> str:
    """The key of a dataset's artifact: lower case, digits and dashes, as Prefect wants."""
    return re.sub(r"[^a-z0-9]+", "-", f"{kind}-{name}").strip("-")
