"""Breaks texts of a described form: dates, clock times, colours, codes."""

import re

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LETTER = re.compile(r"\bletters? ([A-Za-z]) to ([A-Ya-y])\b")
_ALPHABET = re.compile(r"\bletters [A-Z](?:, [A-Z])+")
_NOT_EMPTY = re.compile(r"\b(?:at least 1|1 to [\d,]+) (?:character|letter|word|digit)")


def broken_texts(description: str, text: str) -> list[str]:
    """Lists texts like `text` that a parameter's description forbids.

    Args:
        description: The parameter's description, which says the form.
        text: A text of that form.

    Returns:
        Broken texts; none where no form is recognised.
    """
    broken = _by_shape(description, text)
    if letters := _LETTER.search(description):
        beyond = chr(ord(letters[2]) + 1)
        broken.append(beyond + text[1:])
    if _ALPHABET.search(description):
        broken.append(f"{text}X")
    if _NOT_EMPTY.search(description):
        broken.append("")
    return [bad for bad in broken if bad != text]


def _by_shape(description: str, text: str) -> list[str]:
    """Breaks a text by what it looks like."""
    if _DAY.search(text):
        return [_DAY.sub("2024-02-30", text, count=1), _DAY.sub("2023-13-05", text, count=1)]
    if re.fullmatch(r"\d{1,2}:\d\d", text):
        return ["25:70"] if "HH:MM" in description else [f"{text[:-2]}75"]
    if re.fullmatch(r"\d+:\d\d:\d\d(?:,\d{3})?", text):
        return [re.sub(r":\d\d", ":88", text, count=1)]
    if re.fullmatch(r"#?[0-9A-Fa-f]{6}", text) and "RRGGBB" in description:
        return ["#GG12ZZ"]
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}(?:/\d+)?", text):
        return ["300.1.2.999"]
    if re.fullmatch(r"[^@\s]+@[^@\s]+", text):
        return [text.replace("@", ".")]
    return [text[:1]] if re.search(r"\d digits\b", description) else []
