"""`apigen verify` on calls that are easy to judge wrongly, and on broken lines."""

import json
from pathlib import Path

import pytest

LIBRARY = (Path(__file__).parent / "awkward_functions.py").read_text(encoding="utf-8")
TYPES = {"x": "integer", "n": "integer", "a": "integer", "b": "integer", "c": "integer"}
TYPES |= dict.fromkeys(["initial_velocity", "acceleration", "time", "seconds"], "number")
PARAMETERS = {
    "final_velocity": ["initial_velocity", "acceleration", "time"],
    "opt": ["a"],
    "keyword_only": ["a"],
    "binary_addition": ["a", "b"],
    "echo": ["text"],
    "writes": ["path"],
    "huge": ["n"],
    "sleeps": ["seconds"],
    "swallows": ["seconds"],
}


def tool(name):
    required = PARAMETERS.get(name, ["x"])
    names = ["a", "b", "c"] if name == "opt" else required
    types = {key: TYPES.get(key, "string") for key in names}
    if name == "binary_addition":
        types = {"a": "string", "b": "string"}
    properties = {key: {"type": kind, "description": key} for key, kind in types.items()}
    schema = {"type": "object", "properties": properties, "required": required}
    return {"name": name, "description": name, "parameters": schema}


V = "final_velocity"
CASES = {
    "signature order": (V, {"initial_velocity": 0, "acceleration": 9.8, "time": 10}, "", 98.0),
    "other order": (V, {"acceleration": 9.8, "initial_velocity": 0, "time": 10}, "", 98.0),
    "invented names": (V, {"foo": 0, "bar": 9.8, "baz": 10}, "format.unknown_argument", None),
    "optional skipped": ("opt", {"a": 1, "c": 9}, "", [1, 2, 9]),
    "keyword only": ("keyword_only", {"a": 5}, "", 5),
    "digits as text": ("binary_addition", {"a": "1010", "b": "1101"}, "", "10111"),
    "zip code": ("echo", {"text": "90210"}, "", "90210"),
    "name of a type": ("echo", {"text": "list"}, "", "list"),
    "the word None": ("echo", {"text": "None"}, "", "None"),
    "a date": ("echo", {"text": "2024-10-15"}, "", "2024-10-15"),
    "name of a variable": ("echo", {"text": "key"}, "", "key"),
    "code as text": ("echo", {"text": "open('f','w').write('x')"}, "", "open('f','w').write('x')"),
    "wrong type that works": ("triple", {"x": "x"}, "format.wrong_type", None),
    "missing argument": ("opt", {"b": 1}, "format.missing_argument", None),
    "error as value": ("returns_error", {"x": 1}, "execution.error_result", None),
    "none": ("returns_none", {"x": 1}, "execution.empty_result", None),
    "coroutine": ("returns_coroutine", {"x": 1}, "execution.not_json", None),
    "generator": ("returns_generator", {"x": 1}, "execution.not_json", None),
    "module state, first": ("remembers", {"x": 1}, "", 1),
    "module state, second": ("remembers", {"x": 2}, "", 1),
    "dangerous name": ("asks", {"x": 4}, "", 4),
    "huge result": ("huge", {"n": 50_000_000}, "execution.output_too_large", None),
    "sleeps too long": ("sleeps", {"seconds": 30}, "execution.timeout", None),
    "swallows the alarm": ("swallows", {"seconds": 30}, "execution.timeout", None),
    "interrupt": ("interrupts", {"x": 1}, "execution.error", None),
    "exit": ("exits", {"x": 1}, "execution.error", None),
    "imported name": ("Counter", {"x": 1}, "execution.not_in_library", None),
}
BROKEN = {
    "no calls": ({"answers": []}, "format.no_calls"),
    "empty text": ({"answers": ""}, "format.not_json"),
    "no json": ({"answers": "call echo"}, "format.not_json"),
    "arguments a list": ({"answers": [{"name": "echo", "arguments": ["a"]}]}, "format.bad_call"),
    "arguments a text": ({"answers": [{"name": "echo", "arguments": "a"}]}, "format.bad_call"),
    "no name": ({"answers": [{"arguments": {"text": "a"}}]}, "format.bad_call"),
    "not offered": (
        {"answers": [{"name": "Counter", "arguments": {}}]},
        "format.unknown_function",
    ),
}


def lines():
    for name, (function, arguments, _, _) in CASES.items():
        answers = [{"name": function, "arguments": arguments}]
        tools = [tool(function)]
        query = f"Do it for {', '.join(map(str, arguments.values()))}."
        yield json.dumps({"id": name, "query": query, "tools": tools, "answers": answers})
    for name, (change, _) in BROKEN.items():
        row = {"id": name, "query": "q", "tools": [tool("echo")]}
        yield json.dumps(row | change)
    yield "{ not a row"


@pytest.fixture
def rows(tmp_path):
    (tmp_path / "library.py").write_text(LIBRARY)
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(lines()) + "\n")
    return path


