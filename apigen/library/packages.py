"""Tools from what a PyPI package says of itself, as `tasks.introspection` finds it out."""

from collections.abc import Iterable, Iterator, Mapping

from apigen.library.model import Library, Refused
from apigen.library.naming import tool_name
from apigen.library.package_code import module_text
from apigen.library.package_described import shape_problem
from apigen.library.package_entry import Entry
from apigen.library.package_tools import Made, NotTaken, tool_of
from apigen.library.refusals import Refusal
from apigen.records import JsonObject


def import_package(entry: Entry, described: JsonObject) -> Library:
    """The functions of a package as tools, with one module that calls them.

    Args:
        entry: What the list says of the package.
        described: What `tasks.introspection.describe_package` gave for it.
    """
    if problem := shape_problem(described):
        described = {"problem": problem, "modules": []}
    module = f"pypi_{tool_name(entry.key)}"
    refused = list(_failed(entry, described))
    made: dict[str, Made] = {}
    for function in _once(described["modules"]):
        path = function["path"]
        try:
            name = _name(entry, path, made)
            made[name] = tool_of(entry, function, name, module)
        except NotTaken as problem:
            refused.append(Refused(entry.source(path), path, problem.reason, str(problem)))
    wrappers = [made[name].wrapper for name in sorted(made)]
    needed = {wrapper.path.rpartition(".")[0] for wrapper in wrappers}
    modules = {module: module_text(needed, wrappers, entry.results)} if made else {}
    return Library(tuple(made[name].tool for name in sorted(made)), modules, tuple(refused))


def _name(entry: Entry, path: str, made: Mapping[str, Made]) -> str:
    """A name that no other has yet: with the module's last part where it has to be."""
    *modules, function = path.split(".")
    names = [tool_name(entry.key, function)]
    names += [
        tool_name(entry.key, *modules[at:], function) for at in range(len(modules) - 1, -1, -1)
    ]
    if found := next((name for name in names if name and name not in made), ""):
        return found
    raise NotTaken(Refusal.NOT_NAMED, f"no name is left for it: {names[0]!r} is taken")


def _failed(entry: Entry, described: JsonObject) -> Iterator[Refused]:
    """One refusal for a package that is not there at all, else one per module."""
    modules = described["modules"]
    problems = [(module["module"], module["problem"]) for module in modules if module["problem"]]
    if described["problem"] or (problems and len(problems) == len(modules)):
        detail = described["problem"] or problems[0][1]
        yield Refused(entry.source(), "", Refusal.PACKAGE_FAILED, detail)
        return
    for name, problem in problems:
        yield Refused(entry.source(name), name, Refusal.PACKAGE_FAILED, problem)


def _once(modules: Iterable[JsonObject]) -> list[JsonObject]:
    """Every function under its shortest path."""
    found: dict[str, JsonObject] = {}
    for function in (each for module in modules for each in module["functions"]):
        known = found.get(function["origin"])
        if known is None or _length(function["path"]) < _length(known["path"]):
            found[function["origin"]] = function
    return sorted(found.values(), key=lambda function: str(function["path"]))


def _length(path: str) -> tuple[int, int, str]:
    return path.count("."), len(path), path
