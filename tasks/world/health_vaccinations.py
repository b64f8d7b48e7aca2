"""The countries' invented vaccination programmes."""

import sqlite3
from datetime import date, timedelta

from tasks.world import health_vaccinations_models as m
from tasks.world.lookups import rows_of
from tasks.world.service import TODAY, Database, Limit, many, operations

router = operations()


def _doses(database: sqlite3.Connection, country: str) -> list[m.Dose]:
    sql = "SELECT * FROM doses WHERE country = ? ORDER BY from_months, vaccine, dose"
    return [m.Dose(**row) for row in rows_of(database, "programme of", sql, country)]


def _after(birth: date, months: int) -> date:
    """The day on which somebody is so many months old; the 28th at the latest."""
    years, month = divmod(birth.month - 1 + months, 12)
    return date(birth.year + years, month + 1, min(birth.day, 28))


@router.get("/vaccinations/compare")
async def compare_vaccination_programmes(
    database: Database, vaccine: m.OneVaccine, limit: Limit = 20
) -> list[m.CountryDose]:
    """Compare at what ages the countries' invented programmes give a vaccine, earliest first."""
    sql = "SELECT * FROM doses WHERE vaccine = ? ORDER BY from_months, dose, country LIMIT ?"
    return many(database, m.CountryDose, sql, vaccine, limit)


@router.get("/vaccinations/{country}")
async def get_vaccination_schedule(
    database: Database, country: m.Programme, vaccine: m.AnyVaccine = None
) -> list[m.Dose]:
    """Get the doses of a country's invented vaccination programme with their ages in months."""
    return [each for each in _doses(database, country) if vaccine in (None, each.vaccine)]


@router.get("/vaccinations/{country}/due")
async def list_due_vaccinations(
    database: Database, country: m.Programme, birth_date: m.BirthDate, months_ahead: m.Ahead = 3
) -> list[m.DueDose]:
    """List the doses of an invented programme that are due, or overdue by at most a year."""
    due = []
    for dose in _doses(database, country):
        first, last = (_after(birth_date, each) for each in (dose.from_months, dose.to_months))
        if first <= _after(TODAY, months_ahead) and last >= TODAY - timedelta(days=365):
            facts = {"from_day": str(first), "to_day": str(last), "overdue": last < TODAY}
            due.append(m.DueDose(vaccine=dose.vaccine, dose=dose.dose, **facts))
    return due


@router.post("/vaccinations/catch-up")
async def plan_catch_up_vaccinations(database: Database, record: m.Record) -> list[m.CatchUp]:
    """Plan days for the doses of an invented programme that somebody has missed so far."""
    given: dict[str, int] = {each.vaccine: each.doses for each in record.given}
    gap, plan, next_day = timedelta(weeks=record.weeks_between), [], {}
    for dose in _doses(database, record.country):
        begun = _after(record.birth_date, dose.from_months) <= TODAY
        if begun and dose.dose > given.get(dose.vaccine, 0):
            day = next_day.get(dose.vaccine, TODAY)
            next_day[dose.vaccine] = day + gap
            plan.append(m.CatchUp(vaccine=dose.vaccine, dose=dose.dose, day=str(day)))
    return sorted(plan, key=lambda each: (each.day, each.vaccine))
