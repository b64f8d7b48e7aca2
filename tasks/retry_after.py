"""How long an endpoint asks to be left alone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds by `retry-after-ms` or `Retry-After` (RFC 9110 §10.2.3), or None.

    Args:
        headers: Of the answer; names in lower case or a mapping that ignores case.
        now: With its time zone; against it a date is read.
    """
    if (waited := _number(headers.get("retry-after-ms", ""))) is not None:
        return waited / 1000
    text = headers.get("retry-after", "")
    if (waited := _number(text)) is not None:
        return waited
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, (then.replace(tzinfo=then.tzinfo or UTC) - now).total_seconds())


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) and number >= 0 else None
