"""What several operations look up."""

import sqlite3

from tasks.world.service import Database, first_row


def street_with(database: Database, street_id: str) -> sqlite3.Row:
    """The street of that id, or a 404."""
    sql = "SELECT * FROM streets WHERE street_id = ?"
    return first_row(database, "street", sql, street_id)