def verdicts(apigen, rows, *options):
    out = rows.with_name("verdicts.jsonl")
    library = rows.with_name("library.py")
    done = apigen("verify", rows, "--library", library, "--out", out, "--timeout-s", "2", *options)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in out.read_text().splitlines()]


@pytest.mark.parametrize(
    "sandbox",
    [pytest.param("docker", marks=pytest.mark.docker), "process"],
)
def test_every_case_that_is_easy_to_get_wrong_has_its_right_verdict(apigen, rows, sandbox):
    options = ["--sandbox", sandbox]
    if sandbox == "process":
        options.append("--allow-process-for-foreign-code")
    got = verdicts(apigen, rows, *options)
    expected = [(name, reason) for name, (_, _, reason, _) in CASES.items()]
    expected += [(name, reason) for name, (_, reason) in BROKEN.items()]
    expected.append((None, "format.not_json"))
    assert [(verdict["id"], verdict["reason"]) for verdict in got] == expected
    for verdict, (_, _, reason, result) in zip(got, CASES.values(), strict=False):
        assert verdict["ok"] is (not reason)
        assert verdict["stage"] == (reason.split(".")[0] or "execution")
        if verdict["ok"]:
            assert verdict["results"] == [result]
        else:
            assert verdict["detail"]


@pytest.mark.docker
def test_a_function_that_writes_files_writes_none_on_this_machine(apigen, rows, tmp_path):
    target = tmp_path / "written"
    row = {"id": 1, "query": f"Write to {target}.", "tools": [tool("writes")]}
    row["answers"] = [{"name": "writes", "arguments": {"path": str(target)}}]
    rows.write_text(json.dumps(row))
    (verdict,) = verdicts(apigen, rows, "--sandbox", "docker")
    assert verdict["reason"] == "execution.error"
    assert not target.exists()


def test_verdicts_never_replace_the_rows_they_are_about(apigen, rows):
    before = rows.read_text()
    done = apigen("verify", rows, "--out", rows)
    assert done.returncode == 2
    assert "is the file of rows itself" in done.stderr
    assert rows.read_text() == before


@pytest.mark.parametrize("option", ["--out", "--clean", "--funnel"])
def test_the_config_is_not_written_over(apigen, rows, config_file, option):
    config = config_file()
    before = config.read_text()
    options = {"--config": config, "--out": rows.with_name("out.jsonl")} | {option: config}
    done = apigen("verify", rows, *(each for pair in options.items() for each in pair))
    assert done.returncode == 2
    assert f"{option} {config} is the file of configuration itself" in done.stderr
    assert config.read_text() == before


def test_older_verdicts_stay_until_the_new_ones_are_whole(apigen, rows, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("older")
    assert apigen("verify", tmp_path / "none.jsonl", "--out", out).returncode == 2
    assert out.read_text() == "older"


GOOD = {
    "query": "q",
    "tools": [tool("echo")],
    "answers": [{"name": "echo", "arguments": {"text": "a"}}],
}


@pytest.mark.parametrize(
    ("text", "oks"),
    [
        ("\ufeff" + json.dumps(GOOD), [True]),
        (json.dumps([GOOD, GOOD]), [True, True]),
        ('[{"id": 1, "id": 2}, ' + json.dumps(GOOD) + "]", [False, True]),
        ("[1, 2]\n" + json.dumps(GOOD), [False, True]),
        ("[]", []),
        ('[{"id": ' + "9" * 5000 + "}, " + json.dumps(GOOD) + "]", [False, True]),
        ("\n\n" + json.dumps(GOOD) + "\n\n", [True]),
    ],
    ids=[
        "byte order mark",
        "array",
        "bad element",
        "first line an array",
        "empty",
        "huge",
        "blank",
    ],
)
def test_files_are_read_as_people_write_them(apigen, tmp_path, text, oks):
    (tmp_path / "rows").write_text(text, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert apigen("verify", tmp_path / "rows", "--out", out).returncode == 0
    assert [json.loads(line)["ok"] for line in out.read_text().splitlines()] == oks


def test_an_array_that_is_cut_is_one_clear_line(apigen, tmp_path):
    (tmp_path / "rows").write_text("[\n" + json.dumps(GOOD) + ",\n")
    done = apigen("verify", tmp_path / "rows", "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "begins like a JSON array but is none" in done.stderr


def test_verdicts_go_through_a_pipe(apigen, tmp_path):
    (tmp_path / "rows").write_text(json.dumps(GOOD))
    done = apigen("verify", tmp_path / "rows", "--out", "/dev/stdout")
    assert '"ok": true' in done.stdout
    assert Path("/dev/stdout").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--sandbox", "vm"], "backend"),
        (["--timeout-s", "0"], "timeout_s"),
    ],
)
def test_a_sandbox_that_cannot_be_is_one_clear_line(apigen, rows, options, words):
    library, out = rows.with_name("library.py"), rows.with_name("out.jsonl")
    done = apigen("verify", rows, "--library", library, "--out", out, *options)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("mine.py", b"\xff\xfe", "is not UTF-8"),
        ("mine.parquet", b"no parquet", "is no built library"),
        ("none.py", None, "no Python functions at"),
    ],
)
def test_a_library_that_cannot_be_read_is_one_clear_line(apigen, rows, name, content, words):
    library = rows.with_name(name)
    if content:
        library.write_bytes(content)
    done = apigen("verify", rows, "--library", library, "--out", rows.with_name("out.jsonl"))
    assert done.returncode == 2
    assert words in done.stderr


