"""What several operations look up."""

import sqlite3

from tasks.world import communication_contacts_models as m
from tasks.world.service import Database, first_row, one


def contact_with(database: Database, contact_id: str) -> m.ContactDetails:
    """The contact of that id with the number of calls and the last one, or a 404."""
    sql = """SELECT c.*, COUNT(call_id) calls, MAX(started_at) last_call_at
        FROM contacts c LEFT JOIN calls USING (contact_id) WHERE contact_id = ?
        GROUP BY contact_id"""
    return one(database, m.ContactDetails, "contact", sql, contact_id)


def dialling_rule_of(database: Database, country: str) -> sqlite3.Row:
    """How to dial the numbers of a country, and what calls and messages cost, or a 404."""
    return first_row(database, "country", "SELECT * FROM dialling WHERE country = ?", country)
