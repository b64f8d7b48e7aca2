"""Tools from Python source text: signatures and docstrings are parsed, nothing is imported."""

import ast
import sys
import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from apigen.errors import LibraryError
from apigen.library.json_entries import with_entries
from apigen.library.model import CATEGORIES, Library, Refused
from apigen.library.named_types import Nodes, nodes_of
from apigen.library.python_functions import Function, Unfit, read_function
from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool
from apigen.schema import NAME

_STANDARD = frozenset(sys.stdlib_module_names)
_CATEGORY_BY_FOLDER = {category.lower(): category for category in CATEGORIES}
Entries = dict[str, dict[str, str]]


def import_functions(files: Mapping[str, str], licence: str = "") -> Library:
    """Every public top-level function of the files, as tools.

    Args:
        files: Source text by path relative to the library's root, with `/`; the first folder
            names the category, where it is one of the 21.
        licence: SPDX identifier of the code's licence.

    Raises:
        LibraryError: A file does not parse, or a function cannot be called by name from JSON; the
            message names file, function, cause and remedy.
    """
    library = import_source(files, licence, source="")
    for refused in library.refused:
        function = f"function {refused.name!r}: " if refused.name else ""
        between = ", " if refused.detail.startswith("line ") else ": "
        raise LibraryError(f"{refused.source}{between}{function}{refused.detail}")
    return library


def import_source(
    files: Mapping[str, str], licence: str = "", source: str = "functions"
) -> Library:
    """The public top-level functions of the files that can be called by name from JSON, as tools.

    A module whose functions take or give Python's own types (dataclasses, enumerations, dates) has
    entries behind its text that take and give JSON; those are what the bindings name.

    Args:
        files: Source text by path, as `import_functions` takes it.
        licence: SPDX identifier of the code's licence.
        source: What stands before the path in a tool's `source`, as in `functions:math/algebra.py`.

    Returns:
        The tools, and all other public functions as refused; a file that is not valid Python is
        refused whole, without a name. Nothing is raised for what a file holds.
    """
    tools: dict[str, Tool] = {}
    modules: dict[str, str] = {}
    refused: list[Refused] = []
    siblings = {PurePosixPath(path).parts[0].removesuffix(".py") for path in files}
    for path in sorted(files):
        place = placed(path, licence, f"{source}:{path}" if source else path)
        modules[module_name(path)] = files[path]
        try:
            tree = _readable(path, files[path], siblings)
            found, entries = _tools(tree, tools, place, refused)
            modules[module_name(path)] = with_entries(files[path], entries)
            tools |= found
        except Unfit as error:
            refused.append(Refused(place.source, "", error.reason, str(error)))
    return Library(tuple(tools[name] for name in sorted(tools)), modules, tuple(refused))


def placed(path: str, licence: str, source: str) -> Tool:
    """What is known of a file's tools without reading it; `binding.function` is open."""
    folder = PurePosixPath(path).parts[0].lower()
    category = _CATEGORY_BY_FOLDER.get(folder, "Other")
    binding = Binding("python", module_name(path), "")
    return Tool("", "", {}, {}, category, binding, source=source, licence=licence)


def described(node: Function, tree: ast.Module, place: Tool) -> tuple[Tool, dict[str, str] | None]:
    """A function of a file as `read_function` gives it.

    Raises:
        Unfit: It is not taken.
    """
    return _described(node, nodes_of(tree), _function_names(tree), place)


def module_name(path: str) -> str:
    """The name under which a file's code is executed."""
    return ".".join(PurePosixPath(path).with_suffix("").parts)


def parsed(path: str, text: str) -> ast.Module:
    """A file's syntax tree.

    Raises:
        LibraryError: It is not valid Python; names the file and the line.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of foreign code, which is not ours to mend
            return ast.parse(text)
    except SyntaxError as error:
        place = f"{path}, line {error.lineno}" if error.lineno else path
        raise LibraryError(f"{place}: not valid Python: {error.msg}; correct it") from error
    except (ValueError, RecursionError, MemoryError) as error:  # the parser's stack has two ends
        problem = str(error) or "nested too deeply"
        raise LibraryError(f"{path}: not valid Python: {problem}; correct it") from error


def _readable(path: str, text: str, siblings: set[str]) -> ast.Module:
    """A file's syntax tree, if it can run alone."""
    try:
        tree = parsed(path, text)
    except LibraryError as error:
        problem = str(error).removeprefix(path).lstrip(":, ")
        raise Unfit(Refusal.UNREADABLE, problem) from error
    for node in tree.body:
        if name := _sibling_import(node, siblings):
            problem = f"imports {name!r} from the library; each file runs alone, so move what it"
            raise Unfit(Refusal.UNSUPPORTED, f"{problem} needs into it")
    return tree


def _tools(
    tree: ast.Module, known: Mapping[str, Tool], place: Tool, refused: list[Refused]
) -> tuple[dict[str, Tool], Entries]:
    """A file's tools, and the entries they need; what is not taken goes to `refused`."""
    nodes, taken, entries, tools = nodes_of(tree), _function_names(tree), Entries(), dict(known)
    for node in tree.body:
        if not isinstance(node, Function) or node.name.startswith("_"):
            continue
        try:
            if other := tools.get(node.name):
                raise Unfit(Refusal.DUPLICATE, f"also defined in {other.source}; rename one")
            tools[node.name], builders = _described(node, nodes, taken, place)
            if builders is not None:
                entries[node.name] = builders
        except Unfit as error:
            refused.append(Refused(place.source, node.name, error.reason, str(error)))
    return tools, entries


def _described(
    node: Function, nodes: Nodes, taken: set[str], place: Tool
) -> tuple[Tool, dict[str, str] | None]:
    if not NAME.fullmatch(node.name):
        raise Unfit(Refusal.NOT_NAMED, "models take names of A-Z, a-z, 0-9 and _ only; rename it")
    binding = replace(place.binding, function=node.name)
    tool, builders = read_function(node, nodes, replace(place, binding=binding))
    if builders is not None and tool.binding.function in taken:
        problem = f"its module also defines {tool.binding.function!r}; rename one"
        raise Unfit(Refusal.DUPLICATE, problem)
    return tool, builders


def _function_names(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, Function)}


def _sibling_import(node: ast.stmt, siblings: set[str]) -> str:
    """The name of another file of the library that a statement imports, or nothing."""
    if isinstance(node, ast.ImportFrom):
        name = (node.module or "a sibling").split(".")[0]
        return name if node.level or name in siblings - _STANDARD else ""
    names = (
        [alias.name.split(".")[0] for alias in node.names] if isinstance(node, ast.Import) else []
    )
    return next((name for name in names if name in siblings - _STANDARD), "")
