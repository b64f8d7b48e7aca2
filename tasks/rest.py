"""REST calls: each as one request to its service, or from the record of answers."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from aiohttp.abc import AbstractResolver

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError
from apigen.records import CallResult, JsonObject, Tool
from tasks.background import run_job
from tasks.rest_batch import Batch
from tasks.rest_client import Client
from tasks.rest_records import RecordStore


def execute_rest(
    calls: Sequence[tuple[Tool, JsonObject]],
    services: Mapping[str, str],
    config: RestConfig,
    *,
    resolver: AbstractResolver | None = None,
) -> list[CallResult]:
    """The results of calls, in order; whose fault a bad answer is, is told in `rest_blame`.

    All calls are tried before something is raised, except those of a host that failed already, so
    that in mode `record` a second try asks only for what is missing.

    Args:
        calls: REST tools and their arguments.
        services: The library's modules; those of the tools are read.
        config: Where answers come from, and the bounds of asking.
        resolver: Of host names; none: the system's.

    Raises:
        ServiceFault: A host cannot be reached, does not answer, or limits our rate.
        ConfigError: A key is missing or refused, or the record file cannot be used.
        StorageFault: The disk does not take or give a record.
        Stopped: The run was stopped.
    """
    return run_job(_execute(calls, services, config, resolver)) if calls else []


async def _execute(
    calls: Sequence[tuple[Tool, JsonObject]],
    services: Mapping[str, str],
    config: RestConfig,
    resolver: AbstractResolver | None,
) -> list[CallResult]:
    with _records(config) as records:
        async with Client(config, resolver) as client:
            return await Batch(client, services, config, records).results(calls)


def _records(config: RestConfig) -> RecordStore | nullcontext[None]:
    if config.mode == "live":
        return nullcontext()
    if config.records is None:
        raise ConfigError(f"mode {config.mode!r} needs the path of a record file: set `records`")
    return RecordStore(Path(config.records), must_exist=config.mode == "replay")
