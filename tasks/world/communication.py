"""Contacts, mailboxes and message threads, calls, dialling rules and delivery statistics."""

import sqlite3
from datetime import UTC, date, timedelta
from math import ceil

from tasks.world import communication_models as m
from tasks.world.communication_data import seed
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry

router = operations()
_MAIL = """messages x JOIN threads USING (thread_id) JOIN mailboxes USING (mailbox_id)
    JOIN contacts s ON s.contact_id = sender_id"""
_SLOTS = {"weekday": "%w", "hour": "%H", "month": "%m"}
_WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split()
_FIGURES = """SUM(sent) sent, SUM(delivered) delivered, SUM(opened) opened,
    ROUND(100.0 * SUM(delivered) / SUM(sent), 2) delivery_percent,
    ROUND(100.0 * SUM(opened) / SUM(delivered), 2) open_percent"""


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
    filters = {"INSTR(LOWER(name || ' ' || organisation), LOWER(?))": text}
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
async def get_contact(database: Database, contact_id: m.ContactId) -> m.ContactDetails:
    """Get a contact with birthday, time zone, number of calls and the last one."""
    sql = """SELECT c.*, COUNT(call_id) calls, MAX(started_at) last_call_at
        FROM contacts c LEFT JOIN calls USING (contact_id) WHERE contact_id = ?
        GROUP BY contact_id"""
    return one(database, m.ContactDetails, "contact", sql, contact_id)


