"""Job postings, and who fits them."""

from tasks.world import business_jobs_models as m
from tasks.world.service import TODAY, Database, Limit, Offset, Page, many, one, operations, page
from tasks.world.spots import AnyCountry, AnyTown

router = operations()
_JOBS = "jobs JOIN (SELECT company_id, name, country FROM companies) USING (company_id)"


@router.get("/jobs")
async def find_job_postings(
    database: Database,
    city: AnyTown = None,
    field: m.AnyField = None,
    contract: m.Contract = None,
    remote: m.Remote = None,
    min_salary_eur: m.MinSalary = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Job]:
    """Find job postings that are still open, newest first."""
    filters = {"closes_on >= ?": str(TODAY), "city = ?": city, "field = ?": field}
    filters |= {"contract = ?": contract, "remote = ?": remote}
    filters |= {"salary_max_eur >= ?": min_salary_eur}
    return page(database, m.Job, "jobs", filters, "posted_on DESC, job_id", limit, offset)


@router.get("/jobs/salaries")
async def get_salary_statistics(
    database: Database, field: m.Work, city: AnyTown = None
) -> m.Salaries:
    """Get average salaries and the most wanted skills of the postings in a field of work."""
    filters = {"field = ?": field, "city = ?": city}
    jobs = page(database, m.JobDetails, _JOBS, filters, "job_id", -1).items
    skills = sorted(skill for job in jobs for skill in job.skills)
    counts = sorted(set(skills), key=lambda skill: (-skills.count(skill), skill))[:5]
    return m.Salaries(
        postings=len(jobs),
        average_min_eur=round(sum(job.salary_min_eur for job in jobs) / max(1, len(jobs)), 2),
        average_max_eur=round(sum(job.salary_max_eur for job in jobs) / max(1, len(jobs)), 2),
        top_skills=[m.Count(label=skill, count=skills.count(skill)) for skill in counts],
    )


@router.get("/jobs/counts")
async def count_job_postings(
    database: Database, group_by: m.Grouping, country: AnyCountry = None
) -> list[m.Count]:
    """Count open job postings by city, field, contract or asked experience, most first."""
    source = f"{_JOBS} WHERE closes_on >= '{TODAY}' AND country = IFNULL(?, country)"
    sql = f"SELECT {group_by} label, COUNT(*) count FROM {source}"
    return many(database, m.Count, f"{sql} GROUP BY 1 ORDER BY 2 DESC, 1", country)


@router.get("/jobs/{job_id}")
async def get_job_posting(database: Database, job_id: m.JobId) -> m.JobDetails:
    """Get one job posting with its company, skills and closing day."""
    sql = f"SELECT * FROM {_JOBS} WHERE job_id = ?"
    return one(database, m.JobDetails, "job posting", sql, job_id)


@router.post("/jobs/matches")
async def match_job_postings(database: Database, applicant: m.Applicant) -> list[m.JobMatch]:
    """Match an applicant with the open job postings whose asked skills they have most of."""
    filters = {"closes_on >= ?": str(TODAY), "salary_max_eur >= ?": applicant.min_salary_eur}
    filters["remote >= ?"] = applicant.remote_only
    jobs = page(database, m.JobSkills, "jobs", filters, "job_id", -1).items
    kept = [job for job in jobs if not applicant.cities or job.city in applicant.cities]
    kept.sort(key=lambda job: -m.share_of(job, applicant.skills))
    return [m.job_match(job, applicant.skills) for job in kept[: applicant.limit]]
