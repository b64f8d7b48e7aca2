"""What an MCP server lists becomes tools, or is refused with a reason; it never raises."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apigen.library.mcp_tools import MAX_TOOLS, import_mcp
from apigen.library.refusals import Refusal
from apigen.library.schema_subset import OutsideSubset, to_subset
from apigen.schema import check_defaults, parse_parameters

SERVER = {"command": ["python3", "-m", "clock"]}
READS = {"readOnlyHint": True}


def entry(properties=None, name="get-time", **more):
    schema = {"type": "object", "properties": properties or {}}
    return {"name": name, "inputSchema": schema, "annotations": READS} | more


def read(*entries, **options):
    options = {"server": SERVER, "module": "clock-server"} | options
    return import_mcp({"tools": list(entries)}, "mcp:clock-server", **options)


def test_a_tool_takes_all_that_the_server_says_of_it():
    zone = {"type": "string", "description": "IANA name", "default": "UTC"}
    schema = {"type": "object", "properties": {"zone": zone, "class": {"type": "integer"}}}
    schema |= {"required": ["class"], "examples": [{"zone": "UTC", "class": 1}, {"class": "one"}]}
    returns = {"type": "object", "properties": {"now": {"type": "string"}}}
    library = read(
        entry(inputSchema=schema, outputSchema=returns, description=" Tells the time. ")
        | {"_meta": {"apigen/category": "Tools"}},
        licence="MIT",
    )
    (tool,) = library.tools
    assert (tool.name, tool.description) == ("clock_server_get_time", "Tells the time.")
    assert tool.parameters == {
        "type": "object",
        "properties": {"zone": zone, "class_": {"type": "integer"}},
        "required": ["class_"],
    }
    assert tool.returns == returns
    assert (tool.category, tool.effects, tool.licence) == ("Tools", "none", "MIT")
    assert tool.source == "mcp:clock-server get-time"
    assert tool.examples == ({"zone": "UTC", "class_": 1},)
    assert (tool.binding.kind, tool.binding.module) == ("mcp", "clock-server")
    assert tool.binding.function == "get-time"
    assert tool.binding.details == {"parameters": {"class_": {"name": "class"}}}
    assert json.loads(library.modules["clock-server"]) == SERVER
    assert library.refused == ()


def test_without_renamed_parameters_there_are_no_details():
    assert read(entry({"zone": {"type": "string"}})).tools[0].binding.details == {}


@pytest.mark.parametrize(
    ("options", "effects"),
    [({}, None), ({"take_writing": True}, "writes"), ({"sandboxed": True}, "writes")],
    ids=str,
)
def test_a_tool_that_may_write_is_taken_when_asked_or_walled_in(options, effects):
    library = read(entry(annotations={"destructiveHint": False}), **options)
    assert [tool.effects for tool in library.tools] == ([effects] if effects else [])
    reasons = [refused.reason for refused in library.refused]
    assert reasons == ([] if effects else [Refusal.NOT_READ_ONLY])


@pytest.mark.parametrize(
    ("stated", "category"),
    [("Science", "Science"), ("Astrology", "Other"), (["Science"], "Other"), (None, "Other")],
)
def test_a_category_counts_if_it_is_one_of_the_21(stated, category):
    library = read(entry() | {"_meta": {"apigen/category": stated}}, category="Other")
    assert library.tools[0].category == category


NESTED = {"type": "object"}
for _ in range(400):
    NESTED = {"type": "object", "properties": {"x": NESTED}}
LOOP = {"type": "object", "properties": {"x": {"$ref": "#"}}}
DOUBLING = {"b20": {"type": "string"}}
for number in range(20):
    both = {"$ref": f"#/$defs/b{number + 1}"}
    DOUBLING[f"b{number}"] = {"type": "object", "properties": {"l": both, "r": both}}


@pytest.mark.parametrize(
    ("lie", "reason"),
    [
        (None, Refusal.PROTOCOL),
        ({}, Refusal.PROTOCOL),
        ({"name": 5}, Refusal.PROTOCOL),
        ({"name": "x"}, Refusal.PROTOCOL),
        ({"name": "x", "inputSchema": {"type": "string"}}, Refusal.PROTOCOL),
        ({"name": "x", "inputSchema": {"properties": {}}}, Refusal.PROTOCOL),
        (entry({"x": {"type": "text"}}), Refusal.PROTOCOL),
        (entry({"x": {"type": "integer", "minimum": "one"}}), Refusal.PROTOCOL),
        (entry(outputSchema={"type": "object", "required": "x"}), Refusal.PROTOCOL),
        (entry(outputSchema=[]), Refusal.PROTOCOL),
        (entry(description=["x"]), Refusal.PROTOCOL),
        (entry({"x": {"type": "number", "default": float("nan")}}), Refusal.PROTOCOL),
        (entry(description="\ud800"), Refusal.PROTOCOL),
        (entry(inputSchema={"type": "object", "$schema": 5}), Refusal.PROTOCOL),
        (entry(inputSchema={"type": "object", "$schema": "http://["}), Refusal.PROTOCOL),
        (entry(description="x" * 200_000), Refusal.TOO_LARGE),
        (entry(inputSchema=NESTED), Refusal.TOO_LARGE),
        (
            entry(inputSchema={"type": "object", "$ref": "#/$defs/b0", "$defs": DOUBLING}),
            Refusal.TOO_LARGE,
        ),
        (entry(inputSchema=LOOP), Refusal.REFERENCE_LOOP),
        (entry({"x": {"$ref": "https://example.org/x.json"}}), Refusal.NETWORK_REFERENCE),
        (entry({"x": {"$ref": "#/$defs/none"}}), Refusal.UNREADABLE),
        (entry({"x": {"type": ["string", "integer"]}}), Refusal.NO_JSON_TYPE),
        (entry({"x": {}}), Refusal.NO_JSON_TYPE),
        (entry({"x": {"type": "array"}}), Refusal.NO_JSON_TYPE),
        (entry(name="時計"), Refusal.NOT_NAMED),
        (entry({"a-b": {"type": "string"}, "a b": {"type": "string"}}), Refusal.NOT_NAMED),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_tool_that_lies_is_refused_and_the_honest_one_is_taken(lie, reason):
    library = read(lie, entry(name="honest"))
    assert [tool.binding.function for tool in library.tools] == ["honest"]
    (refused,) = library.refused
    assert refused.reason == reason
    assert refused.detail
    assert "\n" not in refused.detail


@pytest.mark.parametrize(
    ("names", "reason"),
    [(("a", "a"), Refusal.PROTOCOL), (("get-time", "getTime"), Refusal.DUPLICATE)],
    ids=str,
)
def test_of_two_tools_of_one_name_the_first_is_taken(names, reason):
    library = read(*(entry(name=name) for name in names))
    assert [tool.binding.function for tool in library.tools] == [names[0]]
    assert [refused.reason for refused in library.refused] == [reason]


@pytest.mark.parametrize(
    ("listing", "reason"),
    [
        (None, Refusal.PROTOCOL),
        ({}, Refusal.PROTOCOL),
        ({"tools": {}}, Refusal.PROTOCOL),
        ({"tools": [entry(name=f"t{x}") for x in range(MAX_TOOLS + 1)]}, Refusal.TOO_LARGE),
        ({"tools": [entry(description="x" * 90_000)] * 60}, Refusal.TOO_LARGE),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_listing_that_cannot_be_read_is_one_refusal(listing, reason):
    library = import_mcp(listing, "mcp:x", server=SERVER, module="x")
    assert (library.tools, dict(library.modules)) == ((), {})
    assert [(each.name, each.reason) for each in library.refused] == [("", reason)]


def test_an_output_schema_that_could_be_checked_for_ever_is_not_checked():
    (tool,) = read(entry(outputSchema=LOOP)).tools
    assert tool.returns == {}


TEXT = {"type": "string"}
ROOT = {"$defs": {"point": {"properties": {"x": {"type": "number"}}, "required": ["x"]}}}


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"anyOf": [TEXT, {"type": "null"}], "default": None, "title": "X"}, TEXT),
        ({"oneOf": [TEXT, {"const": None}], "description": "d"}, TEXT | {"description": "d"}),
        ({"type": ["integer", "null"], "default": 3}, {"type": "integer", "default": 3}),
        ({"type": "integer", "minimum": 1, "default": 0}, {"type": "integer", "minimum": 1}),
        ({"const": "a"}, {"type": "string", "enum": ["a"]}),
        ({"enum": ["a", "b", None]}, {"type": "string", "enum": ["a", "b"]}),
        ({"oneOf": [{"const": 1}, {"const": 2.5}]}, {"type": "number", "enum": [1, 2.5]}),
        ({"anyOf": [{"type": "integer"}, {"type": "number"}]}, {"type": "number"}),
        ({"anyOf": [TEXT | {"format": "date"}, TEXT | {"format": "time"}]}, TEXT),
        (
            {"$ref": "#/$defs/point", "description": "where"},
            {
                "type": "object",
                "description": "where",
                "properties": {"x": {"type": "number"}},
                "required": ["x"],
            },
        ),
        (
            {"allOf": [{"$ref": "#/$defs/point"}, {"properties": {"y": TEXT}, "required": ["y"]}]},
            {
                "type": "object",
                "properties": {"x": {"type": "number"}, "y": TEXT},
                "required": ["x", "y"],
            },
        ),
        (
            {"type": "number", "minimum": 0, "exclusiveMinimum": True},
            {"type": "number", "minimum": 0, "exclusiveMinimum": 0},
        ),
        ({"type": "object"}, {"type": "object", "additionalProperties": True}),
        ({"items": TEXT}, {"type": "array", "items": TEXT}),
        (TEXT | {"example": "a", "nullable": True, "xml": {}}, TEXT | {"examples": ["a"]}),
    ],
    ids=str,
)
def test_a_schema_becomes_one_of_the_subset(schema, expected):
    assert to_subset(schema, ROOT) == expected


@pytest.mark.parametrize(
    "schema",
    [
        True,
        {"not": TEXT},
        {"type": "null"},
        {"enum": []},
        {"enum": [1, "a"]},
        {"enum": "a"},
        {"type": "string", "enum": [1]},
        {"type": "array", "prefixItems": [TEXT]},
        {"type": "array", "items": [TEXT]},
        {"anyOf": [TEXT, {"type": "object", "properties": {}}]},
        {"allOf": [TEXT, {"type": "integer"}]},
        {"allOf": TEXT},
        {"properties": []},
        {"type": "object", "properties": {}, "required": "x"},
    ],
    ids=str,
)
def test_a_schema_that_no_format_can_carry_is_told_apart(schema):
    with pytest.raises(OutsideSubset) as error:
        to_subset(schema, ROOT)
    assert error.value.reason == Refusal.NO_JSON_TYPE


WORDS = st.sampled_from(["object", "string", "null", "#", "#/properties/a", "http://[", "\ud800"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
TYPES = st.sampled_from(["string", "integer", "number", "boolean", "array", "object", "null"])
NAMES = st.sampled_from(["a", "b", "class", "a-b", "é"]) | st.text(max_size=3)
LEAVES = st.fixed_dictionaries(
    {"type": TYPES | st.lists(TYPES, max_size=2)},
    optional={
        "description": st.text(max_size=5),
        "default": VALUES,
        "enum": st.lists(VALUES, max_size=2),
        "minimum": st.integers() | VALUES,
        "$ref": WORDS,
    },
)
SCHEMAS = st.recursive(
    LEAVES | VALUES,
    lambda inner: st.one_of(
        st.builds(lambda items: {"type": "array", "items": items}, inner),
        st.builds(lambda schema: {"anyOf": [schema, {"type": "null"}]}, inner),
        st.builds(lambda schemas: {"allOf": schemas}, st.lists(inner, max_size=2)),
        st.builds(
            lambda properties: {"type": "object", "properties": properties},
            st.dictionaries(NAMES, inner, max_size=3),
        ),
    ),
    max_leaves=5,
)
ENTRIES = st.fixed_dictionaries(
    {
        "name": st.text("abc", min_size=1, max_size=9) | VALUES,
        "inputSchema": st.fixed_dictionaries(
            {"type": st.just("object"), "properties": st.dictionaries(NAMES, SCHEMAS, max_size=3)},
            optional={"required": st.lists(NAMES, unique=True), "examples": st.lists(VALUES)},
        ),
        "annotations": st.just(READS),
    },
    optional={"outputSchema": SCHEMAS, "description": st.text() | VALUES, "_meta": VALUES},
)


@settings(max_examples=100)
@given(st.lists(ENTRIES | VALUES, max_size=4))
def test_whatever_a_server_lists_is_taken_or_refused(entries):
    library = read(*entries)
    assert len(library.tools) + len(library.refused) == len(entries)
    for tool in library.tools:
        check_defaults(parse_parameters(tool.parameters))
        json.dumps(tool.card(), allow_nan=False).encode()
