"""JSON Pointers (RFC 6901) into the document itself, as `$ref` uses them."""

from typing import Any
from urllib.parse import unquote


def resolve(reference: str, root: Any) -> Any:
    """What `#/path/to/it` names in the document; `#` is all of it.

    Raises:
        LookupError: Nothing is there, or the reference is an anchor and no path.
    """
    found = root
    path = unquote(reference[1:])
    if path and not path.startswith("/"):
        raise LookupError(reference)
    for token in path.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if isinstance(found, dict):
            found = found[key]
        elif isinstance(found, list) and key.isascii() and key.isdecimal() and len(key) < 9:
            found = found[int(key)]
        else:
            raise LookupError(reference)
    return found
