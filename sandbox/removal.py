"""Containers go: the one whose work is done, and those whose owner is no more."""

import contextlib
import datetime
from collections.abc import Mapping
from typing import Any

from docker.errors import APIError, NotFound

from sandbox.death import time_of
from sandbox.owners import NAME_LABEL, OWNER_LABEL, is_abandoned

NAME_PREFIX = "apigen-"
_ALREADY_BEING_REMOVED = 409
_PATIENCE_S = 30
_RUNNING = ("running", "paused", "restarting")


def remove(api: Any, container: str) -> bool:
    """Remove a container, in whatever state, and wait until it is gone.

    Args:
        api: The daemon's client.
        container: Name or id.

    Returns:
        Whether there was one, and nobody else removed it.
    """
    try:
        api.remove_container(container, force=True, v=True)
    except NotFound:
        return False
    except APIError as error:
        if error.status_code != _ALREADY_BEING_REMOVED:
            raise
        with contextlib.suppress(NotFound):
            api.wait(container, timeout=_PATIENCE_S, condition="removed")
        return False
    return True


def sweep(api: Any) -> int:
    """Remove the containers of processes that are gone; return how many there were."""
    now = time_of(api)
    removed = 0
    for each in api.containers(all=True, filters={"label": OWNER_LABEL}):
        with contextlib.suppress(NotFound):
            if _is_ours(each) and is_abandoned(each["Labels"], _idle_since(api, each), now):
                removed += remove(api, each["Id"])
    return removed


def _is_ours(container: Mapping[str, Any]) -> bool:
    """Tell a container from a stranger's that has our labels from our image."""
    return f"/{container['Labels'].get(NAME_LABEL)}" in (container["Names"] or ())


def _idle_since(api: Any, container: Mapping[str, Any]) -> datetime.datetime | None:
    details = api.inspect_container(container["Id"])
    state = details["State"]
    if state["Status"] in _RUNNING:
        return None
    text = details["Created"] if state["Status"] == "created" else state["FinishedAt"]
    return datetime.datetime.fromisoformat(text)
