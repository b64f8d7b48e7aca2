"""Values of one call that the query has for another parameter, or elsewhere than in their list."""

from collections.abc import Mapping
from typing import Any

from apigen.grounding.labels import labels_of, misplaced
from apigen.grounding.places import out_of_place, spans_of
from apigen.grounding.query import Query
from apigen.grounding.structures import Path, description_of

_MAX_VALUES = 40


def disarranged(
    arguments: Mapping[str, Any], properties: Mapping[str, Any], query: Query
) -> dict[Path, str]:
    """The paths of such values, with what is wrong: `misplaced` or `out_of_place`."""
    wrong: dict[Path, str] = {}
    numbers: dict[str, Any] = {}
    texts: dict[str, Any] = {}
    for name, value in arguments.items():
        if not isinstance(schema := properties.get(name), dict):
            continue
        if isinstance(value, list):
            if (item := out_of_place(value, query)) is not None:
                wrong[(name, item)] = "out_of_place"
        elif isinstance(value, str):
            if "enum" not in schema:
                texts[name] = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            numbers[name] = value
    for values, fewest in ((numbers, 1), (texts, 2)):
        # texts have more than labels beside them: only a full exchange is certain
        found = _swapped(values, properties, query) if len(values) > 1 else []
        if len(found) >= fewest:
            wrong |= {(name,): "misplaced" for name in found}
    return wrong


def _swapped(values: Mapping[str, Any], properties: Mapping[str, Any], query: Query) -> list[str]:
    spans = {name: spans_of(value, query) for name, value in list(values.items())[:_MAX_VALUES]}
    if query.is_cut or len(properties) > _MAX_VALUES or sum(map(bool, spans.values())) < 2:
        return []
    told = tuple(
        (name, description_of(schema))
        for name, schema in properties.items()
        if isinstance(schema, dict)
    )
    return misplaced(spans, labels_of(told), query)
