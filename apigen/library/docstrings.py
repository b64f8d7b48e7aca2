"""Types as numpydoc and its kin write them (`(N,) array_like, optional`), to JSON Schema.

The style is https://numpydoc.readthedocs.io/en/latest/format.html#parameters; the words beyond it
are those of NumPy, SciPy, scikit-learn and pandas.
"""

import ast
import re

from apigen.errors import LibraryError
from apigen.library import doc_words as words
from apigen.library.annotations import to_schema
from apigen.library.doc_shapes import axes_of, shaped, with_items
from apigen.library.doc_text import cleaned, split_outside
from apigen.library.doc_unions import joined
from apigen.records import JsonObject

MAX_CHARS = 300
"""Longer ones are prose."""


def schema_of_doc_type(text: str) -> JsonObject:
    """The JSON Schema of a type in a docstring; `X or None` and `X, optional` give that of `X`.

    Of several types those count that JSON can carry. An array without a type of its elements is
    one of numbers, and a scalar is preferred to an array of the same.

    Raises:
        LibraryError: The type has no counterpart in the subset, or several that differ.
    """
    whole = cleaned(text)
    if not whole or len(whole) > MAX_CHARS:
        raise LibraryError(f"docstring type {whole[:60]!r} has no JSON Schema counterpart")
    return _union(split_outside(whole), whole)


def _union(parts: list[str], whole: str) -> JsonObject:
    found: list[JsonObject] = []
    for part in parts:
        if words.NOISE.fullmatch(part):
            continue
        if shape := _shape_note(part, bool(found)):
            found = [*found[:-1], shaped(found[-1], shape)] if found else found
        elif elements := words.ELEMENTS.fullmatch(part):
            item = _single(elements["kind"])
            found = [*found[:-1], with_items(found[-1], item)] if found else [item]
        else:
            found += _carried(part)
    if not found:
        raise LibraryError(f"docstring type {whole!r} has no JSON Schema counterpart")
    return joined(found, whole)


def _carried(part: str) -> list[JsonObject]:
    """The part's schema, or none: callers may leave a type out that JSON cannot carry."""
    try:
        return [_single(part)]
    except LibraryError:
        return []


def _single(part: str) -> JsonObject:
    """One type without alternatives of its own."""
    bounds: JsonObject = {}
    if sign := words.SIGN.match(part):
        bounds = words.SIGNS["positive" if sign[1].lower() == "positive" else "non-negative"]
        part = part[sign.end() :]
    while adjective := words.ADJECTIVES.match(part):
        part = part[adjective.end() :]
    schema = _bracketed(part) or _worded(part) or _annotated(part)
    return {**schema, **bounds} if schema.get("type") in ("integer", "number") else schema


def _bracketed(part: str) -> JsonObject | None:
    """`{'a', 'b'}`, `'a'`, `(int, int)`, `(N,) array_like`."""
    if literal := _literal(part):
        return literal
    if choice := re.fullmatch(
        r"(?:(?:str|string|int|one of|any of)[:,]?(?: in)? ?)?\{(.*)\}(?: str| int)?", part
    ):
        return _braced(choice[1], part)
    if found := re.fullmatch(r"(?:tuple:? ?)?[(\[]([^()\[\]]*)[)\]](?: tuple)?", part):
        return _tuple(split_outside(found[1], ","))
    if found := re.fullmatch(r"[(\[]([^()\[\]]*)[)\]] ?(\w.*)", part):
        return shaped(_single(found[2]), axes_of(found[1]))
    if found := re.fullmatch(r"([\w.]+)\(([\w.]+)\)", part):
        return _container(_word(found[1]), found[2])
    if found := re.fullmatch(r"([\w.]+) ?\(([^()]*)\)", part):
        return shaped(_single(found[1]), axes_of(found[2]))
    return None


def _literal(part: str) -> JsonObject | None:
    try:
        value = ast.literal_eval(part)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None
    kinds = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}
    kind = kinds.get(type(value).__name__)
    return {"type": kind, "enum": [value]} if kind else None


