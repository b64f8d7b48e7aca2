"""What each kind of fault makes of a row, and where it leaves a row alone."""

import re

import pytest

from apigen.foreign.rows import read_row
from apigen.mutations.kinds import GROUPS, KINDS, plant
from tests.unit.mutation_rows import (
    ASKED_PRICE,
    CHAIN,
    CHOICE,
    FULL,
    LACKING,
    NUMBERS,
    POOL,
    SHORT,
    TAGGED,
    TEXT,
    TWO,
    USELESS,
    row,
    tool,
)

BY_NAME = {kind.name: kind for kind in KINDS}
UNSAID = "Mull|Skye|Iona|Tiree|Coll|Jura|Muck"

PLANTED = [
    ("renamed_function", SHORT, r"call 1: ship -> ship(_v2|_async|s|_data)"),
    ("invented_argument", SHORT, r"(verbose|output_format|locale|request_id): added"),
    ("misspelled_argument", NUMBERS, r"(amount -> amount_value|tip -> tip_value)"),
    ("missing_required", SHORT, r"(parcels|to): left out"),
    ("wrong_type", NUMBERS, r"(amount: 25|tip: 4.5) -> 'some'"),
    ("not_in_enum", FULL, r"(weight_unit: 'lb'|speed: 'fast') -> '.*(other|automatic|these)'"),
    ("duplicated_call", SHORT, "ship made twice"),
    ("no_call_left", SHORT, "all calls left out"),
    ("broken_json", SHORT, "cut off|lost|a comma too many|single quotes"),
    ("misshapen_call", SHORT, "as a list|no name|no arguments|a call as text|the name as a key"),
    ("call_where_none_is_due", USELESS, "price called"),
    ("missing_of_no_parameter", LACKING, "ship: more_details is said to be missing"),
    ("dangling_reference", CHAIN, r"amount: \$1.total -> \$[23]"),
    ("reordered_dependent_calls", CHAIN, "pay before price"),
    ("near_miss_number", SHORT, r"parcels: 3 -> [24]"),
    ("near_miss_number", NUMBERS, r"amount: 25 -> (24|26|52)|tip: 4.5 -> 4.[46]"),
    ("moved_point", SHORT, "parcels: 3 -> 30"),
    ("off_by_one_date", FULL, "day: '2025-03-01' -> '2025-0(2-28|3-02)'"),
    ("near_miss_time", FULL, "time: '9:30' -> '(8:30|10:30|9:40)'"),
    ("flipped_boolean", FULL, "insured: True -> False"),
    ("other_unit", FULL, "weight_unit: 'lb' -> 'kg'"),
    ("other_choice", FULL, "speed: 'fast' -> '(slow|express)'"),
    ("cut_text", SHORT, "to: 'Mull' -> 'Mu'"),
    ("other_script", SHORT, "to: 'Mull' -> 'Мулл'"),
    ("stale_entity", SHORT, f"to: 'Mull' -> '({UNSAID}|Oban Harbour)'"),
    ("dropped_item", TAGGED, r"tags: \['green', 'grey'\] -> \['gre(en|y)'\]"),
    ("invented_item", TAGGED, r"tags: \['green', 'grey'\] -> \['green', 'grey', '(red|blue)'\]"),
    ("swapped_arguments", NUMBERS, "amount and tip: 25 and 4.5 swapped"),
    ("dropped_option", TAGGED, r"tags: \['green', 'grey'\] left out"),
    ("invented_option", SHORT, r"(weight|speed|insured|day|time|tags)\w*: .* added"),
    ("default_made_explicit", SHORT, "weight_unit: 'kg' added|'slow' added|insured: False added"),
    ("result_of_another_call", TWO, "parcels: [58] -> 7[12]|to: .* -> 'sent'"),
    ("other_reference", CHAIN, r"amount: '\$1.total' -> '\$1.fee'"),
    ("literal_for_reference", CHAIN, r"amount: '\$1.total' -> 48.5"),
    ("reference_for_literal", CHAIN, r"tip: 2 -> '\$1.(total|fee)'"),
    ("injected_order", SHORT, "parcels: 3 -> [24]"),
    ("sibling_function", CHOICE, "call 1: ship -> price"),
    ("dropped_call", TWO, "call [12], ship: left out"),
    ("dropped_call", CHAIN, "call 2, pay: left out"),
    ("added_call", SHORT, "ship with .* added"),
    ("crossed_values", TWO, "(parcels: 5 and 8|to: 'Iona' and 'Tiree') exchanged between calls"),
    ("declined_answerable", SHORT, "declined; right: ship"),
    ("asked_for_given", SHORT, "asked for (parcels; given: 3|to; given: 'Mull')"),
    ("other_missing", LACKING, "asked for to; lacking: parcels"),
    ("guessed_missing_value", LACKING, "called ship with .*"),
    ("answered_anyway", USELESS, "called price with .*"),
    ("order_in_query", SHORT, ".+"),
    ("refused_value", SHORT, "parcels: 3 -> 80, in the query, too"),
    ("refused_value", FULL, "parcels: 12 -> 80.*|day: '2025-03-01' -> '2025-02-30'.*"),
    ("broken_reference", CHAIN, r"amount: \$1.total -> \$1.total.absent"),
    ("not_in_library", SHORT, "ship -> ship_absent"),
    ("other_signature", SHORT, "ship: (parcels|to) -> (parcels|to)_given, on the card, too"),
    ("reordered_calls", TWO, "calls reversed"),
    ("reordered_arguments", SHORT, "call 1 reversed"),
    ("reordered_tools", CHOICE, "tools reversed"),
    ("whole_as_float", NUMBERS, "amount: 25 -> 25.0"),
    ("indented_answers", SHORT, "indented"),
]
LEFT_ALONE = [
    *((name, USELESS) for name in ("renamed_function", "invented_argument", "wrong_type")),
    *((name, LACKING) for name in ("misspelled_argument", "missing_required", "broken_json")),
    *((name, USELESS) for name in ("duplicated_call", "no_call_left", "misshapen_call")),
    *((name, SHORT) for name in ("not_in_enum", "call_where_none_is_due", "dangling_reference")),
    *((name, TWO) for name in ("reordered_dependent_calls", "missing_of_no_parameter")),
    *((name, USELESS) for name in ("near_miss_number", "moved_point", "cut_text", "other_script")),
    *((name, SHORT) for name in ("off_by_one_date", "near_miss_time", "flipped_boolean")),
    *((name, SHORT) for name in ("other_unit", "other_choice", "dropped_item", "invented_item")),
    ("stale_entity", NUMBERS),
    ("swapped_arguments", SHORT),  # a number and a text
    *((name, ASKED_PRICE) for name in ("dropped_option", "invented_option")),
    ("default_made_explicit", ASKED_PRICE),
    *((name, SHORT) for name in ("result_of_another_call", "other_reference")),
    *((name, TWO) for name in ("literal_for_reference", "reference_for_literal")),
    ("injected_order", USELESS),
    ("sibling_function", SHORT),  # nothing else is offered
    ("dropped_call", SHORT),
    *((name, USELESS) for name in ("added_call", "declined_answerable", "asked_for_given")),
    *((name, SHORT) for name in ("crossed_values", "other_missing", "guessed_missing_value")),
    ("asked_for_given", TWO),
    ("other_missing", USELESS),
    *((name, LACKING) for name in ("answered_anyway", "refused_value", "other_signature")),
    ("refused_value", ASKED_PRICE),  # nothing documents a range
    *((name, TWO) for name in ("broken_reference", "reordered_tools", "whole_as_float")),
    ("not_in_library", USELESS),
    *((name, CHAIN) for name in ("reordered_calls", "result_of_another_call")),
    *((name, USELESS) for name in ("reordered_arguments", "indented_answers")),
]


