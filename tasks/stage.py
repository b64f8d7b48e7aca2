"""What makes a function a stage: its cache key, its retries and its name in the UI."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import wraps
from itertools import count
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import CachePolicy
from prefect.context import TaskRunContext
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run
from prefect.tasks import Task, exponential_backoff
from prefect.transactions import get_transaction
from pydantic import BaseModel

from apigen.config import Run
from apigen.errors import MachineFault
from apigen.records import SCHEMA_VERSION, canonical_json
from tasks.checkpoints import Checkpoint, digest_of

Reads = Callable[[Any], Any]


@dataclass
class StageKey(CachePolicy):
    """Stage, version, digests of the input checkpoints, and only the settings that the stage reads.

    Prefect's own policy contains the run's id, so it would never reuse another run's work.
    """

    stage: str = ""
    version: int = 1
    reads: Any = None

    def compute_key(
        self,
        task_ctx: TaskRunContext,
        inputs: dict[str, Any],
        flow_parameters: dict[str, Any],
        **kwargs: Any,
    ) -> str:
        """The key of the newest record that may be used, else a free key, so that the stage runs.

        A record is passed over if its files were deleted or changed. A stage that is to be
        refreshed uses only what its own flow run made: a retry of that run refreshes nothing twice.
        """
        config: Run = inputs["config"]
        key = self._key(config, inputs)
        usable = ""
        for attempt in count():
            candidate = f"{key}-{attempt}" if attempt else key
            if not task_ctx.result_store.exists(candidate):
                return usable or candidate
            result = task_ctx.result_store.read(candidate).result
            foreign = self.stage in _refreshed(flow_parameters) and result.made_by != flow_run.id
            if result.intact(config.root) and not foreign:
                usable = candidate
        raise AssertionError("count() has no end")

    def _key(self, config: Run, inputs: dict[str, Any]) -> str:
        parts = [SCHEMA_VERSION, self.stage, self.version, self.reads(config)]
        for name in sorted(set(inputs) - {"config"}):
            parts.append([name, _digests(inputs[name])])
        return f"{self.stage}/v{self.version}-{digest_of(canonical_json(parts).encode())[:32]}"


def _digests(value: Any) -> Any:
    """`value` with checkpoints replaced by what they hold: a path says nothing about content."""
    if isinstance(value, Checkpoint):
        return value.digest
    if isinstance(value, BaseModel):
        return _digests({name: getattr(value, name) for name in type(value).model_fields})
    if isinstance(value, dict):
        return {key: _digests(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_digests(item) for item in value]
    return value


def stage(name: str, *, version: int, reads: Reads) -> Callable[[Callable[..., Any]], Task]:
    """A Prefect task that caches by content and retries after machine faults only.

    Args:
        name: Of the stage; also the folder of its checkpoints.
        version: Raise it whenever the stage's logic changes its rows.
        reads: The part of the configuration that the rows depend on, as JSON.
    """
    decorate = task(
        name=name,
        cache_policy=StageKey(stage=name, version=version, reads=reads),
        persist_result=True,
        result_serializer="json",
        cache_result_in_memory=False,
        retry_condition_fn=_machine_failed,
    )
    return lambda function: decorate(_signed(function))


def _signed(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def signed(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        return result.model_copy(update={"made_by": flow_run.id or ""})

    return signed


def _refreshed(flow_parameters: Mapping[str, Any]) -> Collection[str]:
    return flow_parameters.get("refresh") or ()


def run(task: Task, config: Run, *inputs: Any) -> Any:
    """Run a stage and wait for it."""
    return configured(task, config, task.name)(*inputs, config=config)


def submit(task: Task, config: Run, shard: int, *inputs: Any) -> PrefectFuture[Checkpoint]:
    """Start a shard's stage; it waits for the futures among its inputs."""
    name = f"{task.name} shard {shard}"
    return configured(task, config, name).submit(shard, *inputs, config=config)


def configured(task: Task, config: Run, name: str) -> Task:
    """The task under a name of its own, with the run's retries and the place of its records."""
    remote = "://" in config.root  # there Prefect's own setting says where its records are
    return task.with_options(
        task_run_name=name,
        retries=config.stage_retries,
        retry_delay_seconds=exponential_backoff(config.retry_delay_s),
        # None is "as the settings say", which the type leaves out.
        result_storage=None if remote else Path(config.root, "records").resolve(),  # type: ignore[arg-type]
    )


def checkpoint_path() -> str:
    """Where the running stage's checkpoint belongs, below the root."""
    return f"checkpoints/{_key()}.parquet"


def cache_digest() -> str:
    """A digest of all that the running stage's output depends on."""
    return _key().split("-")[1]


def journal_path(root: str) -> Path:
    """Where the running stage journals answers: below a local root, else in the user's cache."""
    folder = Path.home() / ".cache" / "apigen" if "://" in root else Path(root)
    path = _key().split("-")[0]
    stem = f"{path}-{cache_digest()}"  # without the number of the attempt
    if path.split("/")[0] in _refreshed(flow_run.parameters):
        stem += f"-{flow_run.id}"  # an answer of an earlier run would be no new one
    return folder / "journal" / f"{stem}.jsonl"


def _key() -> str:
    transaction = get_transaction()
    if transaction is None or transaction.key is None:
        raise RuntimeError("a stage runs inside a Prefect task only")
    return transaction.key


def _machine_failed(task: Any, run: Any, state: Any) -> bool:
    return isinstance(state.data, MachineFault)
