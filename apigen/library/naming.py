"""Names that OpenAI, MCP, BFCL and Python all take, made of names that somebody else chose."""

import hashlib
import keyword
import re

MAX_CHARS = 64
_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])")
_OUTSIDE = re.compile(r"[^A-Za-z0-9]+")


def tool_name(*parts: str) -> str:
    """The parts as one name in lower case: `("Maps", "getCity")` is `maps_get_city`.

    As in ToolBench, a name that would start with a digit gets `get_` before it. One of more than
    64 characters ends in a digest of itself. Empty if nothing is left.
    """
    words = [_OUTSIDE.sub("_", _WORD_STARTS.sub("_", part)).strip("_") for part in parts]
    return _bounded("get_", "_".join(filter(None, words)).lower())


def parameter_name(name: str) -> str:
    """The name with its case; a Python keyword gets an underscore behind it, as PEP 8 has it."""
    kept = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_" if name.strip("_") else "")
    bounded = _bounded("p_", kept)
    return f"{bounded}_" if keyword.iskeyword(bounded) else bounded


def _bounded(prefix: str, name: str) -> str:
    if name[:1].isdigit():
        name = prefix + name
    if len(name) <= MAX_CHARS:
        return name
    return f"{name[: MAX_CHARS - 9]}_{hashlib.sha256(name.encode()).hexdigest()[:8]}"
