"""What parsed docstrings say: a summary, and types and descriptions of parameters."""

from docstring_parser import Docstring


def documented(doc: Docstring) -> dict[str, tuple[str, str]]:
    """Type and description by parameter, also of `x, y : float`."""
    return {
        name.strip("* "): (param.type_name or "", one_line(param.description))
        for param in doc.params
        for name in param.arg_name.split(",")
    }


def summary(doc: Docstring) -> str:
    """The docstring's first paragraph."""
    text = doc.short_description or ""
    if not doc.blank_after_short_description:
        text += "\n" + (doc.long_description or "").split("\n\n")[0]
    return one_line(text)


def one_line(text: str | None) -> str:
    """The text with single spaces and no line breaks."""
    return " ".join((text or "").split())