def _braced(inside: str, part: str) -> JsonObject:
    """Choices, or a mapping as `{str: float}`."""
    pair = split_outside(inside, ":")
    if len(pair) == 2:
        return _container("dict", inside) or {}
    return _union(split_outside(inside), part)


def _tuple(members: list[str]) -> JsonObject | None:
    """An array where the members are types; None where they are the names of axes."""
    kinds = [found for member in members for found in _carried(member) if "enum" not in found]
    if not kinds or len(kinds) < len([each for each in members if each != "..."]):
        return None
    return {"type": "array", "items": kinds[0]} if kinds[1:] == kinds[:-1] else {"type": "array"}


def _worded(part: str) -> JsonObject | None:
    """`float`, `list of int`, `2-D array_like of shape (M, N)`, `bool array`."""
    if found := re.match(r"(\d|one|two|three)[- ]?d(?:im\w*)? (?=\w)", part, re.IGNORECASE):
        axes = {"one": 1, "two": 2, "three": 3}.get(found[1].lower()) or int(found[1])
        return shaped(_single(part[found.end() :]), axes)
    if found := re.search(rf"[ ,]({words.SHAPE.pattern})$", part, re.IGNORECASE):
        return shaped(_single(part[: found.start()]), _shape_note(found[1], True))
    if found := re.match(
        r"(?:\d-)?([\w.]+)s? of (?:\d+ |two |three |length \w+ ?|the |d?type )?", part
    ):
        return _container(_word(found[1]), part[found.end() :])
    if found := re.fullmatch(r"([\w.]+) (\w+)", part):
        item, container = words.SCALARS.get(_word(found[1])), _word(found[2])
        if item and container in words.NUMERIC_ARRAYS | words.SEQUENCES:
            return {"type": "array", "items": {"type": item}}
    return _plain(_word(re.sub(r"^\d-", "", part))) or _plain(_word(words.LIMITS.sub("", part)))


def _plain(word: str) -> JsonObject | None:
    if word in words.SCALARS:
        return {"type": words.SCALARS[word]}
    if word in words.NUMERIC_ARRAYS:
        array = {"type": "array", "items": {"type": "number"}}
        return shaped(array, 2) if word == "matrix" else array
    if word in words.SEQUENCES:
        return {"type": "array"}
    return {"type": "object"} if word in words.OBJECTS else None


def _container(container: str, inside: str) -> JsonObject | None:
    """`list of int`; what a mapping holds is said as `str: float` or `str to float`."""
    if container in words.OBJECTS:
        pair = re.split(r":| to | -> ", inside.strip("{}"), maxsplit=1)
        held = _carried(pair[1].strip()) if len(pair) == 2 else []
        return {"type": "object", **({"additionalProperties": held[0]} if held else {})}
    if container in words.NUMERIC_ARRAYS | words.SEQUENCES:
        return {"type": "array", "items": _single(inside)}
    return None


def _annotated(part: str) -> JsonObject:
    """`list[float]`, `Optional[int]`, `NDArray[np.float64]`, or no type at all."""
    found = re.fullmatch(r"([\w.]+)\[(.*)\]", part)
    if found and _word(found[1]) in words.NUMERIC_ARRAYS:
        return {"type": "array", "items": _single(split_outside(found[2], ",")[-1])}
    try:
        schema = to_schema(ast.parse(part, mode="eval").body) if found else {}
    except (SyntaxError, ValueError, TypeError, IndexError, RecursionError, MemoryError):
        schema = {}
    if not schema:
        raise LibraryError(f"docstring type {part!r} has no JSON Schema counterpart")
    return schema


def _word(text: str) -> str:
    """The last part of a dotted name, in lower case: `np.float64` is `float64`."""
    return text.strip().rsplit(".", 1)[-1].lower().replace("-", "_")


def _shape_note(part: str, follows_type: bool) -> int:
    """How many axes a part says that its type has; 0 if it says nothing of that."""
    if found := words.SHAPE.fullmatch(part):
        return int(found["ndim"]) if found["ndim"] else axes_of(found["axes"].strip("()[]"))
    axes = re.fullmatch(r"\(([^()]*)\)", part)
    return axes_of(axes[1]) if axes and follows_type and _tuple(axes[1].split(",")) is None else 0
