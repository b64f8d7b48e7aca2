"""Scholarships and tuition."""

from tasks.world import education_scholarships_models as m
from tasks.world.education_models import AnySubject
from tasks.world.education_rows import course_with
from tasks.world.service import Database, Limit, Page, many, one, operations, page
from tasks.world.spots import AnyCountry

router = operations()


@router.get("/scholarships")
async def find_scholarships(
    database: Database,
    subject: AnySubject = None,
    country: AnyCountry = None,
    min_amount_eur: m.MinAmount = None,
    deadline_before: m.Before = None,
    limit: Limit = 10,
) -> Page[m.Scholarship]:
    """Find scholarships by subject, country, amount and deadline, the earliest deadline first."""
    filters = {"INSTR(subjects, ?)": subject, "country = ?": country}
    filters |= {"amount_eur >= ?": min_amount_eur}
    filters["deadline <= ?"] = deadline_before and str(deadline_before)
    order = "deadline, scholarship_id"
    return page(database, m.Scholarship, "scholarships", filters, order, limit)


@router.get("/scholarships/{scholarship_id}")
async def get_scholarship(
    database: Database, scholarship_id: m.ScholarshipId
) -> m.ScholarshipDetails:
    """Get a scholarship with what it asks of applicants and its whole amount."""
    sql = "SELECT *, amount_eur * months total_eur FROM scholarships WHERE scholarship_id = ?"
    return one(database, m.ScholarshipDetails, "scholarship", sql, scholarship_id)


@router.post("/scholarships/matches")
async def match_scholarships(database: Database, student: m.Student) -> list[m.ScholarshipDetails]:
    """Find the ten most valuable scholarships that a student's grades and income qualify for."""
    sql = """SELECT *, amount_eur * months total_eur FROM scholarships WHERE INSTR(subjects, ?)
        AND worst_grade >= ? AND max_income_eur >= ? AND country = IFNULL(?, country)
        ORDER BY total_eur DESC, scholarship_id LIMIT 10"""
    limits = (student.subject, student.average_grade, student.yearly_income_eur, student.country)
    return many(database, m.ScholarshipDetails, sql, *limits)


@router.post("/tuition/quotes")
async def quote_tuition(database: Database, enrolment: m.Enrolment) -> m.Tuition:
    """Price several courses together; each payment after the first costs 4 euros more."""
    courses = [course_with(database, each) for each in dict.fromkeys(enrolment.course_ids)]
    fees = sum(each.fee_eur for each in courses)
    waived = round(fees * enrolment.scholarship_percent / 100, 2)
    extra = 4.0 * (enrolment.instalments - 1)
    total = round(fees - waived + extra, 2)
    return m.Tuition(
        credits=sum(each.credits for each in courses),
        fees_eur=fees,
        waived_eur=waived,
        instalment_fee_eur=extra,
        total_eur=total,
        monthly_eur=round(total / enrolment.instalments, 2),
    )
