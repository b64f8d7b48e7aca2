"""Types as docstrings of real packages write them, to schemas."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.errors import LibraryError
from apigen.library.docstrings import schema_of_doc_type
from apigen.schema import parse_parameters

STRING, INTEGER, NUMBER, BOOLEAN = (
    {"type": kind} for kind in ("string", "integer", "number", "boolean")
)
ARRAY, OBJECT = {"type": "array"}, {"type": "object"}


def array(item):
    return {"type": "array", "items": item}


def choice(*values, kind="string"):
    return {"type": kind, "enum": list(values)}


VECTOR, MATRIX = array(NUMBER), array(array(NUMBER))
TABLE = [
    ("float", NUMBER),
    ("int, optional", INTEGER),
    ("str", STRING),
    ("string, optional", STRING),
    ("bool", BOOLEAN),
    ("boolean, optional (default=False)", BOOLEAN),
    ("scalar", NUMBER),
    ("real number", NUMBER),
    ("number, optional", NUMBER),
    ("np.float64", NUMBER),
    ("numpy.int64", INTEGER),
    (":class:`int`", INTEGER),
    (":py:class:`~builtins.float`", NUMBER),
    ("``str``", STRING),
    ("int (optional)", INTEGER),
    ("optional int", INTEGER),
    ("a float", NUMBER),
    ("int, default=5", INTEGER),
    ("int, default: 5", INTEGER),
    ("float, default 1e-3", NUMBER),
    ("float, optional, default: 0.5", NUMBER),
    ("int or None", INTEGER),
    ("float or None, optional", NUMBER),
    ("None or str", STRING),
    ("int or float", NUMBER),
    ("int, float", NUMBER),
    ("float | None", NUMBER),
    ("int|float", NUMBER),
    ("int/float", NUMBER),
    ("positive int", {"type": "integer", "exclusiveMinimum": 0}),
    ("non-negative float, optional", {"type": "number", "minimum": 0}),
    ("nonnegative integer", {"type": "integer", "minimum": 0}),
    ("float in [0, 1]", NUMBER),
    ("float in range [0.0, 1.0], default=0.5", NUMBER),
    ("int >= 0", INTEGER),
    ("float between 0 and 1", NUMBER),
    ("float or array_like", NUMBER),
    ("array_like or float", NUMBER),
    ("array_like or scalar", NUMBER),
    ("float or array_like of floats", NUMBER),
    ("int or array_like of ints", INTEGER),
    ("int or tuple of ints, optional", INTEGER),
    ("int or sequence of int", INTEGER),
    ("None or int or tuple of ints, optional", INTEGER),
    ("str or list of str", STRING),
    ("int, RandomState instance or None, default=None", INTEGER),
    ("{None, int, numpy.random.Generator, numpy.random.RandomState}, optional", INTEGER),
    ("str or callable, optional", STRING),
    ("str or pathlib.Path", STRING),
    ("array_like", VECTOR),
    ("array-like", VECTOR),
    ("ndarray", VECTOR),
    ("numpy.ndarray", VECTOR),
    ("np.ndarray, optional", VECTOR),
    ("numpy array", VECTOR),
    ("ArrayLike", VECTOR),
    ("npt.ArrayLike", VECTOR),
    ("(N,) array_like", VECTOR),
    ("(N, ) ndarray", VECTOR),
    ("(..., N) array_like", VECTOR),
    ("1-D array_like", VECTOR),
    ("1D array", VECTOR),
    ("1d array-like", VECTOR),
    ("array_like, 1-D", VECTOR),
    ("array_like, shape (n,)", VECTOR),
    ("array-like of shape (n_samples,)", VECTOR),
    ("ndarray of shape (n_samples,), default=None", VECTOR),
    ("array of length N", VECTOR),
    ("array_like of float", VECTOR),
    ("ndarray of floats", VECTOR),
    ("array_like, dtype float", VECTOR),
    ("array_like of int", array(INTEGER)),
    ("array of ints", array(INTEGER)),
    ("int array", array(INTEGER)),
    ("bool array_like", array(BOOLEAN)),
    ("array_like of bool, optional", array(BOOLEAN)),
    ("NDArray[np.float64]", VECTOR),
    ("2-D array_like", MATRIX),
    ("2D array", MATRIX),
    ("two-dimensional array", MATRIX),
    ("(M, N) array_like", MATRIX),
    ("(M,N) ndarray", MATRIX),
    ("(..., M, N) array_like", MATRIX),
    ("array_like, shape (M, N)", MATRIX),
    ("array_like, shape=(n_samples, n_features)", MATRIX),
    ("{array-like, sparse matrix} of shape (n_samples, n_features)", MATRIX),
    ("array-like of shape (n_samples, n_classes), default=None", MATRIX),
    ("array_like (M, N)", MATRIX),
    ("matrix", MATRIX),
    ("(L, M, N) array_like", array(MATRIX)),
    ("list", ARRAY),
    ("list or tuple", ARRAY),
    ("list of float", VECTOR),
    ("list of floats, optional", VECTOR),
    ("list[float]", VECTOR),
    ("List[int]", array(INTEGER)),
    ("list of str", array(STRING)),
    ("list of strings", array(STRING)),
    ("list(str)", array(STRING)),
    ("sequence of int", array(INTEGER)),
    ("Sequence[float]", VECTOR),
    ("iterable of str", array(STRING)),
    ("list or tuple of int", array(INTEGER)),
    ("list or array_like", VECTOR),
    ("list of list of float", MATRIX),
    ("list of lists of ints", array(array(INTEGER))),
    ("list of tuples", array(ARRAY)),
    ("list of dict", array(OBJECT)),
    ("sequence of array_like", MATRIX),
    ("2-tuple of floats", VECTOR),
    ("tuple of two ints", array(INTEGER)),
    ("tuple of 2 floats, optional", VECTOR),
    ("tuple (int, int)", array(INTEGER)),
    ("(float, float)", VECTOR),
    ("(float, float), optional", VECTOR),
    ("tuple[str, int]", ARRAY),
    ("pair of floats", VECTOR),
    ("dict", OBJECT),
    ("dict, optional", OBJECT),
    ("dict or None", OBJECT),
    ("dictionary", OBJECT),
    ("dict-like", OBJECT),
    ("dict[str, float]", {**OBJECT, "additionalProperties": NUMBER}),
    ("dict of str: float", {**OBJECT, "additionalProperties": NUMBER}),
    ("dict of {str: int}", {**OBJECT, "additionalProperties": INTEGER}),
    ("dict of str to list of int", {**OBJECT, "additionalProperties": array(INTEGER)}),
    ("Optional[int]", INTEGER),
    ("Union[int, float]", NUMBER),
    ("Literal['a', 'b']", choice("a", "b")),
    ("{'a', 'b'}", choice("a", "b")),
    ('{"x", "y"}, optional', choice("x", "y")),
    ("{'two-sided', 'less', 'greater'}, optional", choice("two-sided", "less", "greater")),
    ("{\u2018C\u2019, \u2018F\u2019, \u2018A\u2019}, optional", choice("C", "F", "A")),
    ("{'a', 'b', None}, default='a'", choice("a", "b")),
    ("{'a', 'b'} or None", choice("a", "b")),
    ("str {'full', 'valid', 'same'}, optional", choice("full", "valid", "same")),
    ("str, {'a', 'b'}", choice("a", "b")),
    ("{'linear', 'cubic'} or callable", choice("linear", "cubic")),
    ("'left' or 'right'", choice("left", "right")),
    ("'auto'", choice("auto")),
    ("{0, 1}", choice(0, 1, kind="integer")),
    ("{1, 2, 3}, optional", choice(1, 2, 3, kind="integer")),
    ("{True, False}", BOOLEAN),
    ("list of (str, float)", array(ARRAY)),
    ("list of tuples of (int, int)", array(array(array(INTEGER)))),
    ("*optional*, defaults to 3", None),
    ("`int`, *optional*, defaults to 3", INTEGER),
    ("str in {'a', 'b'}", choice("a", "b")),
    ("{0, 1} int", choice(0, 1, kind="integer")),
    ("{0, 1, None} optional", choice(0, 1, kind="integer")),
    ("boolean optional", BOOLEAN),
    ("integer (optional", INTEGER),
    ("array like", VECTOR),
    ("ndarray of type int", array(INTEGER)),
    ("string or `OdeSolver`", STRING),
    ("list or set", ARRAY),
    ("None, float or 'auto'", None),
    ("'auto' or float", None),
    ("int or 'all'", None),
    ("complex ndarray", None),
    ("array_like of datetime64[D]", None),
    ("NetworkX graph", None),
    ("{0 or 'index', 1 or 'columns'}", None),
    ("str or int", None),
    ("bool or str", None),
    ("{'fro', 2}", None),
    ("dict or list", None),
    ("list of str or int", None),
    ("callable", None),
    ("function", None),
    ("complex", None),
    ("array_like of complex", None),
    ("array_like, dtype complex", None),
    ("DataFrame", None),
    ("pandas.Series or pandas.DataFrame", None),
    ("sparse matrix", None),
    ("bytes", None),
    ("object", None),
    ("None", None),
    ("optional", None),
    ("set of int", None),
    ("datetime", None),
    ("file-like", None),
    ("slice", None),
    ("", None),
    ("x" * 301, None),
]


@pytest.mark.parametrize(("text", "schema"), TABLE, ids=[text[:60] for text, _ in TABLE])
def test_a_type_of_a_docstring_becomes_a_schema_or_is_refused(text, schema):
    if schema is None:
        with pytest.raises(LibraryError) as caught:
            schema_of_doc_type(text)
        assert "\n" not in str(caught.value)
    else:
        assert schema_of_doc_type(text) == schema


FRAGMENTS = [
    "list",
    " of ",
    "(N,)",
    "array_like",
    "{",
    "}",
    "'a'",
    ",",
    " or ",
    "int",
    "[",
    "]",
    ":",
]


TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(FRAGMENTS)).map("".join),
    st.lists(st.sampled_from([text for text, _ in TABLE]), min_size=1, max_size=2).map(" or ".join),
)


@given(TEXTS)
def test_any_text_gives_a_schema_of_the_subset_or_is_refused(text):
    try:
        schema = schema_of_doc_type(text)
    except LibraryError:
        return
    assert schema["type"]
    parse_parameters({"type": "object", "properties": {"x": json.loads(json.dumps(schema))}})
