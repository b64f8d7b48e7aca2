"""What customers owe and sign: invoices, receivables, deals and contracts."""

from datetime import date, timedelta

from tasks.world import projects_customers_models as m
from tasks.world.days import day_of
from tasks.world.projects_delivery_models import AnyCustomer
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

_INVOICES = """(SELECT i.*, customer_id, customer, CASE WHEN paid_on NOT NULL THEN 'paid'
    WHEN due_on < today() THEN 'overdue' ELSE 'open' END state FROM invoices i
    JOIN projects USING (project_id) JOIN customers USING (customer_id))"""
_CHANCE = """CASE stage WHEN 'lead' THEN 0.1 WHEN 'qualified' THEN 0.25
    WHEN 'offered' THEN 0.5 ELSE 0.75 END"""


@router.get("/invoices")
async def search_client_invoices(
    database: Database,
    customer_id: AnyCustomer = None,
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
    late = max(0, (day_of(day) - date.fromisoformat(invoice.due_on)).days)
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
    database: Database, customer_id: AnyCustomer = None
) -> list[m.Ageing]:
    """Get unpaid invoices by the days past their due day, for one customer or all."""
    sql = f"""SELECT *, ROUND(100 * net_eur / SUM(net_eur) OVER (), 1) share_percent FROM (
        SELECT COUNT(*) invoices, ROUND(SUM(net_eur), 2) net_eur, MIN(age) least,
            CASE WHEN age <= 0 THEN 'not due' WHEN age <= 30 THEN '1-30'
            WHEN age <= 60 THEN '31-60' WHEN age <= 90 THEN '61-90' ELSE 'over 90' END bucket
        FROM (SELECT *, days_between(due_on, today()) age FROM {_INVOICES})
        WHERE paid_on IS NULL AND customer_id IS IFNULL(?, customer_id) GROUP BY bucket)
        ORDER BY least, bucket"""
    return many(database, m.Ageing, sql, customer_id)


@router.get("/customers/payment-habits")
async def rank_customers_by_payment_delay(
    database: Database, min_invoices: m.MinInvoices, limit: Limit = 10
) -> list[m.PaymentHabit]:
    """Rank customers by how many days after the due day they pay invoices, the slowest first."""
    sql = f"""SELECT customer_id, customer, COUNT(*) invoices,
        ROUND(AVG(days_between(due_on, paid_on)), 2) average_delay_days,
        MAX(days_between(due_on, paid_on)) longest_delay_days
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
    source = "deals JOIN customers USING (customer_id)"
    filters = {"closed_on IS NULL AND ?": 1, "stage = ?": stage, "value_eur >= ?": min_value_eur}
    columns = f"""*, ROUND(value_eur * {_CHANCE}, 2) expected_eur,
        days_between(opened_on, today()) days_open"""
    order = "expected_eur DESC, deal_id"
    return page(database, m.Deal, source, filters, order, limit, offset, columns)


@router.get("/deals/win-rates")
async def get_sales_win_rates(
    database: Database, group_by: m.WinGroup, year: m.ClosedYear = None
) -> list[m.WinRate]:
    """Get the share of closed sales deals that were won, by seller, channel or sector."""
    source = f"""(SELECT *, {group_by} grp FROM deals JOIN customers USING (customer_id)
        WHERE closed_on NOT NULL AND (?1 IS NULL OR year_of(closed_on) = ?1))"""
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
    last = day_of(from_day) + timedelta(days=within_days)
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
    row = first_row(database, "contract", sql, contract_id)
    ends, given = date.fromisoformat(row["ends_on"]), day_of(day)
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