@pytest.mark.parametrize(("name", "row", "what"), PLANTED)
def test_a_kind_plants_what_its_name_says(name, row, what):
    mutant = plant(BY_NAME[name], row, POOL)
    assert mutant is not None
    assert re.search(what, mutant.planted.what), mutant.planted.what


def test_there_is_a_case_for_every_kind():
    assert {name for name, _, _ in PLANTED} == set(BY_NAME)
    alone = {name for name, _ in LEFT_ALONE}
    assert set(BY_NAME) - alone == {"order_in_query"}  # which any query can hold


@pytest.mark.parametrize(("name", "row"), LEFT_ALONE)
def test_a_kind_leaves_a_row_alone_that_has_no_place_for_it(name, row):
    assert plant(BY_NAME[name], row, POOL) is None


@pytest.mark.parametrize(("name", "row", "what"), PLANTED)
def test_only_structural_faults_break_the_form(name, row, what):
    kind = BY_NAME[name]
    verdict = read_row(plant(kind, row, POOL).text).verdict
    is_well_formed = verdict.ok or verdict.stage != "format"
    assert is_well_formed is (kind.group != "structural"), verdict


def test_there_are_kinds_of_every_group_each_with_a_sentence_about_it():
    assert len(KINDS) >= 24
    assert {kind.group for kind in KINDS} == set(GROUPS)
    assert len(BY_NAME) == len(KINDS)
    assert all(re.fullmatch(r"[A-Z].*\.", kind.description) for kind in KINDS)


@pytest.mark.parametrize(
    ("names", "swapped"),
    [(("first_text", "second_text"), False), (("a", "b"), False), (("old", "new"), True)],
)
def test_arguments_that_are_only_counted_are_not_swapped(names, swapped):
    compare = tool("compare", names, **dict.fromkeys(names, TEXT))
    arguments = dict(zip(names, ("kitten", "sitting"), strict=True))
    pair = row("Compare kitten with sitting.", [("compare", arguments)], (compare,))
    assert (plant(BY_NAME["swapped_arguments"], pair, POOL) is not None) is swapped
