"""What columns hold."""

from typing import Annotated

from pydantic import BeforeValidator


def months(text: str) -> list[int]:
    """The months of a span such as `6-10`; none of an empty text."""
    first, _, last = text.partition("-")
    return list(range(int(first), int(last) + 1)) if text else []


Months = Annotated[list[int], BeforeValidator(months)]
"""The numbers of months, which a column holds as a span."""
