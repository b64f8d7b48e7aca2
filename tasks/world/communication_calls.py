"""The log of calls, what a call costs, and how countries' numbers are dialled."""

import sqlite3
from math import ceil

from tasks.world import communication_calls_models as m
from tasks.world.communication_models import ContactId, Month
from tasks.world.communication_rows import contact_with, dialling_rule_of
from tasks.world.lookups import in_month
from tasks.world.service import Database, Limit, Offset, Page, missing, one, operations, page
from tasks.world.spots import AnyCountry

router = operations()


@router.get("/calls")
async def find_calls(
    database: Database,
    country: AnyCountry = None,
    outcome: m.Outcome = None,
    direction: m.Direction = None,
    min_seconds: m.MinSeconds = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Call]:
    """Find calls in the log by country, outcome, direction and length, newest first."""
    filters = {"country = ?": country, "outcome = ?": outcome, "direction = ?": direction}
    filters["seconds >= ?"] = min_seconds
    source, order = "calls JOIN contacts USING (contact_id)", "started_at DESC, call_id"
    return page(database, m.Call, source, filters, order, limit, offset)


@router.get("/contacts/{contact_id}/calls")
async def get_contact_call_statistics(
    database: Database, contact_id: ContactId, month: Month
) -> m.CallFigures:
    """Add up the calls with a contact in one month: number, minutes and cost."""
    contact_with(database, contact_id)
    sql = """SELECT COUNT(*) calls, TOTAL(outcome = 'answered') answered,
        TOTAL(outcome = 'missed') missed, ROUND(TOTAL(seconds) / 60, 2) minutes,
        ROUND(TOTAL(cost_eur), 2) cost_eur, IFNULL(MAX(seconds), 0) longest_seconds
        FROM calls WHERE contact_id = ? AND started_at LIKE ?"""
    return one(database, m.CallFigures, "contact", sql, contact_id, in_month(month))


@router.get("/call-quotes")
async def quote_call_cost(
    database: Database, to_country: m.ToCountry, minutes: m.Minutes, kind: m.PhoneKind = "landline"
) -> m.CallQuote:
    """Price a call to a country by its length; minutes begun are billed in full."""
    factor = 1.6 if kind == "mobile" else 1
    price = round(dialling_rule_of(database, to_country)["call_eur_per_min"] * factor, 3)
    billed = ceil(minutes)
    return m.CallQuote(eur_per_min=price, billed_minutes=billed, total_eur=round(price * billed, 2))


@router.get("/dialling/{country}")
async def get_dialling_rule(database: Database, country: m.CountryPath) -> m.DiallingRule:
    """Get a country's code, prefixes, number lengths and emergency number."""
    return m.DiallingRule(**dialling_rule_of(database, country))


def _kind_of(rule: sqlite3.Row, digits: str) -> dict[str, bool]:
    """Whether the length of a number is right, and whether it is a mobile's."""
    return {
        "valid": rule["min_digits"] <= len(digits) <= rule["max_digits"],
        "mobile": digits.startswith(rule["mobile_start"]),
    }


@router.get("/dialling/{country}/format")
async def format_phone_number(
    database: Database, country: m.CountryPath, number: m.National, from_country: m.FromCountry
) -> m.PhoneNumber:
    """Turn a national number into its international form and what to dial from another country."""
    rule, caller = dialling_rule_of(database, country), dialling_rule_of(database, from_country)
    digits = number.replace(" ", "").removeprefix(rule["trunk"])
    return m.PhoneNumber(
        international=f"+{rule['code']}{digits}",
        dial_from_abroad=f"{caller['exit']}{rule['code']}{digits}",
        **_kind_of(rule, digits),
    )


@router.get("/phone-numbers/origin")
async def identify_phone_number(database: Database, number: m.International) -> m.PhoneOrigin:
    """Tell the country of an international number, and whether its length is right."""
    plain = number.replace(" ", "").removeprefix("+")
    rule = database.execute("SELECT * FROM dialling WHERE code = ?", (plain[:3],)).fetchone()
    if rule is None:
        raise missing("country of the number", number)
    digits = plain[3:]
    national = rule["trunk"] + digits
    return m.PhoneOrigin(**rule, national=national, **_kind_of(rule, digits))
