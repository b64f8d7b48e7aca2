"""A project office: projects, invoices, sales, contracts, rooms, vendors and expenses."""

from datetime import date, timedelta

from fastapi import HTTPException

from tasks.world import projects_models as m
from tasks.world.projects_data import DAY_RATES, POLICY, seed
from tasks.world.service import (
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

router = operations()
_PROJECTS = "projects JOIN customers USING (customer_id)"
_INVOICES = """(SELECT i.*, customer_id, customer, CASE WHEN paid_on NOT NULL THEN 'paid'
    WHEN due_on < '2025-06-30' THEN 'overdue' ELSE 'open' END state FROM invoices i
    JOIN projects USING (project_id) JOIN customers USING (customer_id))"""
_MILESTONES = """(SELECT *, CASE WHEN done_on NOT NULL THEN 'reached'
    WHEN due_on < '2025-06-30' THEN 'late' ELSE 'ahead' END state FROM milestones)"""
_TOTAL = "ROUND(0.4 * quality + 0.3 * punctuality + 0.2 * price + 0.1 * support, 1)"
_CHANCE = """CASE stage WHEN 'lead' THEN 0.1 WHEN 'qualified' THEN 0.25
    WHEN 'offered' THEN 0.5 ELSE 0.75 END"""


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise HTTPException(422, f"there is no day {day!r}") from None


def _project(database: Database, project_id: str) -> m.Project:
    sql = f"SELECT * FROM {_PROJECTS} WHERE project_id = ?"
    return one(database, m.Project, "project", sql, project_id)


@router.get("/projects")
async def search_client_projects(
    database: Database,
    customer_id: m.AnyCustomer = None,
    state: m.ProjectState = None,
    min_budget_eur: m.MinBudget = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Project]:
    """Search projects done for customers by customer, state and budget, the newest first."""
    filters = {"customer_id = ?": customer_id, "state = ?": state}
    filters["budget_eur >= ?"] = min_budget_eur
    order = "starts_on DESC, project_id"
    return page(database, m.Project, _PROJECTS, filters, order, limit, offset)


@router.get("/projects/{project_id}")
async def get_client_project(database: Database, project_id: m.ProjectId) -> m.ProjectSheet:
    """Get a client project's manager, dates, progress, open risks and what was invoiced."""
    sql = f"""SELECT *, (SELECT CAST(TOTAL(weight_percent) AS INTEGER) FROM milestones l
            WHERE l.project_id = projects.project_id AND done_on NOT NULL) done_percent,
        (SELECT COUNT(*) FROM risks r WHERE r.project_id = projects.project_id
            AND r.state = 'open') open_risks,
        (SELECT ROUND(TOTAL(net_eur), 2) FROM invoices i
            WHERE i.project_id = projects.project_id) invoiced_eur
        FROM {_PROJECTS} WHERE project_id = ?"""
    return one(database, m.ProjectSheet, "project", sql, project_id)


@router.get("/projects/{project_id}/milestones")
async def list_project_milestones(
    database: Database, project_id: m.ProjectId, state: m.MilestoneState = None
) -> Page[m.Milestone]:
    """List a client project's milestones with due days and state, in the order of due days."""
    _project(database, project_id)
    filters = {"project_id = ?": project_id, "state = ?": state}
    return page(database, m.Milestone, _MILESTONES, filters, "due_on, milestone_id", 100)


@router.get("/milestones/late")
async def list_late_milestones(
    database: Database, min_days_late: m.MinDaysLate, limit: Limit = 10
) -> list[m.LateMilestone]:
    """List the milestones of all projects that are late on 2025-06-30, the latest first."""
    sql = f"""SELECT l.*, project, manager,
        CAST(JULIANDAY('2025-06-30') - JULIANDAY(due_on) AS INTEGER) days_late
        FROM {_MILESTONES} l JOIN projects USING (project_id)
        WHERE l.state = 'late' AND days_late >= ? ORDER BY days_late DESC, milestone_id LIMIT ?"""
    return many(database, m.LateMilestone, sql, min_days_late, limit)


@router.get("/projects/{project_id}/budget")
async def compare_project_budget_to_actuals(
    database: Database, project_id: m.ProjectId
) -> list[m.BudgetLine]:
    """Compare planned and actual costs of a client project by kind of cost."""
    _project(database, project_id)
    sql = """SELECT *, planned_eur - actual_eur remaining_eur,
        ROUND(100.0 * actual_eur / planned_eur, 1) used_percent
        FROM costs WHERE project_id = ? ORDER BY used_percent DESC, cost_kind"""
    return many(database, m.BudgetLine, sql, project_id)


@router.get("/projects/{project_id}/earned-value")
async def compute_project_earned_value(
    database: Database, project_id: m.ProjectId
) -> m.EarnedValue:
    """Compute a client project's earned value, cost index and schedule index on 2025-06-30.

    Planned value is the budget times the weight of the milestones due by then, earned value that
    of the milestones reached.
    """
    budget = _project(database, project_id).budget_eur
    sql = """SELECT TOTAL(weight_percent * (due_on <= '2025-06-30')),
        TOTAL(weight_percent * (done_on NOT NULL)), (SELECT TOTAL(actual_eur) FROM costs c
        WHERE c.project_id = l.project_id) FROM milestones l WHERE project_id = ?"""
    due, done, cost = database.execute(sql, (project_id,)).fetchone()
    return m.EarnedValue(
        planned_value_eur=round(budget * due / 100, 2),
        earned_value_eur=round(budget * done / 100, 2),
        actual_cost_eur=cost,
        cost_index=round(budget * done / 100 / cost, 3) if cost else None,
        schedule_index=round(done / due, 3) if due else None,
        estimate_at_completion_eur=round(100 * cost / done, 2) if done else None,
    )


@router.get("/projects/{project_id}/risks")
async def list_project_risks(
    database: Database, project_id: m.ProjectId, min_score: m.MinScore = 1
) -> list[m.Risk]:
    """List the risk register of a client project, the gravest first.

    A risk's score is its likelihood times its impact, both 1 to 5.
    """
    _project(database, project_id)
    sql = """SELECT *, likelihood * impact score FROM risks
        WHERE project_id = ? AND score >= ? ORDER BY score DESC, risk_id"""
    return many(database, m.Risk, sql, project_id, min_score)


@router.get("/risks/matrix")
async def count_risks_by_likelihood_and_impact(
    database: Database, area: m.RiskArea
) -> list[m.RiskCell]:
    """Count the open risks of an area in all projects by likelihood and impact.

    Likelihood and impact go from 1, very low, to 5, very high; empty cells are left out.
    """
    sql = """SELECT likelihood, impact, COUNT(*) risks, COUNT(DISTINCT project_id) projects
        FROM risks WHERE state = 'open' AND area = ? GROUP BY likelihood, impact
        ORDER BY likelihood * impact DESC, likelihood DESC"""
    return many(database, m.RiskCell, sql, area)


@router.get("/invoices")
async def search_client_invoices(
    database: Database,
    customer_id: m.AnyCustomer = None,
    state: m.InvoiceState = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Invoice]:
    """Search invoices sent to customers by customer and state, the newest first."""
    filters = {"customer_id = ?": customer_id, "state = ?": state}
    order = "issued_on DESC, invoice_id"
    return page(database, m.Invoice, _INVOICES, filters, order, limit, offset)


@router.get("/invoices/{invoice_id}/dunning")
async def get_invoice_dunning_step(
    database: Database, invoice_id: m.InvoiceId, day: m.DunningDay
) -> m.Dunning:
    """Get the dunning step of an invoice as if unpaid on a day, with fee and interest.

    A reminder is free, the first notice costs 5 euros from day 15 on, the second 15 from day 31
    and collection 40 from day 61. Interest is 9% a year on the price with 20% tax.
    """
    sql = f"SELECT * FROM {_INVOICES} WHERE invoice_id = ?"
    invoice = one(database, m.Invoice, "invoice", sql, invoice_id)
    late = max(0, (_date(day) - date.fromisoformat(invoice.due_on)).days)
    steps = (("collection", 61, 40), ("second notice", 31, 15), ("first notice", 15, 5))
    steps += (("reminder", 1, 0), ("not due", 0, 0))
    step, _, fee = next(each for each in steps if late >= each[1])
    gross = round(1.2 * invoice.net_eur, 2)
    interest = round(gross * 0.09 * late / 365, 2)
    return m.Dunning(
        step=step,
        days_late=late,
        gross_eur=gross,
        fee_eur=fee,
        interest_eur=interest,
        to_pay_eur=round(gross + fee + interest, 2),
    )


@router.get("/receivables/ageing")
async def get_receivables_ageing(
    database: Database, customer_id: m.AnyCustomer = None
) -> list[m.Ageing]:
    """Get unpaid invoices by the days past their due day, for one customer or all."""
    sql = f"""SELECT *, ROUND(100 * net_eur / SUM(net_eur) OVER (), 1) share_percent FROM (
        SELECT COUNT(*) invoices, ROUND(SUM(net_eur), 2) net_eur, MIN(age) least,
            CASE WHEN age <= 0 THEN 'not due' WHEN age <= 30 THEN '1-30'
            WHEN age <= 60 THEN '31-60' WHEN age <= 90 THEN '61-90' ELSE 'over 90' END bucket
        FROM (SELECT *, JULIANDAY('2025-06-30') - JULIANDAY(due_on) age FROM {_INVOICES})
        WHERE paid_on IS NULL AND (? IS NULL OR customer_id = ?) GROUP BY bucket)
        ORDER BY least, bucket"""
    return many(database, m.Ageing, sql, customer_id, customer_id)


@router.get("/customers/payment-habits")
async def rank_customers_by_payment_delay(
    database: Database, min_invoices: m.MinInvoices, limit: Limit = 10
) -> list[m.PaymentHabit]:
    """Rank customers by how many days after the due day they pay invoices, the slowest first."""
    sql = f"""SELECT customer_id, customer, COUNT(*) invoices,
        ROUND(AVG(JULIANDAY(paid_on) - JULIANDAY(due_on)), 2) average_delay_days,
        CAST(MAX(JULIANDAY(paid_on) - JULIANDAY(due_on)) AS INTEGER) longest_delay_days
        FROM {_INVOICES} WHERE paid_on NOT NULL GROUP BY customer_id HAVING invoices >= ?
        ORDER BY average_delay_days DESC, customer_id LIMIT ?"""
    return many(database, m.PaymentHabit, sql, min_invoices, limit)


@router.get("/deals")
async def list_sales_pipeline(
    database: Database,
    stage: m.Stage = None,
    min_value_eur: m.MinValue = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Deal]:
    """List open sales deals with stage and expected value, the most promising first.

    The chances are 10% for leads, 25% for qualified ones, 50% once offered, 75% in negotiation.
    """
    source = """deals JOIN customers USING (customer_id)"""
    filters = {"closed_on IS NULL AND ?": 1, "stage = ?": stage, "value_eur >= ?": min_value_eur}
    columns = f"""*, ROUND(value_eur * {_CHANCE}, 2) expected_eur,
        CAST(JULIANDAY('2025-06-30') - JULIANDAY(opened_on) AS INTEGER) days_open"""
    order = "expected_eur DESC, deal_id"
    return page(database, m.Deal, source, filters, order, limit, offset, columns)


@router.get("/deals/win-rates")
async def get_sales_win_rates(
    database: Database, group_by: m.WinGroup, year: m.ClosedYear = None
) -> list[m.WinRate]:
    """Get the share of closed sales deals that were won, by seller, channel or sector."""
    source = f"""(SELECT *, {group_by} grp FROM deals JOIN customers USING (customer_id)
        WHERE closed_on NOT NULL AND (?1 IS NULL OR closed_on LIKE ?1 || '%'))"""
    sql = f"""WITH closed AS (SELECT * FROM {source}) SELECT grp "group", COUNT(*) closed,
        SUM(stage = 'won') won, ROUND(100 * AVG(stage = 'won'), 1) win_percent,
        SUM(value_eur * (stage = 'won')) won_eur, (SELECT loss_reason FROM closed o
            WHERE o.grp = closed.grp AND loss_reason NOT NULL GROUP BY loss_reason
            ORDER BY COUNT(*) DESC, loss_reason LIMIT 1) main_loss_reason
        FROM closed GROUP BY grp ORDER BY win_percent DESC, grp"""
    return many(database, m.WinRate, sql, year)


@router.get("/contracts/renewals")
async def list_contract_renewals(
    database: Database, from_day: m.FromDay, within_days: m.WithinDays
) -> list[m.Renewal]:
    """List the customers' contracts that end or renew themselves within a span of days."""
    last = _date(from_day) + timedelta(days=within_days)
    sql = """SELECT * FROM contracts JOIN customers USING (customer_id)
        WHERE ends_on BETWEEN ? AND ? ORDER BY ends_on, contract_id"""
    return many(database, m.Renewal, sql, from_day, str(last))


@router.get("/contracts/{contract_id}/notice")
async def check_contract_notice(
    database: Database, contract_id: m.ContractId, day: m.NoticeDay
) -> m.Notice:
    """Check whether notice on a day ends a customer's contract in time, and when it ends.

    Notice that comes too late counts for the end of the next term of a contract that renews
    itself.
    """
    sql = "SELECT * FROM contracts WHERE contract_id = ?"
    row = database.execute(sql, (contract_id,)).fetchone()
    if row is None:
        raise missing("contract", contract_id)
    ends, given = date.fromisoformat(row["ends_on"]), _date(day)
    last = ends - timedelta(days=row["notice_days"])
    in_time = given <= last
    while given > ends - timedelta(days=row["notice_days"]) and row["renews_months"]:
        ends = ends.replace(year=ends.year + row["renews_months"] // 12)
    return m.Notice(
        in_time=in_time,
        last_notice_day=str(last),
        contract_ends_on=str(ends),
        yearly_eur=row["yearly_eur"],
    )


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
        WHERE day = '{_date(day)}' AND from_hour < {from_hour + hours}
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
    return many(database, m.Meeting, sql, room_id, str(_date(day)))


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
    row = database.execute("SELECT * FROM claims WHERE claim_id = ?", (claim_id,)).fetchone()
    if row is None:
        raise missing("expense claim", claim_id)
    unit, most = POLICY[row["kind"]]
    allowed = round(most * row["quantity"], 2)
    days = (date.fromisoformat(row["handed_in_on"]) - date.fromisoformat(row["spent_on"])).days
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


@router.post("/offers")
async def price_service_offer(offer: m.Offer) -> m.OfferPrice:
    """Price an offer of consulting work by roles and days, with travel, discount and 20% tax.

    A day costs 420 euros for an assistant, 760 for a consultant, 980 for a senior consultant and
    1280 for an expert.
    """
    work = sum(DAY_RATES[each.role] * each.days for each in offer.roles)
    surcharge = 0.12 * work if offer.fixed_price else 0
    discount = (work + surcharge) * offer.discount_percent / 100
    net = round(work + surcharge - discount + offer.travel_eur, 2)
    return m.OfferPrice(
        work_eur=round(work, 2),
        surcharge_eur=round(surcharge, 2),
        discount_eur=round(discount, 2),
        net_eur=net,
        tax_eur=round(0.2 * net, 2),
        gross_eur=round(1.2 * net, 2),
        average_day_rate_eur=round(
            (work + surcharge - discount) / sum(each.days for each in offer.roles), 2
        ),
    )


def _in_order(tasks: list[m.PlannedTask]) -> list[m.PlannedTask]:
    """The tasks, each behind those it needs."""
    names = {each.task for each in tasks}
    if len(names) < len(tasks):
        raise HTTPException(422, "two tasks have the same name")
    if lost := sorted({name for each in tasks for name in each.after} - names):
        raise HTTPException(422, f"there is no task {lost[0]!r} to come before another")
    done: dict[str, m.PlannedTask] = {}
    while len(done) < len(tasks):
        ready = [each for each in tasks if each.task not in done and done.keys() >= {*each.after}]
        if not ready:
            raise HTTPException(422, "the tasks wait for each other in a circle")
        done |= {each.task: each for each in ready}
    return list(done.values())


def _working_day(first: date, number: int) -> str:
    """The day that many working days after the first one from `first` on."""
    while first.weekday() > 4:
        first += timedelta(days=1)
    weeks, rest = divmod(first.weekday() + number, 5)
    return str(first + timedelta(days=7 * weeks + rest - first.weekday()))


@router.post("/schedules")
async def plan_project_schedule(plan: m.TaskPlan) -> m.TaskSchedule:
    """Schedule tasks that depend on each other, with slack and the critical path.

    Every task starts as early as it can; work is done from Monday to Friday.
    """
    ordered, first = _in_order(plan.tasks), _date(plan.starts_on)
    ends: dict[str, int] = {}
    for each in ordered:
        ends[each.task] = max((ends[name] for name in each.after), default=0) + each.days
    length = max(ends.values())
    latest = dict.fromkeys(ends, length)
    for each in reversed(ordered):
        for name in each.after:
            latest[name] = min(latest[name], latest[each.task] - each.days)
    tasks = [
        m.ScheduledTask(
            task=each.task,
            starts_on=_working_day(first, ends[each.task] - each.days),
            ends_on=_working_day(first, ends[each.task] - 1),
            slack_days=latest[each.task] - ends[each.task],
            critical=latest[each.task] == ends[each.task],
        )
        for each in sorted(ordered, key=lambda each: (ends[each.task] - each.days, each.task))
    ]
    return m.TaskSchedule(
        working_days=length,
        ends_on=_working_day(first, length - 1),
        critical_path=[each.task for each in tasks if each.critical],
        tasks=tasks,
    )


@router.post("/cost-splits")
async def split_shared_cost(cost: m.SharedCost) -> m.CostSplit:
    """Split a cost among parties by weight to the cent, with a most that each pays.

    What a party does not pay because of its limit is split among the others by weight.
    """
    left, pays = round(100 * cost.total_eur), dict.fromkeys((p.name for p in cost.parties), 0)
    if len(pays) < len(cost.parties):
        raise HTTPException(422, "two parties have the same name")
    payers = list(cost.parties)
    while capped := [p for p in payers if _part(left, p, payers) >= round(100 * p.most_eur)]:
        for party in capped:
            pays[party.name] = round(100 * party.most_eur)
        payers = [party for party in payers if party not in capped]
        left = round(100 * cost.total_eur) - sum(pays.values())
    for number, party in enumerate(payers):
        pays[party.name] = round(_part(left, party, payers[number:]))
        left -= pays[party.name]
    shares = [
        m.CostShare(
            name=party.name,
            pays_eur=pays[party.name] / 100,
            share_percent=round(pays[party.name] / cost.total_eur, 2),
            capped=party not in payers,
        )
        for party in cost.parties
    ]
    return m.CostSplit(uncovered_eur=max(0, left) / 100, shares=shares)


def _part(cents: int, party: m.CostParty, payers: list[m.CostParty]) -> float:
    return cents * party.weight / sum(each.weight for each in payers)


@router.post("/cash-flow")
async def forecast_cash_flow(plan: m.CashPlan) -> m.CashForecast:
    """Forecast the balance month by month from regular and single receipts and payments."""
    balance, months = plan.opening_eur, []
    for month in range(1, plan.months + 1):
        due = [each.amount_eur for each in plan.items if _is_due(each, month)]
        balance += sum(due)
        receipts = round(sum(each for each in due if each > 0), 2)
        payments = round(-sum(each for each in due if each < 0), 2)
        facts = {"receipts_eur": receipts, "payments_eur": payments}
        months.append(m.CashMonth(month=month, **facts, balance_eur=round(balance, 2)))
    lowest = min(months, key=lambda each: (each.balance_eur, each.month))
    return m.CashForecast(
        lowest_balance_eur=lowest.balance_eur,
        lowest_month=lowest.month,
        first_negative_month=next((each.month for each in months if each.balance_eur < 0), None),
        forecast=months,
    )


def _is_due(item: m.CashItem, month: int) -> bool:
    behind = month - item.first_month
    return behind == 0 or (behind > 0 and item.every_months > 0 and not behind % item.every_months)


SERVICE = Service(
    name="projects",
    title="Project Office",
    category="Business",
    description="A consulting firm's projects, invoices, sales, contracts, rooms and expenses.",
    seed=seed,
    router=router,
)