def test_foreign_code_needs_a_container_or_an_explicit_yes(apigen, rows):
    library, out = rows.with_name("library.py"), rows.with_name("out.jsonl")
    done = apigen("verify", rows, "--library", library, "--out", out, "--sandbox", "process")
    assert done.returncode == 2
    assert "error: code that does not ship with this project runs in containers only" in done.stderr


def test_a_library_function_without_annotations_is_one_clear_line(apigen, rows):
    rows.with_name("library.py").write_text("def f(a):\n    return a\n")
    library, out = rows.with_name("library.py"), rows.with_name("out.jsonl")
    done = apigen("verify", rows, "--library", library, "--out", out)
    assert done.returncode == 2
    assert "library.py: function 'f': parameter 'a' has no annotation; add one" in done.stderr


CHAIN = "Echo Oslo, then echo what that gave."


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--stages", "format,smell"], "unknown stage 'smell'"),
        (["--stages", "execution"], "needs --library"),
        (["--stages", "semantics"], "needs --config"),
    ],
)
def test_a_stage_that_lacks_something_says_what(apigen, rows, tmp_path, options, words):
    done = apigen("verify", rows, "--out", tmp_path / "out", *options)
    assert done.returncode == 2
    assert words in done.stderr


def test_the_semantics_stage_asks_the_config_s_judge(apigen, config_file, endpoint, tmp_path):
    good = {"name": "echo", "arguments": {"text": "Oslo"}}
    rows = [
        {
            "id": 1,
            "query": "Please echo the text Oslo.",
            "tools": [tool("echo")],
            "answers": [good],
        },
        {
            "id": 2,
            "query": 'Please echo the text Oslo. After that, echo the text "Rome".',
            "tools": [tool("echo")],
            "answers": [good],
        },
        {"id": 3, "query": "Please echo the text Oslo.", "tools": [tool("echo")], "answers": []},
    ]
    path, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    library = tmp_path / "library.py"
    library.write_text(LIBRARY)
    done = apigen(
        *("verify", path, "--out", out, "--library", library, "--config", config_file()),
        *("--stages", "format,execution,semantics", "--allow-process-for-foreign-code"),
        *("--sandbox", "process"),
    )
    assert done.returncode == 0, done.stderr
    got = [json.loads(line) for line in out.read_text().splitlines()]
    assert [verdict["ok"] for verdict in got] == [True, False, False]
    assert [verdict["stage"] for verdict in got] == ["semantics", "semantics", "format"]
    assert endpoint.answered() == {"offline-judge": 2}
    assert not (tmp_path / "out.jsonl.journal.jsonl").exists()


def test_rows_that_name_their_style_are_executed_and_judged_in_it(
    apigen, config_file, endpoint, tmp_path
):
    lacking = {"name": "echo", "parameter": "text"}
    chained = [
        {"name": "echo", "arguments": {"text": "Oslo"}},
        {"name": "echo", "arguments": {"text": "$1"}},
    ]
    broken = [chained[0], {"name": "echo", "arguments": {"text": "$1.name"}}]
    silent = {"tools": [tool("echo")], "answers": []}
    rows = [
        {"id": 1, "style": "irrelevance", "query": "Book me a table for two."} | silent,
        {"id": 2, "style": "missing_parameter", "query": "Please echo a text."}
        | silent
        | {"missing": [lacking]},
        {"id": 3, "style": "missing_parameter", "query": "Please echo the text Oslo."}
        | silent
        | {"missing": [lacking]},
        {"id": 4, "query": "Book me a table for two."} | silent,
        {
            "id": 5,
            "style": "dependent",
            "query": CHAIN,
            "tools": [tool("echo")],
            "answers": chained,
        },
        {"id": 6, "style": "dependent", "query": CHAIN, "tools": [tool("echo")], "answers": broken},
    ]
    path, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    library = tmp_path / "library.py"
    library.write_text(LIBRARY)
    done = apigen(
        *("verify", path, "--out", out, "--library", library, "--config", config_file()),
        *("--stages", "format,execution,semantics", "--allow-process-for-foreign-code"),
        *("--sandbox", "process"),
    )
    assert done.returncode == 0, done.stderr
    got = {line["id"]: line for line in map(json.loads, out.read_text().splitlines())}
    assert got[1]["ok"]
    assert got[2]["ok"]
    assert got[3]["reason"] == "grounding.value_given"
    assert got[4]["reason"] == "format.no_calls"
    assert got[5]["results"] == ["Oslo", "Oslo"]
    assert got[6]["reason"] == "execution.bad_reference"
