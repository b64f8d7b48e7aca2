"""Do two answers make the same calls? Strict, for comparing a model's calls with known ones."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from apigen.matching.mismatch import Mismatch
from apigen.matching.normal_forms import normal_forms
from apigen.records import JsonObject, ToolCall, canonical_json

COUNT = "call_count"
FUNCTION = "function"
MISSING = "missing_argument"
EXTRA = "extra_argument"
TYPE = "type"
VALUE = "value"
REFERENCE = "reference"

Pair = tuple[ToolCall, ToolCall]
"""A call as it was made, and in its normal form."""


def calls_match(
    expected: Sequence[ToolCall],
    got: Sequence[ToolCall],
    tools: Mapping[str, JsonObject],
    *,
    dependent: bool = False,
) -> Mismatch | None:
    """What keeps `got` from being the calls of `expected`, or None.

    The order of calls says nothing, how often each is made does. Names, texts and lists must be
    equal as they are. A number may be written 1 or 1.0 where its schema says `number`; an optional
    argument that is left out equals one that is its schema's default; true is never 1.

    Args:
        expected: The calls that are right.
        got: The calls to compare.
        tools: Parameters (schema subset) by tool name; calls to others must be equal as they are.
        dependent: Whether texts such as `$1.total` are references. Then a call stands for the
            same wherever the call that it refers to stands.

    Returns:
        A mismatch of the kind `call_count`, `function`, `missing_argument`, `extra_argument`,
        `type`, `value` or `reference`.
    """
    wanted = list(zip(expected, normal_forms(expected, tools, dependent=dependent), strict=True))
    made = list(zip(got, normal_forms(got, tools, dependent=dependent), strict=True))
    lacking, surplus = _without(wanted, made), _without(made, wanted)
    if not lacking and not surplus:
        return None
    if len(expected) != len(got):
        return _count_mismatch(len(expected), len(got), lacking, surplus)
    return _function_mismatch(lacking, surplus) or _closest_mismatch(lacking, surplus)


def _key(pair: Pair) -> str:
    return canonical_json(pair[1].to_json())


def _without(pairs: Sequence[Pair], others: Sequence[Pair]) -> list[Pair]:
    """Those that remain when each of the others has taken one that is equal to it away."""
    taken = Counter(map(_key, others))
    remaining = []
    for pair in pairs:
        if taken[_key(pair)] > 0:
            taken[_key(pair)] -= 1
        else:
            remaining.append(pair)
    return remaining


def _count_mismatch(
    expected: int, got: int, lacking: Sequence[Pair], surplus: Sequence[Pair]
) -> Mismatch:
    detail = f"{got} calls instead of {expected}"
    if lacking:
        detail += f"; lacking: {_shown(lacking[0][0].to_json())}"
    if surplus:
        detail += f"; not expected: {_shown(surplus[0][0].to_json())}"
    return Mismatch(COUNT, detail)


def _function_mismatch(lacking: Sequence[Pair], surplus: Sequence[Pair]) -> Mismatch | None:
    wanted = Counter(call.name for call, _ in lacking)
    made = Counter(call.name for call, _ in surplus)
    if wanted == made:
        return None
    names = [sorted((one - other).elements()) for one, other in ((wanted, made), (made, wanted))]
    return Mismatch(FUNCTION, f"{names[1][0]!r} is called, where {names[0][0]!r} is expected")


def _closest_mismatch(lacking: Sequence[Pair], surplus: Sequence[Pair]) -> Mismatch:
    wanted = lacking[0]
    same_name = [pair for pair in surplus if pair[0].name == wanted[0].name]
    return _argument_mismatch(wanted, min(same_name, key=lambda p: len(_differing(wanted, p))))


def _differing(wanted: Pair, made: Pair) -> list[str]:
    one, other = wanted[1].arguments, made[1].arguments
    return sorted(
        name
        for name in {*one, *other}
        if name not in one
        or name not in other
        or canonical_json(one[name]) != canonical_json(other[name])
    )


def _argument_mismatch(wanted: Pair, made: Pair) -> Mismatch:
    name = _differing(wanted, made)[0]
    where = f"{wanted[0].name}: {name!r}"
    if name not in made[1].arguments:
        return Mismatch(MISSING, f"{where} is left out, not {_shown(_said(wanted, name))}")
    if name not in wanted[1].arguments:
        return Mismatch(EXTRA, f"{where} is {_shown(_said(made, name))}, and should be left out")
    expected, got = _said(wanted, name), _said(made, name)
    if canonical_json(expected) == canonical_json(got):
        return Mismatch(REFERENCE, f"{where} refers by {_shown(got)} to another call than expected")
    kind = VALUE if type(expected) is type(got) else TYPE
    return Mismatch(kind, f"{where} is {_shown(got)}, not {_shown(expected)}")


def _said(pair: Pair, name: str) -> Any:
    """An argument as it was given, or the default that it has otherwise."""
    return pair[0].arguments.get(name, pair[1].arguments[name])


def _shown(value: Any) -> str:
    text = canonical_json(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
