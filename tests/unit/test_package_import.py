"""Functions of packages as tools: descriptions as introspection gives them in, a library out."""

import sys
import types

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.library.package_entry import Entry
from apigen.library.packages import import_package
from apigen.library.refusals import Refusal
from apigen.schema import check_defaults, parse_parameters

NUMPY_DOC = """
{header}Gives the {{kind}} of a thing.

Parameters
----------
x : {type}
    What it is *about*.
"""


def listed(**fields):
    known = {"name": "pack", "version": "1.0", "licence": "MIT", "modules": ["pack"]}
    return Entry.model_validate({**known, "category": "Math", **fields})


def parameter(name, kind="either", annotation="", **more):
    required = "default" not in more and kind not in ("rest_by_name",)
    return {"name": name, "kind": kind, "annotation": annotation, "required": required, **more}


def described(path, *parameters, doc="", examples=(), **more):
    usual = {"origin": path, "is_async": False, "returns": ""}
    found = {"path": path, "parameters": list(parameters), "doc": doc, "examples": list(examples)}
    return {**usual, **found, **more}


def call(arguments, types=None, **more):
    kinds = {name: type(value).__name__ for name, value in arguments.items()}
    return {"arguments": arguments, "types": {**kinds, **(types or {})}, **more}


def imported(*functions, **fields):
    modules = [{"module": "pack", "problem": "", "functions": list(functions)}]
    return import_package(listed(**fields), {"problem": "", "modules": modules})


def only(*functions, **fields):
    library = imported(*functions, **fields)
    assert library.refused == ()
    (tool,) = library.tools
    return tool


def executed(library, **arguments):
    """The result of the library's one tool: its module's text is run here, on Python's own code."""
    module = types.ModuleType("generated")
    (text,) = library.modules.values()
    exec(text, vars(module))
    return getattr(module, library.tools[0].binding.function)(**arguments)


def number(name="x"):
    return parameter(name, annotation="float")


def test_a_tool_says_what_it_is_called_where_it_is_from_and_what_it_needs():
    tool = only(described("pack.sub.doIt", number()), prefix="My Pack", needs=["numpy==2.3.5"])
    assert tool.name == "my_pack_do_it"
    assert tool.source == "pypi:pack==1.0 pack.sub.doIt"
    assert (tool.licence, tool.category, tool.effects) == ("MIT", "Math", "none")
    assert tool.binding.module == "pypi_my_pack"
    assert tool.binding.details == {"packages": ["pack==1.0", "numpy==2.3.5"]}


def test_modules_of_python_itself_need_no_package():
    entry = {"name": "python-stdlib", "version": "", "prefix": "math", "licence": "PSF-2.0"}
    tool = only(described("math.sin", number()), **entry)
    assert tool.binding.details == {"packages": []}
    assert tool.source == "pypi:python-stdlib math.sin"


def test_names_that_clash_get_the_part_of_the_module():
    library = imported(described("pack.a.f", number()), described("pack.b.f", number()))
    assert [tool.name for tool in library.tools] == ["pack_b_f", "pack_f"]


def test_a_function_is_one_tool_under_its_shortest_path():
    same = [described(path, number(), origin="o") for path in ("pack.a.f", "pack.f")]
    assert only(*same).source == "pypi:pack==1.0 pack.f"


NUMBERS = {"type": "array", "items": {"type": "number"}}


@pytest.mark.parametrize(
    ("annotation", "doc_type", "values", "schema"),
    [
        ("Optional[int]", "", [], {"type": "integer"}),
        ("", "float", [], {"type": "number"}),
        ("", "array_like", [], NUMBERS),
        ("", "array_like", [3.0], {"type": "number"}),
        ("", "float", [[1.0]], NUMBERS),
        ("", "float", [1, 2], {"type": "number"}),
        ("", "", [1, 2.5], {"type": "number"}),
        ("", "", ["a"], {"type": "string"}),
        ("", "", [[1], [2]], {"type": "array", "items": {"type": "integer"}}),
        ("", "", ["a", "b", 3], {"type": "string"}),
        ("list", "", [["a"]], {"type": "array", "items": {"type": "string"}}),
        ("Any", "bool", [], {"type": "boolean"}),
        ("npt.ArrayLike", "", [], NUMBERS),
        ("datetime.date", "", [], {"type": "string", "format": "date"}),
        ("Decimal", "", [], {"type": "number"}),
        ("", "", [{"a": 1}], {"type": "object", "additionalProperties": {"type": "integer"}}),
    ],
)
def test_a_parameter_has_the_type_that_its_annotation_docs_and_doctests_agree_on(
    annotation, doc_type, values, schema
):
    doc = NUMPY_DOC.format(header="", type=doc_type) if doc_type else "Gives it."
    calls = [call({"x": value}) for value in values]
    tool = only(described("pack.f", parameter("x", annotation=annotation), doc=doc, examples=calls))
    found = {**tool.parameters["properties"]["x"]}
    found.pop("description", "")
    assert found == schema