@router.get("/contacts/{contact_id}/local-time")
async def get_contact_local_time(
    database: Database, contact_id: m.ContactId, utc_time: m.UtcTime
) -> m.LocalTime:
    """Tell what time it is where a contact lives, and whether people work then."""
    contact = await get_contact(database, contact_id)
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
    people = [await get_contact(database, each) for each in meeting.contact_ids]
    start = max(60 * (meeting.day_starts - each.utc_offset_h) for each in people)
    end = min(60 * (meeting.day_ends - each.utc_offset_h) for each in people) - meeting.minutes
    possible = start <= end
    starts = [
        m.LocalStart(
            contact_id=each.contact_id, earliest_local=_clock(start + 60 * each.utc_offset_h)
        )
        for each in people
    ]
    return m.CallWindow(
        possible=possible,
        earliest_utc=_clock(start) if possible else None,
        latest_utc=_clock(end) if possible else None,
        starts=starts if possible else [],
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


@router.get("/mailboxes/{mailbox_id}")
async def get_mailbox(database: Database, mailbox_id: m.MailboxId) -> m.Mailbox:
    """Get a mailbox with its owner, its quota and use, and the number of unread messages."""
    sql = """SELECT b.*, name owner, COUNT(*) messages, SUM(1 - is_read) unread,
        ROUND(SUM(size_kb) / 1024.0, 2) used_mb,
        ROUND(SUM(size_kb) / 10.24 / quota_mb, 2) used_percent FROM mailboxes b
        JOIN threads USING (mailbox_id) JOIN messages USING (thread_id)
        JOIN contacts ON contact_id = owner_id WHERE mailbox_id = ? GROUP BY mailbox_id"""
    return one(database, m.Mailbox, "mailbox", sql, mailbox_id)


@router.get("/mailboxes/{mailbox_id}/threads")
async def list_mailbox_threads(
    database: Database,
    mailbox_id: m.MailboxId,
    label: m.Label = None,
    unread_only: m.UnreadOnly = False,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Thread]:
    """List the message threads of a mailbox, the one with the newest message first."""
    await get_mailbox(database, mailbox_id)
    source = """(SELECT t.*, name partner, COUNT(*) messages, SUM(1 - is_read) unread,
        MAX(sent_at) last_at FROM threads t JOIN messages USING (thread_id)
        JOIN contacts ON contact_id = partner_id GROUP BY thread_id)"""
    filters = {"mailbox_id = ?": mailbox_id, "label = ?": label, "unread >= ?": int(unread_only)}
    order = "last_at DESC, thread_id"
    return page(database, m.Thread, source, filters, order, limit, offset)


@router.get("/threads/{thread_id}")
async def get_message_thread(database: Database, thread_id: m.ThreadId) -> m.FullThread:
    """Get all messages of a thread, the oldest first."""
    sql = f"SELECT x.*, subject, label, s.name sender FROM {_MAIL} WHERE thread_id = ?"
    rows = database.execute(f"{sql} ORDER BY sent_at, message_id", (thread_id,)).fetchall()
    if not rows:
        raise missing("thread", thread_id)
    return m.FullThread(**rows[0], messages=[m.Message(**row) for row in rows])


@router.get("/mailboxes/{mailbox_id}/messages")
async def search_messages(
    database: Database,
    mailbox_id: m.MailboxId,
    text: m.SearchText,
    since: m.Since = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.FoundMessage]:
    """Search the messages of a mailbox for a text in subject or body, newest first."""
    await get_mailbox(database, mailbox_id)
    source = f"(SELECT x.*, subject, mailbox_id, s.name sender FROM {_MAIL})"
    filters = {"mailbox_id = ?": mailbox_id, "INSTR(LOWER(subject || text), LOWER(?))": text}
    filters["sent_at >= ?"] = since and str(since)
    order = "sent_at DESC, message_id"
    return page(database, m.FoundMessage, source, filters, order, limit, offset)


@router.get("/mailboxes/{mailbox_id}/attachments")
async def find_mail_attachments(
    database: Database,
    mailbox_id: m.MailboxId,
    file_type: m.FileType = None,
    min_size_kb: m.MinSize = 0,
    limit: Limit = 10,
) -> Page[m.Attachment]:
    """Find the files attached to messages of a mailbox by type and size, largest first."""
    await get_mailbox(database, mailbox_id)
    source = f"(SELECT x.*, mailbox_id, s.name sender FROM {_MAIL} WHERE attachment <> '')"
    filters = {"mailbox_id = ?": mailbox_id, "attachment LIKE '%.' || ?": file_type}
    filters["size_kb >= ?"] = min_size_kb
    return page(database, m.Attachment, source, filters, "size_kb DESC, message_id", limit)


@router.get("/mailboxes/{mailbox_id}/unanswered")
async def list_unanswered_threads(
    database: Database, mailbox_id: m.MailboxId, min_days: m.MinWait = 7, limit: Limit = 10
) -> list[m.Unanswered]:
    """List threads whose last message came from the partner, the longest waiting first."""
    await get_mailbox(database, mailbox_id)
    sql = f"""SELECT * FROM (SELECT thread_id, subject, partner_id, name partner, sender_id,
        MAX(sent_at) last_at, CAST(JULIANDAY('{TODAY}') - JULIANDAY(SUBSTR(MAX(sent_at), 1, 10))
        AS INTEGER) days_waiting FROM threads JOIN messages USING (thread_id)
        JOIN contacts ON contact_id = partner_id WHERE mailbox_id = ? GROUP BY thread_id)
        WHERE sender_id = partner_id AND days_waiting >= ? ORDER BY last_at, thread_id LIMIT ?"""
    return many(database, m.Unanswered, sql, mailbox_id, min_days, limit)


@router.get("/mailboxes/{mailbox_id}/correspondents")
async def rank_correspondents(
    database: Database, mailbox_id: m.MailboxId, limit: Limit = 5
) -> list[m.Correspondent]:
    """Rank the people a mailbox exchanges most messages with."""
    await get_mailbox(database, mailbox_id)
    sql = """SELECT contact_id, name, COUNT(DISTINCT thread_id) threads, COUNT(*) messages
        FROM threads JOIN messages USING (thread_id) JOIN contacts ON contact_id = partner_id
        WHERE mailbox_id = ? GROUP BY contact_id ORDER BY messages DESC, contact_id LIMIT ?"""
    return many(database, m.Correspondent, sql, mailbox_id, limit)


@router.get("/mailboxes/{mailbox_id}/activity")
async def get_mailbox_activity(
    database: Database, mailbox_id: m.MailboxId, by: m.Slots
) -> list[m.Slot]:
    """Count received and sent messages of a mailbox by weekday (0 is Sunday), hour or month."""
    await get_mailbox(database, mailbox_id)
    sql = f"""SELECT STRFTIME('{_SLOTS[by]}', sent_at) slot, SUM(sender_id <> owner_id) received,
        SUM(sender_id = owner_id) sent FROM {_MAIL} WHERE mailbox_id = ? GROUP BY 1 ORDER BY 1"""
    return many(database, m.Slot, sql, mailbox_id)


@router.get("/mailboxes/{mailbox_id}/reply-times")
async def get_mailbox_reply_times(
    database: Database, mailbox_id: m.MailboxId, since: m.Since = None
) -> m.ReplyTimes:
    """Get how many hours the owner of a mailbox takes to answer messages."""
    await get_mailbox(database, mailbox_id)
    sql = f"""SELECT COUNT(*) replies, ROUND(AVG(wait_h), 2) average_h, MIN(wait_h) fastest_h,
        ROUND(100 * AVG(wait_h <= 24), 2) within_a_day_percent FROM {_MAIL} WHERE mailbox_id = ?
        AND wait_h > 0 AND sender_id = owner_id AND sent_at >= IFNULL(?, '')"""
    return one(database, m.ReplyTimes, "mailbox", sql, mailbox_id, since and str(since))


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
    database: Database, contact_id: m.ContactId, month: m.Month
) -> m.CallFigures:
    """Add up the calls with a contact in one month: number, minutes and cost."""
    await get_contact(database, contact_id)
    sql = """SELECT COUNT(*) calls, TOTAL(outcome = 'answered') answered,
        TOTAL(outcome = 'missed') missed, ROUND(TOTAL(seconds) / 60, 2) minutes,
        ROUND(TOTAL(cost_eur), 2) cost_eur, IFNULL(MAX(seconds), 0) longest_seconds
        FROM calls WHERE contact_id = ? AND started_at LIKE ?"""
    return one(database, m.CallFigures, "contact", sql, contact_id, f"2025-{month:02}-%")


