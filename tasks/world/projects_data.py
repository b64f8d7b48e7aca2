"""The vocabulary and the rows of the projects service."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS
from tasks.world.words import distinct, firm, person, some_day

_SECTORS = ("public", "retail", "manufacturing", "finance", "tourism")
_KINDS = (
    "Website Relaunch", "Warehouse System", "Data Migration", "Brand Study", "Office Move",
    "Energy Audit", "Training Programme", "App Prototype", "Process Review", "Security Check",
)  # fmt: skip
_MILESTONES = (("kick-off", 5), ("design", 20), ("build", 40), ("test", 25), ("handover", 10))
_COSTS = (("labour", 0.62), ("licences", 0.1), ("travel", 0.06), ("equipment", 0.08),
          ("subcontracting", 0.14))  # fmt: skip
_RISKS = {
    "people": ("A key developer leaves", "The customer's team has no time", "Skills are missing"),
    "technical": ("The old interface is undocumented", "Load is too high", "Data are incomplete"),
    "money": ("A subcontractor raises prices", "Payment comes late", "Licences cost more"),
    "legal": ("A permit comes late", "Privacy rules change", "A contract is disputed"),
}
_RESPONSES = ("avoid", "reduce", "transfer", "accept")
_CHANNELS = ("referral", "website", "trade fair", "tender", "existing customer")
_LOSSES = ("price", "timing", "competitor", "no budget", "no answer")
_SERVICES = ("Maintenance", "Hosting", "Support Desk", "Monitoring", "Consulting Hours", "Backups")
_TRADES = ("software", "printing", "cleaning", "catering", "transport", "hardware")
_ROOMS = (
    "Amber", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbour", "Iris", "Juniper",
    "Kelp", "Larch",
)  # fmt: skip
_SUBJECTS = (
    "Weekly Status", "Design Review", "Customer Demo", "Budget Round", "Interview", "Retrospective",
    "Risk Workshop", "Vendor Talk", "Planning Day", "Training",
)  # fmt: skip
POLICY = {"hotel": ("night", 130.0), "meal": ("person", 35.0), "train": ("trip", 250.0),
          "mileage": ("km", 0.35), "taxi": ("trip", 40.0)}  # fmt: skip
"""Kind of expense: its unit, and the most that is paid for one, in euros."""
DAY_RATES = {"assistant": 420, "consultant": 760, "senior consultant": 980, "expert": 1280}
"""Euros for a day of work."""


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """40 customers, 160 projects with all papers, 320 deals, 12 rooms, 450 expense claims."""
    customers = [
        (f"cst-{number:02}", name, source.choice(_SECTORS), source.choice(TOWNS).name)
        + (source.choice((14, 30, 30, 60)),)
        for number, name in enumerate(distinct(firm, source, 40), 1)
    ]
    columns = "customer_id TEXT PRIMARY KEY, customer TEXT, sector TEXT, city TEXT,"
    fill(database, "customers", columns + "payment_days INTEGER", customers)
    staff = distinct(person, source, 36)
    _seed_projects(database, source, customers, staff)
    _seed_sales(database, source, customers, staff[:8])
    _seed_vendors(database, source)
    _seed_rooms(database, source, staff)
    _seed_claims(database, source, staff)


def _seed_projects(
    database: sqlite3.Connection,
    source: random.Random,
    customers: list[tuple],
    staff: list[str],
) -> None:
    projects, milestones, costs, invoices = [], [], [], []
    for number in range(1, 161):
        project_id, customer = f"prj-{number:03}", source.choice(customers)
        first = some_day(source, date(2024, 1, 8), date(2025, 8, 30))
        length = source.randint(80, 420)
        budget = source.randrange(20_000, 400_000, 1000)
        done = _milestones(source, project_id, first, length, milestones)
        state = "planned" if first > TODAY else "done" if done == 100 else "active"
        if state == "active" and source.random() < 0.12:
            state = "on hold"
        last = first + timedelta(days=length)
        title = f"{_KINDS[number % 10]} {customer[1].split()[0]}"
        names = (project_id, title, customer[0], staff[number % 12], state)
        projects.append((*names, str(first), str(last), budget))
        for cost, share in _COSTS:
            planned = round(budget * share * source.uniform(0.8, 1.2))
            spent = round(planned * min(1, (done + 8) / 100) * source.uniform(0.7, 1.25))
            costs.append((project_id, cost, planned, 0 if state == "planned" else spent))
        _invoices(source, project_id, customer[4], (first, last, budget), invoices)
    columns = "project_id TEXT PRIMARY KEY, project TEXT, customer_id TEXT, manager TEXT,"
    columns += "state TEXT, starts_on TEXT, ends_on TEXT, budget_eur INTEGER"
    fill(database, "projects", columns, projects)
    columns = "milestone_id TEXT PRIMARY KEY, project_id TEXT, milestone TEXT,"
    columns += "weight_percent INTEGER, due_on TEXT, done_on TEXT"
    fill(database, "milestones", columns, milestones)
    columns = "project_id TEXT, cost_kind TEXT, planned_eur INTEGER, actual_eur INTEGER"
    fill(database, "costs", columns, costs)
    columns = "invoice_id TEXT PRIMARY KEY, project_id TEXT, issued_on TEXT, due_on TEXT,"
    fill(database, "invoices", columns + "net_eur REAL, paid_on TEXT", invoices)
    _seed_risks(database, source, staff)


def _milestones(
    source: random.Random, project_id: str, first: date, length: int, rows: list[tuple]
) -> int:
    """Adds a project's milestones, and returns the percentage of work that is done."""
    done = 0
    for step, (title, weight) in enumerate(_MILESTONES):
        due = first + timedelta(days=round(length * (step + 0.2) / 4.2))
        reached = due + timedelta(days=source.choice((-4, 0, 0, 3, 9, 20)))
        is_done = reached <= TODAY and done == sum(each for _, each in _MILESTONES[:step])
        if is_done and (step < 2 or source.random() < 0.9):
            done += weight
            reached_on = str(reached)
        else:
            reached_on = None
        number = len(rows) + 1
        rows.append((f"mls-{number:04}", project_id, title, weight, str(due), reached_on))
    return done


