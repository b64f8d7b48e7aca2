"""BFCL's own rules for whether calls are right, leniencies included (Python categories).

They decide as the AST checker of bfcl-eval 2026.3.23 does, so that a score computed here is BFCL's;
where that checker itself fails on an entry, the calls count as wrong. For anything else use
`apigen.matching.calls`: here texts are compared without case and some punctuation, enums are not
looked at, and a parameter that may be left out may be an empty text or list as well.
"""

from collections.abc import Sequence
from typing import Any

from apigen.bfcl import LEFT_OUT
from apigen.matching.bfcl_values import CheckerFails, value_problem
from apigen.matching.mismatch import Mismatch
from apigen.records import JsonObject, ToolCall

_SIMPLE = "simple_function_checker"
_MULTIPLE = "multiple_function_checker"
_PARALLEL = "parallel_function_checker_no_order"

Expected = tuple[str, JsonObject]


def bfcl_match(
    expected: Sequence[Expected],
    got: Sequence[ToolCall],
    functions: Sequence[Any],
    category: str,
) -> Mismatch | None:
    """What makes BFCL count `got` as wrong, or None.

    Args:
        expected: Each call's function and accepted values, as `apigen.bfcl.accepted` gives them.
        got: The calls of a model.
        functions: The question line's `function`, in Gorilla's types.
        category: BFCL's name of the entry's category, such as `live_parallel_multiple`; it decides
            how many calls there may be and which function they are held to.

    Returns:
        A mismatch whose kind is BFCL's `error_type`, or `checker_fails`.
    """
    try:
        if "parallel" in category:
            return _unordered_mismatch(expected, got, functions)
        return _single_mismatch(expected, got, functions, named="multiple" in category)
    except CheckerFails as error:
        return Mismatch("checker_fails", str(error))


def _single_mismatch(
    expected: Sequence[Expected], got: Sequence[ToolCall], functions: Sequence[Any], *, named: bool
) -> Mismatch | None:
    wanted = len(expected) if named else 1
    if len(got) != wanted:
        return _wrong_count(_MULTIPLE if named else _SIMPLE, wanted, len(got))
    if not expected or not functions:
        raise CheckerFails("no call is expected, or no function offered")
    name, options = expected[0]
    function = _named(functions, name) if named else functions[0]
    return _call_mismatch(function, got[0], options)


def _unordered_mismatch(
    expected: Sequence[Expected], got: Sequence[ToolCall], functions: Sequence[Any]
) -> Mismatch | None:
    """Each expected call takes the first call left that fits it; BFCL tries no other assignment."""
    if len(got) != len(expected):
        return _wrong_count(_PARALLEL, len(expected), len(got))
    left = list(got)
    for name, options in expected:
        function = _named(functions, name)
        for place, call in enumerate(left):
            if _call_mismatch(function, call, options) is None:
                del left[place]
                break
        else:
            detail = f"none of the {len(left)} calls left is the expected call of {name!r}"
            return Mismatch(f"{_PARALLEL}:cannot_find_match", detail)
    return None


def _wrong_count(checker: str, expected: int, got: int) -> Mismatch:
    return Mismatch(f"{checker}:wrong_count", f"{got} calls instead of {expected}")


def _named(functions: Sequence[Any], name: str) -> Any:
    for function in functions:
        if not isinstance(function, dict) or "name" not in function:
            raise CheckerFails("a function has no name")
        if function["name"] == name:
            return function
    raise CheckerFails(f"the expected function {name!r} is not offered")


def _call_mismatch(function: Any, call: ToolCall, options: JsonObject) -> Mismatch | None:
    name, properties, required = _described(function)
    if call.name != name:
        return Mismatch(f"{_SIMPLE}:wrong_func_name", f"{call.name!r} is called, not {name!r}")
    if missing := [each for each in required if each not in call.arguments]:
        return Mismatch(f"{_SIMPLE}:missing_required", f"{name}: {missing[0]!r} is left out")
    for parameter, value in call.arguments.items():
        where = f"{name}: {parameter!r}"
        if parameter not in properties or parameter not in options:
            return Mismatch(f"{_SIMPLE}:unexpected_param", f"{where} is not expected")
        if problem := value_problem(properties[parameter], value, options[parameter]):
            return Mismatch(problem, f"{where} is {value!r}, not one of {options[parameter]!r}")
    return _left_out_mismatch(name, call, options)


def _described(function: Any) -> tuple[str, JsonObject, list[str]]:
    try:
        name, parameters = function["name"], function["parameters"]
        properties, required = parameters["properties"], parameters["required"]
    except (KeyError, TypeError) as error:
        raise CheckerFails(f"a function is described without {error}") from error
    if not isinstance(properties, dict) or not isinstance(required, list):
        raise CheckerFails(f"the parameters of {name!r} are described in another form")
    return name, properties, list(map(str, required))


def _left_out_mismatch(name: str, call: ToolCall, options: JsonObject) -> Mismatch | None:
    for parameter, values in options.items():
        if parameter not in call.arguments and LEFT_OUT not in values:
            detail = f"{name}: {parameter!r} is left out, not one of {values!r}"
            return Mismatch(f"{_SIMPLE}:missing_optional", detail)
    return None
