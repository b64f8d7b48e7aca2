"""The package list: what it may say, and what is refused in one line."""

from pathlib import Path

import pytest

from apigen.errors import ConfigError
from apigen.library.package_entry import STANDARD_LIBRARY
from apigen.library.package_list import read_packages

SHIPPED = Path(__file__).parents[2] / "data/library/packages.yaml"
GOOD = {
    "name": "scipy",
    "version": "1.16.3",
    "licence": "BSD-3-Clause",
    "modules": "[scipy.special]",
    "category": "Math",
}


def listed(**changes):
    fields = {name: text for name, text in {**GOOD, **changes}.items() if text is not None}
    lines = [f"{name}: {text}" for name, text in fields.items()]
    return "- " + "\n  ".join(lines)


def entry(**changes):
    return read_packages(listed(**changes))[0]


def test_the_shipped_list_keeps_its_own_rules_and_pins_every_package():
    entries = read_packages(SHIPPED.read_text())
    assert len(entries) >= 12
    for each in entries:
        assert bool(each.pins) is (each.name != STANDARD_LIBRARY), each.name
        assert all("==" in pin for pin in each.pins), each.name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: x", "must be a YAML list"),
        ("- [", "is no YAML"),
        ("- 3", "entry 1"),
        (listed(licence="GPL-3.0-only"), "'GPL-3.0-only' of scipy is no permissive one"),
        (listed(version=None), "needs a version"),
        (listed(version="'>=1'"), "no exact one"),
        (listed(name="python-stdlib"), "Python's own none"),
        (listed(needs="[numpy]"), "'numpy' is no exact pin"),
        (listed(category="Maths"), "'Maths' is none of the 21 categories"),
        (listed(modules="[]"), "modules"),
        (listed(modules="['os; evil']"), "no dotted name"),
        (listed(modul="x"), "unknown field 'modul'"),
        (listed(licence=None), "'licence' is missing"),
        (listed(arguments="{G: {schema: {anyOf: []}}}"), "'anyOf' is outside"),
        (listed(arguments="{G: {schema: {type: string}, make: 'a b'}}"), "no dotted name"),
        (listed() + "\n" + listed(), "2 entries are 'scipy'; give each a prefix"),
    ],
)
def test_a_wrong_list_is_refused_in_one_line_that_says_what(text, told):
    with pytest.raises(ConfigError) as refusal:
        read_packages(text)
    assert told in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("path", "taken"),
    [("a.b", True), ("a.read_x", False), ("a.c.d", False)],
)
def test_patterns_say_which_functions_are_taken(path, taken):
    assert entry(allow="['a.?', 'a.read_*']", deny="['*.read_*']").takes(path) is taken


def test_the_first_pattern_that_matches_gives_the_category():
    rules = "[{pattern: 'scipy.stats.*', category: Science}, {pattern: '*', category: Data}]"
    assert entry(categories=rules).category_of("scipy.stats.norm") == "Science"
    assert entry(categories=rules).category_of("scipy.special.erf") == "Data"
    assert entry().category_of("scipy.special.erf") == "Math"


def test_an_argument_is_for_its_functions_its_types_and_the_classes_that_were_seen():
    schema = "schema: {type: string}"
    several = (
        f"{{G: [{{{schema}, make: a.A, kinds: [A]}}, {{{schema}, make: a.B, kinds: [B]}}],"
        f" n: {{{schema}, types: ['node*'], only: ['a.*']}}}}"
    )
    found = entry(arguments=several)
    assert found.argument("G", "a.f", "").make == "a.A"
    assert found.argument("G", "a.f", "", ["B"]).make == "a.B"
    assert found.argument("n", "a.f", "node label")
    assert found.argument("n", "a.f", "int") is None
    assert found.argument("n", "b.f", "node") is None
    assert found.argument("m", "a.f", "") is None