def _rule(database: sqlite3.Connection, country: str) -> sqlite3.Row:
    row = database.execute("SELECT * FROM dialling WHERE country = ?", (country,)).fetchone()
    if row is None:
        raise missing("country", country)
    return row


@router.get("/call-quotes")
async def quote_call_cost(
    database: Database, to_country: m.ToCountry, minutes: m.Minutes, kind: m.PhoneKind = "landline"
) -> m.CallQuote:
    """Price a call to a country by its length; minutes begun are billed in full."""
    price = round(
        _rule(database, to_country)["call_eur_per_min"] * (1.6 if kind == "mobile" else 1), 3
    )
    billed = ceil(minutes)
    return m.CallQuote(eur_per_min=price, billed_minutes=billed, total_eur=round(price * billed, 2))


@router.get("/dialling/{country}")
async def get_dialling_rule(database: Database, country: m.CountryPath) -> m.DiallingRule:
    """Get a country's code, prefixes, number lengths and emergency number."""
    return m.DiallingRule(**_rule(database, country))


@router.get("/dialling/{country}/format")
async def format_phone_number(
    database: Database, country: m.CountryPath, number: m.National, from_country: m.FromCountry
) -> m.PhoneNumber:
    """Turn a national number into its international form and what to dial from another country."""
    rule, caller = _rule(database, country), _rule(database, from_country)
    digits = number.replace(" ", "").removeprefix(rule["trunk"])
    return m.PhoneNumber(
        international=f"+{rule['code']}{digits}",
        dial_from_abroad=f"{caller['exit']}{rule['code']}{digits}",
        valid=rule["min_digits"] <= len(digits) <= rule["max_digits"],
        mobile=digits.startswith(rule["mobile_start"]),
    )


