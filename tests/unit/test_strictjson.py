"""What is refused of JSON texts, however deep it stands in them."""

import pytest

from apigen import strictjson


def nested(levels, inner):
    """A text with lists and objects in turn around another one."""
    for level in range(levels):
        inner = f'{{"k": {inner}}}' if level % 2 else f"[1, {inner}]"
    return inner


@pytest.mark.parametrize("levels", [0, 1, 7, 30])
@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ('"\\ud800"', "surrogates"),
        ('"\\uDFFF"', "surrogates"),
        ('"\ud800"', "surrogates"),
        ('{"\\ud800": 1}', "surrogates"),
        ('{"a": 1, "b": 2, "a": 3}', "duplicate key 'a'"),
        ("NaN", "NaN is not JSON"),
        ("1e999", "^1e999 is too large a number"),
        ("7" * 5000, "^7{40} is too large a number"),
        ("-" + "7" * 5000, "^-7{39} is too large a number"),
    ],
)
def test_a_fault_is_found_at_any_depth(levels, inner, fault):
    with pytest.raises(ValueError, match=fault):
        strictjson.loads(nested(levels, inner))


def test_a_long_number_is_read_whole():
    assert strictjson.loads(nested(1, "7" * 400)) == [1, int("7" * 400)]


def test_values_may_be_nested_as_deep_as_told_and_no_deeper():
    strictjson.loads(nested(strictjson.MAX_DEPTH, "1"))
    with pytest.raises(ValueError, match="nested deeper"):
        strictjson.loads(nested(strictjson.MAX_DEPTH + 1, "1"))


@pytest.mark.parametrize("text", ['"\\ud83d\\ude00"', '"\U0001f600"', '"\\ud7ff"', '"\\\\ud800"'])
def test_pairs_of_surrogates_and_texts_about_them_are_no_fault(text):
    assert strictjson.loads(nested(5, text)) is not None
