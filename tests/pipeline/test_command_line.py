"""The command line as people use it: what it prints, and what it says when something is wrong."""

import json
import os
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from apigen.offline.profiles import MODELS
from tests.pipeline.command import dataset_path, one_line
from tests.served import ROOT

KEY = "canary-7f3a9c51"


def test_a_run_prints_the_funnel_one_row_and_last_the_path(apigen, config_file):
    done = apigen("run", config_file())
    assert done.returncode == 0, done.stderr
    assert "| generator" in done.stdout
    assert "query: " in done.stdout
    assert "48 of 48 drafts" in done.stderr
    assert "sandbox: process" in done.stderr
    folder = dataset_path(done)
    assert {path.name for path in folder.iterdir()} == {
        "train.parquet",
        "xlam.json",
        "rejects.parquet",
        "manifest.json",
        "funnel.md",
        "diversity.md",
    }


def reasons(apigen, rows, out):
    """What `apigen verify` says of a file's rows, "" where nothing is wrong."""
    done = apigen("verify", rows, "--out", out)
    assert done.returncode == 0, done.stderr
    return [json.loads(line)["reason"] for line in out.read_text().splitlines()]


def test_our_own_rows_pass_verify_and_in_xlam_s_form_all_that_have_calls(
    apigen, config_file, tmp_path
):
    folder = dataset_path(apigen("run", config_file()))
    rows = pq.read_table(folder / "train.parquet").to_pylist()
    ours, out = tmp_path / "rows.jsonl", tmp_path / "verdicts.jsonl"
    ours.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    assert reasons(apigen, ours, out) == [""] * len(rows)
    silent = [row["answers"] == "[]" for row in rows]
    assert set(silent) == {True, False}
    # That form has no field which says that to call nothing is right.
    expected = ["format.no_calls" if calls_nothing else "" for calls_nothing in silent]
    assert reasons(apigen, folder / "xlam.json", out) == expected


def test_a_missing_key_is_said_before_anything_is_asked(apigen, config_file, endpoint):
    endpoints = {"here": {"base_url": endpoint.url, "api_key_env": "NO_SUCH_KEY"}}
    line = one_line(apigen("run", config_file(endpoints=endpoints)))
    assert "NO_SUCH_KEY" in line
    assert endpoint.entries() == []


def test_an_unknown_field_is_named(apigen, config_file):
    assert "unknown field 'colour'" in one_line(apigen("run", config_file(colour="red")))


def test_a_missing_config_is_named(apigen, tmp_path):
    assert "none.yaml" in one_line(apigen("run", tmp_path / "none.yaml"))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('def f(a) -> int:\n    """Does."""', ["function 'f'", "'a' has no annotation; add one"]),
        ('def f(a: int) -> int:\n    """Does."""', ["function 'f'", "'a' is not described"]),
        ("def f(a: int", ["not valid Python"]),
    ],
)
def test_a_library_function_that_cannot_be_used_is_named(
    apigen, config_file, tmp_path, code, words
):
    (tmp_path / "mine.py").write_text(code)
    line = one_line(apigen("run", config_file(library=str(tmp_path / "mine.py"))))
    assert all(word in line for word in ["mine.py", *words])


def test_an_endpoint_that_refuses_is_named_and_what_was_finished_is_kept(
    apigen, config_file, endpoint
):
    path = config_file()
    endpoint.stop()
    done = apigen("run", path)
    line = one_line(done)
    assert "4 of 4 shards did not finish: " in line
    assert "(generate): " in line
    assert f"endpoint 'here' at {endpoint.url} cannot be reached" in line
    assert "unfinished: EndpointFault" in done.stdout
    endpoint.start()
    assert apigen("run", path).returncode == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"generators": [{"endpoint": "here", "model": "gpt-none"}]}, "does not know the model"),
        ({"endpoints": {"here": {"kind": "offline", "options": {"typo": 1}}}}, "--typo=1"),
    ],
)
def test_a_wrong_model_or_option_is_named(apigen, config_file, change, words):
    assert words in one_line(apigen("run", config_file(**change)))


def test_a_wrong_path_is_not_blamed_on_the_model(apigen, config_file, endpoint):
    wrong = {"here": {"base_url": endpoint.url.removesuffix("/v1")}}
    assert "does its base_url end in /v1?" in one_line(apigen("run", config_file(endpoints=wrong)))


