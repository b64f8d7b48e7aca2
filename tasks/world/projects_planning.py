"""Offers, schedules, shared costs and cash flow."""

from datetime import date, timedelta

from fastapi import HTTPException

from tasks.world import projects_planning_models as m
from tasks.world.days import day_of
from tasks.world.projects_data import DAY_RATES
from tasks.world.service import need_distinct, operations

router = operations()


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
    need_distinct("tasks", (each.task for each in tasks))
    names = {each.task for each in tasks}
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
    ordered, first = _in_order(plan.tasks), day_of(plan.starts_on)
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
    need_distinct("parties", (party.name for party in cost.parties))
    left, pays = round(100 * cost.total_eur), dict.fromkeys((p.name for p in cost.parties), 0)
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
