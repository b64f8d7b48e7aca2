"""What the package list says of one package, held to its rules."""

import fnmatch
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from apigen.errors import SchemaError
from apigen.library.model import CATEGORIES
from apigen.records import JsonObject
from apigen.schema import parse_parameters

STANDARD_LIBRARY = "python-stdlib"
"""The name of entries for modules that come with Python; they have no version."""
PERMISSIVE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 CC0-1.0 HPND ISC MIT MIT-0 MIT-CMU PSF-2.0"
    " Python-2.0 Unlicense Zlib".split()
)
"""SPDX identifiers of licences that ask for no more than to be named."""
_ANY = ("",)
_VERSION = re.compile(r"[0-9][0-9A-Za-z.+!-]*")
_NEED = re.compile(r"[A-Za-z0-9._-]+(\[[a-z0-9,_-]+\])?==[0-9][0-9A-Za-z.+!-]*")
_PATH = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


def _category(text: str) -> str:
    if text not in CATEGORIES:
        raise ValueError(f"{text!r} is none of the {len(CATEGORIES)} categories")
    return text


def _path(text: str) -> str:
    if not _PATH.fullmatch(text):
        raise ValueError(f"{text!r} is no dotted name")
    return text


Category = Annotated[str, AfterValidator(_category)]
Path = Annotated[str, AfterValidator(_path)]


class Strict(BaseModel):
    """Frozen, and without fields that nobody reads."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Argument(Strict):
    """What calls pass for parameters of one name, where the package's own words do not say it.

    Without a `schema` it only describes the parameter; its type is what the package says.
    `make` names a function that makes the argument from JSON that fits `schema`, which it takes as
    its only argument or, with `by_name`, as its arguments by name. `inverse` names one that gives
    such JSON for an argument, so that doctests can be examples. It is for functions that match a
    pattern of `only`, parameters whose type in the docstring matches one of `types`, and arguments
    in doctests that are of one of the classes in `kinds`, or of any.
    """

    parameter: JsonObject | None = Field(default=None, alias="schema")
    description: str = ""
    make: Path | None = None
    by_name: bool = False
    inverse: Path | None = None
    only: tuple[str, ...] = ("*",)
    types: tuple[str, ...] = ("*",)
    kinds: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_usable(self) -> "Argument":
        if self.parameter is None:
            if self.make or not self.description:
                raise ValueError("an argument needs a schema, or at least a description")
            return self
        try:
            parse_parameters({"type": "object", "properties": {"schema": self.parameter}})
        except SchemaError as error:
            raise ValueError(str(error)) from error
        return self


def _listed(found: Any) -> Any:
    return [found] if isinstance(found, dict) else found


Arguments = Annotated[tuple[Argument, ...], BeforeValidator(_listed)]
"""One, or several of which the first that is for a parameter counts."""


class CategoryRule(Strict):
    """The category of functions whose dotted names match."""

    pattern: str
    category: Category


class Entry(Strict):
    """One package; `allow` and `deny` are glob patterns on the dotted names of functions.

    `needs` are exact pins of packages that it needs besides, `prefix` is what its tools' names
    begin with, `aliases` are modules by the names that its doctests use without importing them,
    `results` are functions that give JSON for results of a class, by the class, `descriptions` are
    our words for functions that have none of their own, by dotted name.
    """

    name: str
    version: str = ""
    licence: str
    modules: tuple[Path, ...] = Field(min_length=1)
    category: Category
    categories: tuple[CategoryRule, ...] = ()
    allow: tuple[str, ...] = ("*",)
    deny: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    prefix: str = ""
    leave_out: tuple[str, ...] = ()
    arguments: Mapping[str, Arguments] = Field(default_factory=dict)
    aliases: Mapping[str, Path] = Field(default_factory=dict)
    results: Mapping[Path, Path] = Field(default_factory=dict)
    descriptions: Mapping[Path, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_pinned_and_free(self) -> "Entry":
        if self.licence not in PERMISSIVE:
            raise ValueError(
                f"licence {self.licence!r} of {self.name} is no permissive one of SPDX"
            )
        standard = self.name == STANDARD_LIBRARY
        if standard == bool(self.version):
            raise ValueError(f"{self.name}: every package needs a version, and Python's own none")
        if self.version and not _VERSION.fullmatch(self.version):
            raise ValueError(f"{self.name}: version {self.version!r} is no exact one such as 1.2.0")
        if wrong := [need for need in self.needs if not _NEED.fullmatch(need)]:
            raise ValueError(f"{self.name}: {wrong[0]!r} is no exact pin such as numpy==2.3.5")
        return self

    @property
    def pins(self) -> tuple[str, ...]:
        """What pip has to install."""
        return (f"{self.name}=={self.version}", *self.needs) if self.version else self.needs

    @property
    def key(self) -> str:
        """What the names of its tools begin with."""
        return self.prefix or self.name

    def source(self, path: str = "") -> str:
        """Where a function is from, in one line."""
        origin = f"pypi:{self.pins[0]}" if self.version else f"pypi:{self.name}"
        return f"{origin} {path}".strip()

    def takes(self, path: str) -> bool:
        """Whether the list lets a function in."""
        return _matches(path, self.allow) and not _matches(path, self.deny)

    def category_of(self, path: str) -> str:
        """The category of a function: that of the first pattern that matches, or the package's."""
        found = (rule.category for rule in self.categories if _matches(path, (rule.pattern,)))
        return next(found, self.category)

    def argument(
        self, name: str, path: str, doc_type: str, kinds: Sequence[str] = ()
    ) -> Argument | None:
        """What the list says of a parameter of a function; `kinds` are what doctests passed."""
        fitting = [
            each
            for each in self.arguments.get(name, ())
            if _matches(path, each.only) and _matches(doc_type, each.types)
        ]
        seen = [each for each in fitting if set(each.kinds) & set(kinds)]
        return next(iter(seen or fitting), None)

    def inverses(self) -> dict[str, dict[str, str]]:
        """By parameter and class, or an empty name for any, what gives JSON for an argument."""
        return {
            name: {
                kind: each.inverse for each in some if each.inverse for kind in each.kinds or [""]
            }
            for name, some in self.arguments.items()
        }


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)
