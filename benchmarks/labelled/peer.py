"""distilabel in an environment of its own, and its execution check as a process."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

VERSION = "1.5.3"
REQUIREMENTS = (f"distilabel=={VERSION}", "requests")  # it imports requests without naming it
VENV = Path.home() / ".cache" / "apigen" / "benchmarks" / f"distilabel-{VERSION}"
CHECKER = Path(__file__).with_name("checker.py")
IMPORTS = "import distilabel.steps.tasks, importlib.metadata as m; print(m.version('distilabel'))"


@dataclass(frozen=True, slots=True)
class Report:
    """What the check's process said; a verdict is (kept or None, results as texts)."""

    elapsed_s: float
    before_mb: float
    peak_mb: float
    verdicts: list[tuple[bool | None, list[str]]]


def prepare(venv: Path) -> str:
    """Install distilabel into `venv` unless it is there; return why that failed, or nothing."""
    python = venv / "bin" / "python"
    if python.exists() and not _failure(python, "-c", IMPORTS):
        return ""
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", *REQUIREMENTS)
    return (
        _failure(Path(sys.executable), "-m", "venv", str(venv))
        or _failure(python, *pip)
        or _failure(python, "-c", IMPORTS)
    )


def check(venv: Path, library: str, answers: Sequence[str]) -> Report:
    """Run the check over answers, one after another, as it does.

    Args:
        venv: An environment that `prepare` has seen to.
        library: Source text of the functions.
        answers: JSON texts of lists of calls.

    Raises:
        subprocess.CalledProcessError: The process failed.
    """
    with tempfile.TemporaryDirectory() as folder:
        # The calls run in this process's own folder and can write above it: keep that temporary.
        home = Path(folder, "a", "b")
        home.mkdir(parents=True)
        source, texts, report = (home / name for name in ("library.py", "answers", "report"))
        source.write_text(library, encoding="utf-8")
        texts.write_text(json.dumps(list(answers)), encoding="utf-8")
        python, files = venv / "bin" / "python", (source, texts, report)
        command = [str(each) for each in (python, "-P", CHECKER, *files)]
        subprocess.run(command, cwd=home, check=True, capture_output=True, text=True)
        return Report(**json.loads(report.read_text(encoding="utf-8")))


def _failure(python: Path, *arguments: str) -> str:
    done = subprocess.run([python, *arguments], capture_output=True, text=True)
    lines = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
    return lines[-1] if done.returncode else ""
