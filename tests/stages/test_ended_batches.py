"""Runs that end while a batch of theirs is under way: the next one goes on with that batch."""

import json
import subprocess
import sys

import pytest

from apigen.config_parts import OpenAIEndpoint
from tasks.child_process import ROOT
from tests.batch_parts import MODEL, ask, by_batch, prompts

ASK = """
import json, signal, sys
from pathlib import Path
from apigen.config_parts import Model, OpenAIEndpoint
from tasks import chat
from tasks.journal import Journal
from tasks.stopping import Stopped, stop_sending
signal.signal(signal.SIGTERM, lambda *_: stop_sending())
given = json.loads(sys.argv[1])
with Journal(Path(given["journal"])) as journal:
    if given["stop"]:
        stop_sending()
    try:
        chat.complete_all(
            OpenAIEndpoint(**given["endpoint"]), "here", Model(**given["model"]),
            given["prompts"], journal,
        )
    except Stopped as stopped:
        sys.exit(f"stopped: {stopped}")
"""


@pytest.mark.parametrize("end", ["kill", "stop"])
@pytest.mark.parametrize("noted", [True, False])
def test_a_process_that_ended_after_the_submission_is_no_reason_for_another(
    end, noted, serve, tmp_path, log
):
    journal = tmp_path / "a.jsonl"
    with serve(batch_s=2) as url:
        process = start(url, journal)
        while not log.batches():
            assert process.poll() is None
        end_by(end, process)
        if not noted:
            journal.unlink(missing_ok=True)
        got = ask(by_batch(url), prompts(4), journal)
        direct = ask(OpenAIEndpoint(base_url=url), prompts(4), tmp_path / "direct.jsonl")
    assert got == direct
    assert len(log.batches()) == 1
    assert len(log.answered()) == 4


def start(url, journal, stop=False):
    given = {
        "journal": str(journal),
        "endpoint": {"base_url": url, "batch": True},
        "model": MODEL.model_dump(),
        "prompts": prompts(4),
        "stop": stop,
    }
    return subprocess.Popen(
        [sys.executable, "-c", ASK, json.dumps(given)], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )


def end_by(end, process):
    if end == "kill":
        process.kill()
    else:
        process.terminate()
    _, said = process.communicate(timeout=30)
    assert said.startswith("stopped: ") == (end == "stop")


def test_a_stopped_run_submits_nothing(serve, tmp_path, log):
    with serve() as url:
        process = start(url, tmp_path / "a.jsonl", stop=True)
        _, said = process.communicate(timeout=60)
    assert said.startswith("stopped: ")
    assert log.batches() == []


def test_a_run_that_is_killed_while_it_reads_the_answers_asks_for_none_again(serve, tmp_path, log):
    journal = tmp_path / "a.jsonl"
    with serve() as url:
        got = ask(by_batch(url), prompts(6), journal)
        lines = journal.read_text(encoding="utf-8").splitlines()
        journal.write_text("\n".join(lines[:5]), encoding="utf-8")
        assert 0 < sum('"text"' in line for line in lines[:5]) < 6
        assert ask(by_batch(url), prompts(6), journal) == got
    assert len(log.batches()) == 1