def test_a_wrong_model_is_asked_for_only_while_the_first_answer_is_not_there(
    apigen, config_file, endpoint
):
    here = {"base_url": endpoint.url, "max_in_flight": 1}
    model = {"endpoint": "here", "model": "gpt-none"}
    one_line(apigen("run", config_file(endpoints={"here": here}, generators=[model])))
    assert len(endpoint.entries()) <= 4, "one request per shard at most"


def test_a_prefect_server_that_is_not_there_is_named(apigen, config_file):
    dead = {"PREFECT_API_URL": "http://127.0.0.1:9/api"}
    line = one_line(apigen("run", config_file(), environment=dead))
    assert "the Prefect server at http://127.0.0.1:9/api does not answer" in line


def test_a_docker_that_was_asked_for_and_is_not_there_is_named_and_no_row_is_rejected_for_it(
    apigen, config_file, tmp_path
):
    dead = {"DOCKER_HOST": f"unix://{tmp_path}/none.sock"}
    done = apigen("run", config_file(sandbox={"backend": "docker"}), environment=dead)
    assert "Docker does not answer" in one_line(done)
    assert "unfinished: SandboxUnavailable" in done.stdout
    assert "execution." not in done.stdout


def test_foreign_code_is_refused_without_a_container(apigen, config_file, tmp_path):
    (tmp_path / "mine.py").write_text(
        'def f(a: int) -> int:\n    """Does.\n\n    Args:\n        a: A.\n    """'
    )
    mine = {"library": str(tmp_path / "mine.py"), "styles": {"simple": 1}}
    line = one_line(apigen("run", config_file(**mine)))
    assert "code that does not ship with this project runs in containers only" in line


def test_the_readme_shows_what_the_demo_prints(apigen, tmp_path):
    printed = apigen("demo", "--root", tmp_path / "root").stdout.splitlines()
    tables = [line for line in printed if line.startswith("|")]
    counts, executed_in, _ = printed[-2].partition("; executed in: ")
    assert executed_in
    assert len(tables) >= 7
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in [*tables[:7], counts]:
        assert line in readme, "paste what the demo prints today into README.md"


def test_prefect_is_told_not_to_phone_home():
    code = (
        "from tasks.quiet import quieten_prefect; quieten_prefect(); import os;"
        "from prefect.settings import get_current_settings as settings;"
        "print(settings().server.analytics_enabled, os.environ['DO_NOT_TRACK'])"
    )
    quiet = {"PREFECT_SERVER_ANALYTICS_ENABLED", "DO_NOT_TRACK"}
    variables = {key: value for key, value in os.environ.items() if key not in quiet}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=variables, capture_output=True, text=True
    )
    assert done.stdout.split() == ["False", "1"], done.stderr


def test_no_key_is_left_in_any_file_or_output(apigen, config_file, endpoint, tmp_path):
    endpoints = {"here": {"base_url": endpoint.url, "api_key_env": "CANARY_KEY"}}
    done = apigen("run", config_file(endpoints=endpoints), environment={"CANARY_KEY": KEY})
    assert done.returncode == 0, done.stderr
    assert KEY not in done.stdout + done.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 40
    assert not [path for path in files if KEY.encode() in path.read_bytes()]


def test_a_library_that_can_never_give_a_style_is_named_before_anything_is_asked(
    apigen, config_file, endpoint, tmp_path
):
    (tmp_path / "mine.py").write_text(
        'def f(a: int) -> int:\n    """Does.\n\n    Args:\n        a: A.\n    """'
    )
    mine = {"library": str(tmp_path / "mine.py"), "styles": {"multiple": 1}}
    line = one_line(apigen("run", config_file(**mine)))
    assert "no two tools that do different things" in line
    assert endpoint.entries() == []


def test_doctor_says_state_and_remedy(apigen, config_file, endpoint):
    path = config_file()
    ready = apigen("doctor", path)
    assert ready.returncode == 0
    assert f"answers, {len(MODELS)} models" in ready.stdout
    for what in ("Python", "Prefect", "sandbox", "library", "disk"):
        assert f"ok    {what} " in ready.stdout or f"note  {what} " in ready.stdout
    endpoint.stop()
    lame = apigen("doctor", path)
    assert lame.returncode == 1
    assert "cannot be reached; is it running" in lame.stdout


def test_version_and_help_are_there(apigen):
    assert apigen("--version").stdout.strip() == "0.1.0"
    assert "verify" in apigen("--help").stdout
