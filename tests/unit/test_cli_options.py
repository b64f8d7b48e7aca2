"""Options as people type them."""

import pytest

from apigen.cli_options import split_packages
from apigen.verify_rows import RULES, wanted_stages


@pytest.mark.parametrize(
    ("texts", "packages"),
    [
        (None, []),
        ([], []),
        (["numpy"], ["numpy"]),
        (["numpy,regex"], ["numpy", "regex"]),
        (["numpy", "regex"], ["numpy", "regex"]),
        (["numpy, regex ,"], ["numpy", "regex"]),
        (["numpy>=2,<3,regex"], ["numpy>=2,<3", "regex"]),
        (["numpy >= 2, != 2.1, < 3"], ["numpy >= 2, != 2.1, < 3"]),
        (["httpx[http2,brotli]>=0.27,regex"], ["httpx[http2,brotli]>=0.27", "regex"]),
        (
            ["a; python_version in '3.11,3.12', b"],
            ["a; python_version in '3.11,3.12'", "b"],
        ),
    ],
)
def test_packages_are_split_where_a_name_starts(texts, packages):
    assert split_packages(texts) == packages


@pytest.mark.parametrize("has_judge", [False, True])
@pytest.mark.parametrize(
    ("text", "has_library", "more"),
    [
        (None, False, set()),
        (None, True, {"execution"}),
        ("format", True, set()),
        ("execution", True, {"execution"}),
    ],
)
def test_judges_cost_money_and_are_not_asked_unless_named(text, has_library, more, has_judge):
    assert wanted_stages(text, has_library, has_judge) == {*RULES, *more}


def test_judges_are_asked_where_they_are_named():
    assert wanted_stages(" semantics ", False, True) == {*RULES, "semantics"}
