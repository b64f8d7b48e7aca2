"""What Prefect itself costs: per task run, and as a share of a run at the shard size that ships.

`python -m benchmarks.prefect_overhead` starts a server on SQLite of its own, runs 300 shards of
five stages that do nothing, then a dataset of four shards with the offline model.
"""

import os
import socket
import tempfile
import time
from math import ceil
from pathlib import Path
from typing import Any

from tasks.child_process import start_child
from tasks.quiet import quieten_prefect

SHARDS, STAGES = 300, 5
DRAFTS = 1_000
TARGET = 0.05


def main() -> None:
    """Measure and print."""
    quieten_prefect()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server_pid = _start_server(Path(folder))
        started_s = _cpu_s(server_pid)
        nothing_s = _nothing(folder)
        server_s = _cpu_s(server_pid) - started_s
        wall_s, tasks = _dataset(folder)
        locked = (Path(folder) / "server.log").read_text(errors="replace").count("is locked")
    runs = SHARDS * STAGES
    share = nothing_s / runs * tasks / wall_s
    print(f"{SHARDS} shards × {STAGES} empty stages, SQLite: {nothing_s:.1f} s")
    print(
        f"  {1000 * nothing_s / runs:.1f} ms per task run, of it {1000 * server_s / runs:.1f} ms "
        "of the server's CPU"
    )
    print(f"  {locked} times the database was locked, and the write was tried again")
    print(f"{DRAFTS} drafts in shards of the size that ships: {wall_s:.1f} s, {tasks} task runs")
    verdict = "ok" if share <= TARGET else "missed"
    print(f"  Prefect's share {share:.1%}, at most {TARGET:.0%} wanted: {verdict}", flush=True)


def _start_server(folder: Path) -> int:
    """Returns its pid; it ends when this process does, not before: Prefect still sends events."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = str(probe.getsockname()[1])
    os.environ |= {
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_API_PORT": port,
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_LOG_RETRYABLE_ERRORS": "true",
        "PREFECT_RESULTS_LOCAL_STORAGE_PATH": str(folder / "records"),
    }
    with (folder / "server.log").open("wb") as log:
        server = start_child("tasks.prefect_command", ("server", "start"), log, log)
    _await_server()
    return server.pid


def _await_server() -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        while client.api_healthcheck():
            time.sleep(0.2)


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _nothing(folder: str) -> float:
    from prefect import flow
    from prefect.task_runners import ThreadPoolTaskRunner

    from tasks.checkpoints import TEXT, Checkpoint, write_rows
    from tasks.stage import checkpoint_path, stage, submit

    def nothing(shard: int, source: Checkpoint | None, config: Any) -> Checkpoint:
        rows = [{"text": str(shard)}]
        return write_rows(config.root, checkpoint_path(), rows, {"text": TEXT})

    stages = [stage(f"stage-{n}", version=1, reads=lambda _: None)(nothing) for n in range(STAGES)]

    @flow(task_runner=ThreadPoolTaskRunner(max_workers=40))
    def nothings(config: Any) -> None:
        ends = []
        for shard in range(SHARDS):
            end = None
            for each in stages:
                end = submit(each, config, shard, end)
            ends.append(end)
        for end in ends:
            end.result()

    start = time.perf_counter()
    nothings(_config(folder))
    return time.perf_counter() - start


def _dataset(folder: str) -> tuple[float, int]:
    from flows.build_dataset import build_dataset

    config = _config(folder)
    start = time.perf_counter()
    build_dataset(config)
    return time.perf_counter() - start, STAGES * ceil(DRAFTS / config.drafts_per_shard) + 2


def _config(folder: str) -> Any:
    from apigen.config_run import RunConfig

    model = {"endpoint": "offline", "model": "offline-strong"}
    return RunConfig.model_validate(
        {
            "name": "overhead",
            "drafts": DRAFTS,
            "root": f"{folder}/root",
            "endpoints": {"offline": {"kind": "offline"}},
            "generators": [model],
            "judges": [model | {"model": "offline-judge"}],
        }
    )


if __name__ == "__main__":
    main()
