"""Contacts with their birthdays and local times, and when to call them together."""

from datetime import UTC, date, timedelta

from tasks.world import communication_contacts_models as m
from tasks.world.communication_models import ContactId
from tasks.world.communication_rows import contact_with
from tasks.world.days import clock_time
from tasks.world.lookups import has_text
from tasks.world.service import TODAY, Database, Limit, Offset, Page, operations, page
from tasks.world.spots import AnyCountry

router = operations()
_WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()


@router.get("/contacts")
async def find_contacts(
    database: Database,
    country: AnyCountry = None,
    tag: m.Tag = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Contact]:
    """Find contacts by country and by kind, such as clients or friends."""
    filters = {"country = ?": country, "tag = ?": tag}
    return page(database, m.Contact, "contacts", filters, "name, contact_id", limit, offset)


@router.get("/contacts/search")
async def search_contacts_by_name(
    database: Database, text: m.NameText, limit: Limit = 10
) -> Page[m.Contact]:
    """Search contacts whose name or organisation holds a text."""
    filters = {has_text("name || ' ' || organisation"): text}
    return page(database, m.Contact, "contacts", filters, "name, contact_id", limit)


@router.get("/contacts/birthdays")
async def list_upcoming_birthdays(
    database: Database, days: m.Days, tag: m.Tag = None, limit: Limit = 10
) -> list[m.Birthday]:
    """List the contacts whose birthday comes next, with the age they reach."""
    found = []
    for row in database.execute("SELECT * FROM contacts WHERE tag = IFNULL(?, tag)", (tag,)):
        born = date.fromisoformat(row["birthday"])
        day = min((born.month, born.day), (born.month, 28) if born.month == 2 else (12, 31))
        later = day >= (TODAY.month, TODAY.day)
        turn = date(TODAY.year + (not later), *day)
        if (turn - TODAY).days < days:
            facts = {"date": str(turn), "turns": turn.year - born.year}
            found.append(m.Birthday(contact_id=row["contact_id"], name=row["name"], **facts))
    return sorted(found, key=lambda each: (each.date, each.contact_id))[:limit]


@router.get("/contacts/{contact_id}")
async def get_contact(database: Database, contact_id: ContactId) -> m.ContactDetails:
    """Get a contact with birthday, time zone, number of calls and the last one."""
    return contact_with(database, contact_id)


@router.get("/contacts/{contact_id}/local-time")
async def get_contact_local_time(
    database: Database, contact_id: ContactId, utc_time: m.UtcTime
) -> m.LocalTime:
    """Tell what time it is where a contact lives, and whether people work then."""
    contact = contact_with(database, contact_id)
    utc = utc_time.astimezone(UTC) if utc_time.tzinfo else utc_time
    local = utc.replace(tzinfo=None) + timedelta(hours=contact.utc_offset_h)
    return m.LocalTime(
        local_time=f"{local:%Y-%m-%dT%H:%M}",
        weekday=_WEEKDAYS[local.isoweekday() % 7],
        working_hours=local.isoweekday() <= 5 and 9 <= local.hour < 17,
    )


@router.post("/contacts/call-windows")
async def find_common_call_window(database: Database, meeting: m.Meeting) -> m.CallWindow:
    """Find when a call of several contacts can start so that it is daytime for all of them."""
    people = [contact_with(database, each) for each in meeting.contact_ids]
    start = max(60 * (meeting.day_starts - each.utc_offset_h) for each in people)
    end = min(60 * (meeting.day_ends - each.utc_offset_h) for each in people) - meeting.minutes
    possible = start <= end
    starts = [
        m.LocalStart(
            contact_id=each.contact_id, earliest_local=clock_time(start + 60 * each.utc_offset_h)
        )
        for each in people
    ]
    return m.CallWindow(
        possible=possible,
        earliest_utc=clock_time(start) if possible else None,
        latest_utc=clock_time(end) if possible else None,
        starts=starts if possible else [],
    )
