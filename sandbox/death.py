"""How a container died, asked of the daemon's memory of events: the container itself is gone."""

import contextlib
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from docker.errors import DockerException

_DELAY_S = 2
_KILLED = (137, 143)


@dataclass(frozen=True, slots=True)
class Death:
    """The end of a container's main process."""

    exit_code: int | None
    """None if nobody remembers."""
    out_of_memory: bool

    @property
    def from_outside(self) -> bool:
        """Whether somebody killed it: the daemon as it stopped, an administrator, a machine."""
        return self.exit_code is None or (self.exit_code in _KILLED and not self.out_of_memory)


def death_of(api: Any, container: str) -> Death:
    """Ask a daemon how a container ended; takes two seconds unless it ended by itself.

    Args:
        api: The daemon's client.
        container: Name or id.
    """
    events = api.events(
        since=1,
        until=int(time_of(api).timestamp()) + _DELAY_S,
        filters={"type": "container", "container": container, "event": ["oom", "die"]},
        decode=True,
    )
    try:
        return _read(events)
    finally:
        with contextlib.suppress(OSError, DockerException):  # it may have ended already
            events.close()


def time_of(api: Any) -> datetime.datetime:
    """Tell the time by the daemon's clock, in the daemon's own time zone."""
    return datetime.datetime.fromisoformat(api.info()["SystemTime"])


def _read(events: Iterable[Mapping[str, Any]]) -> Death:
    death = Death(None, out_of_memory=False)
    for event in events:
        if event["Action"] == "oom":
            death = Death(death.exit_code, out_of_memory=True)
        else:
            death = Death(_exit_code(event), death.out_of_memory)
        if death.exit_code is not None and not death.from_outside:
            break  # else the news that memory ran out may still be on its way
    return death


def _exit_code(event: Mapping[str, Any]) -> int | None:
    text = event["Actor"]["Attributes"].get("exitCode", "")
    return int(text) if text.isdecimal() else None
