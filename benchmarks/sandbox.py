"""How fast and how right the execution check is, beside what else one could do.

`python -m benchmarks.sandbox [--peer-venv FOLDER]` compares, in one run on this machine: one
`docker run` per call, our containers, a bare loop of forks, and distilabel's execution check.
"""

import argparse
import json
import os
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.labelled import peer, verdicts
from sandbox.container import DockerSandbox
from sandbox.contract import ExecRequest, SandboxError, Status
from sandbox.limits import Limits

SOURCE = """
import time


def add(first: int, second: int) -> int:
    return first + second


def wait(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
"""
CALLS, ROUNDS, DOCKER_RUNS, AT_ONCE = 4_000, 3, 12, 4
WAITS, WAIT_S = 400, 0.1
GROUPS: dict[str, Callable[[verdicts.Label], bool]] = {
    "right verdicts": lambda label: True,
    "  calls in the signature's order": lambda label: label["case"] in ("plain", "signature_order"),
    "  without those a format check drops": lambda label: "format" not in label.get("reason", ""),
}

FORK_LOOP = """
import json, os, sys, time

def add(first, second):
    return first + second

calls = range(int(sys.stdin.readline()))
start = time.perf_counter()
for first in calls:
    reading, writing = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(writing, json.dumps(add(first, 1)).encode())
        os._exit(0)
    os.close(writing)
    assert json.loads(os.read(reading, 65536)) == first + 1
    os.close(reading)
    os.waitpid(pid, 0)
print(time.perf_counter() - start)
"""
"""The least that a process for each call costs, one call after another."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One check's figures; `waiting_s` is what the waiting calls took together."""

    calls_per_s: float
    waiting_s: float
    peak_mb: float
    growth_mb: float
    verdicts: list[Counter[str]]
    """Right and wrong ones, by group of labelled rows."""


