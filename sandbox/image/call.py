"""One call: find the function, call it by name, describe how it went as JSON text."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Any

from sandbox.image.encode import NotJson, TooLarge, encode

MAX_TYPE_CHARS, MAX_MESSAGE_CHARS = 200, 2_000
MAX_DESCRIPTION_BYTES = 32_768
"""More than the JSON text of any outcome without its result."""


def run(module: types.ModuleType, name: str, arguments: Mapping[str, Any], max_bytes: int) -> str:
    """Call a function of the module and describe the outcome; whatever it raises is data."""
    try:
        function = find(module, name)
        result = function(**arguments)
        text = encode(result, max_bytes)
    except NotJson as problem:
        return describe("not_json", "", f"the function returned {problem}")
    except TooLarge as problem:
        return describe("output_too_large", "", str(problem))
    except BaseException as error:  # SystemExit and KeyboardInterrupt are outcomes, too
        return describe_error(error)
    return f'{{"status":"ok","result":{text}}}'


def find(module: types.ModuleType, name: str) -> Any:
    """Look a public function up that the module defines itself.

    Raises:
        LookupError: There is none of that name.
    """
    function: Any = vars(module).get(name)
    if name.startswith("_"):
        raise LookupError(f"{name!r} is private")
    if not callable(function) or isinstance(function, type):
        raise LookupError(f"there is no function {name!r}")
    if getattr(function, "__module__", None) != module.__name__:
        raise LookupError(f"{name!r} is imported, not defined here")
    return function


def describe_error(error: BaseException, where: str = "") -> str:
    """Describe an exception as an outcome."""
    if isinstance(error, MemoryError):
        message = _message(error) or "more memory than a call may have"
        return describe("out_of_memory", "MemoryError", where + message)
    return describe("error", type(error).__name__, where + _message(error))


def describe(status: str, error_type: str, error: str) -> str:
    """Write an outcome without a result."""
    texts = {"status": status, "error_type": error_type[:MAX_TYPE_CHARS], "error": error}
    readable = {k: v.encode("utf-8", "replace").decode("utf-8") for k, v in texts.items()}
    readable["error"] = readable["error"][:MAX_MESSAGE_CHARS]
    return encode(readable, MAX_DESCRIPTION_BYTES)


def _message(error: BaseException) -> str:
    try:
        return str(error)
    except BaseException as problem:  # the class is foreign code as well
        return f"(its message could not be read: {type(problem).__name__})"
