"""Everything in Python source text that can be called by name, described or not."""

import ast
from collections.abc import Mapping

from apigen.errors import LibraryError
from apigen.library.json_entries import with_entries
from apigen.library.model import Library
from apigen.library.python_functions import Function, Unfit
from apigen.library.python_source import described, module_name, parsed, placed
from apigen.records import Binding, Tool


def import_callables(files: Mapping[str, str]) -> Library:
    """Every public function that the files define outside of classes and functions.

    One that a model could not be offered, say for want of annotations, has empty `parameters`:
    what it takes is known only when it is called. So has one that its file defines several times.

    Args:
        files: Source text by path relative to the library's root, with `/`.

    Raises:
        LibraryError: A file is not valid Python, or two define a function of one name.
    """
    tools: dict[str, Tool] = {}
    modules = dict(files)
    for path in sorted(files):
        tree, entries = parsed(path, files[path]), {}
        for name, nodes in _functions(tree).items():
            if other := tools.get(name):
                raise LibraryError(
                    f"{path}: function {name!r} is also defined in {other.source}; rename one, or "
                    "name a file instead of the folder"
                )
            tools[name], builders = _described(path, nodes, tree)
            if builders is not None:
                entries[name] = builders
        modules[path] = with_entries(files[path], entries)
    return Library(tuple(tools.values()), {module_name(path): modules[path] for path in files})


def _functions(tree: ast.AST) -> dict[str, list[Function]]:
    """The public functions of a module by name, also those under `if`, `try` or `with`."""
    found: dict[str, list[Function]] = {}
    pending = [tree]
    while pending:
        node = pending.pop()
        if isinstance(node, Function) and not node.name.startswith("_"):
            found.setdefault(node.name, []).append(node)
        elif not isinstance(node, Function | ast.ClassDef | ast.expr):
            pending += ast.iter_child_nodes(node)
    return found


def _described(
    path: str, nodes: list[Function], tree: ast.Module
) -> tuple[Tool, dict[str, str] | None]:
    name = nodes[0].name
    binding = Binding("python", module_name(path), name)
    undescribed = Tool(name, "", {}, {}, "Other", binding, source=path)
    if len(nodes) > 1:
        return undescribed, None
    try:
        return described(nodes[0], tree, placed(path, "", path))
    except Unfit:
        return undescribed, None