@router.get("/phone-numbers/origin")
async def identify_phone_number(database: Database, number: m.International) -> m.PhoneOrigin:
    """Tell the country of an international number, and whether its length is right."""
    plain = number.replace(" ", "").removeprefix("+")
    rule = database.execute("SELECT * FROM dialling WHERE code = ?", (plain[:3],)).fetchone()
    if rule is None:
        raise missing("country of the number", number)
    digits = plain[3:]
    return m.PhoneOrigin(
        **rule,
        national=rule["trunk"] + digits,
        valid=rule["min_digits"] <= len(digits) <= rule["max_digits"],
        mobile=digits.startswith(rule["mobile_start"]),
    )


@router.get("/sms/segments")
async def count_sms_segments(text: m.SmsText) -> m.Segments:
    """Count the segments of an SMS: 160 plain characters, or 70 others; 153 and 67 if several."""
    plain = text.isascii()
    alone, each = (160, 153) if plain else (70, 67)
    segments = 1 if len(text) <= alone else ceil(len(text) / each)
    room = alone if segments == 1 else segments * each
    return m.Segments(
        characters=len(text),
        encoding="ascii" if plain else "unicode",
        segments=segments,
        characters_left=room - len(text),
    )


@router.post("/campaigns/quotes")
async def quote_message_campaign(database: Database, campaign: m.Campaign) -> m.CampaignQuote:
    """Price a campaign of messages to several countries.

    E-mails cost 0.002 and push messages 0.001 euros, SMS what the country asks per segment.
    From 10,000 messages on, 12 percent are taken off.
    """
    base = 0.0
    for each in campaign.recipients:
        sms = _rule(database, each.country)["sms_eur"] * campaign.segments
        base += each.count * {"sms": sms, "email": 0.002, "push": 0.001}[campaign.channel]
    messages = sum(each.count for each in campaign.recipients)
    discount = round(base * 0.12, 2) if messages >= 10_000 else 0.0
    tracking = round(messages * 0.0005, 2) if campaign.tracked else 0.0
    return m.CampaignQuote(
        messages=messages,
        base_eur=round(base, 2),
        volume_discount_eur=discount,
        tracking_eur=tracking,
        total_eur=round(base - discount + tracking, 2),
    )


@router.get("/deliveries")
async def get_delivery_statistics(
    database: Database,
    channel: m.Channel,
    first_day: m.FirstDay,
    last_day: m.LastDay,
    country: AnyCountry = None,
) -> m.DeliveryFigures:
    """Get how many messages of a channel were sent, delivered and opened in a span of days."""
    sql = f"""SELECT {_FIGURES} FROM deliveries WHERE channel = ? AND date BETWEEN ? AND ?
        AND country = IFNULL(?, country) HAVING COUNT(*) > 0"""
    span = (str(first_day), str(last_day), country)
    return one(database, m.DeliveryFigures, "delivery by", sql, channel, *span)


@router.get("/deliveries/channels")
async def compare_delivery_channels(
    database: Database, month: m.Month, country: AnyCountry = None
) -> list[m.ChannelFigures]:
    """Compare SMS, e-mail and push messages by delivery and opening in one month of 2025."""
    sql = f"""SELECT channel, {_FIGURES} FROM deliveries WHERE date LIKE ?
        AND country = IFNULL(?, country) GROUP BY channel ORDER BY delivery_percent DESC, channel"""
    return many(database, m.ChannelFigures, sql, f"2025-{month:02}-%", country)


@router.get("/deliveries/incidents")
async def list_delivery_incidents(
    database: Database, channel: m.Channel, below_percent: m.Threshold, limit: Limit = 10
) -> list[m.Incident]:
    """List the days and countries on which too few messages of a channel arrived, worst first."""
    source = """(SELECT *, ROUND(100.0 * delivered / sent, 2) delivery_percent FROM deliveries)"""
    filters = {"channel = ?": channel, "delivery_percent < ?": below_percent}
    order = "delivery_percent, date, country"
    return page(database, m.Incident, source, filters, order, limit).items


SERVICE = Service(
    "communication",
    "Message Centre",
    "Communication",
    "Contacts with their mail and calls, dialling rules and delivery statistics.",
    seed,
    router,
)
