"""Diversity figures count what they say, and near duplicates are the quadratic definition's."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apigen.diversity import diversity, to_markdown
from apigen.near_duplicates import jaccard, near_duplicates, to_shingles

LIBRARY = {
    "convert": {
        "properties": {
            "amount": {"type": "number"},
            "to": {"type": "string", "enum": ["EUR", "USD", "GBP"]},
            "round": {"type": "boolean"},
        }
    },
    "weather": {"properties": {"city": {"type": "string"}}},
    "unused": {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
}


def make_row(query, *calls, offered=("convert",), **columns):
    answers = [{"name": name, "arguments": arguments} for name, arguments in calls]
    tools = [{"name": name, "parameters": LIBRARY.get(name, {})} for name in offered]
    return {
        **{"query": query, "answers": json.dumps(answers), "tools": json.dumps(tools)},
        **{"style": "simple", "register": "plain", "category": "finance", "generator": "m"},
        **columns,
    }


ROWS = [
    make_row("Convert 5 to EUR", ("convert", {"amount": 5, "to": "EUR"})),
    make_row("Convert 5 to USD", ("convert", {"amount": 5, "to": "USD"}), language="German"),
    make_row("convert 5 to EUR!", *[("convert", {"to": "EUR", "round": True})] * 5),
    make_row("Rain?", offered=("convert", "weather"), language=None),
]


def part(count, of):
    return {"count": count, "of": of, "share": pytest.approx(count / of, abs=1e-6)}


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("rows", 4),
        ("apis_called", part(1, 3)),
        ("apis_offered", part(2, 3)),
        ("parameters_of_called", part(3, 3)),
        ("parameters_of_library", part(3, 6)),
        ("enum_values_of_called", part(3, 5)),
        ("distinct_arguments", part(4, 14)),
        ("distinct_ngrams", {"1": part(6, 13), "2": part(4, 9), "3": part(3, 6)}),
        ("near_duplicates", part(1, 4)),
        ("query_words", {"p5": 1, "median": 4, "p95": 4}),
        ("calls_per_row", {"mean": 1.75, "rows": {"0": 1, "1": 2, "2": 0, "3": 0, "4+": 1}}),
    ],
)
def test_a_figure_counts_what_its_name_says(figure, expected):
    assert diversity(ROWS, LIBRARY)[figure] == expected


def test_rows_are_counted_by_each_column_and_an_absent_language_is_english():
    split = diversity(ROWS, LIBRARY)["rows_by"]
    assert split["language"] == {"English": 3, "German": 1}
    assert split["register"] == {"plain": 4}
    assert list(split) == ["style", "register", "language", "category", "generator"]


def test_apis_that_only_the_rows_know_are_counted_in():
    rows = [make_row("x", ("foreign", {}), offered=["foreign"])]
    assert diversity(rows, {})["apis_called"] == part(1, 1)
    assert diversity(rows, LIBRARY)["apis_called"] == part(1, 4)


def test_a_call_of_an_unknown_api_covers_nothing():
    figures = diversity([make_row("x", ("nowhere", {"a": 1}))], LIBRARY)
    assert figures["apis_called"]["count"] == figures["parameters_of_library"]["count"] == 0


def test_the_table_shows_each_figure_and_each_count():
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in _table(ROWS)]
    for expected in [
        ["APIs called", "1 of 3 (33.3 %)"],
        ["near-duplicate queries", "1 of 4 (25.0 %)"],
        ["distinct 3-word runs in queries", "3 of 6 (50.0 %)"],
        ["words of a query, 5 % / median / 95 %", "1 / 4 / 4"],
        ["calls per row, mean", "1.75"],
        ["calls: 4+", "1", "25.0 %"],
        ["language: English", "3", "75.0 %"],
    ]:
        assert expected in lines


def _table(rows):
    return [line for line in to_markdown(diversity(rows, LIBRARY)).splitlines() if line]


def test_no_rows_have_figures_and_a_table():
    assert diversity([], LIBRARY)["apis_called"] == part(0, 3)
    assert ["APIs called", "0 of 3 (0.0 %)"] in [
        [cell.strip() for cell in line.split("|")[1:-1]] for line in _table([])
    ]


@given(st.lists(st.text(), max_size=5))
def test_any_queries_have_figures_that_json_can_hold(queries):
    figures = diversity([make_row(query) for query in queries], LIBRARY)
    assert json.loads(json.dumps(figures)) == figures
    assert to_markdown(figures)


LONG = "please tell me how many seconds there are in one week of seven days"


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        ([LONG, "nothing of the kind at all", LONG.upper() + "!"], [(2, 0)]),
        ([LONG, LONG + " then"], [(1, 0)]),
        ([LONG, LONG.replace("one", "a")], []),
        ([LONG, LONG, LONG], [(1, 0), (2, 0)]),
        (["", " ", "?", "?"], [(1, 0), (3, 2)]),
        (["two words", "Two words", "words two", "two"], [(1, 0)]),
        ([], []),
    ],
)
def test_near_duplicates_share_most_of_their_three_word_runs(texts, pairs):
    assert near_duplicates(texts) == pairs


def compare_all(texts, threshold):
    """The definition: every pair."""
    sets = list(map(to_shingles, texts))
    firsts = (
        next((e for e in range(row) if jaccard(sets[e], each) >= threshold), None)
        for row, each in enumerate(sets)
    )
    return [(row, first) for row, first in enumerate(firsts) if first is not None]


WORDY = st.lists(st.sampled_from("abc"), max_size=14).map(" ".join)
EDITED = st.builds(
    lambda start, word, end: " ".join([*LONG.split()[start:], word, *LONG.split()[:end]]),
    st.integers(0, 14),
    st.sampled_from("xyz"),
    st.integers(0, 14),
)


@given(
    st.lists(WORDY | EDITED | st.text(max_size=8), max_size=40),
    st.sampled_from([0.05, 0.3, 0.5, 0.55, 0.6, 0.7, 0.9, 1.0]) | st.floats(0.01, 1.0),
)
def test_the_index_finds_what_comparing_all_pairs_finds(texts, threshold):
    assert near_duplicates(texts, threshold) == compare_all(texts, threshold)


def test_a_pair_exactly_at_the_threshold_is_found_although_floats_round_it_up():
    words = list(map(str, range(27)))
    texts = [" ".join(words), " ".join(words[:16])]
    assert len(to_shingles(texts[0])) * 0.56 > len(to_shingles(texts[1])) == 14
    assert near_duplicates(texts, 0.56) == [(1, 0)]


@pytest.mark.parametrize("threshold", [0.0, -1.0, 1.01, float("nan")])
def test_a_threshold_that_means_nothing_is_refused(threshold):
    with pytest.raises(ValueError, match="give one in"):
        near_duplicates(["a"], threshold)
