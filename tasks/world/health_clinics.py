"""Clinics with their prices, practitioners and free appointments."""

from tasks.world import health_clinics_models as m
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    first_row,
    many,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyTown, RadiusKm, TownName, nearest

router = operations()
_STAFF = """(SELECT p.*, c.name clinic, city, country FROM practitioners p
    JOIN clinics c USING (clinic_id))"""


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
    filters = {"distance_km <= ?": radius_km, "emergency >= ?": emergency_only}
    return nearest(database, m.NearClinic, "clinics", "clinic_id", (lat, lon), filters, limit)


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
    row = first_row(database, "clinic", sql, clinic_id)
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
