"""The package list that ships: exact, free, with something of everything."""

import json
from collections import Counter
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from apigen.library.model import CATEGORIES
from apigen.library.package_entry import PERMISSIVE, STANDARD_LIBRARY, Entry
from apigen.library.package_list import read_packages
from tasks.listed_packages import PACKAGE_LOCK, package_entries

LIST = Path(__file__).parents[2] / "data" / "library" / "packages.yaml"


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return read_packages(LIST.read_text("utf-8"))


def test_every_category_has_packages(entries: tuple[Entry, ...]) -> None:
    named = {entry.category for entry in entries}
    named |= {rule.category for entry in entries for rule in entry.categories}
    assert named == set(CATEGORIES)


def test_every_licence_is_permissive(entries: tuple[Entry, ...]) -> None:
    assert {entry.licence for entry in entries} <= PERMISSIVE


def test_every_pin_is_one_exact_version(entries: tuple[Entry, ...]) -> None:
    pins = [Requirement(pin) for entry in entries for pin in entry.pins]
    assert all(str(pin.specifier).startswith("==") for pin in pins)
    assert not [pin for pin in pins if "*" in str(pin.specifier)]


def test_all_packages_fit_into_one_image(entries: tuple[Entry, ...]) -> None:
    pins = {(Requirement(pin).name, pin) for entry in entries for pin in entry.pins}
    several = [name for name, number in Counter(name for name, _ in pins).items() if number > 1]
    assert not several


def test_tools_of_different_entries_cannot_share_a_name(entries: tuple[Entry, ...]) -> None:
    keys = Counter(entry.key.replace("-", "_").lower() for entry in entries)
    assert max(keys.values()) == 1


def test_the_modules_of_an_entry_are_named_once(entries: tuple[Entry, ...]) -> None:
    assert all(len(set(entry.modules)) == len(entry.modules) for entry in entries)
    assert all(entry.modules == tuple(sorted(entry.modules)) for entry in entries)


def test_packages_stand_in_order(entries: tuple[Entry, ...]) -> None:
    order = [(entry.name.lower(), entry.prefix) for entry in entries]
    assert order == sorted(order)


def test_only_the_standard_library_has_no_version(entries: tuple[Entry, ...]) -> None:
    assert {entry.name for entry in entries if not entry.version} <= {STANDARD_LIBRARY}


def test_the_lock_holds_all_that_the_packages_need_in_one_version_each() -> None:
    needs = [pin for entry in package_entries().values() for pin in entry.pins]
    assert all(str(Requirement(pin).specifier).startswith("==") for pin in needs)
    versions = Counter(Requirement(pin).name for pin in set(needs))
    assert max(versions.values()) == 1
    assert set(json.loads(PACKAGE_LOCK.read_text("utf-8"))) == {
        entry.pins[0] for entry in package_entries().values() if entry.version
    }
