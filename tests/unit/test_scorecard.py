"""The counts of the score card, their intervals, and how they are shown."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from apigen.mutations.kinds import KINDS
from apigen.records import passed, rejected
from apigen.scorecard import Cost, Scorecard, Tally, fate_of, tallies, wilson
from apigen.scorecard_plot import to_svg
from apigen.scorecard_report import to_markdown, to_summary

FREE = Cost(
    rows=4,
    requests=4,
    known=0,
    prompt_tokens=4000,
    completion_tokens=80,
    cost=0.0,
    currency="USD",
)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
        (0, 0, 0.0, 1.0),
    ],
)
def test_intervals_are_wilson_s(count, total, low, high):
    assert wilson(count, total) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("verdict", "restored", "fate"),
    [
        (rejected("format.not_json", ""), False, "format"),
        (rejected("grounding.ungrounded", ""), False, "grounding"),
        (rejected("execution.error", ""), True, "execution"),
        (rejected("semantics.judge_error", ""), False, "semantics"),
        (passed("semantics"), True, "restored"),
        (passed("semantics"), False, "survived"),
    ],
)
def test_a_fault_is_rejected_by_a_stage_or_restored_or_survives(verdict, restored, fate):
    assert fate_of(verdict, restored) == fate


def card(cost=FREE, **about):
    told = [
        ("wrong_type", "format", "format.wrong_type"),
        ("wrong_type", "format", "format.wrong_type"),
        ("cut_text", "semantics", "semantics.wrong_value"),
        ("cut_text", "survived", ""),
        ("default_made_explicit", "restored", ""),
        ("reordered_calls", "survived", ""),
        ("reordered_calls", "semantics", "semantics.wrong_call_count"),
    ]
    untouched = Tally()
    for _ in range(3):
        untouched.add("survived", "")
    untouched.add("grounding", "grounding.ungrounded")
    return Scorecard(untouched, tallies(told), cost, {"judge": "some-judge", **about})


def test_faults_are_counted_by_kind_and_stage_and_what_is_restored_is_caught():
    told = card().to_json()
    kinds = {each["name"]: each for each in told["kinds"]}
    assert list(kinds) == [kind.name for kind in KINDS]
    assert kinds["wrong_type"]["format"] == kinds["wrong_type"]["caught"] == 2
    assert kinds["cut_text"]["caught_share"] == 0.5
    assert kinds["cut_text"]["reasons"] == {"semantics.wrong_value": 1}
    assert kinds["near_miss_number"]["caught_share"] is None
    value = told["groups"]["value"]
    assert (value["rows"], value["caught"], value["restored"], value["survived"]) == (3, 2, 1, 1)
    assert value["caught_interval"] == [round(end, 6) for end in wilson(2, 3)]


def test_wrong_rejections_are_those_of_untouched_rows_and_of_controls():
    told = card().to_json()
    assert told["untouched"]["rejected_share"] == 0.25
    assert told["untouched"]["reasons"] == {"grounding.ungrounded": 1}
    control = told["groups"]["control"]
    assert (control["rows"], control["rejected_share"]) == (2, 0.5)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "per row 1,000 + 20 tokens, cost 0.000000 USD"),
        ({"cost": 0.5}, "cost 0.125000 USD"),
        ({"cost": None}, "cost unknown"),
        ({"known": 7}, "7 answers were known from a run that was cut off"),
        ({"rows": 0, "requests": 0}, "tokens and cost per row are unknown"),
    ],
)
def test_cost_per_row_is_told_only_where_it_is_known(changes, words):
    values = {name: getattr(FREE, name) for name in Cost.__slots__}
    assert words in to_summary(card(Cost(**values | changes)))


def test_the_report_tells_the_judge_and_describes_every_kind():
    text = to_markdown(card(note="", command="`apigen scorecard --out x`"))
    assert "* judge: some-judge\n* command: `apigen scorecard --out x`\n" in text
    assert "* note" not in text
    assert all(f"* `{kind.name}`: {kind.description}" in text for kind in KINDS)


def test_the_figures_are_json_and_a_picture_with_a_bar_for_each_kind_that_was_planted():
    assert json.loads(json.dumps(card().to_json()))
    root = ElementTree.fromstring(to_svg(card()))
    texts = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"wrong_type", "cut_text", "default_made_explicit", "reordered_calls"} <= set(texts)
    assert "near_miss_number" not in texts
    assert texts.count("50.0% of 2") == 2
