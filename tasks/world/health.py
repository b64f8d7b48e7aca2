"""Clinics and practitioners, foods and nutrients, exercises and vaccination programmes."""

import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta

from tasks.world import health_models as m
from tasks.world.health_data import NUTRIENTS, REFERENCES, seed
from tasks.world.service import (
    TODAY,
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyTown, RadiusKm, TownName

router = operations()
_STAFF = """(SELECT p.*, c.name clinic, city, country FROM practitioners p
    JOIN clinics c USING (clinic_id))"""
_ACTIVITY = {"sedentary": 1.2, "light": 1.375, "moderate": 1.55, "active": 1.725}


@router.get("/clinics")
async def find_clinics(
    database: Database,
    city: AnyTown = None,
    kind: m.ClinicKind = None,
    emergency_only: m.EmergencyOnly = False,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Clinic]:
    """Find hospitals, health centres and practices by city, best rated first."""
    filters = {"city = ?": city, "kind = ?": kind, "emergency >= ?": emergency_only}
    return page(database, m.Clinic, "clinics", filters, "rating DESC, clinic_id", limit, offset)


@router.get("/clinics/nearest")
async def find_nearest_clinics(
    database: Database,
    lat: Latitude,
    lon: Longitude,
    emergency_only: m.EmergencyOnly = False,
    radius_km: RadiusKm = 400,
    limit: Limit = 5,
) -> list[m.NearClinic]:
    """Find the clinics nearest to a point, with their distances."""
    source = f"(SELECT *, distance_km({lat}, {lon}, lat, lon) distance_km FROM clinics)"
    filters = {"distance_km <= ?": radius_km, "emergency >= ?": emergency_only}
    return page(database, m.NearClinic, source, filters, "distance_km, clinic_id", limit).items


@router.get("/clinics/prices")
async def compare_treatment_prices(
    database: Database, treatment: m.Treatment, city: AnyTown = None, limit: Limit = 10
) -> list[m.Price]:
    """Compare what a treatment costs in different clinics, cheapest first."""
    filters = {"treatment = ?": treatment, "city = ?": city}
    source, order = "prices JOIN clinics USING (clinic_id)", "price_eur, clinic_id"
    return page(database, m.Price, source, filters, order, limit).items


@router.get("/clinics/{clinic_id}")
async def get_clinic(database: Database, clinic_id: m.ClinicId) -> m.ClinicDetails:
    """Get a clinic with its beds, emergency room and the specialties practised there."""
    sql = "SELECT * FROM clinics WHERE clinic_id = ?"
    row = database.execute(sql, (clinic_id,)).fetchone()
    if row is None:
        raise missing("clinic", clinic_id)
    sql = "SELECT DISTINCT specialty FROM practitioners WHERE clinic_id = ? ORDER BY specialty"
    return m.ClinicDetails(
        **row, specialties=[name for (name,) in database.execute(sql, (clinic_id,))]
    )


@router.get("/clinics/{clinic_id}/waiting")
async def get_clinic_waiting_statistics(
    database: Database, clinic_id: m.ClinicId
) -> list[m.Waiting]:
    """Get, for each specialty of a clinic, how full it is and its first free day."""
    await get_clinic(database, clinic_id)
    sql = """SELECT specialty, COUNT(DISTINCT practitioner_id) practitioners,
        SUM(free) free_appointments, ROUND(100 * AVG(1 - free), 2) taken_percent,
        MIN(IIF(free, date, NULL)) first_free_on
        FROM practitioners JOIN appointments USING (practitioner_id)
        WHERE clinic_id = ? GROUP BY specialty ORDER BY specialty"""
    return many(database, m.Waiting, sql, clinic_id)


@router.post("/clinics/quotes")
async def quote_treatment_plan(database: Database, plan: m.TreatmentPlan) -> m.TreatmentBill:
    """Price several treatments at a clinic, and split the sum between insurer and patient."""
    await get_clinic(database, plan.clinic_id)
    sql = "SELECT treatment, price_eur FROM prices WHERE clinic_id = ?"
    prices = dict(database.execute(sql, (plan.clinic_id,)).fetchall())
    total = sum(prices[each.treatment] * each.count for each in plan.treatments)
    insurer = round(max(0.0, total - plan.excess_eur) * plan.insured_percent / 100, 2)
    patient = round(total - insurer, 2)
    return m.TreatmentBill(total_eur=total, insurer_eur=insurer, patient_eur=patient)


@router.get("/practitioners")
async def find_practitioners(
    database: Database,
    city: AnyTown = None,
    specialty: m.AnySpecialty = None,
    language: m.Language = None,
    max_visit_eur: m.MaxVisit = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Practitioner]:
    """Find doctors and therapists by city, specialty, language and price, best scored first."""
    filters = {"city = ?": city, "specialty = ?": specialty, "visit_eur <= ?": max_visit_eur}
    filters["INSTR(languages, ?)"] = language
    order = "score DESC, practitioner_id"
    return page(database, m.Practitioner, _STAFF, filters, order, limit, offset)


@router.get("/practitioners/statistics")
async def get_specialty_statistics(
    database: Database, specialty: m.Specialty, city: AnyTown = None
) -> m.SpecialtyFigures:
    """Get the number of practitioners of a specialty, and averages of price, score and years."""
    sql = f"""SELECT COUNT(*) practitioners, ROUND(AVG(visit_eur), 2) average_visit_eur,
        ROUND(AVG(score), 2) average_score, ROUND(AVG(years), 2) average_years FROM {_STAFF}
        WHERE specialty = ? AND city = IFNULL(?, city) HAVING COUNT(*) > 0"""
    return one(database, m.SpecialtyFigures, "practitioner of", sql, specialty, city)


@router.get("/practitioners/{practitioner_id}")
async def get_practitioner(
    database: Database, practitioner_id: m.PractitionerId
) -> m.PractitionerDetails:
    """Get a practitioner with clinic, price of a visit and the next free appointment."""
    sql = f"""SELECT p.*, SUM(free) free_appointments,
        MIN(IIF(free, date || ' ' || time, NULL)) next_free
        FROM {_STAFF} p JOIN appointments USING (practitioner_id)
        WHERE practitioner_id = ? GROUP BY practitioner_id"""
    return one(database, m.PractitionerDetails, "practitioner", sql, practitioner_id)


@router.get("/practitioners/{practitioner_id}/appointments")
async def list_free_appointments(
    database: Database,
    practitioner_id: m.PractitionerId,
    first_day: m.FirstDay,
    last_day: m.LastDay,
) -> list[m.Appointment]:
    """List the free appointments of a practitioner in a span of days."""
    await get_practitioner(database, practitioner_id)
    sql = """SELECT * FROM appointments WHERE practitioner_id = ? AND free
        AND date BETWEEN ? AND ? ORDER BY date, time"""
    return many(database, m.Appointment, sql, practitioner_id, str(first_day), str(last_day))


@router.get("/appointments/earliest")
async def find_earliest_appointments(
    database: Database,
    specialty: m.Specialty,
    city: TownName,
    not_before: m.NotBefore,
    limit: Limit = 5,
) -> list[m.FoundAppointment]:
    """Find the earliest free appointments with any practitioner of a specialty in a city."""
    source = f"{_STAFF} JOIN appointments USING (practitioner_id)"
    filters = {"free AND specialty = ?": specialty, "city = ?": city, "date >= ?": str(not_before)}
    order = "date, time, appointment_id"
    return page(database, m.FoundAppointment, source, filters, order, limit).items


@router.get("/foods")
async def find_foods(
    database: Database,
    text: m.FoodText = None,
    group: m.FoodGroup = None,
    max_kcal: m.MaxKcal = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Food]:
    """Find foods by name, group and energy, those with least energy first."""
    filters = {"INSTR(name, LOWER(?))": text, "grp = ?": group, "energy_kcal <= ?": max_kcal}
    return page(database, m.Food, "foods", filters, "energy_kcal, food_id", limit, offset)


@router.get("/foods/compare")
async def compare_foods(
    database: Database, food_ids: m.FoodIds, portion_g: m.PortionG = 100
) -> list[m.FoodDetails]:
    """Compare the nutrients of foods for portions of the same weight."""
    return [_portion(_food(database, each), portion_g) for each in food_ids]


@router.get("/foods/ranking")
async def rank_foods_by_nutrient(
    database: Database, nutrient: m.Nutrient, group: m.FoodGroup = None, limit: Limit = 10
) -> list[m.RankedFood]:
    """Rank foods by how much of a nutrient 100 g hold, most first."""
    order, columns = f"{nutrient} DESC, food_id", f"*, {nutrient} amount"
    filters = {"grp = ?": group}
    return page(database, m.RankedFood, "foods", filters, order, limit, 0, columns).items


def _food(database: sqlite3.Connection, food_id: str) -> sqlite3.Row:
    row = database.execute("SELECT * FROM foods WHERE food_id = ?", (food_id,)).fetchone()
    if row is None:
        raise missing("food", food_id)
    return row


def _portion(food: sqlite3.Row, grams: float) -> m.FoodDetails:
    amounts = {name: round(food[name] * grams / 100, 2) for name in NUTRIENTS}
    return m.FoodDetails(food_id=food["food_id"], name=food["name"], grp=food["grp"], **amounts)


def _sum(database: sqlite3.Connection, portions: Iterable[m.Portion], people: int) -> m.Nutrients:
    eaten = [_portion(_food(database, each.food_id), each.grams) for each in portions]
    sums = {name: sum(getattr(each, name) for each in eaten) / people for name in NUTRIENTS}
    return m.Nutrients(**{name: round(amount, 2) for name, amount in sums.items()})


@router.get("/foods/{food_id}")
async def get_food(database: Database, food_id: m.FoodId) -> m.FoodDetails:
    """Get the energy and seven nutrients of 100 g of a food."""
    return _portion(_food(database, food_id), 100)


@router.get("/foods/{food_id}/alternatives")
async def find_food_alternatives(
    database: Database, food_id: m.FoodId, less_of: m.LessOf, limit: Limit = 5
) -> list[m.Alternative]:
    """Find foods of the same group that hold less of a nutrient, the least first."""
    food = _food(database, food_id)
    sql = f"""SELECT *, ROUND(? - {less_of}, 2) less, ROUND(energy_kcal - ?, 2)
        energy_difference_kcal FROM foods WHERE grp = ? AND {less_of} < ?
        ORDER BY {less_of}, food_id LIMIT ?"""
    values = (food[less_of], food["energy_kcal"], food["grp"], food[less_of], limit)
    return many(database, m.Alternative, sql, *values)


@router.post("/meals/nutrition")
async def calculate_meal_nutrition(database: Database, plate: m.Plate) -> m.Nutrients:
    """Add up the energy and nutrients of a meal for each of those who share it."""
    return _sum(database, plate.portions, plate.people)


@router.post("/meals/intake")
async def check_daily_intake(database: Database, day: m.DayPlate) -> m.Intake:
    """Compare what is eaten in a day with the European reference intakes of an adult."""
    amounts = _sum(database, day.eaten, 1).model_dump()
    shares = [
        m.Share(
            nutrient=name,
            amount=amounts[name],
            reference=reference,
            percent=round(100 * amounts[name] / reference, 1),
        )
        for name, reference in REFERENCES.items()
    ]
    return m.Intake(
        shares=shares, below_half=[each.nutrient for each in shares if each.percent < 50]
    )


@router.get("/energy-need")
async def estimate_daily_energy_need(
    sex: m.Sex, age: m.Age, weight_kg: m.WeightKg, height_cm: m.HeightCm, activity: m.Activity
) -> m.EnergyNeed:
    """Estimate an adult's daily energy need by the equation of Mifflin and St Jeor."""
    resting = 10 * weight_kg + 6.25 * height_cm - 5 * age + (5 if sex == "male" else -161)
    total = round(resting * _ACTIVITY[activity])
    return m.EnergyNeed(resting_kcal=round(resting), total_kcal=total)


@router.get("/exercises")
async def find_exercises(
    database: Database,
    muscles: m.Muscles = None,
    equipment: m.Equipment = None,
    max_met: m.MaxMet = None,
    limit: Limit = 10,
) -> list[m.Exercise]:
    """Find exercises by muscles, equipment at hand and effort, the lightest first."""
    filters = {"muscles = ?": muscles, "met <= ?": max_met}
    found = page(database, m.Exercise, "exercises", filters, "met, exercise_id", -1).items
    return [each for each in found if equipment is None or each.equipment in equipment][:limit]


@router.get("/exercises/{exercise_id}/energy")
async def estimate_exercise_energy(
    database: Database, exercise_id: m.ExerciseId, weight_kg: m.WeightKg, minutes: m.Minutes
) -> m.Burned:
    """Estimate the energy an exercise takes: its MET times weight in kilograms times hours."""
    sql = "SELECT * FROM exercises WHERE exercise_id = ?"
    exercise = one(database, m.Exercise, "exercise", sql, exercise_id)
    each = exercise.met * weight_kg / 60
    energy = {"energy_kcal": round(each * minutes, 1), "kcal_per_min": round(each, 2)}
    return m.Burned(exercise=exercise.name, **energy)


@router.post("/workouts")
async def plan_workout(database: Database, wish: m.WorkoutWish) -> m.Workout:
    """Choose up to six exercises for the equipment and muscles wanted, of equal length."""
    exercises = many(database, m.Exercise, "SELECT * FROM exercises ORDER BY met, exercise_id")
    fits = [
        each
        for each in exercises
        if each.equipment in wish.equipment and (not wish.muscles or each.muscles in wish.muscles)
    ][:6]
    minutes = round(wish.minutes / max(1, len(fits)), 1)
    parts = [
        m.WorkoutPart(
            exercise=each.name,
            minutes=minutes,
            energy_kcal=round(each.met * wish.weight_kg * minutes / 60, 1),
        )
        for each in fits
    ]
    return m.Workout(parts=parts, total_kcal=round(sum(each.energy_kcal for each in parts), 1))


def _doses(database: sqlite3.Connection, country: str) -> list[m.Dose]:
    sql = "SELECT * FROM doses WHERE country = ? ORDER BY from_months, vaccine, dose"
    found = many(database, m.Dose, sql, country)
    if not found:
        raise missing("programme of", country)
    return found


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
    given = {each.vaccine: each.doses for each in record.given}
    gap, plan, next_day = timedelta(weeks=record.weeks_between), [], {}
    for dose in _doses(database, record.country):
        begun = _after(record.birth_date, dose.from_months) <= TODAY
        if begun and dose.dose > given.get(dose.vaccine, 0):
            day = next_day.get(dose.vaccine, TODAY)
            next_day[dose.vaccine] = day + gap
            plan.append(m.CatchUp(vaccine=dose.vaccine, dose=dose.dose, day=str(day)))
    return sorted(plan, key=lambda each: (each.day, each.vaccine))


SERVICE = Service(
    "health",
    "Health Desk",
    "Health",
    "Clinics, appointments, nutrients, exercises and invented vaccination programmes.",
    seed,
    router,
)
