"""Results of calls: of the wrong one, another part, or in place of what the query states."""

from collections.abc import Iterator
from random import Random
from typing import Any

from apigen.mutations.pool import Pool, says
from apigen.mutations.rows import (
    Leaf,
    Planted,
    Row,
    all_fit,
    arguments_of,
    in_fitting_style,
    referring,
    with_value,
)
from apigen.records import Style
from apigen.references import resolve

_MOST_DEEP = 2


def result_of_another_call(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A stated value is replaced by what another call of the answer gave."""
    if row.candidate.style is Style.DEPENDENT or len(row.results) < 2:
        return None
    found = [
        (leaf, value)
        for leaf in arguments_of(row.candidate)
        for place, result in enumerate(row.results)
        if place != leaf.place
        for _, value in _scalars(result)
        if _is_like(value, leaf.value) and not says(row.candidate.query, value)
    ]
    return _first_that_fits(row, rng, found)


def other_reference(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A reference leads to another part of a result, or to another call's result."""
    found = [
        (leaf, reference)
        for leaf in referring(row.candidate)
        for reference, value in _known(row, leaf)
        if reference != leaf.value and _is_like(value, _resolved(row, leaf))
    ]
    return _first_that_fits(row, rng, found)


def literal_for_reference(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A reference is replaced by the value that it stands for, which the query does not tell."""
    found = [(leaf, _resolved(row, leaf)) for leaf in referring(row.candidate)]
    unsaid = [
        (leaf, value)
        for leaf, value in found
        if value is not None and not says(row.candidate.query, value)
    ]
    return _first_that_fits(row, rng, unsaid)


def reference_for_literal(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A value that the query states is replaced by a reference to a result."""
    if row.candidate.style is not Style.DEPENDENT:
        return None
    found = [
        (leaf, reference)
        for leaf in arguments_of(row.candidate)
        for reference, value in _known(row, leaf)
        if _is_like(value, leaf.value)
    ]
    return _first_that_fits(row, rng, found)


def _first_that_fits(row: Row, rng: Random, found: list[tuple[Leaf, Any]]) -> Planted | None:
    for leaf, value in rng.sample(found, len(found)):
        changed = in_fitting_style(with_value(row.candidate, leaf, value))
        if all_fit(changed):
            return Planted(changed, f"{leaf}: {leaf.value!r} -> {value!r}")
    return None


def _known(row: Row, leaf: Leaf) -> Iterator[tuple[str, Any]]:
    """The references that are possible in a call, and what they stand for."""
    for place, result in enumerate(row.results[: leaf.place]):
        for path, value in _scalars(result):
            yield ".".join([f"${place + 1}", *path]), value


def _scalars(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    inner: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        inner = [(key, each) for key, each in value.items() if key and "." not in key]
    elif isinstance(value, list):
        inner = [(str(at), each) for at, each in enumerate(value)]
    elif value is not None:
        yield path, value
    if len(path) < _MOST_DEEP:
        for key, each in inner:
            yield from _scalars(each, (*path, key))


def _resolved(row: Row, leaf: Leaf) -> Any:
    found = resolve({"value": leaf.value}, row.results[: leaf.place])
    return found["value"] if isinstance(found, dict) else None


def _is_like(one: Any, two: Any) -> bool:
    """Whether one value may stand for another: the same kind, and not the same."""
    if isinstance(one, bool) or isinstance(two, bool):
        return isinstance(one, bool) and isinstance(two, bool) and one != two
    numbers = isinstance(one, int | float) and isinstance(two, int | float)
    return (numbers or type(one) is type(two)) and one != two
