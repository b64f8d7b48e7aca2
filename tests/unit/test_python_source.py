"""Python text to tools, without running a line of it."""

import pytest

from apigen.errors import LibraryError
from apigen.library.model import check_documented
from apigen.library.python_source import import_functions

SOURCE = '''
"""Loans."""

from typing import Literal, Optional

RATE = 1 / 0  # would raise if it were ever executed

def payment(principal: float, months: int, kind: Literal["fixed", "open"] = "fixed",
            fees: list[float] | None = None, *, notes: Optional[str] = None) -> dict[str, float]:
    """Computes the monthly payment
    of a loan.

    Longer text.

    Args:
        principal: Amount borrowed in euros, greater than 0.
        months: Term in months, 1 to 600.
        kind: How the rate is set.
        fees: Fees in euros.
        notes: Free text.

    Returns:
        The payment.

    Example:
        >>> payment(principal=1000, months=12)
        {'payment': 83.33}
        >>> payment(2000, 24, kind="open")
        {'payment': 83.33}
        >>> payment(principal=RATE, months=1)
    """
    return {}

def _helper(x):
    return x

async def later(x: int) -> int:
    """Waits."""
    return x
'''


def tool(source=SOURCE, path="finance/loans.py"):
    return import_functions({path: source}, "MIT").by_name()["payment"]


def test_a_tool_is_derived_from_signature_and_docstring():
    payment = tool()
    assert payment.description == "Computes the monthly payment of a loan."
    assert payment.category == "Finance"
    assert payment.licence == "MIT"
    assert payment.binding.module == "finance.loans"
    assert payment.parameters == {
        "type": "object",
        "properties": {
            "principal": {
                "type": "number",
                "description": "Amount borrowed in euros, greater than 0.",
            },
            "months": {"type": "integer", "description": "Term in months, 1 to 600."},
            "kind": {
                "type": "string",
                "enum": ["fixed", "open"],
                "description": "How the rate is set.",
                "default": "fixed",
            },
            "fees": {
                "type": "array",
                "items": {"type": "number"},
                "description": "Fees in euros.",
            },
            "notes": {"type": "string", "description": "Free text."},
        },
        "required": ["principal", "months"],
    }
    assert payment.returns == {"type": "object", "additionalProperties": {"type": "number"}}


def test_doctests_with_literals_become_examples():
    assert tool().examples == (
        {"principal": 1000, "months": 12},
        {"principal": 2000, "months": 24, "kind": "open"},
    )


def test_doctests_with_values_that_json_cannot_hold_are_left_out():
    code = 'def f(x: list[int]):\n    """Does.\n\n    >>> f(x={1, 2})\n    >>> f(x=[1])\n    """'
    (f,) = import_functions({"a.py": code}).tools
    assert f.examples == ({"x": [1]},)


def test_private_functions_are_left_out():
    assert set(import_functions({"a.py": SOURCE}).by_name()) == {"payment", "later"}


@pytest.mark.parametrize(
    ("path", "category"), [("math/x.py", "Math"), ("x.py", "Other"), ("zoo/x.py", "Other")]
)
def test_the_first_folder_names_the_category(path, category):
    assert tool(path=path).category == category


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def f(a): ...", ["'f'", "'a'", "no annotation"]),
        ("def f(a: Decimal): ...", ["'f'", "Decimal"]),
        ("def f(a: int | str): ...", ["int | str"]),
        ("def f(*a: int): ...", ["by name"]),
        ("def f(a: int, /): ...", ["by name"]),
        ("def f(a: int = 'x'): ...", ["'a'", "default"]),
        ("def f(a: int:", ["not valid Python"]),
        ("def f(a: 'int['): ...", ["'f'", "cannot be read"]),
        ("def f(a: Literal[Color.RED]): ...", ["'f'", "cannot be read"]),
        ("def f(a: list[()]): ...", ["'f'", "cannot be read"]),
        ("from . import other\ndef f(a: int): ...", ["each file runs alone"]),
        ("import mine\ndef f(a: int): ...", ["'mine'", "each file runs alone"]),
    ],
)
def test_what_can_not_be_called_from_json_is_refused_in_one_line(code, words):
    with pytest.raises(LibraryError) as caught:
        import_functions({"mine.py": code})
    message = str(caught.value)
    assert "\n" not in message
    assert all(word in message for word in ["mine.py", *words])


@pytest.mark.parametrize(
    ("annotation", "schema"),
    [
        ("tuple[int, int]", {"type": "array", "items": {"type": "integer"}}),
        ("tuple[float, ...]", {"type": "array", "items": {"type": "number"}}),
        ("tuple[str, int]", {"type": "array"}),
        (
            "list[list[float]]",
            {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
        ),
        ("'int | None'", {"type": "integer"}),
        ("float | int", {"type": "number"}),
        ("Annotated[str, 'a note']", {"type": "string", "description": "a note"}),
        ("typing.Optional[bool]", {"type": "boolean"}),
        ("Literal[1, 2]", {"type": "integer", "enum": [1, 2]}),
        ("dict[str, int]", {"type": "object", "additionalProperties": {"type": "integer"}}),
    ],
)
def test_annotations_become_schemas(annotation, schema):
    (f,) = import_functions({"a.py": f"def f(x: {annotation}): ..."}).tools
    assert f.parameters["properties"]["x"] == schema


@pytest.mark.parametrize(
    ("default", "kept"),
    [
        ("(1, 2)", [1, 2]),
        ("[3]", [3]),
        ("((0, 1),)", [[0, 1]]),
        ("1e999", ...),
        ("b'x'", ...),
        ("RATE", ...),
        ("None", ...),
    ],
)
def test_defaults_that_json_can_hold_are_kept(default, kept):
    (f,) = import_functions({"a.py": f"def f(x: list = {default}): ..."}).tools
    assert f.parameters["properties"]["x"].get("default", ...) == kept
    assert f.parameters["required"] == []


def test_two_functions_of_one_name_are_refused():
    with pytest.raises(LibraryError, match="also defined in a.py"):
        import_functions({"a.py": "def f(x: int): ...", "b.py": "def f(x: int): ..."})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("def f(a: int): ...", "no docstring"),
        ('def f():\n    """Does."""', "no parameter"),
        ('def f(a: int):\n    """Does."""', "not described"),
    ],
)
def test_generation_needs_documented_functions(code, words):
    with pytest.raises(LibraryError, match=words):
        check_documented(import_functions({"mine.py": code}))
