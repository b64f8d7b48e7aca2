"""What is told of a library: its funnel, what changed in a later one, and one API of it."""

from dataclasses import replace

import pytest

from apigen.library.differences import differences
from apigen.library.grounding import is_telling, seen_values, trials
from apigen.library.joining import joined
from apigen.library.model import CATEGORIES, Library, Refused
from apigen.library.python_source import import_source
from apigen.library.refusals import Refusal
from apigen.library.showing import closest, describe_tool
from apigen.library.statistics import PAPER_PERCENT, describe, kind_of, source_of
from apigen.records import Binding, Tool

SOURCE = '''
def add_days(day: str, days: int = 1) -> str:
    """Give the day some days later.

    Args:
        day: The first day.
        days: How many days later.

    >>> add_days(day="2025-01-01")
    '2025-01-02'
    """
'''
LIBRARY = replace(
    import_source({"tools/days.py": SOURCE}, licence="MIT"),
    refused=(
        Refused("pypi:thing==1.0 thing.f", "thing.f", Refusal.NO_SIGNATURE, "it has none"),
        Refused("pypi:thing==1.0 thing.g", "thing.g", Refusal.CALL_FAILED, "it failed"),
        Refused("openapi:shop.json GET /a", "list_a", Refusal.CALL_FAILED, "it failed"),
    ),
)


def rows_of(text, head):
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.split(f"## {head}\n")[1].split("\n## ")[0].splitlines()
        if line.startswith("|")
    ][2:]


def test_the_funnel_counts_every_api_of_every_kind_of_source_by_step():
    assert rows_of(describe(LIBRARY), "Funnel")[1:] == [
        ["openapi", "1", "0", "0", "1", "0", "0"],
        ["pypi", "2", "1", "0", "1", "0", "0"],
        ["all", "4", "1", "0", "2", "0", "1"],
    ]


def test_refusals_are_counted_by_source_and_reason():
    by_source = rows_of(describe(LIBRARY, by_source=True), "Refused")
    assert ["pypi:thing==1.0", "probe.call_failed", "1"] in by_source


def test_categories_stand_beside_the_papers_shares():
    rows = {row[0]: row[1:] for row in rows_of(describe(LIBRARY), "Categories")}
    assert set(rows) == set(CATEGORIES) == set(PAPER_PERCENT)
    assert rows["Tools"] == ["1", "100.0", "3.8"]
    assert round(sum(PAPER_PERCENT.values()), 1) == 99.9  # as the paper has it


def test_a_source_is_told_with_and_without_what_was_found_in_it():
    assert kind_of("pypi:scipy==1.16.3 scipy.special.gamma") == "pypi"
    for source, rest in (
        ("pypi:scipy==1.16.3", " scipy.special.gamma"),
        ("openapi:my shop.json", " GET /goods/{good_id}"),
        ("toolbench:Business Software/x.json", " Get all of it"),
        ("mcp:python3 -m server", " get_time"),
        ("functions:math/algebra.py", ""),
    ):
        assert source_of(source + rest) == source


def test_parameters_and_their_types_are_counted():
    rows = dict(rows_of(describe(LIBRARY), "Parameters"))
    assert rows["parameters"] == "2: 1 required, 1 optional"
    assert (rows["type string"], rows["type integer"], rows["with a default"]) == ("1", "1", "1")


def test_an_empty_library_can_be_told_too():
    assert "| all    |       0 |" in describe(Library((), {}))


def test_differences_name_what_was_added_removed_and_changed():
    (tool,) = LIBRARY.tools
    other = replace(tool, name="add_weeks")
    changed = Library((replace(tool, description="Else.", category="Data"), other), LIBRARY.modules)
    assert differences(LIBRARY, changed) == [
        "added    add_weeks",
        "changed  add_days: description, category",
    ]
    assert differences(changed, LIBRARY)[0] == "removed  add_weeks"
    assert differences(LIBRARY, LIBRARY) == []


def test_a_field_that_no_model_sees_is_a_change_too():
    (tool,) = LIBRARY.tools
    writes = replace(LIBRARY, tools=(replace(tool, effects="writes"),))
    assert differences(LIBRARY, writes) == ["changed  add_days: effects"]


def test_two_modules_of_one_name_and_different_texts_both_stay():
    other = replace(LIBRARY.tools[0], name="other")
    name = other.binding.module
    both = joined([LIBRARY, Library((other,), {name: "x = 1"}), Library((), {name: SOURCE})])
    first, second = both.tools
    assert both.modules[first.binding.module] == SOURCE
    assert both.modules[second.binding.module] == "x = 1"
    assert len(both.modules) == 2
    assert both.refused == LIBRARY.refused


def test_other_code_is_a_change_even_if_nothing_else_is():
    module = {LIBRARY.tools[0].binding.module: SOURCE + "\n"}
    assert differences(LIBRARY, replace(LIBRARY, modules=module)) == ["changed  add_days: code"]


def test_an_api_is_shown_with_its_origin_a_call_and_the_answer():
    (tool,) = LIBRARY.tools
    text = describe_tool(replace(tool, answer='"2025-01-02"', values={"days": [1]}))
    for words in ("add_days  (Tools)", "licence: MIT", '{"day": "2025-01-01"}', '"2025-01-02"'):
        assert words in text
    assert closest("ad_day", LIBRARY) == "add_days"


def test_values_of_a_services_answers_are_tried_where_its_parameters_have_their_name():
    answers = [{"goods": [{"good_id": "g-1", "price": 2.5}, {"good_id": "g-2", "tags": ["x"]}]}]
    seen = seen_values(answers)
    assert seen == {"good_id": ["g-1", "g-2"]}
    properties = {"good_id": {"type": "string"}, "limit": {"type": "integer", "default": 3}}
    parameters = {"type": "object", "properties": properties, "required": ["good_id"]}
    tool = Tool("get_good", "", parameters, {}, "Commerce", Binding("rest", "shop", "GET /"))
    tool = replace(tool, examples=({"good_id": "g-1"},))
    assert trials(tool, seen | {"limit": [7]}) == [{"good_id": "g-2"}]


def test_every_value_of_a_closed_list_is_tried():
    properties = {"unit": {"type": "string", "enum": ["m", "ft", "in"]}}
    parameters = {"type": "object", "properties": properties, "required": ["unit"]}
    tool = Tool("convert", "", parameters, {}, "Tools", Binding("python", "m", "convert"))
    tool = replace(tool, examples=({"unit": "ft"},))
    assert trials(tool, {}) == [{"unit": "m"}, {"unit": "in"}]


@pytest.mark.parametrize(
    ("answer", "telling"),
    [
        *[
            (answer, False)
            for answer in (None, "", [], {}, {"items": []}, {"total": 0, "items": []})
        ],
        *[
            (answer, True)
            for answer in (0, False, "x", [0], {"a": 1}, {"items": [1], "errors": []})
        ],
        *[
            (answer, True)
            for answer in ({"name": "Ada", "tags": []}, {"of": {"a": 1}, "items": []})
        ],
    ],
    ids=str,
)
def test_an_answer_whose_lists_are_all_empty_tells_nothing(answer, telling):
    assert is_telling(answer) is telling
