"""Parts of an OpenAPI document by their place: local references followed, types held."""

from typing import Any

from apigen.library.refusals import Refusal
from apigen.library.schema_pointer import resolve
from apigen.library.schema_subset import OutsideSubset
from apigen.records import JsonObject


def not_taken(reason: Refusal, detail: str) -> OutsideSubset:
    """The error for something that does not come into the library, on one line."""
    return OutsideSubset(reason, " ".join(detail.split()))


def unreadable(detail: str) -> OutsideSubset:
    """The error for something that breaks the rules of its format."""
    return not_taken(Refusal.UNREADABLE, detail)


def unsupported(detail: str) -> OutsideSubset:
    """The error for a way of passing things that calls cannot use."""
    return not_taken(Refusal.UNSUPPORTED, detail)


def mapping(value: Any, where: str) -> JsonObject:
    """An object; an empty one where there is none.

    Raises:
        OutsideSubset: UNREADABLE, it is something else.
    """
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise unreadable(f"{where} must be an object, not {type(value).__name__}")
    return value


def sequence(value: Any, where: str) -> list[Any]:
    """A list; an empty one where there is none.

    Raises:
        OutsideSubset: UNREADABLE, it is something else.
    """
    if value is None:
        return []
    if not isinstance(value, list):
        raise unreadable(f"{where} must be a list, not {type(value).__name__}")
    return value


def one_line(value: Any) -> str:
    """A text on one line; empty for anything else, as a description is no reason to refuse."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def target(reference: Any, root: JsonObject, where: str) -> Any:
    """What a `$ref` names in the document.

    Raises:
        OutsideSubset: NETWORK_REFERENCE, it is in another one; UNREADABLE, it leads nowhere.
    """
    if not isinstance(reference, str):
        raise unreadable(f"{where}: $ref must be a text")
    if not reference.startswith("#"):
        detail = f"{where}: {reference[:200]} is outside the document; put it inside"
        raise not_taken(Refusal.NETWORK_REFERENCE, detail)
    try:
        return resolve(reference, root)
    except LookupError:
        raise unreadable(f"{where}: {reference[:200]} leads nowhere") from None


def follow(node: Any, root: JsonObject, where: str) -> JsonObject:
    """The object itself, or the one that it refers to; what stands beside a `$ref` wins.

    Raises:
        OutsideSubset: As `target`; REFERENCE_LOOP, it refers to itself; UNREADABLE, no object.
    """
    seen: set[str] = set()
    found = mapping(node, where)
    while "$ref" in found:
        reference = found["$ref"]
        beside = {key: value for key, value in found.items() if key != "$ref"}
        found = mapping(target(reference, root, where), where) | beside
        if reference in seen:
            raise not_taken(Refusal.REFERENCE_LOOP, f"{where}: {reference[:200]} refers to itself")
        seen.add(reference)
    return found


def without_read_only(value: Any) -> Any:
    """The document without the properties that only answers have, for what requests send."""
    if isinstance(value, list):
        return [without_read_only(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: without_read_only(item) for key, item in value.items()}
    properties = kept.get("properties")
    if isinstance(properties, dict):
        hidden = {name for name, sub in properties.items() if _is_read_only(sub)}
        kept["properties"] = {name: properties[name] for name in properties if name not in hidden}
        if hidden and isinstance(kept.get("required"), list):
            kept["required"] = [name for name in kept["required"] if str(name) not in hidden]
    return kept


def _is_read_only(schema: Any) -> bool:
    return isinstance(schema, dict) and schema.get("readOnly") is True
