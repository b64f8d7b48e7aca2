"""The wheel: only the core, and what it can do alone."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TOOL = {
    "name": "add",
    "description": "Adds.",
    "parameters": {"a": {"type": "int", "description": "A."}},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The wheel's content, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def bare(site, *arguments):
    """The command line with the wheel alone: the checkout is not on the path."""
    code = (
        "import sys; "
        f"sys.path = [{str(site)!r}, *(p for p in sys.path if p not in ('', {str(ROOT)!r}))]; "
        "from apigen.cli import main; main()"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=site,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_wheel_holds_the_core_and_nothing_else(site):
    assert {path.name for path in site.iterdir()} == {"apigen", "apigen_pipeline-0.1.0.dist-info"}
    entry_points = (site / "apigen_pipeline-0.1.0.dist-info" / "entry_points.txt").read_text()
    assert "apigen = apigen.cli:main" in entry_points


def test_the_wheel_alone_checks_formats(site, tmp_path):
    row = {"id": 1, "query": "Add 1.", "tools": [TOOL]}
    good = row | {"answers": [{"name": "add", "arguments": {"a": 1}}]}
    bad = row | {"answers": [{"name": "add", "arguments": {"a": "1"}}]}
    rows, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    rows.write_text(f"{json.dumps(good)}\n{json.dumps(bad)}\n")
    done = bare(site, "verify", rows, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "2 rows: 1 ok, 1 rejected" in done.stdout
    reasons = [json.loads(line)["reason"] for line in out.read_text().splitlines()]
    assert reasons == ["", "format.wrong_type"]


EXECUTE = ["execute", "calls.jsonl", "--functions", "f.py", "--out", "out.jsonl"]


BUILD = ["library", "build", "--default", "--out", "out.parquet"]
PARQUET = ["verify", "rows.parquet", "--out", "out.jsonl"]
COMMANDS = [["demo"], ["doctor"], ["run", "config.yaml"], EXECUTE, BUILD, ["world", "up"], PARQUET]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_needs_a_checkout_says_so(site, command):
    done = bare(site, *command)
    assert done.returncode == 2
    assert "runs from a checkout" in done.stderr
    assert "Traceback" not in done.stderr