def _invoices(
    source: random.Random,
    project_id: str,
    payment_days: int,
    frame: tuple[date, date, int],
    rows: list[tuple],
) -> None:
    first, last, budget = frame
    issued = first + timedelta(days=20)
    while issued <= min(last, TODAY):
        due = issued + timedelta(days=payment_days)
        paid = due + timedelta(days=source.choice((-9, -3, 0, 0, 2, 6, 14, 38)))
        is_paid = paid <= TODAY and source.random() < 0.93
        net = round(budget * source.uniform(0.08, 0.2), 2)
        facts = (str(issued), str(due), net, str(paid) if is_paid else None)
        rows.append((f"ivc-{len(rows) + 1:04}", project_id, *facts))
        issued += timedelta(days=source.randint(30, 75))


def _seed_risks(database: sqlite3.Connection, source: random.Random, staff: list[str]) -> None:
    rows = []
    for project in range(1, 161):
        for area in source.sample(sorted(_RISKS), source.randint(2, 4)):
            facts = (source.choice(_RISKS[area]), area, source.randint(1, 5), source.randint(1, 5))
            state = source.choice(("open", "open", "closed"))
            more = (source.choice(staff), source.choice(_RESPONSES), state)
            rows.append((f"rsk-{len(rows) + 1:03}", f"prj-{project:03}", *facts, *more))
    columns = "risk_id TEXT PRIMARY KEY, project_id TEXT, risk TEXT, area TEXT,"
    columns += "likelihood INTEGER, impact INTEGER, owner TEXT, response TEXT, state TEXT"
    fill(database, "risks", columns, rows)


