"""Files of JSON lines in every shape that people write."""

import json

import pytest

from apigen.errors import ConfigError
from apigen.json_lines import read_texts


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", []),
        ("\n \n", []),
        ("1\n2\n", [("line 1", 1), ("line 2", 2)]),
        ("1\r\n2", [("line 1", 1), ("line 2", 2)]),
        ("\n1\n\n2\n", [("line 2", 1), ("line 4", 2)]),
        ("\ufeff1\n", [("line 1", 1)]),
        ("[1, 2]", [("element 1", 1), ("element 2", 2)]),
        ("\n[\n1\n,2]\n", [("element 1", 1), ("element 2", 2)]),
        ("[ ]", []),
        ("[1]\n2\n", [("line 1", [1]), ("line 2", 2)]),
        ("\n[1]\n2\n", [("line 2", [1]), ("line 3", 2)]),
        ('"a\u2028b"\n', [("line 1", "a\u2028b")]),
    ],
)
def test_every_text_comes_with_its_place(tmp_path, content, found):
    path = tmp_path / "texts"
    path.write_text(content, encoding="utf-8", newline="")
    assert [(place, json.loads(text)) for place, text in read_texts(path)] == found


def test_lines_that_are_no_json_and_no_utf8_are_given_as_they_are(tmp_path):
    path = tmp_path / "texts"
    path.write_bytes(b"{\n\xff\n{}")
    assert [place for place, _ in read_texts(path)] == ["line 1", "line 2", "line 3"]


def test_a_file_is_read_as_its_lines_are_wanted(tmp_path):
    path = tmp_path / "texts"
    path.write_text("1\n" + "2\n" * 1_000_000)
    texts = read_texts(path)
    assert next(texts) == ("line 1", "1\n")
    path.write_text("")
    assert sum(1 for _ in texts) < 1_000_000


@pytest.mark.parametrize("content", ["[1, 2", "[1 2]", "[", "[1],\n2", "[1, 2] 3"])
def test_an_array_that_is_none_is_one_clear_line(tmp_path, content):
    (tmp_path / "texts").write_text(content)
    with pytest.raises(ConfigError, match="begins like a JSON array but is none"):
        list(read_texts(tmp_path / "texts"))


@pytest.mark.parametrize(("name", "words"), [("none", "No such file"), (".", "Is a directory")])
def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path, name, words):
    with pytest.raises(ConfigError, match=f"cannot read .*: {words}"):
        list(read_texts(tmp_path / name))
