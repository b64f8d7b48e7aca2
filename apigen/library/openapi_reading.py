"""The text of an OpenAPI document, JSON or YAML, to JSON values that nothing chokes on."""

import json
import math
import re
from typing import Any

import yaml

from apigen.library.openapi_document import not_taken, unreadable
from apigen.library.refusals import Refusal

MAX_BYTES = 5_000_000
MAX_VALUES = 1_000_000
"""Values in a document once the aliases of YAML are written out."""
MAX_DEPTH = 100
"""Beyond it libyaml's loader overruns its C stack, at some ten thousand levels."""

_STARTS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class _JsonLoader(yaml.CSafeLoader):
    """Reads what JSON can hold, by YAML 1.2: a date is a text and `no` is Norway."""

    yaml_implicit_resolvers: dict[str, Any] = {}
    yaml_constructors = {
        tag: made
        for tag, made in yaml.SafeLoader.yaml_constructors.items()
        if tag is None or tag.split(":")[-1] in "null bool int float str seq map".split()
    }

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Keys as they are written: the answer `200:` is `"200"`, as in JSON."""
        self.flatten_mapping(node)
        if not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
            raise ValueError("a key that is no text")
        return {key.value: self.construct_object(value, deep=deep) for key, value in node.value}


for _tag, _text in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?(0|[1-9][0-9]*)",
    "float": r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?",
    "merge": r"<<",
}.items():
    _JsonLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_text})\Z"), None
    )


def read_text(text: str) -> Any:
    """The value that a JSON or YAML text holds.

    Raises:
        OutsideSubset: TOO_LARGE above `MAX_BYTES` or `MAX_VALUES`, UNREADABLE if it is neither.
    """
    if len(text) > MAX_BYTES or len(text.encode(errors="surrogatepass")) > MAX_BYTES:
        raise not_taken(Refusal.TOO_LARGE, f"the document has more than {MAX_BYTES:,} bytes")
    text = text.removeprefix("\ufeff")
    is_json = text.lstrip().startswith("{")
    try:
        value = json.loads(text) if is_json else _load_yaml(text)
        _check(value, 0)
    except RecursionError:
        raise unreadable("the document is nested too deeply") from None
    except (ValueError, KeyError, TypeError, IndexError, yaml.YAMLError) as error:
        problem = " ".join(str(error).split())[:300]
        raise unreadable(f"no valid {'JSON' if is_json else 'YAML'}: {problem}") from error
    return value


def _load_yaml(text: str) -> Any:
    _check_events(text)
    return yaml.load(text, _JsonLoader)


def _check_events(text: str) -> None:
    """Count before anything is built: depth, and values with every alias written out."""
    total, counts, names, sizes = 0, [0], [""], dict[str, int]()
    for event in yaml.parse(text, yaml.CSafeLoader):
        made = 0
        if isinstance(event, _ENDS):
            size, name = counts.pop(), names.pop()
            sizes[name], counts[-1] = size, counts[-1] + size
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in sizes:
                raise ValueError(f"alias {event.anchor!r} names nothing, or what it is part of")
            made = sizes[event.anchor]
        elif isinstance(event, _STARTS):
            counts.append(0)
            names.append(event.anchor or "")
            sizes.pop(names[-1], None)
            made = 1
        elif isinstance(event, yaml.ScalarEvent):
            made = sizes[event.anchor or ""] = 1
        counts[-1] += made
        total += made
        if len(counts) > MAX_DEPTH:
            raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
        if total > MAX_VALUES:
            raise not_taken(Refusal.TOO_LARGE, f"aliases make more than {MAX_VALUES:,} values")


def _check(value: Any, depth: int) -> None:
    """Refuse what could not be written as JSON in UTF-8 again, or has no end."""
    if depth > MAX_DEPTH:
        raise ValueError(f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueError("a number that is not finite")
    elif isinstance(value, dict):
        for key, item in value.items():
            key.encode()
            _check(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _check(item, depth + 1)