@pytest.mark.parametrize(
    ("function", "reason", "told"),
    [
        (described("pack.f", parameter("x")), Refusal.NO_JSON_TYPE, "'x': nothing tells its type"),
        (described("pack.f", number(), is_async=True), Refusal.UNSUPPORTED, "asynchronous"),
        (described("pack.f", parameter("a", "rest")), Refusal.UNSUPPORTED, "*args"),
        (described("pack.f", number()) | {"parameters": None}, Refusal.NO_SIGNATURE, "signature"),
        (described("pack.no", number()), Refusal.DENIED, "list leaves it out"),
        (described("pack.f", parameter("x", annotation="list")), Refusal.NO_JSON_TYPE, "'list'"),
        (described("pack.f", number("é")), Refusal.NOT_NAMED, "'é'"),
    ],
)
def test_what_json_cannot_carry_is_refused_with_a_reason(function, reason, told):
    library = imported(function, deny=["*.no"])
    (refused,) = library.refused
    assert (library.tools, library.modules) == ((), {})
    assert (refused.reason, refused.name) == (reason, function["path"])
    assert told in refused.detail


@pytest.mark.parametrize(
    ("problems", "refused"),
    [
        (["error: ImportError no", "timeout: x"], [("", "error: ImportError no")]),
        (["", "timeout: x"], [("pack.b", "timeout: x")]),
    ],
    ids=["all", "one"],
)
def test_a_package_that_fails_is_refused_once(problems, refused):
    modules = [
        {"module": f"pack.{name}", "problem": problem, "functions": []}
        for name, problem in zip("ab", problems, strict=True)
    ]
    library = import_package(listed(), {"problem": "", "modules": modules})
    assert [(each.name, each.detail) for each in library.refused] == refused
    assert {each.reason for each in library.refused} == {Refusal.PACKAGE_FAILED}


def test_a_package_that_cannot_be_installed_is_refused_once():
    (refused,) = import_package(listed(), {"problem": "no wheels", "modules": []}).refused
    assert (refused.source, refused.detail) == ("pypi:pack==1.0", "no wheels")


def test_optional_parameters_that_mean_nothing_in_json_are_left_out_with_their_calls():
    calls = [call({"x": 1.0, "out": 2}), call({"x": 3.0, "key": None}), call({"x": 4.0})]
    tool = only(
        described(
            "pack.f",
            number(),
            parameter("out", default=None),
            parameter("key", annotation="Callable", default=None),
            parameter("rest", "rest"),
            parameter("rest_by_name", "rest_by_name"),
            parameter("mode", annotation="str", default="fast"),
            examples=calls,
        )
    )
    assert list(tool.parameters["properties"]) == ["x", "mode"]
    assert tool.parameters["required"] == ["x"]
    assert tool.parameters["properties"]["mode"]["default"] == "fast"
    assert tool.examples == ({"x": 3.0}, {"x": 4.0})


def test_a_ufunc_takes_one_item_and_its_recorded_arrays_become_calls_of_one():
    function = described(
        "pack.f",
        parameter("n", "positional", of_each_item="number"),
        parameter("x", "positional", of_each_item="number"),
        doc=NUMPY_DOC.format(header="f(n, x)\n\n", type="array_like"),
        examples=[call({"n": 2, "x": [0.1, 0.2, 0.3, 0.4]}), call({"n": [1, 2], "x": [1, 2, 3]})],
    )
    tool = only(function)
    assert tool.parameters["properties"]["x"]["type"] == "number"
    assert tool.examples == ({"n": 2, "x": 0.2}, {"n": 2, "x": 0.3})


