"""Examples of an OpenAPI document as argument sets of a tool."""

from collections.abc import Iterator, Mapping

from apigen.library.openapi_fields import Field
from apigen.records import JsonObject, canonical_json
from apigen.schema import argument_problem

MAX_SETS = 5


def argument_sets(
    fields: Mapping[str, Field], parameters: JsonObject, bodies: list[JsonObject]
) -> list[JsonObject]:
    """Up to `MAX_SETS` argument sets that fit, the one of required parameters alone first.

    Args:
        fields: What the operation takes, by parameter.
        parameters: Its schema.
        bodies: Example bodies; their properties go together.
    """
    values = {name: _values(each) for name, each in fields.items()}
    count = max([len(bodies), *map(len, values.values())], default=0)
    sets: dict[str, JsonObject] = {}
    for chosen in _choices(fields, values, bodies, min(count, MAX_SETS)):
        if argument_problem(parameters, chosen) is None:
            sets.setdefault(canonical_json(chosen), chosen)
    return list(sets.values())[:MAX_SETS]


def _choices(
    fields: Mapping[str, Field],
    values: Mapping[str, list[object]],
    bodies: list[JsonObject],
    count: int,
) -> Iterator[JsonObject]:
    for index in range(count):
        chosen = {name: some[index % len(some)] for name, some in values.items() if some}
        body = bodies[index % len(bodies)] if bodies else {}
        in_body = {name: each.name for name, each in fields.items() if each.place == "body"}
        if body and "" not in in_body.values():
            chosen = {name: value for name, value in chosen.items() if name not in in_body}
            chosen |= {name: body[key] for name, key in in_body.items() if key in body}
        yield {name: value for name, value in chosen.items() if fields[name].required}
        yield chosen


def _values(field: Field) -> list[object]:
    """Its examples, else the first allowed value of a required one."""
    listed = field.schema.get("enum", [])[:1] if field.required else []
    return list(field.examples) or listed