def _seed_sales(
    database: sqlite3.Connection,
    source: random.Random,
    customers: list[tuple],
    sellers: list[str],
) -> None:
    stages = ("lead", "qualified", "offered", "negotiating", "won", "won", "lost", "lost")
    deals, contracts = [], []
    for number in range(1, 321):
        stage = source.choice(stages)
        opened = some_day(source, date(2024, 1, 1), date(2025, 5, 20))
        closed = min(TODAY, opened + timedelta(days=source.randint(15, 160)))
        names = (f"del-{number:03}", source.choice(customers)[0], source.choice(sellers))
        facts = (source.choice(_CHANNELS), stage, source.randrange(4_000, 180_000, 500))
        ended = str(closed) if stage in ("won", "lost") else None
        loss = source.choice(_LOSSES) if stage == "lost" else None
        deals.append((*names, *facts, str(opened), ended, loss))
    columns = "deal_id TEXT PRIMARY KEY, customer_id TEXT, seller TEXT, channel TEXT, stage TEXT,"
    columns += "value_eur INTEGER, opened_on TEXT, closed_on TEXT, loss_reason TEXT"
    fill(database, "deals", columns, deals)
    for number in range(1, 121):
        first = date(2022 + number % 3, source.randint(1, 12), 1)
        last = date(2025 + number % 2, source.randint(1, 12), 28)
        facts = (source.choice(_SERVICES), str(first), str(last), source.choice((30, 60, 90)))
        more = (source.randrange(1_200, 48_000, 100), source.choice((0, 12, 12, 24)))
        contracts.append((f"cnt-{number:03}", source.choice(customers)[0], *facts, *more))
    columns = "contract_id TEXT PRIMARY KEY, customer_id TEXT, service TEXT, starts_on TEXT,"
    columns += "ends_on TEXT, notice_days INTEGER, yearly_eur INTEGER, renews_months INTEGER"
    fill(database, "contracts", columns, contracts)


def _seed_vendors(database: sqlite3.Connection, source: random.Random) -> None:
    vendors, scores = [], []
    for number, name in enumerate(distinct(firm, source, 42), 1):
        vendor_id = f"vnd-{number:02}"
        vendors.append((vendor_id, name, _TRADES[number % len(_TRADES)]))
        for year in (2023, 2024, 2025):
            marks = tuple(source.randint(38, 100) for _ in range(4))
            scores.append((vendor_id, year, *marks, source.randint(2, 60)))
    fill(database, "vendors", "vendor_id TEXT PRIMARY KEY, vendor TEXT, trade TEXT", vendors)
    columns = "vendor_id TEXT, year INTEGER, quality INTEGER, punctuality INTEGER, price INTEGER,"
    fill(database, "scores", columns + "support INTEGER, jobs INTEGER", scores)


def _seed_rooms(database: sqlite3.Connection, source: random.Random, staff: list[str]) -> None:
    rooms, meetings = [], []
    for number, name in enumerate(_ROOMS, 1):
        facts = (source.randint(0, 3), source.choice((4, 6, 8, 12, 20)), source.random() < 0.6)
        rooms.append((f"rom-{number:02}", name, *facts))
        for offset in range(60):
            when = date(2025, 6, 2) + timedelta(days=offset)
            hour = 8
            while when.weekday() < 5 and hour < 17:
                length = source.randint(1, 2)
                if source.random() < 0.45:
                    names = (source.choice(_SUBJECTS), source.choice(staff))
                    time = (str(when), hour, hour + length, source.randint(2, facts[1]))
                    meeting_id = f"mtg-{len(meetings) + 1:04}"
                    meetings.append((meeting_id, f"rom-{number:02}", *names, *time))
                hour += length
    columns = "room_id TEXT PRIMARY KEY, room TEXT, floor INTEGER, seats INTEGER, screen INTEGER"
    fill(database, "rooms", columns, rooms)
    columns = "meeting_id TEXT PRIMARY KEY, room_id TEXT, subject TEXT, organiser TEXT, day TEXT,"
    columns += "from_hour INTEGER, until_hour INTEGER, people INTEGER"
    fill(database, "meetings", columns, meetings)


def _seed_claims(database: sqlite3.Connection, source: random.Random, staff: list[str]) -> None:
    rows = []
    for number in range(1, 451):
        kind = source.choice(sorted(POLICY))
        quantity = source.randint(20, 600) if kind == "mileage" else source.randint(1, 4)
        amount = round(quantity * POLICY[kind][1] * source.uniform(0.4, 1.15), 2)
        spent = some_day(source, date(2024, 9, 1), date(2025, 5, 31))
        handed_in = min(TODAY, spent + timedelta(days=source.choice((2, 9, 25, 45, 80))))
        state = source.choice(("submitted", "approved", "paid", "paid", "rejected"))
        facts = (quantity, amount, source.random() < 0.9, str(spent), str(handed_in), state)
        rows.append((f"exp-{number:03}", source.choice(staff), kind, *facts))
    columns = "claim_id TEXT PRIMARY KEY, claimant TEXT, kind TEXT, quantity INTEGER,"
    columns += "amount_eur REAL, receipt INTEGER, spent_on TEXT, handed_in_on TEXT, state TEXT"
    fill(database, "claims", columns, rows)
