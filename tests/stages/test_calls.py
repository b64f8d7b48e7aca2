"""A file of calls through a sandbox: one outcome per line, in order, a chunk at a time."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.config_parts import SandboxConfig
from apigen.errors import ConfigError, SandboxUnavailable
from apigen.json_lines import read_texts
from apigen.library.callables import import_callables
from apigen.whole_files import write_lines
from sandbox.choose import Choice
from sandbox.contract import ExecOutcome, SandboxFault, Status
from tasks.calls import CHUNK_CALLS, execute_file, outcomes

LIBRARY = import_callables({"a.py": "def f(x: int): ...\ndef g(x): ...\n"})
PROCESS = SandboxConfig(backend="process", allow_process_for_foreign_code=True)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
CALLS = st.fixed_dictionaries(
    {"id": JSON, "name": st.sampled_from(["f", "g", "h"]) | JSON},
    optional={"arguments": st.fixed_dictionaries({"x": st.integers()}) | JSON},
)


class EchoSandbox:
    """Gives every call its arguments back."""

    name = "echo"

    def __init__(self):
        self.batches = []

    def execute(self, modules, requests, limits):
        self.batches.append(len(requests))
        return [ExecOutcome(Status.OK, dict(each.arguments), duration_s=0.5) for each in requests]


class FaultySandbox(EchoSandbox):
    """Breaks at its second batch, as a machine does."""

    def execute(self, modules, requests, limits):
        if self.batches:
            raise SandboxFault("the daemon went away; start it")
        return super().execute(modules, requests, limits)


def lines_of(texts, sandbox):
    places = ((f"line {number}", text) for number, text in enumerate(texts, 1))
    return outcomes(places, LIBRARY, Choice(sandbox, "", ""), SandboxConfig())


def call(identity, name="g", **arguments):
    return json.dumps({"id": identity, "name": name, "arguments": arguments})


def test_every_kind_of_line_gets_its_outcome_and_its_duration():
    texts = [call(1, "f", x=1), call(2, "f", x="1"), call(3, "h"), "{", call(3, x=[2]), call(None)]
    got = list(lines_of(texts, EchoSandbox()))
    assert [(line["id"], line["status"], line["result"], line["duration_s"]) for line in got] == [
        (1, "ok", {"x": 1}, 0.5),
        (2, "signature_mismatch", None, 0.0),
        (3, "not_in_library", None, 0.0),
        (None, "bad_call", None, 0.0),
        (3, "ok", {"x": [2]}, 0.5),
        (None, "ok", {}, 0.5),
    ]


@given(st.lists(st.text() | JSON.map(json.dumps) | CALLS.map(json.dumps)))
def test_whatever_goes_in_one_line_comes_out_for_each_in_order(texts):
    got = list(lines_of(texts, EchoSandbox()))
    assert len(got) == len(texts)
    for number, (line, text) in enumerate(zip(got, texts, strict=True), 1):
        if line["status"] == "bad_call":
            assert line["error"].startswith(f"line {number}: ")
        else:
            assert line["id"] == json.loads(text)["id"]


def test_however_long_the_file_only_a_chunk_is_held_at_a_time():
    taken, sandbox = [], EchoSandbox()
    texts = (taken.append(number) or call(number) for number in range(CHUNK_CALLS * 5 // 2))
    lines = lines_of(texts, sandbox)
    assert next(lines)["id"] == 0
    assert len(taken) == CHUNK_CALLS
    assert [line["id"] for line in lines] == taken[1:]
    assert sandbox.batches == [CHUNK_CALLS, CHUNK_CALLS, CHUNK_CALLS // 2]


def test_a_machine_that_breaks_is_no_line_and_leaves_no_file(tmp_path):
    lines = lines_of([call(number) for number in range(CHUNK_CALLS + 1)], FaultySandbox())
    with pytest.raises(SandboxUnavailable, match="the daemon went away; start it"):
        write_lines(lines, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"calls": "none.jsonl"}, "cannot read .*none.jsonl: No such file"),
        ({"functions": "none.py"}, "no Python functions at .*none.py; name a .py file"),
        ({"functions": "broken.py"}, "broken.py, line 3: not valid Python: .* correct it"),
        ({"functions": "doubled"}, "b.py: function 'f' is also defined in a.py; rename one"),
        ({"functions": "latin.py"}, "latin.py is not UTF-8 text"),
        ({"out": "calls.jsonl"}, "is the file of calls itself; name another one"),
        ({"out": "fine.py"}, "is the file of functions itself; name another one"),
        ({"out": "none/out.jsonl"}, "cannot write .*out.jsonl: No such file or directory"),
        ({"allow_process_for_foreign_code": False}, "runs in containers only"),
        ({"packages": ["roman"]}, "packages and runtime are settings of containers"),
        ({"runtime": "runsc"}, "packages and runtime are settings of containers"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line_and_leaves_no_file(tmp_path, change, words):
    (tmp_path / "calls.jsonl").write_text(call(1, "f", x=1))
    (tmp_path / "fine.py").write_text("def f(x): return x\n")
    (tmp_path / "broken.py").write_text("x = 1\n\ndef f(x:\n")
    (tmp_path / "latin.py").write_bytes(b"'\xe9'")
    (tmp_path / "doubled").mkdir()
    for name in ("a.py", "b.py"):
        (tmp_path / "doubled" / name).write_text("def f(x): return x\n")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    files = {"calls": "calls.jsonl", "functions": "fine.py", "out": "out.jsonl"}
    paths = {key: tmp_path / change.get(key, name) for key, name in files.items()}
    settings = {key: value for key, value in change.items() if key not in files}
    with pytest.raises(ConfigError, match=words) as caught:
        execute_file(config=PROCESS.model_copy(update=settings), **paths)
    assert "\n" not in str(caught.value)
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_the_user_is_told_the_counts_the_sandbox_and_the_path(tmp_path):
    (tmp_path / "calls.jsonl").write_text("\n".join([call(1, "f", x=1), call(2, "f", x=0), "{"]))
    (tmp_path / "f.py").write_text("def f(x): return 1 / x\n")
    out = tmp_path / "out.jsonl"
    told = execute_file(tmp_path / "calls.jsonl", tmp_path / "f.py", PROCESS, out)
    assert told[0] == "3 calls: 1 ok, 1 error, 1 bad_call"
    assert told[1].startswith("sandbox: process")
    assert told[2:] == [f"outcomes: {out}"]
    assert sum(1 for _ in read_texts(out)) == 3
