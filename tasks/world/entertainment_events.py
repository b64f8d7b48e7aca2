"""Events, their venues and tickets."""

from tasks.world import entertainment_events_models as m
from tasks.world.lookups import has_text, in_month
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page
from tasks.world.spots import AnyTown

router = operations()
_EVENTS = """(SELECT e.*, v.name venue, v.city FROM events e JOIN venues v USING (venue_id))"""


@router.get("/events")
async def find_events(
    database: Database,
    first_day: m.FirstDay,
    last_day: m.LastDay,
    city: AnyTown = None,
    kind: m.EventKind = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Event]:
    """Find concerts, plays and other events of a span of days, in order of time."""
    filters = {"date >= ?": str(first_day), "date <= ?": str(last_day)}
    filters |= {"city = ?": city, "kind = ?": kind}
    return page(database, m.Event, _EVENTS, filters, "date, starts_at, event_id", limit, offset)


@router.get("/events/search")
async def search_events_by_title(
    database: Database, text: m.TitleText, limit: Limit = 10
) -> Page[m.Event]:
    """Search events whose title holds a text, in order of time."""
    filters = {has_text("title"): text}
    return page(database, m.Event, _EVENTS, filters, "date, starts_at, event_id", limit)


@router.get("/events/{event_id}")
async def get_event(database: Database, event_id: m.EventId) -> m.EventDetails:
    """Get an event with its venue, length, cheapest ticket and number of free seats."""
    sql = f"""SELECT e.*, MIN(price_eur) cheapest_eur, SUM(seats - sold) free_seats
        FROM {_EVENTS} e JOIN sections USING (event_id) WHERE event_id = ? GROUP BY event_id"""
    return one(database, m.EventDetails, "event", sql, event_id)


@router.get("/events/{event_id}/sections")
async def list_event_sections(database: Database, event_id: m.EventId) -> list[m.Section]:
    """List the sections of an event's venue with price, seats and free seats, cheapest first."""
    await get_event(database, event_id)
    sql = "SELECT *, seats - sold free FROM sections WHERE event_id = ? ORDER BY price_eur"
    return many(database, m.Section, sql, event_id)


@router.post("/event-quotes")
async def quote_event_tickets(database: Database, order: m.EventOrder) -> m.EventBill:
    """Price tickets for a section of an event.

    Ten tickets and more are 10 percent cheaper. The service fee is 1.50 euros per ticket, and
    tickets that can be given back cost 8 percent more.
    """
    sql = "SELECT *, seats - sold free FROM sections WHERE event_id = ? AND section = ?"
    section = one(database, m.Section, "event", sql, order.event_id, order.section)
    base = round(section.price_eur * order.tickets, 2)
    discount = round(base / 10, 2) if order.tickets >= 10 else 0.0
    refund = round((base - discount) * 0.08, 2) if order.refundable else 0.0
    fee = 1.5 * order.tickets
    return m.EventBill(
        available=section.free >= order.tickets,
        base_eur=base,
        group_discount_eur=discount,
        service_fee_eur=fee,
        refund_option_eur=refund,
        total_eur=round(base - discount + fee + refund, 2),
    )


@router.get("/venues")
async def find_event_venues(
    database: Database,
    city: AnyTown = None,
    kind: m.VenueKind = None,
    min_capacity: m.MinCapacity = None,
    limit: Limit = 10,
) -> Page[m.Venue]:
    """Find venues of events by city, kind and capacity, largest first."""
    filters = {"city = ?": city, "kind = ?": kind, "capacity >= ?": min_capacity}
    return page(database, m.Venue, "venues", filters, "capacity DESC, venue_id", limit)


_FIGURES = """(SELECT v.*, COUNT(DISTINCT event_id) events,
    ROUND(AVG(price_eur), 2) average_price_eur,
    ROUND(100.0 * SUM(sold) / SUM(seats), 2) sold_percent
    FROM venues v JOIN events USING (venue_id) JOIN sections USING (event_id) GROUP BY venue_id)"""


@router.get("/venues/compare")
async def compare_event_venues(database: Database, venue_ids: m.VenueIds) -> list[m.VenueFigures]:
    """Compare venues by capacity, number of events, average price and share of seats sold."""
    sql = f"SELECT * FROM {_FIGURES} WHERE venue_id = ?"
    return [one(database, m.VenueFigures, "venue", sql, each) for each in venue_ids]


@router.get("/venues/{venue_id}/calendar")
async def get_venue_calendar(
    database: Database, venue_id: m.VenueId, month: m.Month
) -> list[m.Event]:
    """Get the events of a venue in one month of 2025, in order of time."""
    one(database, m.Venue, "venue", "SELECT * FROM venues WHERE venue_id = ?", venue_id)
    sql = f"""SELECT * FROM {_EVENTS} WHERE venue_id = ? AND date LIKE ?
        ORDER BY date, starts_at, event_id"""
    return many(database, m.Event, sql, venue_id, in_month(month))
