"""Foreign Python text: what can be taken is, the rest is listed, and nothing is raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.errors import LibraryError
from apigen.library.python_source import import_functions, import_source
from apigen.library.refusals import Refusal
from apigen.schema import check_defaults, parse_parameters

FOREIGN = {
    "bad.py": "def f(:",
    "good.py": """
def ok(x: int) -> int | str: ...
def bare(x): ...
def many(*x): ...
def odd(x: complex): ...
def wrong(x: int = "a"): ...
def broken(x: "int["): ...
def größe(x: int): ...
def texts(x: int):
    '''\\ud800'''
def lists(x):
    ':param x: X.\\n:type x: DataFrame'
def _hidden(x): ...
""",
    "twin.py": "def ok(x: int): ...",
    "user.py": "import good\ndef u(x: int): ...",
    "entry.py": "from datetime import date\ndef e(x: date): ...\ndef json_entry_e(x: int): ...\n"
    "def g(x: int): ...\ndef json_entry_g(x: int): ...",
}


def test_the_tolerant_form_takes_what_it_can_and_lists_the_rest_with_reasons():
    library = import_source(FOREIGN, "MIT", "theirs")
    assert sorted(library.by_name()) == ["g", "json_entry_e", "json_entry_g", "ok"]
    assert library.by_name()["ok"].source == "theirs:good.py"
    assert [(each.source, each.name, each.reason) for each in library.refused] == [
        ("theirs:bad.py", "", Refusal.UNREADABLE),
        ("theirs:entry.py", "e", Refusal.DUPLICATE),
        ("theirs:good.py", "bare", Refusal.NO_SIGNATURE),
        ("theirs:good.py", "many", Refusal.NO_SIGNATURE),
        ("theirs:good.py", "odd", Refusal.NO_JSON_TYPE),
        ("theirs:good.py", "wrong", Refusal.BAD_SCHEMA),
        ("theirs:good.py", "broken", Refusal.UNREADABLE),
        ("theirs:good.py", "größe", Refusal.NOT_NAMED),
        ("theirs:good.py", "texts", Refusal.UNREADABLE),
        ("theirs:good.py", "lists", Refusal.NO_JSON_TYPE),
        ("theirs:twin.py", "ok", Refusal.DUPLICATE),
        ("theirs:user.py", "", Refusal.UNSUPPORTED),
    ]
    assert all(each.detail and "\n" not in each.detail for each in library.refused)


def test_the_strict_form_raises_for_the_first_that_the_tolerant_one_refuses():
    with pytest.raises(LibraryError, match=r"^bad\.py, line 1: not valid Python"):
        import_functions(FOREIGN)


PARTS = [
    "def f(", "x", ": ", "int", "date", "Literal[", "'a'", "]", " = ", "1", "1e999", "-", "(", ")",
    ", ", "*", "/", "Point", "Color.RED", "\n", "    ", "'''", ">>> f(", ":type x: ", "Args:\n",
    "class Point", ":\n", "@dataclass\n", "Enum", "TypedDict", "auto()", "\\", "\0", " | ", "[",
    "...", "Annotated[", "Field(ge=", "Point = ", "import os", "type ", "lambda: ",
]  # fmt: skip
ANNOTATIONS = st.recursive(
    st.sampled_from(
        ["int", "date", "P", "C", "T", "A", "None", "...", "''", "()", "x.y", "1", "f()"]
    ),
    lambda inner: (
        st.builds(
            "{}[{}]".format,
            st.sampled_from(["list", "dict", "tuple", "Union", "Literal", "Annotated", "X", "P"]),
            st.lists(inner, min_size=1, max_size=3).map(", ".join),
        )
        | st.builds("{} | {}".format, inner, inner)
    ),
    max_leaves=6,
)

TAKEN = st.sampled_from(["int", "date", "P", "D", "T", "list[P]", "P | None", "Literal['a']"])


@given(st.text() | st.lists(st.sampled_from(PARTS), max_size=30).map("".join))
def test_any_text_as_a_file_is_taken_or_refused(text):
    assert_sound(import_source({"a.py": text}))


@given(TAKEN | ANNOTATIONS, TAKEN | ANNOTATIONS, st.text(max_size=40))
def test_any_types_and_docstring_of_a_function_are_taken_or_refused(one, other, doc):
    code = f"""
from dataclasses import dataclass
from datetime import date
from enum import Enum
@dataclass
class P:
    {doc!r}
    x: {one} = {other}
class C(Enum):
    A = {one}
class D(Enum):
    A = 'a'
class T(TypedDict):
    x: {one}
A = {one}
def f(x: {other}, y: D = D.A) -> {one}:
    {doc!r}
"""
    library = import_source({"a.py": code})
    assert len(library.tools) + len(library.refused) == 1
    assert_sound(library)


def assert_sound(library):
    for tool in library.tools:
        check_defaults(parse_parameters(tool.parameters))
        code = compile(library.modules[tool.binding.module], "a.py", "exec")
        assert tool.binding.function in code.co_names
    for each in library.refused:
        assert each.detail
        assert "\n" not in each.detail
