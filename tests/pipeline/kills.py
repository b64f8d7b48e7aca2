"""Runs from the command line that are killed, and what they had journalled."""

import json
import os
import signal
import subprocess
import sys
import time

from tests.served import ROOT


def kill_after(requests, endpoint, config):
    """Start a run and kill it once the endpoint has logged so many requests of it.

    Returns when what was under way at the kill is answered, or given up, and logged.
    """
    before = logged(endpoint)
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(config)],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while logged(endpoint) < before + requests:
            assert process.poll() is None, "the run ended before it could be killed"
            time.sleep(0.005)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    time.sleep(0.3)


def logged(endpoint):
    """Requests in the log; its last line may be only half there while the endpoint is at work."""
    return endpoint.log.read_bytes().count(b"\n") if endpoint.log.exists() else 0


def environment(**more):
    from prefect.settings import PREFECT_API_URL

    return {**os.environ, "PREFECT_API_URL": PREFECT_API_URL.value() or "", **more}


def journalled(root):
    """The ids of all answers in a root's journals, as often as they are there."""
    found = []
    for path in root.glob("journal/*/*.jsonl"):
        for line in path.read_text().splitlines():
            try:
                found.append(json.loads(line)["id"])
            except (ValueError, KeyError):
                continue  # torn by the kill, or of the money spent
    return found
