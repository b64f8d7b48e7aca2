"""Whatever a package says of itself, its import ends in tools and refusals."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.library.packages import import_package
from apigen.library.refusals import Refusal
from apigen.schema import check_defaults, parse_parameters
from tests.unit.package_parts import NUMPY_DOC, call, described, imported, listed, number, parameter

NEVER_LOADED = "this"  # a module of Python that nothing else imports
TEXT = st.text(max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)
KINDS = st.sampled_from(["positional", "either", "keyword", "rest", "rest_by_name"])
PARAMETERS = st.lists(
    st.builds(
        lambda name, kind, annotation, more: parameter(name, kind, annotation, **more),
        st.sampled_from(["x", "lambda", "_y", "9"]) | TEXT,
        KINDS,
        st.sampled_from(["", "int", "list[str]", "np.ndarray", "X | None"]) | TEXT,
        st.just({}) | st.builds(lambda value: {"default": value}, VALUES),
    ),
    max_size=3,
    unique_by=lambda each: each["name"],
)


@settings(max_examples=60)
@given(PARAMETERS, TEXT | TEXT.map(lambda t: NUMPY_DOC.format(header=t, type=t)), VALUES, TEXT)
def test_no_description_can_break_the_import(parameters, doc, value, returns):
    names = [each["name"] for each in parameters]
    calls = [call(dict.fromkeys(names, value), result=value)]
    path = f"{NEVER_LOADED}.f"
    function = described(path, *parameters, doc=doc, examples=calls, returns=returns)
    library = imported(function)
    assert len(library.tools) + len(library.refused) == 1
    for tool in library.tools:
        check_defaults(parse_parameters(tool.parameters))
    for text in library.modules.values():
        compile(text, "generated", "exec")
    assert NEVER_LOADED not in sys.modules


GOOD = described("math.sin", number(), examples=[call({"x": 1.0})])


@pytest.mark.parametrize(
    "broken",
    [
        GOOD | {"path": "math.sin'); evil("},
        GOOD | {"parameters": [{"name": "x"}]},
        GOOD | {"parameters": [number() | {"kind": "*"}]},
        GOOD | {"doc": None},
        GOOD | {"doc": "x" * 30_000},
        GOOD | {"examples": [{"arguments": {"x": 1}, "types": {}}]},
        [],
    ],
    ids=["path", "parameter", "kind", "doc", "long", "types", "list"],
)
def test_a_description_that_foreign_code_tampered_with_is_one_refusal(broken):
    library = imported(broken)
    (refused,) = library.refused
    assert (refused.reason, library.tools) == (Refusal.PACKAGE_FAILED, ())
    assert refused.detail.startswith("its description is broken: ")


@settings(max_examples=60)
@given(VALUES, st.sampled_from(sorted(GOOD)), VALUES)
def test_no_tampering_breaks_the_import(value, field, other):
    for modules in ([{"module": "pack", "problem": "", "functions": value}], value):
        import_package(listed(), {"problem": other, "modules": modules})
    for function in (GOOD | {field: value}, GOOD | {field: [value]}):
        library = imported(function)
        assert len(library.tools) + len(library.refused) == 1
