"""Output files: whole or not there, and never over an input."""

import os

import pytest

from apigen.errors import ApigenError, ConfigError, Interrupted, StorageFault
from apigen.whole_files import check_output, write_lines


def cut_by(error):
    yield {"id": 1}
    raise error


def test_a_file_holds_one_text_per_line_and_nothing_lies_beside_it(tmp_path):
    write_lines(({"id": id_} for id_ in ("ü\n", None)), tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == '{"id": "ü\\n"}\n{"id": null}\n'
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (ConfigError("wrong"), ConfigError),
        (KeyboardInterrupt(), Interrupted),
        (OSError("not of the file"), OSError),
    ],
)
@pytest.mark.parametrize("older", [None, "older"])
def test_lines_that_end_early_leave_what_was_there(tmp_path, error, raised, older):
    out = tmp_path / "out"
    if older:
        out.write_text(older)
    with pytest.raises(raised):
        write_lines(cut_by(error), out)
    assert os.listdir(tmp_path) == (["out"] if older else [])
    assert not older or out.read_text() == older


def test_a_link_stays_one_and_its_file_is_replaced(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_lines([{"id": 1}], tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == '{"id": 1}\n'


@pytest.mark.parametrize(
    ("name", "lines", "error"),
    [
        ("none/out", 1, ConfigError),
        (".", 1, ConfigError),
        ("/dev/full", 1, StorageFault),
        ("/dev/full", 100_000, StorageFault),
    ],
)
def test_a_file_that_cannot_be_written_is_named(tmp_path, name, lines, error):
    with pytest.raises(error, match="cannot write ") as caught:
        write_lines([{"id": 1}] * lines, tmp_path / name)
    assert isinstance(caught.value, ApigenError)


@pytest.mark.parametrize("name", ["in", "./in", "link", "in.unfinished"])
@pytest.mark.parametrize("option", ["--out", "--clean"])
def test_an_input_is_never_written_over(tmp_path, name, option):
    (tmp_path / "link").symlink_to(tmp_path / "in")
    words = f"{option} .*in is the file of calls itself; name another one"
    with pytest.raises(ConfigError, match=words):
        check_output(tmp_path / "in", option, calls=tmp_path / name)


@pytest.mark.parametrize(("out", "given"), [("out", "in"), ("out", None), ("/dev/null", "in")])
def test_any_other_file_may_be_written(tmp_path, out, given):
    check_output(tmp_path / out, calls=given and tmp_path / given)
