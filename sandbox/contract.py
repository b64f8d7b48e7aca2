"""What every sandbox promises: one outcome per request, in order, always.

What a *call* does wrong is data: an `ExecOutcome` with a status other than `ok`. What the *machine*
does wrong (no daemon, no image, a container that can't be started) is raised as `SandboxFault` and
must never be counted against a call.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from sandbox.limits import Limits


class Status(StrEnum):
    """How one call ended."""

    OK = "ok"
    ERROR = "error"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    OUTPUT_TOO_LARGE = "output_too_large"
    CRASHED = "crashed"
    NOT_JSON = "not_json"
    NONDETERMINISTIC = "nondeterministic"
    """Only of `sandbox.repeat.execute_twice`: a second run gave something else."""


@dataclass(frozen=True, slots=True)
class ExecRequest:
    """One call: `function` of `module`, arguments bound by name."""

    module: str
    function: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ExecOutcome:
    """What became of one call.

    `result` is the returned value after a round trip through JSON (None unless `ok`).
    `error_type` and `error` are the exception's class name and text (at most 2,000 characters), or
    an empty type and what the limit was. `duration_s` is wall-clock time as seen
    from outside the call.
    """

    status: Status
    result: Any = None
    error_type: str = ""
    error: str = ""
    duration_s: float = 0.0


class SandboxError(RuntimeError):
    """No outcome could be had; the message says why and what to do.

    ├── SandboxFault    the machine failed
    └── SandboxRefused  the machine could, but it would not be safe
    """


class SandboxFault(SandboxError):
    """The machine failed, not the call: retry, and never hold it against a row."""


class SandboxRefused(SandboxError):
    """What was asked for can't be had safely here, or not at all; another try would not help."""


class Sandbox(Protocol):
    """Executes batches of calls."""

    name: str

    def execute(
        self, modules: Mapping[str, str], requests: Sequence[ExecRequest], limits: Limits
    ) -> list[ExecOutcome]:
        """Run every request against the modules' source text.

        Args:
            modules: Source text by module name. A module is imported once per batch (again only
                after its process died, or for calls that are tried again with fewer neighbours),
                as `sandboxed.<name>`, so that no name collides with an installed module. One that
                can't be imported fails only its own calls, with the status a call would get.
            requests: The calls; a request for a function that its module does not define itself
                (imported names do not count) ends with status `error`, type `LookupError`.
            limits: The bounds of each call and of the batch.

        Returns:
            One outcome per request, in the order of the requests.

        Raises:
            SandboxFault: The sandbox itself could not do its work.
        """
        ...
