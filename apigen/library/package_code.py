"""The module that executes a package's tools: written as text, run only in the sandbox."""

import functools
import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from apigen.library import package_results, package_runtime


@dataclass(frozen=True, slots=True)
class Passed:
    """How one parameter of a tool reaches the real function.

    `name` is the tool's, `original` the function's; `convert` is an expression or empty. Where
    `spread` is set, the items of the value are passed, for `*original`.
    """

    name: str
    original: str
    required: bool
    positional: bool = False
    convert: str = ""
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Wrapper:
    """One function of the module: its name and the path of what it calls."""

    name: str
    path: str
    passed: Sequence[Passed]


def module_text(
    modules: Iterable[str], wrappers: Iterable[Wrapper], results: Mapping[str, str]
) -> str:
    """The source text of a module with a function per tool.

    Args:
        modules: What the functions need imported.
        wrappers: The functions.
        results: By class, the function that gives JSON for results of it.
    """
    start = f"_preload({sorted(modules)!r})"
    if results:
        start += f"\n_results({dict(results)!r})"
    parts = [_head(), start, *map(_function, wrappers)]
    return "\n\n\n".join(parts) + "\n"


@functools.cache
def _head() -> str:
    """Both texts as one module: imports of the future may only stand at its top."""
    texts = [inspect.getsource(module).rstrip() for module in (package_results, package_runtime)]
    local = re.compile(r"^from (?:__future__|apigen)\b.*\n", re.MULTILINE)
    return "\n\n\n".join([texts[0], local.sub("", texts[1])])


def _function(wrapper: Wrapper) -> str:
    passed = sorted(wrapper.passed, key=lambda each: not each.required)
    signature = ", ".join(each.name + ("" if each.required else "=_UNSET") for each in passed)
    given = ", ".join(f"{each.original!r}: {each.name}" for each in wrapper.passed)
    arguments = [repr(wrapper.path), f"{{{given}}}"]
    if positional := [each.original for each in wrapper.passed if each.positional]:
        arguments.append(f"positional={positional!r}")
    if converted := [each for each in wrapper.passed if each.convert]:
        pairs = ", ".join(f"{each.original!r}: {each.convert}" for each in converted)
        arguments.append(f"convert={{{pairs}}}")
    arguments += [f"spread={each.original!r}" for each in wrapper.passed if each.spread]
    return f"def {wrapper.name}({signature}):\n    return _call({', '.join(arguments)})"
