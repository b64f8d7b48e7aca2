"""Texts and choices that are not what the query says, and lists with an item too many or few."""

import re
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from apigen.mutations.pool import Pool, says
from apigen.mutations.rows import Leaf, Planted, Row, all_fit, arguments_of, leaves, with_value

_UNIT = re.compile(r"(?i)(?:^|_|\b)units?(?:_|\b|$)")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абцдефгхийклмнопкрстувшхыз"
_SCRIPT = str.maketrans(_LATIN + _LATIN.upper(), _CYRILLIC + _CYRILLIC.upper())


def other_unit(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A unit is another one of those that the schema lists."""
    return _changed(row, rng, [leaf for leaf in _choices(row) if _is_unit(leaf)], _others)


def other_choice(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A choice, not of a unit, is another one of those that the schema lists."""
    return _changed(row, rng, [leaf for leaf in _choices(row) if not _is_unit(leaf)], _others)


def cut_text(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A text lost its end."""
    return _changed(row, rng, _free_texts(row), lambda leaf: [_cut(leaf.value)], stated=True)


def other_script(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A text is in the script of another language than the query's."""
    found = [leaf for leaf in _free_texts(row) if re.search(r"[A-Za-z]{3}", leaf.value)]
    return _changed(row, rng, found, lambda leaf: [leaf.value.translate(_SCRIPT)])


def stale_entity(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A text is what another row gave for the same parameter."""
    calls = row.candidate.calls

    def others(leaf: Leaf) -> list[Any]:
        known = pool.values(calls[leaf.place].name, str(leaf))
        return [value for value in known if _letters(value) != _letters(leaf.value)]

    found = [leaf for leaf in _free_texts(row) if leaf.is_argument]
    return _changed(row, rng, found, others)


def dropped_item(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A list lacks one of its items."""
    return _changed(row, rng, _lists(row, 2), _with_one_less, stated=True)


def invented_item(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """A list has an item that the query does not state."""
    calls, query = row.candidate.calls, row.candidate.query

    def longer(leaf: Leaf) -> list[Any]:
        lists = pool.values(calls[leaf.place].name, str(leaf))
        items = [item for each in lists if isinstance(each, list) for item in each]
        other = [item for item in items if item not in leaf.value and not says(query, item)]
        return [[*leaf.value, item] for item in other]

    found = [leaf for leaf in _lists(row, 1) if leaf.is_argument]
    return _changed(row, rng, found, longer)


def swapped_arguments(row: Row, rng: Random, pool: Pool) -> Planted | None:
    """Two arguments of a call that can be told apart have each other's value."""
    candidate, found = row.candidate, arguments_of(row.candidate)
    pairs = [
        (one, two)
        for at, one in enumerate(found)
        for two in found[at + 1 :]
        if one.place == two.place and one.value != two.value and _role(one) != _role(two)
    ]
    rng.shuffle(pairs)
    for one, two in pairs:
        changed = with_value(with_value(candidate, one, two.value), two, one.value)
        if all_fit(changed):
            return Planted(changed, f"{one} and {two}: {one.value!r} and {two.value!r} swapped")
    return None


def _changed(
    row: Row,
    rng: Random,
    found: Iterable[Leaf],
    others: Callable[[Leaf], list[Any]],
    *,
    stated: bool = False,
) -> Planted | None:
    """One of the leaves with another value that fits; `stated`: the query may hold that one."""
    for leaf in rng.sample(found := list(found), len(found)):
        values = [value for value in others(leaf) if stated or not says(row.candidate.query, value)]
        for value in rng.sample(values, len(values)):
            changed = with_value(row.candidate, leaf, value)
            if _letters(value) != _letters(leaf.value) and all_fit(changed):
                return Planted(changed, f"{leaf}: {leaf.value!r} -> {value!r}")
    return None


def _choices(row: Row) -> list[Leaf]:
    return [leaf for leaf in leaves(row.candidate) if isinstance(leaf.schema.get("enum"), list)]


def _is_unit(leaf: Leaf) -> bool:
    return any(_UNIT.search(text) for text in (str(leaf), str(leaf.schema.get("description"))))


def _others(leaf: Leaf) -> list[Any]:
    return [value for value in leaf.schema["enum"] if value != leaf.value]


def _free_texts(row: Row) -> list[Leaf]:
    found = leaves(row.candidate)
    return [each for each in found if isinstance(each.value, str) and "enum" not in each.schema]


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:-1]) if len(words) > 2 else text[: len(text) * 2 // 3]


def _lists(row: Row, least: int) -> list[Leaf]:
    found = leaves(row.candidate)
    return [each for each in found if isinstance(each.value, list) and len(each.value) >= least]


def _with_one_less(leaf: Leaf) -> list[Any]:
    return [[*leaf.value[:at], *leaf.value[at + 1 :]] for at in range(len(leaf.value))]


def _letters(value: Any) -> Any:
    """A text without what says nothing: case, spaces, punctuation at its end."""
    return " ".join(value.casefold().split()).strip(" .,;:!?") if isinstance(value, str) else value


def _role(leaf: Leaf) -> str:
    """A parameter's name without what only counts it: which of two equal ones it is."""
    ordinal = r"(?<![^_])(first|second|third|one|two|left|right|[a-z]|\d+)(?![^_])|\d+"
    return re.sub(ordinal, "", str(leaf)).strip("_")
