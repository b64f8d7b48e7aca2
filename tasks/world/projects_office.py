"""Meeting rooms, vendors and expense claims."""

from tasks.world import projects_office_models as m
from tasks.world.days import day_of, days_between
from tasks.world.projects_data import POLICY
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    first_row,
    many,
    one,
    operations,
    page,
)

router = operations()

_TOTAL = "ROUND(0.4 * quality + 0.3 * punctuality + 0.2 * price + 0.1 * support, 1)"


@router.get("/rooms/free")
async def find_free_meeting_rooms(
    database: Database,
    day: m.RoomDay,
    from_hour: m.FromHour,
    hours: m.Hours = 1,
    min_seats: m.MinSeats = None,
    screen: m.NeedsScreen = None,
) -> Page[m.Room]:
    """Find meeting rooms that nobody has booked at a time, the smallest that fit first."""
    taken = f"""(SELECT * FROM rooms WHERE room_id NOT IN (SELECT room_id FROM meetings
        WHERE day = '{day_of(day)}' AND from_hour < {from_hour + hours}
        AND until_hour > {from_hour}))"""
    filters = {"seats >= ?": min_seats, "screen = ?": screen}
    return page(database, m.Room, taken, filters, "seats, room_id", 100)


@router.get("/rooms/{room_id}/bookings")
async def list_room_bookings(
    database: Database, room_id: m.RoomId, day: m.RoomDay
) -> list[m.Meeting]:
    """List the meetings that are booked in a meeting room on a day, with hours and people."""
    one(database, m.Room, "room", "SELECT * FROM rooms WHERE room_id = ?", room_id)
    sql = "SELECT * FROM meetings WHERE room_id = ? AND day = ? ORDER BY from_hour, meeting_id"
    return many(database, m.Meeting, sql, room_id, str(day_of(day)))


@router.get("/vendors/{vendor_id}/scorecard")
async def get_vendor_scorecard(
    database: Database, vendor_id: m.VendorId, year: m.ScoreYear = 2025
) -> m.Scorecard:
    """Get a vendor's marks of a year for quality, punctuality, price and support.

    From 85 points the grade is A, from 70 B, from 55 C, and D below.
    """
    sql = f"""SELECT *, {_TOTAL} total, CASE WHEN {_TOTAL} >= 85 THEN 'A' WHEN {_TOTAL} >= 70
        THEN 'B' WHEN {_TOTAL} >= 55 THEN 'C' ELSE 'D' END grade
        FROM vendors JOIN scores USING (vendor_id) WHERE vendor_id = ? AND year = ?"""
    return one(database, m.Scorecard, "vendor", sql, vendor_id, year)


@router.get("/vendors/ranking")
async def rank_vendors_of_trade(
    database: Database, trade: m.Trade, year: m.ScoreYear = 2025
) -> list[m.VendorRank]:
    """Rank the vendors of a trade by their scorecard, with the change to the year before."""
    sql = f"""WITH marks AS (SELECT vendor_id, year, {_TOTAL} total FROM scores)
        SELECT ROW_NUMBER() OVER (ORDER BY n.total DESC, vendor_id) place, vendor_id, vendor,
        n.total, ROUND(IFNULL(n.total - (SELECT total FROM marks o WHERE o.year = n.year - 1
            AND o.vendor_id = n.vendor_id), 0), 1) change
        FROM vendors JOIN marks n USING (vendor_id) WHERE trade = ? AND year = ? ORDER BY place"""
    return many(database, m.VendorRank, sql, trade, year)


@router.get("/expense-claims")
async def search_expense_claims(
    database: Database,
    kind: m.ExpenseKind = None,
    state: m.ClaimState = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Claim]:
    """Search the staff's expense claims by kind and state, the dearest first."""
    filters = {"kind = ?": kind, "state = ?": state}
    order = "amount_eur DESC, claim_id"
    return page(database, m.Claim, "claims", filters, order, limit, offset)


@router.get("/expense-claims/{claim_id}/check")
async def check_expense_claim(database: Database, claim_id: m.ClaimId) -> m.ClaimCheck:
    """Check an expense claim against the limits, the receipt and the time to hand it in.

    Paid are at most 130 euros for a night, 35 for a meal, 250 for a train trip, 0.35 for a
    kilometre and 40 for a taxi; over 20 euros only with a receipt; and only within 60 days.
    """
    sql = "SELECT * FROM claims WHERE claim_id = ?"
    row = first_row(database, "expense claim", sql, claim_id)
    unit, most = POLICY[row["kind"]]
    allowed = round(most * row["quantity"], 2)
    days = days_between(row["spent_on"], row["handed_in_on"])
    needs_receipt = row["amount_eur"] > 20 and row["kind"] != "mileage"
    refused = []
    if needs_receipt and not row["receipt"]:
        refused.append("the receipt is missing")
    if days > 60:
        refused.append(f"it was handed in after {days} days")
    over = [f"more than {most} euros per {unit}"] if row["amount_eur"] > allowed else []
    return m.ClaimCheck(
        allowed_eur=allowed,
        claimed_eur=row["amount_eur"],
        to_refund_eur=0 if refused else min(allowed, row["amount_eur"]),
        problems=refused + over,
    )
