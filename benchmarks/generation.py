"""How generation compares with a bare client, and how full it keeps an endpoint's slots.

`python -m benchmarks.generation [DRAFTS]` asks the offline server, which takes 200 ms an answer.
First the generate stage answers requests, then a bare `openai` client sends the same ones in a
loop; then a whole run goes through all stages, and the server's log tells how many of its 64 slots
were in use from the first request to the last. Server and sandbox share the machine's cores, so
their use is told, too: where all are busy, more cores would fill more slots. A run with half the
slots shows that.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from openai import AsyncOpenAI, DefaultAioHttpClient

from apigen.config_run import RunConfig
from tasks.offline_endpoint import offline_server
from tasks.prefect_server import server_for_run
from tasks.quiet import quieten_prefect

SLOTS, LATENCY_MS = 64, 200
LEAST_RATIO, LEAST_USE = 0.9, 0.95
COMPARED = 10_000
WHOLE_RUN = 8_000
MODEL = "offline-strong"


def main() -> None:
    """Measure and print."""
    quieten_prefect()
    drafts = int(sys.argv[1]) if len(sys.argv) > 1 else WHOLE_RUN
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        _compare(Path(folder))
        for slots in (SLOTS, SLOTS // 2):
            _whole_run(Path(folder), drafts * slots // SLOTS, slots)


def _compare(folder: Path) -> None:
    with (
        offline_server(latency_ms=LATENCY_MS) as url,
        server_for_run(meanwhile=lambda: None),
        redirect_stdout(StringIO()),
    ):
        ours_s, prompts = _generate_stage(_config(folder / "compared", url, COMPARED))
        bare_s = asyncio.run(_bare_client(url, prompts))
    ratio = bare_s / ours_s
    print(f"{len(prompts)} requests, {SLOTS} slots, {LATENCY_MS} ms each")
    print(f"  generate stage: {len(prompts) / ours_s:.0f}/s")
    print(f"  bare client:    {len(prompts) / bare_s:.0f}/s")
    print(f"  ratio {ratio:.2f}, at least {LEAST_RATIO} wanted: {_said(ratio >= LEAST_RATIO)}")


def _generate_stage(config: RunConfig) -> tuple[float, list[Any]]:
    """Seconds of the stage over all shards, whose requests are there already, and these."""
    from prefect import flow

    from flows.build_dataset import RUNNER
    from tasks.checkpoints import read_rows
    from tasks.generation import generate_answers
    from tasks.library import load_library
    from tasks.planning import plan_shards
    from tasks.sampling import sample_requests
    from tasks.stage import run, submit

    @flow(task_runner=RUNNER)
    def generation() -> tuple[float, list[Any]]:
        library = run(load_library, config)
        plans = list(plan_shards(config, library, []))
        asked = [
            submit(sample_requests, config, plan.number, plan.text, plan.asked, library).result()
            for plan in plans
        ]
        start = time.perf_counter()
        futures = [submit(generate_answers, config, n, each) for n, each in enumerate(asked)]
        for future in futures:
            future.result()
        took = time.perf_counter() - start
        rows = [row for each in asked for row in read_rows(config.root, each)]
        return took, [json.loads(row["messages"]) for row in rows]

    return generation()


async def _bare_client(url: str, prompts: list[Any]) -> float:
    client = AsyncOpenAI(base_url=url, api_key="none", http_client=DefaultAioHttpClient())
    slots = asyncio.Semaphore(SLOTS)

    async def ask(messages: Any) -> None:
        async with slots:
            await client.chat.completions.create(model=MODEL, messages=messages)

    async with client:
        start = time.perf_counter()
        await asyncio.gather(*map(ask, prompts))
        return time.perf_counter() - start


def _whole_run(folder: Path, drafts: int, slots: int) -> None:
    log = folder / f"{slots}.jsonl"
    with offline_server(latency_ms=LATENCY_MS, log=str(log)) as url:
        file = folder / "config.json"
        file.write_text(_config(folder / f"{slots}", url, drafts, slots).model_dump_json())
        command = [sys.executable, "-m", "apigen", "run", str(file)]
        before = _busy_s()
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        busy = [now - then for now, then in zip(_busy_s(), before, strict=True)]
        with urlopen(f"{url}/cpu", timeout=30) as reply:
            server_s = json.load(reply)["cpu_s"]
    entries = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    first, last = min(e["received"] for e in entries), max(e["answered"] for e in entries)
    use = sum(e["answered"] - e["received"] for e in entries) / slots / (last - first)
    print(f"a whole run, {slots} slots, {len(entries)} requests in {last - first:.0f} s")
    print(f"  {done.stdout.splitlines()[-2]}")
    server = server_s / busy[0]
    print(f"  cores: {busy[0] / sum(busy):.0%} busy, of it the offline server {server:.0%}")
    print(f"  slots in use {use:.1%}, at least {LEAST_USE:.0%} wanted: {_said(use >= LEAST_USE)}")


def _busy_s() -> tuple[float, float]:
    """Seconds that all cores together were busy, and idle, since the machine started."""
    first = Path("/proc/stat").read_text(encoding="utf-8").split("\n", 1)[0]
    ticks = [int(field) / os.sysconf("SC_CLK_TCK") for field in first.split()[1:9]]
    idle = ticks[3] + ticks[4]
    return sum(ticks) - idle, idle


def _config(root: Path, url: str, drafts: int, slots: int = SLOTS) -> RunConfig:
    return RunConfig.model_validate(
        {
            "name": "bench",
            "drafts": drafts,
            "drafts_per_shard": 1_000,
            "root": str(root),
            "endpoints": {"here": {"base_url": url, "max_in_flight": slots}},
            "generators": [{"endpoint": "here", "model": MODEL, "pairs_per_request": 1}],
            "judges": [{"endpoint": "here", "model": "offline-judge"}],
        }
    )


def _said(is_met: bool) -> str:
    return "ok" if is_met else "missed"


if __name__ == "__main__":
    main()
