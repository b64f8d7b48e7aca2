"""What JSON a parameter of a package's function takes, from all that is known of it."""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from apigen.errors import LibraryError
from apigen.library.annotations import Names, read_type
from apigen.library.docstrings import schema_of_doc_type
from apigen.library.package_values import commonest, fits, inferred
from apigen.records import JsonObject

_ARRAY = re.compile(
    r"ndarray|array[_ -]?like|ArrayLike|NDArray|\barrays?\b|\bmatrix\b|\bvector\b", re.IGNORECASE
)
_LIST_OF = re.compile(r"^(?:sequence|list|tuple|iterable)s?\b.*\b(?:of|\[)", re.IGNORECASE)
_CONVERTERS = {
    "ndarray": "_array",
    "date": "_date",
    "datetime": "_datetime",
    "time": "_time",
    "Decimal": "_decimal",
    "iterator": "_as_iterator",
    "set": "_as_set",
    "frozenset": "_as_set",
}
_STRICT = frozenset({"_date", "_datetime", "_time", "_uuid"})
_DECIMAL = r"(?:decimal\.)?Decimal"
_FORMATS = {"uuid": "_uuid", "date": "_date", "date-time": "_datetime", "time": "_time"}

_UNREADABLE = (
    LibraryError,
    SyntaxError,
    ValueError,
    TypeError,
    IndexError,
    RecursionError,
    MemoryError,
)
"""What the parser and the reader of annotations may raise for foreign text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a parameter.

    `default` is None where there is none or JSON cannot carry it; `values` are what doctests passed
    for it, and `kinds` the names of their Python types. `of_each_item` is the JSON type that a
    function of scalars takes, which works on arrays item by item.
    """

    annotation: str = ""
    doc_type: str = ""
    default: Any = None
    values: Sequence[Any] = ()
    kinds: Sequence[str] = ()
    of_each_item: str = ""

    @property
    def is_array(self) -> bool:
        """Whether the function works on numpy's arrays here."""
        return "ndarray" in self.kinds or bool(_ARRAY.search(self.annotation + self.doc_type))

    @property
    def is_list_of_arrays(self) -> bool:
        """Whether it takes several arrays, which may differ in length."""
        return "ndarray" not in self.kinds and bool(
            _LIST_OF.search(self.annotation or self.doc_type)
        )


def schema_of(evidence: Evidence) -> JsonObject | None:
    """The parameter's schema, or None if nobody knows it.

    What annotation and docstring say counts in this order, but less than what the doctests pass:
    where one of them says array and all doctests pass numbers, it is a number.
    """
    if evidence.of_each_item:
        return _scalar(evidence)
    told = [found for found in (_annotated(evidence), _documented(evidence)) if found]
    values = [value for value in evidence.values if value is not None]
    seen = inferred(values) or commonest(values)
    candidates = [*told, *([seen] if seen else [])]
    if not candidates and evidence.default is not None:
        candidates = [found] if (found := inferred([evidence.default])) else []
    if not candidates and evidence.is_array:
        candidates = [{"type": "array", "items": {"type": "number"}}]
    if not candidates:
        return None
    best = max(candidates, key=lambda schema: sum(fits(schema, value) for value in values))
    return _completed(best, seen, evidence)


def _scalar(evidence: Evidence) -> JsonObject:
    """A ufunc's parameter: one item, as the docstring types it, if it does."""
    told = _documented(evidence) or {}
    while told.get("type") == "array":
        told = told.get("items", {})
    bounds = {"type": evidence.of_each_item}
    is_plain = told.get("type") == "integer" and all(fits(told, value) for value in evidence.values)
    return told if is_plain else bounds


def converter_of(schema: JsonObject, evidence: Evidence) -> str:
    """The function of `package_runtime` that makes the argument from JSON, or nothing."""
    kinds = set(evidence.kinds) - {"NoneType"}
    if schema["type"] == "array" and evidence.is_array:
        nested = schema.get("items", {}).get("type") == "array"
        return "_arrays" if nested and evidence.is_list_of_arrays else "_array"
    needed = {_CONVERTERS.get(kind, "") for kind in kinds}
    if len(needed) == 1 and (found := needed.pop()) and found != "_array":
        return found
    if schema["type"] == "string" and schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    text = evidence.annotation or evidence.doc_type
    if schema["type"] == "array" and (kinds == {"tuple"} or _starts(text, "tuple")):
        return "_as_tuple"
    if schema["type"] == "array" and _starts(text, "(?:frozen)?set"):
        return "_as_set"
    return "_decimal" if _starts(text, _DECIMAL) else ""


def is_as_recorded(kind: str, convert: str) -> bool:
    """Whether a converted value is of the Python type that the doctest passed."""
    needed = _CONVERTERS.get(kind, "")
    return needed == convert or not ({needed, convert} & _STRICT or needed == "_as_set")


def _starts(text: str, name: str) -> bool:
    return bool(re.match(rf"(?:typing\.|t\.|an? )?{name}\b", text, re.IGNORECASE))


def _annotated(evidence: Evidence) -> JsonObject | None:
    text = evidence.annotation
    if not text or _ARRAY.search(text):
        return _of_doc_type(text)
    if _starts(text, _DECIMAL):
        return {"type": "number"}
    try:
        found = read_type(ast.parse(text, mode="eval").body, Names())
    except _UNREADABLE:
        return _of_doc_type(text)
    is_known = "type" in found.schema and (not found.build or found.schema.get("format"))
    return found.schema if is_known else None


def _documented(evidence: Evidence) -> JsonObject | None:
    return _of_doc_type(evidence.doc_type)


def _of_doc_type(text: str) -> JsonObject | None:
    try:
        return schema_of_doc_type(text) if text else None
    except LibraryError:
        return None


def _completed(
    schema: JsonObject, seen: JsonObject | None, evidence: Evidence
) -> JsonObject | None:
    """An array with a schema of its items, which is what models are to know."""
    if schema["type"] == "object" and len(schema) == 1 and seen and seen["type"] == "object":
        return seen
    if schema["type"] != "array":
        return schema
    inner = schema.get("items") or {}
    if inner.get("type") == "array":
        of_seen = (seen or {}).get("items")
        items = _completed(inner, of_seen, evidence)
        return {**schema, "items": items} if items else None
    if inner:
        return schema
    if seen and seen["type"] == "array" and seen.get("items"):
        return seen
    return {**schema, "items": {"type": "number"}} if evidence.is_array else None
