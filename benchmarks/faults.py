"""How the client fares with an endpoint that lets it down, and how it uses the slots meanwhile.

`python -m benchmarks.faults [REQUESTS] [SVG]` asks the offline server, which answers after 200 ms
and at 64 slots refuses a tenth with 429 (half of them with Retry-After), fails 5 %, hangs 2 %, cuts
2 % off and at some time refuses everything for a minute. It prints what came of it, and draws limit
and requests under way over time.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from apigen.config_parts import Model, OpenAIEndpoint
from benchmarks.svg_lines import draw_steps
from tasks import chat
from tasks.journal import Journal
from tasks.offline_endpoint import offline_server

SLOTS = 64
TIMEOUT_S = 5.0
FAULTS: dict[str, str | int | float] = {
    "latency_ms": 200,
    "http_429": 0.1,
    "retry_after_s": 0.5,
    "retry_after_share": 0.5,
    "http_500": 0.05,
    "hang": 0.02,
    "cut": 0.02,
    "outage_after_s": 25,
    "outage_s": 60,
}
TOOL = {
    "name": "rectangle_area",
    "description": "Computes the area of a rectangle.",
    "parameters": {
        "type": "object",
        "properties": {
            "width": {"type": "number", "description": "Width in metres, 1 to 500."},
            "height": {"type": "number", "description": "Height in metres, 1 to 500."},
        },
        "required": ["width", "height"],
    },
    "examples": [{"width": 12.5, "height": 40.0}, {"width": 30, "height": 21}],
}
TASK = "<task>\nstyle: simple\nregister: plain\npairs: 2\n</task>"


def make_prompt(number: int) -> list[dict[str, str]]:
    """One of many requests."""
    text = f"{number}\n{TASK}\n<tools>\n{json.dumps([TOOL])}\n</tools>"
    return [{"role": "user", "content": text}]


def main() -> None:
    """Ask, print and draw."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 6_000
    picture = Path(sys.argv[2] if len(sys.argv) > 2 else "data/runs/faults.svg")
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder, "log.jsonl")
        with offline_server(log=str(log), **FAULTS) as url:
            began, used = time.perf_counter(), time.process_time()
            answers = _ask(url, count, Path(folder, "journal.jsonl"))
            took, used = time.perf_counter() - began, time.process_time() - used
            with urlopen(f"{url}/cpu", timeout=30) as reply:
                server_s = json.load(reply)["cpu_s"]
        entries = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    print(f"answered: {len(answers)} of {count} requests in {took:.0f} s")
    print(f"processor: client {used / took:.0%} of a core, offline server {server_s / took:.0%}")
    _print_log(entries, count)
    _draw(picture)


def _ask(url: str, count: int, path: Path) -> list[chat.Completion]:
    endpoint = OpenAIEndpoint(base_url=url, max_in_flight=SLOTS, timeout_s=TIMEOUT_S, max_retries=6)
    model = Model(endpoint="here", model="offline-strong")
    with Journal(path) as journal:
        return chat.complete_all(
            endpoint, "here", model, [make_prompt(number) for number in range(count)], journal
        )


def _print_log(entries: list[dict[str, Any]], count: int) -> None:
    kinds = Counter(entry["fault"] or "answered" for entry in entries)
    told = sum(entry.get("retry_after_s") is not None for entry in entries)
    done = Counter(entry["body_sha256"] for entry in entries if not entry["fault"])
    print("the endpoint's log: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))
    print(f"429 with Retry-After: {told}")
    print(f"never answered: {count - len(done)}")
    print(f"completed requests sent again: {sum(n - 1 for n in done.values())}")


def _draw(picture: Path) -> None:
    points = chat.paces()[0].history.points
    limits = [limit for _, limit, _ in points]
    lowest = limits.index(min(limits))
    start = points[0][0]
    low_s, peak = points[lowest][0] - start, max(limits[lowest:])
    print(f"limit: {limits[0]} at the start, {min(limits)} at {low_s:.0f} s, then up to {peak}")
    times = [at - start for at, _, _ in points]
    series = {"limit": limits, "under way": [under_way for *_, under_way in points]}
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_text(draw_steps("Slots over time", times, series), encoding="utf-8")
    print(f"drawn: {picture}")


if __name__ == "__main__":
    main()
