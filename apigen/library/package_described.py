"""The shape of what introspection says: foreign code ran beside it, so none of it is believed."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints, ValidationError, model_validator

from apigen.config import explain
from apigen.records import JsonObject

_Line = Annotated[str, StringConstraints(max_length=2_000)]
_Path = Annotated[str, StringConstraints(pattern=r"^\w+(\.\w+)+$", max_length=500)]


class _Parameter(BaseModel):
    name: _Line
    kind: Literal["positional", "either", "keyword", "rest", "rest_by_name"]
    annotation: _Line
    required: bool
    of_each_item: Literal["", "number", "integer"] = ""


class _Call(BaseModel):
    arguments: dict[str, Any]
    types: dict[str, _Line]

    @model_validator(mode="after")
    def _has_all_types(self) -> "_Call":
        if missing := self.arguments.keys() - self.types.keys():
            raise ValueError(f"no type of {min(missing)!r}")
        return self


class _Function(BaseModel):
    path: _Path
    origin: _Line
    is_async: bool
    parameters: Annotated[list[_Parameter], Field(max_length=200)] | None
    returns: _Line
    doc: Annotated[str, StringConstraints(max_length=20_000)]
    examples: Annotated[list[_Call], Field(max_length=20)] = []


class _Module(BaseModel):
    module: _Line
    problem: str
    functions: list[_Function]


class _Package(BaseModel):
    problem: str
    modules: list[_Module]


def shape_problem(described: JsonObject) -> str:
    """What is wrong with the description of a package, in one line, or nothing."""
    try:
        _Package.model_validate(described, strict=True)
    except ValidationError as error:
        return " ".join(f"its description is broken: {explain(error)}".split())[:500]
    return ""
