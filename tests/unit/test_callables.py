"""Ordinary Python text, annotated or not, to functions that can be called by name."""

import pytest

from apigen.errors import LibraryError
from apigen.library.callables import import_callables
from apigen.library.python_source import import_functions

DESCRIBED = (
    'def f(a: int, b: str = "x") -> int:\n    """Does.\n\n    Args:\n        a: A.\n    """\n'
)


def test_a_described_function_is_the_same_tool_as_in_a_library():
    files = {"math/mine.py": DESCRIBED}
    assert import_callables(files) == import_functions(files)


@pytest.mark.parametrize(
    "code",
    [
        "def f(a): ...",
        "def f(a: Decimal): ...",
        "def f(a: int | str): ...",
        "def f(*a, **b): ...",
        "def f(a: int, /): ...",
        "def f(a: int = 'x'): ...",
        "def f(a: 'int['): ...",
        "@overload\ndef f(a: int): ...\n@overload\ndef f(a: str): ...\ndef f(a): ...",
        "if A:\n    def f(a: int): ...\nelse:\n    def f(a: str): ...",
    ],
)
def test_a_function_that_cannot_be_described_can_still_be_called(code):
    (tool,) = import_callables({"mine.py": code}).tools
    assert (tool.name, tool.binding.module, tool.parameters) == ("f", "mine", {})


def test_one_function_without_annotations_takes_nothing_from_its_neighbours():
    tools = import_callables({"mine.py": DESCRIBED + "def g(a): ...\n"}).by_name()
    assert set(tools["f"].parameters["properties"]) == {"a", "b"}
    assert tools["g"].parameters == {}


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("def _f(): ...", []),
        ("class C:\n    def f(self): ...", []),
        ("from math import sqrt\nimport json", []),
        ("def f():\n    def g(): ...", ["f"]),
        ("f = lambda: 1\ng = 3", []),
        ("@cache\ndef f(): ...\nasync def g(): ...", ["f", "g"]),
        ("try:\n    import x\nexcept ImportError:\n    def f(): ...", ["f"]),
        ("with a:\n    for b in c:\n        def f(): ...", ["f"]),
        ("import helpers\nfrom . import other\ndef f(): ...", ["f"]),
        ("def f():\n    '\\d'", ["f"]),
        ("", []),
    ],
)
def test_callable_is_what_a_file_itself_defines_by_def_and_names_publicly(code, names):
    files = {"mine.py": code, "helpers.py": ""}
    assert sorted(import_callables(files).by_name()) == names


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("x = 1\ndef f(a:\n", "mine.py, line 2: not valid Python: '(' was never closed; correct"),
        ("x = 1\n  y = 2\n", "mine.py, line 2: not valid Python: unexpected indent; correct it"),
        ("\0", "mine.py: not valid Python: source code string cannot contain null bytes"),
        ("-" * 100_000 + "1", "mine.py: not valid Python: nested too deeply"),
    ],
)
def test_a_file_that_is_not_valid_python_is_named_with_its_line(code, words):
    with pytest.raises(LibraryError) as caught:
        import_callables({"fine.py": DESCRIBED, "mine.py": code})
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_that_two_files_define_is_refused_with_both_files():
    with pytest.raises(LibraryError, match=r"b\.py: function 'f' is also defined in a\.py; rename"):
        import_callables({"a.py": "def f(x): ...", "b.py": "def f(y): ..."})
