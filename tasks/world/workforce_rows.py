"""What several operations look up."""

import sqlite3
from datetime import date

from tasks.world.service import Database, first_row


def employee_with(database: Database, employee_id: str) -> sqlite3.Row:
    """The employee of that id, or a 404."""
    sql = "SELECT * FROM employees WHERE employee_id = ?"
    return first_row(database, "employee", sql, employee_id)


def absences_on(database: Database, when: date) -> dict[str, str]:
    """By employee, the kind of leave on a day."""
    sql = "SELECT employee_id, kind FROM leaves WHERE ? BETWEEN from_day AND until_day"
    return dict(tuple(row) for row in database.execute(sql, (str(when),)))
