"""Faults of values: the same values pass as with jsonschema, and none takes long to say no to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError as InvalidSchema
from jsonschema.validators import extend

from apigen.checks.reasons import Reason
from apigen.errors import SchemaError
from apigen.patterns import Patterns, TooManySteps, compile_pattern
from apigen.schema_shape import check_shape
from apigen.value_faults import Faults, frozen

Validator = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: isinstance(value, int) and not isinstance(value, bool)
    ),
)
NAMES = st.sampled_from(["a", "b", "c"])
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-2, 3)
    | st.sampled_from([0.0, 1.0, 1.5, -0.5, "", "a", "ab", "1"])
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=3)
)
TYPE = st.sampled_from(["string", "integer", "number", "boolean", "array", "object", "null"])
COUNTS = st.integers(0, 3)
RULES = {
    "type": TYPE | st.lists(TYPE, min_size=1, max_size=3, unique=True),
    "enum": st.lists(VALUES, max_size=4),
    "uniqueItems": st.booleans(),
    "required": st.lists(NAMES, max_size=2, unique=True),
    "pattern": st.sampled_from(["a", "^a$", "^[0-9]+$"]),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), st.just(1)),
    **dict.fromkeys(("minItems", "maxItems", "minLength", "maxLength"), COUNTS),
}


def schemas(inner):
    nested = {
        "properties": st.dictionaries(NAMES, inner, max_size=3),
        "items": inner,
        "additionalProperties": inner,
    }
    return st.fixed_dictionaries({}, optional=RULES | nested)


KEYWORDS = st.fixed_dictionaries({}, optional=RULES)
SCHEMAS = st.recursive(st.booleans() | KEYWORDS, schemas, max_leaves=6)


@given(SCHEMAS, VALUES)
def test_a_value_has_faults_exactly_where_jsonschema_refuses_it(schema, value):
    assert (not list(Faults().of(schema, value))) == Validator(schema).is_valid(value)


@given(st.recursive(KEYWORDS, schemas, max_leaves=6), VALUES)
def test_paths_lead_to_the_values_at_fault_as_jsonschema_names_them(schema, value):
    ours = {fault.path for fault in Faults().of(schema, value)}
    assert ours == {tuple(error.absolute_path) for error in Validator(schema).iter_errors(value)}


ODD = VALUES | SCHEMAS | st.dictionaries(st.sampled_from(sorted(RULES)), VALUES | SCHEMAS)


@given(st.dictionaries(st.sampled_from([*RULES, "properties", "items"]), ODD))
def test_the_shape_of_a_schema_is_refused_exactly_where_the_metaschema_refuses_it(schema):
    schema.pop("pattern", None)  # what is no pattern is a note here
    try:
        check_shape(schema)
        refused = False
    except SchemaError:
        refused = True
    try:
        Draft202012Validator.check_schema(schema)
        invalid = False
    except InvalidSchema:
        invalid = True
    assert refused == invalid or any("pattern" in str(value) for value in schema.values())


@given(VALUES, VALUES)
def test_values_are_alike_exactly_where_json_schema_calls_them_equal(one, other):
    assert (frozen(one) == frozen(other)) == Validator({"enum": [one]}).is_valid(other)


@pytest.mark.parametrize("pattern", ["(?=a)b", r"(a)\1", "(", "a{2000}", "a" * 2000, "", 7, None])
def test_a_pattern_that_cannot_be_told_says_nothing(pattern):
    assert list(Faults().of({"pattern": pattern}, "zzz")) == []


@pytest.mark.parametrize(
    ("pattern", "text", "missed"),
    [
        ("a", "cat", False),
        ("^a", "cat", True),
        (r"^\d+$", "12", False),
        (r"^\d+$", "١٢", True),  # ECMAScript's digits are ASCII
        (r"^\d+$", "12\n", True),
        (r"^\w+\/\w+$", "a/b", False),
        ("^(a+)+$", "a" * 2000 + "!", True),
        (r"^\p{Lu}", "Ärger", False),
    ],
)
def test_patterns_match_as_in_ecmascript(pattern, text, missed):
    assert Patterns().misses(pattern, text) is missed


def test_the_work_of_all_patterns_of_a_row_is_bounded():
    patterns = Patterns(steps=10_000)
    assert patterns.misses("^a{50}$", "b" * 50)
    with pytest.raises(TooManySteps):
        [patterns.misses("^a{50}$", "b" * 50) for _ in range(100)]


def test_a_large_pattern_is_refused_before_it_takes_memory():
    assert compile_pattern("((a{100}){100}){100}") is None


def test_a_long_value_is_named_shortly():
    (fault,) = Faults().of({"type": "integer"}, "x" * 100_000)
    assert fault.reason == Reason.WRONG_TYPE
    assert len(str(fault)) < 300
