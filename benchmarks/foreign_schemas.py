"""How many of the tool schemas that pydantic writes for real models the checks can read.

`python -m benchmarks.foreign_schemas [PACKAGE ...]` prints, for all models of each package whose
schema is an object, how many are in the subset as they stand, and how many once rewritten.
"""

import contextlib
import importlib
import inspect
import pkgutil
import sys
import warnings
from collections.abc import Iterator

from pydantic import BaseModel

from apigen.errors import SchemaError
from apigen.foreign.content import Unreadable
from apigen.foreign.tools import read_tools
from apigen.records import JsonObject
from apigen.schema import parse_parameters

PACKAGES = ("openai.types", "mcp.types", "prefect.client.schemas", "fastapi.openapi.models")


def schemas_of(package: str) -> Iterator[JsonObject]:
    """The schemas of all models that a package defines, where they are objects."""
    for model in _models(package):
        with contextlib.suppress(Exception):  # some models hold what has no schema
            schema = model.model_json_schema()
            if schema.get("type") == "object" or "$ref" in schema:
                yield schema


def _models(package: str) -> list[type[BaseModel]]:
    found: dict[type[BaseModel], None] = {}
    for module in _modules(package):
        for _, value in inspect.getmembers(module, inspect.isclass):
            if issubclass(value, BaseModel) and value.__module__.startswith(package.split(".")[0]):
                found[value] = None
    return list(found)


def _modules(package: str) -> Iterator[object]:
    root = importlib.import_module(package)
    yield root
    for info in pkgutil.walk_packages(getattr(root, "__path__", []), f"{package}."):
        with contextlib.suppress(Exception):  # a module may need what is not installed
            yield importlib.import_module(info.name)


def is_in_subset(schema: JsonObject) -> bool:
    """Whether it can be read as it stands."""
    try:
        parse_parameters(schema)
    except SchemaError:
        return False
    return True


def is_read(schema: JsonObject) -> bool:
    """Whether it can be read once rewritten."""
    try:
        read_tools([{"name": "f", "parameters": schema}])
    except Unreadable:
        return False
    return True


def main() -> None:
    """Count and print."""
    warnings.simplefilter("ignore")
    for package in sys.argv[1:] or PACKAGES:
        schemas = list(schemas_of(package))
        before, now = sum(map(is_in_subset, schemas)), sum(map(is_read, schemas))
        shares = f"{before / len(schemas):6.1%} as they stand, {now / len(schemas):6.1%} rewritten"
        print(f"{package:<24} {len(schemas):>5} schemas: {shares}")


if __name__ == "__main__":
    main()