def docker_run(image: str, *program: str, stdin: str = "") -> str:
    """Run Python in a container of its own; return what it prints."""
    command = ["docker", "run", "--rm", "--interactive", "--network", "none"]
    command += ["--entrypoint", "python3", image, *program]
    done = subprocess.run(command, input=stdin, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def docker_runs_per_s(image: str, at_once: int) -> float:
    """Calls/s with a container for each, so many at the same time."""
    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        list(pool.map(lambda _: docker_run(image, "-c", "print(1)"), range(DOCKER_RUNS)))
    return DOCKER_RUNS / (time.perf_counter() - start)


def forks_per_s(image: str) -> float:
    """Calls/s of a bare loop of forks, timed inside one container."""
    return CALLS / float(docker_run(image, "-c", FORK_LOOP, stdin=f"{CALLS}\n"))


def execute_s(sandbox: DockerSandbox, requests: Sequence[ExecRequest]) -> float:
    """Seconds that a batch takes, from before its container is created until after its removal."""
    start = time.perf_counter()
    outcomes = sandbox.execute({"calls": SOURCE}, requests, Limits())
    elapsed_s = time.perf_counter() - start
    if bad := [outcome for outcome in outcomes if outcome.status != Status.OK]:
        raise SystemExit(f"error: {len(bad)} calls failed, the first with {bad[0]}")
    return elapsed_s


def peak_mb() -> float:
    """Peak resident memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_ours(sandbox: DockerSandbox) -> tuple[Measured, float]:
    """Our figures, and calls/s of the loop of forks, measured in turns with ours."""
    adds = [ExecRequest("calls", "add", {"first": n, "second": 1}) for n in range(CALLS)]
    waits = [ExecRequest("calls", "wait", {"seconds": WAIT_S})] * WAITS
    before = peak_mb()
    rounds = [
        (execute_s(sandbox, adds), peak_mb(), forks_per_s(sandbox.image)) for _ in range(ROUNDS)
    ]
    rate, peak = CALLS / min(took_s for took_s, _, _ in rounds), rounds[0][1]
    waiting_s = min(execute_s(sandbox, waits) for _ in range(ROUNDS))
    judged = _judged(verdicts.ours, verdicts.same_value)
    ours = Measured(rate, waiting_s, peak, peak - before, judged)
    return ours, max(forks for _, _, forks in rounds)


def measure_peer(venv: Path) -> Measured:
    """Figures of distilabel."""
    adds = [_answer("add", {"first": n, "second": 1}) for n in range(CALLS)]
    waits = [_answer("wait", {"seconds": WAIT_S})] * WAITS
    rounds = [peer.check(venv, SOURCE, adds) for _ in range(ROUNDS)]
    waiting = peer.check(venv, SOURCE, waits)
    for report in (*rounds, waiting):
        assert all(kept for kept, _ in report.verdicts), report.verdicts[0]
    judged = _judged(lambda labels: verdicts.peers(labels, venv), verdicts.same_text)
    rate, first = CALLS / min(report.elapsed_s for report in rounds), rounds[0]
    growth = first.peak_mb - first.before_mb
    return Measured(rate, waiting.elapsed_s, first.peak_mb, growth, judged)


def _answer(name: str, arguments: dict[str, Any]) -> str:
    return json.dumps([{"name": name, "arguments": arguments}])


def _judged(
    judge: Callable[[Sequence[verdicts.Label]], list[verdicts.Given]],
    same: Callable[[Any, Any], bool],
) -> list[Counter[str]]:
    labels = verdicts.read_labels()
    pairs = list(zip(labels, judge(labels), strict=True))
    return [
        verdicts.count([pair for pair in pairs if within(pair[0])], same)
        for within in GROUPS.values()
    ]


def print_rates(docker_rates: Sequence[float], forks: float, measured: dict[str, Measured]) -> None:
    """Print calls/s of trivial calls, and both ratios."""
    rates = {
        "docker run per call, one by one": docker_rates[0],
        f"docker run per call, {AT_ONCE} at once": docker_rates[1],
        "bare fork loop, no isolation": forks,
        **{name: each.calls_per_s for name, each in measured.items()},
    }
    print(f"\n{CALLS:,} trivial calls              calls/s  × docker run  % of fork loop")
    for name, rate in rates.items():
        ratios = f"{rate / max(docker_rates):>11,.1f}×  {rate / forks:>13.1%}"
        print(f"  {name:<31}{rate:>8,.1f}  {ratios}")
    print("  Ours includes the start and the removal of the container.")
    if "distilabel" in measured:
        print("  distilabel calls functions in its own process: fast, and nothing stands between")
        print("  a call and the files, the network and the memory of the pipeline.")


def print_others(measured: dict[str, Measured]) -> None:
    """Print what is not calls/s, a column for each check."""

    def line(name: str, values: Sequence[str]) -> None:
        print(f"  {name:<40}" + "".join(f"{value:>14}" for value in values))

    checks = list(measured.values())
    print()
    line("", list(measured))
    line(f"{WAITS} calls that wait {WAIT_S:g} s", [f"{x.waiting_s:.2f} s" for x in checks])
    line("peak memory of the worker process", [f"{x.peak_mb:,.0f} MB" for x in checks])
    line(f"  of it grown over {CALLS:,} calls", [f"{x.growth_mb:,.1f} MB" for x in checks])
    for place, group in enumerate(GROUPS):
        line(group, [_share(x.verdicts[place]) for x in checks])
    for wrong in verdicts.WRONGS:
        line(f"wrong: {wrong}", [str(x.verdicts[0][wrong]) for x in checks])
    print(
        "  The labelled rows are of the kinds that are easy to misjudge: their share says nothing"
    )
    print("  about everyday rows. distilabel has no format check; its raises lose a batch of rows.")


def _share(counts: Counter[str]) -> str:
    return f"{counts[verdicts.RIGHT]} of {counts.total()}"


def print_targets(docker_rates: Sequence[float], forks: float, ours: Measured) -> None:
    """Print what was aimed at, and whether it was reached."""
    rate, judged = ours.calls_per_s, ours.verdicts[0]
    targets = {
        "at least 800 calls/s": rate >= 800,
        "at least 150 × docker run, one by one": rate >= 150 * docker_rates[0],
        f"at least 150 × docker run, {AT_ONCE} at once": rate >= 150 * docker_rates[1],
        "at least 60 % of the bare fork loop": rate >= 0.6 * forks,
        f"{WAITS} calls of {WAIT_S:g} s in at most 2 s": ours.waiting_s <= 2,
        "all verdicts right": judged[verdicts.RIGHT] == judged.total(),
    }
    print("\ntargets")
    for name, reached in targets.items():
        print(f"  {name:<40}{'ok' if reached else 'missed':>14}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sandbox")
    parser.add_argument("--peer-venv", type=Path, default=peer.VENV, help="where distilabel goes")
    venv = parser.parse_args().peer_venv.absolute()
    sandbox = DockerSandbox()
    python = docker_run(sandbox.image, "--version")
    print(f"{os.cpu_count()} CPUs, Docker {sandbox.version}, {python} in {sandbox.image}")
    print("This takes about three minutes, and another one to install distilabel.", flush=True)
    docker_rates = [docker_runs_per_s(sandbox.image, at_once) for at_once in (1, AT_ONCE)]
    ours, forks = measure_ours(sandbox)
    measured = {"ours": ours}
    if problem := peer.prepare(venv):
        print(f"without distilabel {peer.VERSION}, which can't be installed: {problem}")
    else:
        measured["distilabel"] = measure_peer(venv)
    print_rates(docker_rates, forks, measured)
    print_others(measured)
    print_targets(docker_rates, forks, ours)


if __name__ == "__main__":
    try:
        main()
    except (SandboxError, OSError, subprocess.CalledProcessError) as problem:
        said = str(getattr(problem, "stderr", None) or problem).strip().splitlines()
        raise SystemExit(f"error: {said[-1]}") from problem
