"""Tells whether a query states the value of one parameter, whatever the value is."""

import re
from collections.abc import Iterator

from apigen.offline.number_words import read_number_word
from apigen.offline.stated import numbers_in, plain_values
from apigen.offline.toolbox import Parameter, Tool
from apigen.offline.wording import Label, label_by_name, labels_of

_LINK = re.compile(
    r"(?: ?[:=]| (?:of|is|are|at|should be|de|es|vale|est|von|ist|sind|beträgt|gilt|on a))? "
)
_ROLE = re.compile(r" (?:as|for|als|für|como|para|comme|pour)(?: the)? $")
_UNIT = re.compile(r" ?(?:[^\W\d_][\w°/²³-]*|%)$")
_LONGEST_UNIT = 3
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGITS = re.compile(r"[-+]?\d|\((?:-?[\d.]+(?:, )?)+\)")
_LISTED = re.compile(r"[\w.:/#@+'-]+(?:, | and | und | y | et )")
_DIGITS_LAST = re.compile(r"(?:^|[^\w])-?\d[\d.,:/-]*$")
_BARE = re.compile(r'["#+]|[A-Z]|[a-z]{0,3}#?\d')
_REACH = 60
_PER = (" per ", "/")
# "the margin of one customer" gives no margin.
_NO_VALUE = frozenset((1.0,))


def gives(query: str, tool: Tool, name: str) -> bool:
    """Tells whether a query states a value for a parameter.

    Args:
        query: The query.
        tool: The tool that the query is for.
        name: One of its parameters.
    """
    text, parameter = plain_values(query), tool.parameters[name]
    labels = labels_of(tuple(tool.parameters.values()))
    others = {label.text for key, given in labels.items() if key != name for label in given}
    for label in _names_of(labels[name], parameter, others):
        for other in others:
            if re.search(rf"\b{re.escape(label.text)}\b", other, re.I) and other != label.text:
                text = re.sub(rf"\b{re.escape(other)}\b", "~", text, flags=re.I)
        for found in re.finditer(rf"\b{re.escape(label.text)}\b", text, re.I):
            if _stands_by(text, found.start(), found.end(), parameter, label):
                return True
    if _is_direct(text, parameter):
        return True
    # With every other number spoken for, one more can only be this parameter's.
    is_number = parameter.kind in ("integer", "number")
    return is_number and exceeds(text, tool, left_out=1)


def exceeds(query: str, tool: Tool, left_out: int = 0) -> bool:
    """Tells whether a query holds more numbers than a tool's parameters can take.

    Args:
        query: The query.
        tool: The tool; where it takes lists, texts or objects, nothing exceeds it.
        left_out: How many of its numeric parameters don't count.
    """
    parameters = list(tool.parameters.values())
    numeric = sum(one.kind in ("integer", "number") for one in parameters)
    closed = sum(bool(one.choices) or one.kind == "boolean" for one in parameters)
    if numeric + closed < len(parameters):
        return False
    told = " ".join([tool.description, *(one.description for one in parameters)])
    return len(numbers_in(plain_values(query)) - numbers_in(told)) > numeric - left_out


def _names_of(labels: tuple[Label, ...], parameter: Parameter, others: set[str]) -> Iterator[Label]:
    yield from labels
    noun = label_by_name(parameter.name).text.split()[-1]
    if len(noun) > 3 and not any(noun in other for other in others):
        yield Label(noun, plural=False)


def _stands_by(text: str, start: int, end: int, parameter: Parameter, label: Label) -> bool:
    """Tells whether a value stands behind a label ("rate of 5") or before it ("5 as the rate")."""
    after, before = text[end : end + _REACH], text[max(0, start - _REACH) : start]
    link = _LINK.match(after)
    if link and _begins_with_value(after[link.end() :], parameter):
        return True
    if role := _ROLE.search(before):
        return _ends_with_value(before[: role.start()], parameter)
    counts = label.counted and before.endswith(" ") and not after.startswith(_PER)
    return counts and _ends_with_number(before.rstrip())


def _begins_with_value(text: str, parameter: Parameter) -> bool:
    kind = parameter.element if parameter.kind == "array" else parameter.kind
    word = _FIRST_WORD.match(text)
    if kind in ("integer", "number"):
        spelled = read_number_word(word[0].casefold()) if word else frozenset()
        return bool(_DIGITS.match(text)) or bool(spelled - _NO_VALUE)
    if parameter.choices:
        return _normal(text).startswith(tuple(map(_normal, map(str, parameter.choices))))
    listed = parameter.kind == "array" and _LISTED.match(text)
    return bool(listed) or _BARE.match(text) is not None


def _ends_with_value(text: str, parameter: Parameter) -> bool:
    kind = parameter.element if parameter.kind == "array" else parameter.kind
    if kind in ("integer", "number"):
        return _ends_with_amount(text)
    if parameter.choices:
        return _normal(text).endswith(tuple(map(_normal, map(str, parameter.choices))))
    last = text.rsplit(None, 1)[-1:]
    return text.endswith('"') or bool(last and _BARE.match(last[0]))


def _ends_with_amount(text: str) -> bool:
    """Tells whether a text ends with a number and perhaps its unit: "ten mg per day"."""
    for _ in range(_LONGEST_UNIT + 1):
        if _ends_with_number(text):
            return True
        text = _UNIT.sub("", text)
    return False


def _ends_with_number(text: str) -> bool:
    words = _FIRST_WORD.findall(text[-20:])
    spelled = bool(words) and text.endswith(words[-1]) and read_number_word(words[-1].casefold())
    return bool(_DIGITS_LAST.search(text)) or bool(spelled)


def _is_direct(text: str, parameter: Parameter) -> bool:
    """Tells whether a value stands where `from_unit` or `to_year` are said: "from mile"."""
    start, _, rest = parameter.name.partition("_")
    if start not in ("from", "to") or not rest:
        return False
    noun = re.escape(rest.replace("_", " "))
    said = re.finditer(rf"\b{start} (?:{noun} )?", text)
    return any(_begins_with_value(text[one.end() :], parameter) for one in said)


def _normal(text: str) -> str:
    return text.replace("_", " ").casefold().strip()
