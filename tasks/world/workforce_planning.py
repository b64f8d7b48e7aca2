"""Rosters, job offers, leave entitlement and plans of headcount."""

from math import ceil, floor

from tasks.world import workforce_planning_models as m
from tasks.world.days import day_of
from tasks.world.service import need_distinct, operations

router = operations()

_SHIFTS = ("early", "late", "night")


@router.post("/rosters")
async def build_shift_roster(wish: m.RosterWish) -> m.BuiltRoster:
    """Build a roster of early, late and night shifts that shares the work evenly.

    Nobody works twice a day or right after a night. Who has the fewest shifts comes first.
    """
    need_distinct("people", (person.name for person in wish.people))
    load = {person.name: 0 for person in wish.people}
    needs = dict(zip(_SHIFTS, (wish.early, wish.late, wish.night), strict=True))
    shifts, last_night = [], {}
    for day in range(1, wish.days + 1):
        busy = {name for name, night in last_night.items() if night == day - 1}
        for shift in (each for each in reversed(_SHIFTS) if needs[each]):
            tired = set() if shift == "night" else busy  # a night may follow a night
            free = [
                person.name
                for person in wish.people
                if person.name not in tired
                and day not in person.off_days
                and load[person.name] < person.most_shifts
            ]
            names = sorted(free, key=lambda name: (load[name], name))[: needs[shift]]
            busy |= {*names}
            for name in names:
                load[name] += 1
                if shift == "night":
                    last_night[name] = day
            lacking = needs[shift] - len(names)
            shifts.append(m.RosterShift(day=day, shift=shift, names=names, missing=lacking))
    shifts.sort(key=lambda each: (each.day, _SHIFTS.index(each.shift)))
    return m.BuiltRoster(
        missing=sum(each.missing for each in shifts),
        shifts=shifts,
        load=[m.PersonLoad(name=name, shifts=number) for name, number in sorted(load.items())],
    )


@router.post("/job-offers")
async def compare_job_offers(choice: m.JobOffers) -> list[m.OfferValue]:
    """Compare job offers by pay for an hour of work and commute, the best first.

    A year has 260 working days less the leave and ten public holidays.
    """
    values = []
    for offer in choice.offers:
        days = 250 - offer.leave_days
        pay = offer.yearly_eur * (1 + offer.bonus_percent / 100)
        work = days * offer.weekly_hours / 5
        commute = days * (5 - offer.home_days) / 5 * 2 * offer.commute_minutes / 60
        values.append((-round(pay / (work + commute), 2), offer.name, pay, work, commute))
    return [
        m.OfferValue(
            place=place,
            name=name,
            yearly_pay_eur=round(pay, 2),
            yearly_work_hours=round(work, 1),
            yearly_commute_hours=round(commute, 1),
            pay_per_hour_eur=-per_hour,
        )
        for place, (per_hour, name, pay, work, commute) in enumerate(sorted(values), 1)
    ]


@router.post("/leave-entitlements")
async def compute_leave_entitlement(case: m.LeaveCase) -> m.LeaveEntitlement:
    """Compute an employee's days of leave in a year from age, service and working days.

    There are 25 days, 1 more for every 5 years of service up to 3, 2 more from 50 years of age
    and 5 more for the severely disabled; in proportion to working days and to months begun.
    """
    hired = day_of(case.hired_on)
    full = 25 + min(3, max(0, case.year - hired.year) // 5)
    full += 2 * (case.age >= 50) + 5 * case.disabled
    months = 12 if hired.year < case.year else 13 - hired.month if hired.year == case.year else 0
    days = full * case.days_per_week / 5 * months / 12
    return m.LeaveEntitlement(
        full_year_days=full, months=months, entitled_days=ceil(round(2 * days, 6)) / 2
    )


@router.post("/headcount-plans")
async def plan_department_headcount(case: m.HeadcountCase) -> m.HeadcountPlan:
    """Plan hires month by month so that the staff can do the work in spite of attrition."""
    staff, months = float(case.staff), []
    stay = (1 - case.attrition_percent / 100) ** (1 / 12)
    for month, hours in enumerate(case.hours_per_month, 1):
        staff = staff * stay if month > 1 else staff
        needed = ceil(round(hours / case.hours_per_employee, 6))
        hires = max(0, needed - floor(staff + 1e-9))
        facts = {"needed": needed, "before_hiring": round(staff, 2), "hires": hires}
        start = month - case.hiring_months
        months.append(m.HeadcountMonth(month=month, advertise_in_month=start, **facts))
        staff += hires
    return m.HeadcountPlan(
        hires=sum(each.hires for each in months),
        too_late=sum(each.hires for each in months if each.advertise_in_month < 1),
        months=months,
    )
