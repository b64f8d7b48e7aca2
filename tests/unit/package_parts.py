"""Descriptions of packages as introspection gives them, for tests of what becomes of them."""

from apigen.library.package_entry import Entry
from apigen.library.packages import import_package

NUMPY_DOC = """
{header}Gives the {{kind}} of a thing.

Parameters
----------
x : {type}
    What it is *about*.
"""


def listed(**fields):
    known = {"name": "pack", "version": "1.0", "licence": "MIT", "modules": ["pack"]}
    return Entry.model_validate({**known, "category": "Math", **fields})


def parameter(name, kind="either", annotation="", **more):
    required = "default" not in more and kind not in ("rest_by_name",)
    return {"name": name, "kind": kind, "annotation": annotation, "required": required, **more}


def described(path, *parameters, doc="", examples=(), **more):
    usual = {"origin": path, "is_async": False, "returns": ""}
    found = {"path": path, "parameters": list(parameters), "doc": doc, "examples": list(examples)}
    return {**usual, **found, **more}


def call(arguments, types=None, **more):
    kinds = {name: type(value).__name__ for name, value in arguments.items()}
    return {"arguments": arguments, "types": {**kinds, **(types or {})}, **more}


def imported(*functions, **fields):
    modules = [{"module": "pack", "problem": "", "functions": list(functions)}]
    return import_package(listed(**fields), {"problem": "", "modules": modules})


def only(*functions, **fields):
    library = imported(*functions, **fields)
    assert library.refused == ()
    (tool,) = library.tools
    return tool


def number(name="x"):
    return parameter(name, annotation="float")
