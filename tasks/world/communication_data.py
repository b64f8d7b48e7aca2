"""Invented contacts with mailboxes, messages, calls, dialling rules and delivery figures."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tasks.world.places import CITIES, COUNTRIES
from tasks.world.service import TODAY, fill
from tasks.world.words import day, distinct, firm, person

LABELS = ("invoices", "meetings", "support", "travel", "private")
_SUBJECTS = {
    "invoices": ("Invoice {0}", "Reminder for invoice {0}", "Credit note {0}"),
    "meetings": ("Agenda for meeting {0}", "Minutes of meeting {0}", "New date for review {0}"),
    "support": ("Ticket {0}: login fails", "Ticket {0}: wrong address", "Ticket {0}: late parcel"),
    "travel": ("Booking {0}", "Train tickets {0}", "Hotel for visit {0}"),
    "private": ("Dinner on day {0}", "Photos {0}", "Question {0}"),
}
_SENTENCES = (
    "Please find the details attached.",
    "Could you confirm this by Friday?",
    "Thank you for the quick answer.",
    "The amount is not what we agreed on.",
    "I will call you tomorrow morning.",
    "The new date suits everybody.",
    "We have not received the parcel yet.",
    "Let us keep it short this time.",
)
_FILES = ("pdf", "xlsx", "png", "docx", "zip")
CHANNELS = ("sms", "email", "push")
_TAGS = ("client", "supplier", "colleague", "friend")


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """1,500 contacts, 60 mailboxes with 3,600 threads, 9,000 calls, half a year of deliveries."""
    columns = "country TEXT PRIMARY KEY, code TEXT, trunk TEXT, exit TEXT, min_digits INTEGER, "
    columns += "max_digits INTEGER, mobile_start TEXT, emergency TEXT, call_eur_per_min REAL, "
    rules = [_rule(source, number, name) for number, name in enumerate(COUNTRIES)]
    fill(database, "dialling", columns + "sms_eur REAL", rules)
    contacts = list(_contacts(source, {rule[0]: rule for rule in rules}))
    columns = "contact_id TEXT PRIMARY KEY, name TEXT, organisation TEXT, tag TEXT, email TEXT, "
    columns += "phone TEXT, city TEXT, country TEXT, utc_offset_h INTEGER, birthday TEXT"
    fill(database, "contacts", columns, contacts)
    _seed_mail(database, source, contacts)
    columns = "call_id TEXT PRIMARY KEY, contact_id TEXT, direction TEXT, outcome TEXT, "
    columns += "started_at TEXT, seconds INTEGER, cost_eur REAL"
    fill(database, "calls", columns, _calls(source, contacts, {rule[0]: rule[8] for rule in rules}))
    columns = (
        "date TEXT, channel TEXT, country TEXT, sent INTEGER, delivered INTEGER, opened INTEGER"
    )
    database.execute("CREATE INDEX calls_by_contact ON calls (contact_id)")
    fill(database, "deliveries", columns, _deliveries(source))


def _rule(source: random.Random, number: int, country: str) -> tuple:
    digits = source.choice((7, 8, 9))
    trunk, leave = source.choice(("0", "0", "8", "")), source.choice(("00", "00", "011", "810"))
    prices = (source.randrange(2, 90) / 100, source.randrange(30, 120, 5) / 1000)
    start, help_number = str(source.randint(60, 79)), source.choice(("112", "112", "119"))
    return (
        country,
        f"8{number + 11}",
        trunk,
        leave,
        digits,
        digits + 1,
        start,
        help_number,
        *prices,
    )


def _contacts(source: random.Random, rules: dict[str, tuple]) -> Iterator[tuple]:
    firms = distinct(firm, source, 180)
    for number, name in enumerate(distinct(person, source, 1500), 1):
        city, works = source.choice(CITIES), source.choice(firms)
        rule = rules[city.country]
        rest = "".join(str(source.randint(0, 9)) for _ in range(rule[4] - 2))
        email = f"{name.lower().replace(' ', '.')}@{works.split()[0].lower()}.example"
        born = day(source, date(1955, 1, 1), date(2003, 12, 31))
        where = (city.name, city.country, city.utc_offset_h, born)
        phone = f"+{rule[1]}{rule[6]}{rest}"
        yield (f"con-{number:04}", name, works, source.choice(_TAGS), email, phone, *where)


def _seed_mail(database: sqlite3.Connection, source: random.Random, contacts: list[tuple]) -> None:
    boxes, threads, messages = [], [], []
    for number, owner in enumerate(contacts[:60], 1):
        box = f"box-{number:02}"
        boxes.append((box, owner[4], owner[0], source.choice((500, 1000, 2000, 5000))))
        friends = source.sample(contacts[60:], 18)
        for _ in range(60):
            thread = f"thr-{len(threads) + 1:04}"
            label, partner = source.choice(LABELS), source.choice(friends)
            subject = source.choice(_SUBJECTS[label]).format(source.randint(100, 999))
            threads.append((thread, box, subject, label, partner[0]))
            messages += _messages(source, thread, owner[0], partner[0])
    columns = "mailbox_id TEXT PRIMARY KEY, address TEXT, owner_id TEXT, quota_mb INTEGER"
    fill(database, "mailboxes", columns, boxes)
    columns = (
        "thread_id TEXT PRIMARY KEY, mailbox_id TEXT, subject TEXT, label TEXT, partner_id TEXT"
    )
    fill(database, "threads", columns, threads)
    columns = (
        "message_id TEXT PRIMARY KEY, thread_id TEXT, sender_id TEXT, sent_at TEXT, text TEXT, "
    )
    columns += "size_kb INTEGER, is_read INTEGER, attachment TEXT, wait_h REAL"
    rows = ((f"msg-{number:05}", *row) for number, row in enumerate(messages, 1))
    fill(database, "messages", columns, rows)
    database.execute("CREATE INDEX messages_by_thread ON messages (thread_id)")


def _messages(source: random.Random, thread: str, owner: str, partner: str) -> Iterator[tuple]:
    sender, wait = source.choice((owner, partner)), 0.0
    first = datetime(2025, 1, 2) + timedelta(minutes=source.randrange(170 * 1440))
    for _ in range(source.randint(1, 6)):
        file = source.choice(_FILES) if source.random() < 0.3 else ""
        size = source.randint(4, 60) + (source.randint(80, 9000) if file else 0)
        text = " ".join(source.sample(_SENTENCES, 2))
        is_read = int(sender == owner or source.random() < 0.8)
        attachment = f"{thread}-{source.randint(1, 99)}.{file}" if file else ""
        yield (thread, sender, f"{first:%Y-%m-%dT%H:%M}", text, size, is_read, attachment, wait)
        sender = partner if sender == owner else owner
        wait = round(source.lognormvariate(1.6, 1.2), 1)
        first = first + timedelta(hours=wait)
        if first.date() > TODAY:
            return


def _calls(
    source: random.Random, contacts: list[tuple], prices: dict[str, float]
) -> Iterator[tuple]:
    for number in range(1, 9001):
        contact = source.choice(contacts[:400])
        direction = source.choice(("incoming", "outgoing"))
        outcome = source.choices(("answered", "missed", "busy"), (75, 18, 7))[0]
        seconds = round(source.lognormvariate(4.9, 1)) if outcome == "answered" else 0
        cost = seconds / 60 * prices[contact[7]] if direction == "outgoing" else 0
        start = datetime(2025, 1, 1, 7) + timedelta(
            days=source.randrange(181), minutes=source.randrange(14 * 60)
        )
        when = (f"{start:%Y-%m-%dT%H:%M}", seconds, round(cost, 2))
        yield (f"cal-{number:05}", contact[0], direction, outcome, *when)


def _deliveries(source: random.Random) -> Iterator[tuple]:
    for number in range(181):
        when = str(date(2025, 1, 1) + timedelta(days=number))
        for channel, share in zip(CHANNELS, (0.985, 0.97, 0.91), strict=True):
            for country in COUNTRIES[5:15]:
                sent = source.randint(400, 9000)
                bad = source.random() < 0.02
                delivered = round(sent * (source.uniform(0.5, 0.8) if bad else share))
                yield (
                    when,
                    channel,
                    country,
                    sent,
                    delivered,
                    round(delivered * source.uniform(0.1, 0.6)),
                )
