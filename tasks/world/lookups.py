"""What parameters and queries of several services have in common."""

import sqlite3

from tasks.world.service import Database, missing

CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
"""A parameter's pattern for a time of the day, which is HH:MM."""


def has_text(column: str) -> str:
    """The condition that a column holds a text, in upper or lower case."""
    return f"INSTR(LOWER({column}), LOWER(?))"


def has_word(column: str) -> str:
    """The condition that a word is one of those that a column holds with commas between them."""
    return f"INSTR(',' || {column} || ',', ',' || ? || ',')"


def in_month(month: int) -> str:
    """What the days and times of a month of 2025 are LIKE."""
    return f"2025-{month:02}-%"


def rows_of(
    database: Database, what: str, sql: str, key: object, *values: object
) -> list[sqlite3.Row]:
    """All rows of a query, which are one at least.

    Args:
        database: Where.
        what: What the key names.
        sql: The query, whose first value is the key.
        key: An id or a name, as the request holds it.
        values: The query's other values.

    Raises:
        HTTPException: 404, which calls the key alone an unknown `what`.
    """
    rows = database.execute(sql, (key, *values)).fetchall()
    if not rows:
        raise missing(what, key)
    return rows
