"""BFCL's rules for one argument: its type, and its value among those that are accepted.

Equality is Python's throughout, as it is for BFCL: inside lists and objects true equals 1.
"""

import re
from collections.abc import Sequence
from typing import Any

from apigen.bfcl import LEFT_OUT

_TYPES: dict[str, type] = {
    "string": str,
    "integer": int,
    "float": float,
    "boolean": bool,
    "array": list,
    "tuple": list,
    "dict": dict,
    "any": str,
}
_WITH_ELEMENTS = frozenset({"array", "tuple"})
_IGNORED = re.compile(r"[ ,./\-_*^]")


class CheckerFails(Exception):
    """BFCL's checker ends here with an error of its own."""


def value_problem(schema: Any, value: Any, options: Sequence[Any]) -> str | None:
    """BFCL's `error_type` for a value given where `options` are accepted, or None.

    Raises:
        CheckerFails: A type is not Gorilla's, or an option is of a form that BFCL can't compare.
    """
    wanted, element = _types(schema)
    if wanted is float and type(value) is int:
        value = _as_float(value)
    given, said = type(value), _type_of_first(options)
    if given is not wanted and given is not said:
        return "type_error:simple"
    if given is wanted and element and not _some_elements_fit(value, options, element):
        return "type_error:nested" if said is list else "type_error:simple"
    # An accepted value of another type stands for a variable, which is compared as it is.
    if said not in (None, wanted) or wanted not in (str, list, dict):
        return None if value in options else "value_error:others"
    return _standard_problem(value, wanted, element, options)


def _standard_problem(
    value: Any, wanted: type, element: type | None, options: Sequence[Any]
) -> str | None:
    if wanted is str:
        return None if _standard(value) in _texts(options) else "value_error:string"
    if wanted is dict:
        return _object_problem(value, options)
    return _objects_problem(value, options) if element is dict else _list_problem(value, options)


def _types(schema: Any) -> tuple[type, type | None]:
    """The parameter's Python type, and its elements'."""
    try:
        wanted = _TYPES[schema["type"]]
        element = _TYPES[schema["items"]["type"]] if schema["type"] in _WITH_ELEMENTS else None
    except (KeyError, TypeError) as error:
        raise CheckerFails(f"a parameter has the unknown type {error}") from error
    return wanted, element


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError as error:
        raise CheckerFails("an integer is too large for a float") from error


def _type_of_first(options: Sequence[Any]) -> type | None:
    return next((type(option) for option in options if option != LEFT_OUT), None)


def _some_elements_fit(value: Sequence[Any], options: Sequence[Any], element: type) -> bool:
    return any(_elements_fit(value, option, element) for option in options)


def _elements_fit(value: Sequence[Any], option: Any, element: type) -> bool:
    if not isinstance(option, list):
        return True
    fitting = (element, _type_of_first(option))
    return all(type(item) in fitting for item in value)


def _standard(value: Any) -> Any:
    """A text as BFCL compares it: without case, spaces and some punctuation."""
    return _IGNORED.sub("", value).lower().replace("'", '"') if isinstance(value, str) else value


def _texts(options: Sequence[Any]) -> list[str]:
    return [_standard(option) for option in options if isinstance(option, str)]


def _standard_items(option: Any) -> list[Any]:
    """The items of a list of values; BFCL goes through a text's characters in the same way."""
    if not isinstance(option, list | str) and option != {}:
        raise CheckerFails(f"{option!r} stands where a list of values should")
    return [_standard(item) for item in option]


def _list_problem(value: list[Any], options: Sequence[Any]) -> str | None:
    accepted = [_standard_items(option) for option in options]
    return None if _standard_items(value) in accepted else "value_error:list/tuple"


def _object_problem(value: Any, options: Sequence[Any]) -> str | None:
    problem: str | None = "dict_checker:unclear"
    for option in options:
        if option == LEFT_OUT:
            continue
        if not isinstance(option, dict) or not isinstance(value, dict):
            raise CheckerFails(f"{option!r} or {value!r} is no object")
        if (problem := _key_problem(value, option)) is None:
            return None
    return problem


def _key_problem(value: dict[str, Any], option: dict[str, Any]) -> str | None:
    problem = None
    for key, item in value.items():
        if key not in option:
            problem = "value_error:dict_key"
            break
        if _standard(item) not in _standard_items(option[key]):
            problem = "value_error:dict_value"
            break
    for key, accepted in option.items():
        if key not in value and not _may_be_left_out(accepted):
            return "value_error:dict_key"
    return problem


def _may_be_left_out(accepted: Any) -> bool:
    if not isinstance(accepted, list | str | dict):
        raise CheckerFails(f"{accepted!r} stands where a list of values should")
    return LEFT_OUT in accepted


def _objects_problem(value: list[Any], options: Sequence[Any]) -> str | None:
    problem: str | None = "list_dict_checker:unclear"
    for option in options:
        if not isinstance(option, list | str | dict):
            raise CheckerFails(f"{option!r} stands where a list of objects should")
        problem = "value_error:list_dict_count"
        if len(value) == len(option) and (problem := _each_problem(value, option)) is None:
            return None
    return problem


def _each_problem(value: list[Any], option: Any) -> str | None:
    if isinstance(option, dict) and option:
        raise CheckerFails(f"{option!r} stands where a list of objects should")
    for item, accepted in zip(value, option, strict=True):
        if problem := _object_problem(item, [accepted]):
            return problem
    return None
