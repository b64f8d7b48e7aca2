"""Functions of packages as tools: descriptions as introspection gives them in, a library out."""

import pytest

from apigen.library.packages import import_package
from apigen.library.refusals import Refusal
from tests.unit.package_parts import (
    NUMPY_DOC,
    call,
    described,
    imported,
    listed,
    number,
    only,
    parameter,
)


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


def test_what_could_draw_lots_asks_for_a_seed_and_its_examples_have_one():
    calls = [call({"x": 1.0}), call({"x": 2.0, "seed": 7}), call({"x": 3.0, "seed": None})]
    function = described("pack.f", number(), parameter("seed", default=None), examples=calls)
    library = imported(function)
    (tool,) = library.tools
    assert tool.parameters["required"] == ["x", "seed"]
    assert tool.parameters["properties"]["seed"]["type"] == "integer"
    assert "default" not in tool.parameters["properties"]["seed"]
    assert tool.examples[:2] == ({"seed": 1, "x": 1.0}, {"seed": 7, "x": 2.0})
    (text,) = library.modules.values()
    assert "seed" in text.rpartition("def pack_f")[2]


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


def test_nodes_that_doctests_number_are_named_as_the_list_asks_for():
    names = {"schema": {"type": "array", "items": {"type": "string"}}}
    calls = [call({"x": [1, 2]})]
    tool = only(described("pack.f", parameter("x"), examples=calls), arguments={"x": names})
    assert tool.examples == ({"x": ["1", "2"]},)


def test_examples_whose_arguments_would_be_of_another_class_are_no_examples():
    calls = [call({"x": "2024-01-01"}, {"x": "date"}), call({"x": "soon"})]
    tool = only(described("pack.f", parameter("x"), examples=calls))
    assert tool.examples == ({"x": "soon"},)
