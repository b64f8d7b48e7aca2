"""`apigen execute` as people use it: ordinary functions in, one outcome per call out."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

FUNCTIONS = '''
import os, random, time
from math import sqrt

try:
    import numpy_that_is_not_there as numpy
except ImportError:
    numpy = None


def add(a: int, b: int = 1) -> int:
    """Adds."""
    return a + b


def loose(a, b=2, **more):
    return [a, b, more]


def fail(text): raise ValueError(text)
def sleep(seconds): time.sleep(seconds)
def hoard(): return len("x" * 4_000_000_000)
def long(): return "x" * 2_000_000
def broken(): return float("nan")
def die(): os._exit(3)
def luck(): return random.random()
def lacks(): import yaml_that_is_not_there
def _private(): return 1


class Thing:
    pass
'''
CASES = {
    "annotated": ("add", {"a": 1}, "ok", 2),
    "not annotated": ("loose", {"a": "ü", "c": None}, "ok", ["ü", 2, {"c": None}]),
    "wrong type": ("add", {"a": "1"}, "signature_mismatch", "a: '1' is not of type 'integer'"),
    "missing": ("add", {}, "signature_mismatch", "required and not there: ['a']"),
    "missing, not annotated": ("loose", {}, "error", "missing 1 required positional argument"),
    "unknown function": ("nothing", {}, "not_in_library", "no public function 'nothing'"),
    "private": ("_private", {}, "not_in_library", "no public function '_private'"),
    "class": ("Thing", {}, "not_in_library", "no public function 'Thing'"),
    "imported": ("sqrt", {"x": 4}, "not_in_library", "no public function 'sqrt'"),
    "exception": ("fail", {"text": "no such city"}, "error", "no such city"),
    "missing package": ("lacks", {}, "error", "No module named 'yaml_that_is_not_there'"),
    "too long": ("sleep", {"seconds": 60}, "timeout", "still running after 2 s"),
    "too much": ("hoard", {}, "out_of_memory", "memory"),
    "too large": ("long", {}, "output_too_large", "1,000,000 bytes"),
    "NaN": ("broken", {}, "not_json", "nan"),
    "exit": ("die", {}, "crashed", "exited with code 3"),
    "random": ("luck", {}, "nondeterministic", "the first run gave 0."),
}
BACKENDS = {
    "docker": ["--sandbox", "docker"],
    "process": ["--sandbox", "process", "--allow-process-for-foreign-code"],
}


@pytest.fixture
def calls(tmp_path):
    """Calls of all cases, and beside them the functions."""
    (tmp_path / "functions.py").write_text(FUNCTIONS)
    rows = [{"id": id_, "name": name, "arguments": a} for id_, (name, a, _, _) in CASES.items()]
    path = tmp_path / "calls.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n\n" for row in rows) + "{ no call\n")
    return path


@pytest.fixture
def execute(apigen, calls):
    def run(*options, **more):
        functions, out = calls.with_name("functions.py"), calls.with_name("out.jsonl")
        return apigen("execute", calls, "--functions", functions, "--out", out, *options, **more)

    return run


def written(calls):
    lines = calls.with_name("out.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("backend", [pytest.param("docker", marks=pytest.mark.docker), "process"])
def test_every_call_gets_its_outcome_in_order(execute, calls, backend):
    done = execute(*BACKENDS[backend], "--timeout-s", "2", "--twice")
    assert done.returncode == 0, done.stderr
    got = written(calls)
    assert [(line["id"], line["status"]) for line in got] == [
        *((case, status) for case, (_, _, status, _) in CASES.items()),
        (None, "bad_call"),
    ]
    for line, (_, _, status, expected) in zip(got, CASES.values(), strict=False):
        assert set(line) == {"id", "status", "result", "error_type", "error", "duration_s"}
        assert line["result"] == (expected if status == "ok" else None)
        assert status == "ok" or expected in line["error"]
        assert (line["duration_s"] > 0) == (status not in ("not_in_library", "signature_mismatch"))
    assert got[-1]["error"].startswith(f"line {2 * len(CASES) + 1}: no JSON: ")


def test_the_end_of_a_run_says_what_became_of_the_calls_and_what_they_lacked(execute, calls):
    done = execute(*BACKENDS["process"], "--timeout-s", "2")
    counts, hint, sandbox, path = done.stdout.splitlines()
    assert counts.startswith("18 calls: 3 ok, 4 not_in_library, 3 error, 2 signature_mismatch")
    assert "lack 'yaml_that_is_not_there'" in hint
    assert "--packages" in hint
    assert sandbox.startswith("sandbox: process, holds: ")
    assert path == f"outcomes: {calls.with_name('out.jsonl')}"
    assert "18 of 18" in done.stderr


def test_outcomes_in_a_pipe_are_followed_by_nothing(apigen, calls):
    functions = calls.with_name("functions.py")
    calls.write_text(json.dumps({"id": 1, "name": "add", "arguments": {"a": 1}}))
    done = apigen(
        *("execute", "/dev/stdin", "--functions", functions, "--out", "/dev/stdout"),
        *BACKENDS["process"],
        input=calls.read_text(),
    )
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["result"] == 2
    assert "1 call: 1 ok" in done.stderr


@pytest.mark.parametrize(
    ("options", "environment", "code", "words"),
    [
        (["--sandbox", "docker"], {"DOCKER_HOST": "unix:///nonexistent"}, 1, "does not answer"),
        (["--runtime", "none"], {"DOCKER_HOST": "unix:///nonexistent"}, 1, "does not answer"),
        (["--sandbox", "process"], {}, 2, "code that does not ship with this project"),
        (["--sandbox", "process", "--packages", "a"], {}, 2, "are settings of containers"),
        (["--memory-mb", "1"], {}, 2, "memory_mb"),
        pytest.param(
            *(["--sandbox", "docker", "--runtime", "none"], {}, 2, "has no runtime 'none'"),
            marks=pytest.mark.docker,
        ),
    ],
)
def test_what_cannot_be_done_is_one_line_a_code_and_no_file(
    execute, calls, options, environment, code, words
):
    done = execute(*options, environment=environment)
    assert done.returncode == code
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("error: ")
    assert words in line
    assert not calls.with_name("out.jsonl").exists()


def test_ctrl_c_ends_it_with_one_line_and_no_file(calls):
    calls.write_text(json.dumps({"id": 1, "name": "sleep", "arguments": {"seconds": 200}}))
    functions, out = calls.with_name("functions.py"), calls.with_name("out.jsonl")
    command = [*("execute", calls, "--functions", functions, "--out", out, "--timeout-s", "250")]
    with subprocess.Popen(
        [sys.executable, "-m", "apigen", *map(str, command), *BACKENDS["process"]],
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        while not (before := sorted(os.listdir(calls.parent)))[-1].endswith(".unfinished"):
            assert child.poll() is None, child.stderr.read()
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        said = child.stderr.read()
    assert child.returncode == 130
    assert said == f"error: stopped; {out} was not written; run the command again\n"
    assert sorted(os.listdir(calls.parent)) == before[:-1]


def test_verify_takes_the_same_settings_of_the_sandbox(apigen, calls):
    out, library = calls.with_name("out.jsonl"), calls.with_name("library.py")
    library.write_text("def f(x: int) -> int:\n    return len('x' * x)\n")
    schema = {"type": "object", "properties": {"x": {"type": "integer"}}, "required": ["x"]}
    tools = [{"name": "f", "description": "F.", "parameters": schema}]
    answers = [{"name": "f", "arguments": {"x": 150_000_000}}]
    calls.write_text(
        json.dumps({"id": 1, "query": "f of 150000000", "tools": tools, "answers": answers})
    )
    given = ["verify", calls, "--library", library, "--out", out, *BACKENDS["process"]]
    assert apigen(*given, "--memory-mb", "50").returncode == 0
    assert written(calls)[0]["reason"] == "execution.out_of_memory"
    assert apigen(*given, "--packages", "a").returncode == 2
    assert apigen(*given, "--runtime", "a").returncode == 2
