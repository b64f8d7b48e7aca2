"""Everything in Python source text that can be called by name, described or not."""

import ast
from collections.abc import Mapping

from apigen.errors import LibraryError
from apigen.library.model import Library
from apigen.library.python_source import Function, import_functions, module_name, parsed
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
    for path in sorted(files):
        for name, nodes in _functions(parsed(path, files[path])).items():
            if other := tools.get(name):
                raise LibraryError(
                    f"{path}: function {name!r} is also defined in {other.source}; rename one, or "
                    "name a file instead of the folder"
                )
            tools[name] = _described(path, nodes)
    return Library(tuple(tools.values()), {module_name(path): files[path] for path in files})


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


def _described(path: str, nodes: list[Function]) -> Tool:
    name = nodes[0].name
    undescribed = Tool(
        name, "", {}, {}, "Other", Binding("python", module_name(path), name), source=path
    )
    if len(nodes) > 1:
        return undescribed
    try:
        return import_functions({path: ast.unparse(nodes[0])}).tools[0]
    except (LibraryError, RecursionError):
        return undescribed
