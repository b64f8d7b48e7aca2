"""Mailboxes with their threads, messages and attachments, and how fast they are answered."""

from tasks.world import communication_mail_models as m
from tasks.world.lookups import has_text, rows_of
from tasks.world.service import (
    TODAY,
    Database,
    Limit,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)

router = operations()
_MAIL = """messages x JOIN threads USING (thread_id) JOIN mailboxes USING (mailbox_id)
    JOIN contacts s ON s.contact_id = sender_id"""
_SLOTS = {"weekday": "%w", "hour": "%H", "month": "%m"}


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
    sql = f"""SELECT x.*, subject, label, s.name sender FROM {_MAIL} WHERE thread_id = ?
        ORDER BY sent_at, message_id"""
    rows = rows_of(database, "thread", sql, thread_id)
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
    filters = {"mailbox_id = ?": mailbox_id, has_text("subject || text"): text}
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
