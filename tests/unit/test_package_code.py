"""The module that a package's tools run by, tried on Python's own functions."""

import types

import pytest

from tests.unit.package_parts import call, described, imported, number, parameter


def executed(library, **arguments):
    """The result of the library's one tool: its module's text is run here, on Python's own code."""
    module = types.ModuleType("generated")
    (text,) = library.modules.values()
    exec(text, vars(module))
    return getattr(module, library.tools[0].binding.function)(**arguments)


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
