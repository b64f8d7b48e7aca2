"""What the command line printed."""

from tests.served import ROOT


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
