"""The command line as people use it: what it prints, and what it says when something is wrong."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).parent.parent.parent
KEY = "canary-7f3a9c51"


def one_line(done):
    """The single error line of a command that failed."""
    assert done.returncode != 0
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, done.stderr
    return errors[0]


def dataset_path(done, root=ROOT):
    last = done.stdout.splitlines()[-1]
    assert last.startswith("dataset: "), done.stdout + done.stderr
    return root / last.removeprefix("dataset: ")


def test_a_run_prints_the_funnel_one_row_and_last_the_path(apigen, config_file):
    done = apigen("run", config_file())
    assert done.returncode == 0, done.stderr
    assert "| generator" in done.stdout
    assert "query: " in done.stdout
    assert "48 of 48 rows" in done.stderr
    assert "sandbox: process" in done.stderr
    folder = dataset_path(done)
    assert {path.name for path in folder.iterdir()} == {
        "train.parquet",
        "xlam.json",
        "rejects.parquet",
        "manifest.json",
        "funnel.md",
    }


def test_our_own_xlam_file_passes_verify(apigen, config_file, tmp_path):
    folder = dataset_path(apigen("run", config_file()))
    out = tmp_path / "verdicts.jsonl"
    done = apigen("verify", folder / "xlam.json", "--out", out)
    assert done.returncode == 0
    verdicts = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(verdicts) == pq.read_metadata(folder / "train.parquet").num_rows
    assert all(verdict["ok"] for verdict in verdicts)


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
    assert "4 of 4 shards did not finish: shards 0, 1, 2, 3 (generate): " in line
    assert f"endpoint 'here' at {endpoint.url} cannot be reached" in line
    assert "unfinished: EndpointFault" in done.stdout
    endpoint.start()
    assert apigen("run", path).returncode == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"generator": {"endpoint": "here", "model": "gpt-none"}}, "does not know the model"),
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
    one_line(apigen("run", config_file(endpoints={"here": here}, generator=model)))
    assert len(endpoint.entries()) <= 4, "one request per shard at most"


def test_ctrl_c_on_a_terminal_keeps_what_is_under_way_and_ends_what_the_run_started(
    config_file, tmp_path
):
    log = tmp_path / "offline.jsonl"
    offline = {"here": {"kind": "offline", "options": {"latency_ms": 1000, "log": str(log)}}}
    path = config_file(endpoints=offline, drafts=300)  # more requests than slots
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(path)],
        cwd=ROOT,
        env=environment(PREFECT_API_URL="", PREFECT_HOME=str(tmp_path / "home")),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not (log.exists() and log.read_text()):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    time.sleep(0.5)  # the next ones are half-way now
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in said
    journals = (tmp_path / "root" / "journal" / "generate").glob("*")
    kept = sum(journal.read_text().count('"id"') for journal in journals)
    assert kept == len(log.read_text().splitlines()) < 100


def test_ctrl_c_ends_the_run_and_the_paying(config_file, endpoint, server):
    endpoint.start(latency_ms=300)
    here = {"base_url": endpoint.url, "max_in_flight": 1}
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(config_file(endpoints={"here": here}))],
        cwd=ROOT,
        env=server,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(endpoint.entries()) < 2:
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "the same command goes on" in said
    assert "Traceback" not in said
    assert len(endpoint.entries()) <= 5


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
    line = one_line(apigen("run", config_file(library=str(tmp_path / "mine.py"))))
    assert "code that does not ship with this project runs in containers only" in line


def in_namespace(kind, script, **variables):
    """Run a shell script as root of a name space of its own; the kernel must allow that."""
    command = ["unshare", "--user", "--map-root-user", kind, "sh", "-c", script]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(**variables),
        capture_output=True,
        text=True,
        timeout=120,
    )
    if "unshare" in done.stderr:
        pytest.skip(f"this kernel makes no user name space: {done.stderr.strip()}")
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.skipif(shutil.which("unshare") is None, reason="making a small disk needs unshare")
def test_a_full_disk_is_one_clear_line_and_loses_nothing_finished(
    prefect_server, config_file, tmp_path
):
    small = tmp_path / "small"
    small.mkdir()
    config = config_file(root=str(small / "root"))
    done = in_namespace(
        "--mount",
        f"mount -t tmpfs -o size=256k tmpfs {small} && {sys.executable} -m apigen run {config}; "
        f"echo code $?; ls {small}/root/checkpoints",
    )
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1, done.stderr
    assert "disk is full" in errors[0]
    assert "code 1" in done.stdout
    assert "library" in done.stdout


@pytest.mark.skipif(
    not (shutil.which("unshare") and shutil.which("ip")), reason="cutting the network needs unshare"
)
def test_the_offline_demo_needs_no_network_but_loopback(config_file, tmp_path):
    config = config_file(endpoints={"here": {"kind": "offline"}})
    script = f"ip link set lo up && {sys.executable} -m apigen run {config}"
    home = {"PREFECT_API_URL": "", "PREFECT_HOME": str(tmp_path / "home")}
    done = in_namespace("--net", script, **home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("dataset: ")


def test_the_readme_shows_what_the_demo_prints(apigen, tmp_path):
    printed = apigen("demo", "--root", tmp_path / "root").stdout.splitlines()
    tables = [line for line in printed if line.startswith("|")]
    counts, executed_in, _ = printed[-2].partition("; executed in: ")
    assert executed_in
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


def environment(**more):
    from prefect.settings import PREFECT_API_URL

    return {**os.environ, "PREFECT_API_URL": PREFECT_API_URL.value() or "", **more}


@pytest.fixture
def server(prefect_server):
    return environment()


@pytest.mark.parametrize("answers", [3, 30])
def test_a_killed_run_goes_on_and_sends_no_answered_request_again(
    apigen, config_file, endpoint, tmp_path, server, answers
):
    undisturbed = dataset_path(apigen("run", config_file(root=str(tmp_path / "whole"))))
    endpoint.start(latency_ms=30)
    before = len(endpoint.entries())
    config = config_file(endpoints={"here": {"base_url": endpoint.url, "max_in_flight": 2}})
    process = subprocess.Popen(
        [sys.executable, "-m", "apigen", "run", str(config)],
        cwd=ROOT,
        env=server,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while len(endpoint.entries()) < before + answers:
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    time.sleep(0.5)  # what was under way at the kill is answered and logged by now
    done = apigen("run", config)
    assert done.returncode == 0, done.stderr
    sent = [entry["body_sha256"] for entry in endpoint.entries()[before:]]
    assert len(sent) - len(set(sent)) <= 2, "more was sent again than was under way at the kill"
    resumed = pq.read_table(dataset_path(done) / "train.parquet")
    assert resumed.equals(pq.read_table(undisturbed / "train.parquet"))


def test_no_key_is_left_in_any_file_or_output(apigen, config_file, endpoint, tmp_path):
    endpoints = {"here": {"base_url": endpoint.url, "api_key_env": "CANARY_KEY"}}
    done = apigen("run", config_file(endpoints=endpoints), environment={"CANARY_KEY": KEY})
    assert done.returncode == 0, done.stderr
    assert KEY not in done.stdout + done.stderr
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 40
    assert not [path for path in files if KEY.encode() in path.read_bytes()]


def test_without_a_prefect_server_a_run_brings_its_own_and_ends_it(apigen, config_file, tmp_path):
    home = {"PREFECT_API_URL": "", "PREFECT_HOME": str(tmp_path / "home")}
    done = apigen("run", config_file(), environment=home)
    assert done.returncode == 0, done.stderr
    assert dataset_path(done).is_dir()
    time.sleep(1)
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert "tasks.prefect_server" not in running


def test_doctor_says_state_and_remedy(apigen, config_file, endpoint):
    path = config_file()
    ready = apigen("doctor", path)
    assert ready.returncode == 0
    assert "answers, 5 models" in ready.stdout
    for what in ("Python", "Prefect", "sandbox", "library", "disk"):
        assert f"ok    {what} " in ready.stdout or f"note  {what} " in ready.stdout
    endpoint.stop()
    lame = apigen("doctor", path)
    assert lame.returncode == 1
    assert "cannot be reached; is it running" in lame.stdout


def test_version_and_help_are_there(apigen):
    assert apigen("--version").stdout.strip() == "0.1.0"
    assert "verify" in apigen("--help").stdout