@pytest.mark.parametrize(
    ("path", "parameters", "arguments", "result"),
    [
        ("math.pow", [number("x"), number("y")], {"y": 3, "x": 2}, 8.0),
        ("statistics.mean", [parameter("data", annotation="list[float]")], {"data": [1, 3]}, 2),
        ("math.gcd", [parameter("integers", "rest")], {"integers": [12, 18]}, 6),
        ("math.frexp", [parameter("x", "positional", "float")], {"x": 8.0}, [0.5, 4]),
        (
            "textwrap.shorten",
            [parameter("text", annotation="str"), parameter("width", annotation="int")],
            {"width": 9, "text": "one two three"},
            "one [...]",
        ),
        (
            "builtins.format",
            [parameter("value", "positional", "datetime.date")],
            {"value": "2024-02-29"},
            "2024-02-29",
        ),
        (
            "textwrap.wrap",
            [
                parameter("text", annotation="str"),
                parameter("width", annotation="int", default=70),
            ],
            {"text": "a b"},
            ["a b"],
        ),
    ],
)
def test_the_module_passes_arguments_to_the_parameters_that_they_are_named_for(
    path, parameters, arguments, result
):
    examples = [call({"integers": [1, 2]}, {"integers": "tuple"})] if "gcd" in path else []
    library = imported(described(path, *parameters, examples=examples))
    assert library.refused == ()
    assert executed(library, **arguments) == result


def test_a_module_that_could_not_be_imported_fails_its_calls_with_that_error():
    library = imported(described("no_such_module_anywhere.f", number()))
    with pytest.raises(ImportError, match="no_such_module_anywhere"):
        executed(library, x=1.0)


def test_a_parameter_by_place_needs_those_before_it():
    optional = [parameter(name, "positional", "int", default=None) for name in ("start", "stop")]
    library = imported(described("builtins.dict", *optional))
    with pytest.raises(TypeError, match="'stop' can only be given with 'start'"):
        executed(library, stop=3)


def test_an_argument_is_made_by_the_function_that_the_list_names():
    schema = {"type": "object", "properties": {"numerator": {"type": "integer"}}}
    made = {"schema": schema, "make": "fractions.Fraction", "by_name": True, "description": "It."}
    calls = [call({"x": {"numerator": 3}}, {"x": "Fraction"})]
    function = described("math.floor", parameter("x", "positional"), examples=calls)
    library = imported(function, arguments={"x": made})
    (tool,) = library.tools
    assert tool.parameters["properties"]["x"]["description"] == "It."
    assert tool.examples == ({"x": {"numerator": 3}},)
    assert executed(library, x={"numerator": 7}) == 7


def test_nodes_that_doctests_number_are_named_as_the_list_asks_for():
    names = {"schema": {"type": "array", "items": {"type": "string"}}}
    calls = [call({"x": [1, 2]})]
    tool = only(described("pack.f", parameter("x"), examples=calls), arguments={"x": names})
    assert tool.examples == ({"x": ["1", "2"]},)


def test_examples_whose_arguments_would_be_of_another_class_are_no_examples():
    calls = [call({"x": "2024-01-01"}, {"x": "date"}), call({"x": "soon"})]
    tool = only(described("pack.f", parameter("x"), examples=calls))
    assert tool.examples == ({"x": "soon"},)


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


@settings(max_examples=60, deadline=None)
@given(PARAMETERS, TEXT | TEXT.map(lambda t: NUMPY_DOC.format(header=t, type=t)), VALUES, TEXT)
def test_no_description_can_break_the_import(parameters, doc, value, returns):
    names = [each["name"] for each in parameters]
    calls = [call(dict.fromkeys(names, value), result=value)]
    function = described("math.sin", *parameters, doc=doc, examples=calls, returns=returns)
    library = imported(function)
    assert len(library.tools) + len(library.refused) == 1
    for tool in library.tools:
        check_defaults(parse_parameters(tool.parameters))
    for text in library.modules.values():
        compile(text, "generated", "exec")
    assert "pack" not in sys.modules


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


@settings(max_examples=60, deadline=None)
@given(VALUES, st.sampled_from(sorted(GOOD)), VALUES)
def test_no_tampering_breaks_the_import(value, field, other):
    for modules in ([{"module": "pack", "problem": "", "functions": value}], value):
        import_package(listed(), {"problem": other, "modules": modules})
    imported(GOOD | {field: value})
    imported(GOOD | {field: [value]})
