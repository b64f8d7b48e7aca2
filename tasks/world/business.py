"""Companies: register entries, branches, annual accounts, industries and job postings."""

import sqlite3
from statistics import median

from tasks.world import business_models as m
from tasks.world.business_data import seed
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
from tasks.world.spots import AnyCountry, AnyTown, RadiusKm, TownName

router = operations()
_COMPANIES = "companies JOIN industries USING (industry_code)"
_ACCOUNTS = "filings JOIN companies USING (company_id) JOIN industries USING (industry_code)"
_JOBS = "jobs JOIN (SELECT company_id, name, country FROM companies) USING (company_id)"


@router.get("/companies")
async def find_companies(
    database: Database,
    city: AnyTown = None,
    industry_code: m.Industry = None,
    min_employees: m.MinEmployees = None,
    status: m.Status = None,
    sort: m.CompanyOrder = "name",
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Company]:
    """Find companies in the register by place, industry, size and state."""
    filters = {"city = ?": city, "industry_code = ?": industry_code}
    filters |= {"employees >= ?": min_employees, "status = ?": status}
    order = f"{sort}, company_id"
    return page(database, m.Company, _COMPANIES, filters, order, limit, offset)


@router.get("/companies/search")
async def search_companies_by_name(
    database: Database, text: m.NameText, limit: Limit = 10
) -> Page[m.Company]:
    """Search companies whose name holds a text."""
    filters = {"INSTR(LOWER(name), LOWER(?))": text}
    return page(database, m.Company, _COMPANIES, filters, "name, company_id", limit)


@router.get("/companies/compare")
async def compare_companies(
    database: Database, company_ids: m.CompanyIds, year: m.Year
) -> list[m.CompanyFigures]:
    """Compare the annual accounts of several companies for one year, largest revenue first."""
    sql = f"SELECT * FROM {_ACCOUNTS} WHERE year = ? AND company_id = ?"
    found = [
        one(database, m.CompanyFigures, "company", sql, year, each)
        for each in dict.fromkeys(company_ids)
    ]
    return sorted(found, key=lambda each: (-each.revenue_keur, each.company_id))


@router.get("/companies/ranking")
async def rank_companies(
    database: Database,
    year: m.Year,
    measure: m.RankMeasure,
    industry_code: m.Industry = None,
    limit: Limit = 10,
) -> list[m.CompanyFigures]:
    """Rank companies by a figure of their annual accounts, largest first."""
    filters = {"year = ?": year, "industry_code = ?": industry_code}
    order = f"{measure} DESC, company_id"
    return page(database, m.CompanyFigures, _ACCOUNTS, filters, order, limit).items


@router.get("/companies/{company_id}")
async def get_company(database: Database, company_id: m.CompanyId) -> m.CompanyDetails:
    """Get one company's register entry, its manager, and its numbers of branches and open jobs."""
    sql = f"""SELECT *,
        (SELECT COUNT(*) FROM branches b WHERE b.company_id = c.company_id) branches,
        (SELECT COUNT(*) FROM jobs j WHERE j.company_id = c.company_id AND closes_on >= '{TODAY}')
        open_jobs FROM companies c JOIN industries USING (industry_code) WHERE company_id = ?"""
    return one(database, m.CompanyDetails, "company", sql, company_id)


@router.get("/companies/{company_id}/similar")
async def find_similar_companies(
    database: Database, company_id: m.CompanyId, limit: Limit = 5
) -> list[m.Company]:
    """Find companies of a company's industry that are closest to it in number of employees."""
    origin = await get_company(database, company_id)
    sql = f"""SELECT * FROM {_COMPANIES} WHERE industry = ? AND company_id <> ?
        ORDER BY ABS(employees - ?), company_id LIMIT ?"""
    values = (origin.industry, company_id, origin.employees, limit)
    return many(database, m.Company, sql, *values)


@router.get("/companies/{company_id}/branches")
async def list_company_branches(
    database: Database, company_id: m.CompanyId, limit: Limit = 20
) -> list[m.Branch]:
    """List the branches of a company, the one with most employees first."""
    await get_company(database, company_id)
    sql = "SELECT * FROM branches WHERE company_id = ? ORDER BY employees DESC, branch_id LIMIT ?"
    return many(database, m.Branch, sql, company_id, limit)


@router.get("/branches/nearest")
async def find_nearest_branches(
    database: Database,
    lat: Latitude,
    lon: Longitude,
    industry_code: m.Industry = None,
    radius_km: RadiusKm = 400,
    limit: Limit = 5,
) -> list[m.NearBranch]:
    """Find the company branches nearest to a point, with their distances."""
    source = f"""(SELECT b.*, name, industry_code, distance_km({lat}, {lon}, lat, lon) distance_km
        FROM branches b JOIN companies USING (company_id))"""
    filters = {"distance_km <= ?": radius_km, "industry_code = ?": industry_code}
    return page(database, m.NearBranch, source, filters, "distance_km, branch_id", limit).items


@router.get("/branches/{branch_id}/hours")
async def check_branch_hours(
    database: Database, branch_id: m.BranchId, weekday: m.Weekday, time: m.Time
) -> m.Hours:
    """Check whether a branch is open at a time of the week."""
    sql = f"""SELECT *, ({weekday} < 6 OR {weekday} = 6 AND open_saturday)
        AND '{time}' >= opens_at AND '{time}' < closes_at AS is_open
        FROM branches WHERE branch_id = ?"""
    return one(database, m.Hours, "branch", sql, branch_id)


@router.get("/companies/{company_id}/filings")
async def list_company_filings(
    database: Database, company_id: m.CompanyId, from_year: m.Year = 2020, limit: Limit = 10
) -> list[m.Accounts]:
    """List the annual accounts that a company filed for a year and later ones, newest first."""
    await get_company(database, company_id)
    sql = "SELECT * FROM filings WHERE company_id = ? AND year >= ? ORDER BY year DESC LIMIT ?"
    return many(database, m.Accounts, sql, company_id, from_year, limit)


@router.get("/filings/late")
async def list_late_filings(
    database: Database,
    year: m.Year,
    min_days_late: m.DaysLate = 1,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.CompanyFigures]:
    """List annual accounts of a year that came after their due date, latest first."""
    filters = {"year = ?": year, "JULIANDAY(filed_on) - JULIANDAY(due_on) >= ?": min_days_late}
    order = "filed_on DESC, filing_id"
    return page(database, m.CompanyFigures, _ACCOUNTS, filters, order, limit, offset)


@router.get("/filings/{filing_id}")
async def get_filing(database: Database, filing_id: m.FilingId) -> m.Accounts:
    """Get annual accounts by the id of their filing."""
    sql = "SELECT * FROM filings WHERE filing_id = ?"
    return one(database, m.Accounts, "filing", sql, filing_id)


def _accounts(database: sqlite3.Connection, company_id: str, year: int) -> m.CompanyFigures:
    sql = f"SELECT * FROM {_ACCOUNTS} WHERE company_id = ? AND year = ?"
    return one(database, m.CompanyFigures, "company", sql, company_id, year)


@router.get("/companies/{company_id}/growth")
async def get_company_growth(
    database: Database, company_id: m.CompanyId, from_year: m.EarlyYear, to_year: m.LaterYear
) -> m.Growth:
    """Compute how a company's revenue and profit changed between two business years."""
    first, last = (_accounts(database, company_id, year) for year in (from_year, to_year))
    ratio = last.revenue_keur / first.revenue_keur
    return m.Growth(
        company_id=company_id,
        revenue_change_percent=round(100 * ratio - 100, 2),
        yearly_growth_percent=round(100 * ratio ** (1 / (to_year - from_year)) - 100, 2),
        profit_change_keur=last.profit_keur - first.profit_keur,
    )


@router.get("/companies/{company_id}/ratios")
async def get_company_ratios(database: Database, company_id: m.CompanyId, year: m.Year) -> m.Ratios:
    """Compute margin, return on equity and equity ratio of a company for one year."""
    accounts = _accounts(database, company_id, year)
    return m.Ratios(
        margin_percent=round(100 * accounts.profit_keur / accounts.revenue_keur, 2),
        return_on_equity_percent=round(100 * accounts.profit_keur / accounts.equity_keur, 2),
        equity_ratio_percent=round(100 * accounts.equity_keur / accounts.assets_keur, 2),
        revenue_per_employee_keur=round(accounts.revenue_keur / accounts.employees, 2),
    )


@router.get("/industries")
async def list_industries(database: Database, sector: m.SectorName) -> list[m.IndustryEntry]:
    """List the industries of a sector with their codes and numbers of companies."""
    sql = f"""SELECT industry_code, industry, COUNT(*) companies FROM {_COMPANIES}
        WHERE sector = ? GROUP BY industry_code ORDER BY industry_code"""
    return many(database, m.IndustryEntry, sql, sector)


@router.get("/industries/{industry_code}/benchmark")
async def get_industry_benchmark(
    database: Database, industry_code: m.IndustryCode, year: m.Year
) -> m.Benchmark:
    """Get the medians of revenue, margin and size of an industry's companies for one year."""
    sql = f"SELECT * FROM {_ACCOUNTS} WHERE industry_code = ? AND year = ?"
    found = many(database, m.CompanyFigures, sql, industry_code, year)
    if not found:
        raise missing("industry", industry_code)
    margins = [100 * each.profit_keur / each.revenue_keur for each in found]
    return m.Benchmark(
        companies=len(found),
        median_revenue_keur=median(each.revenue_keur for each in found),
        median_margin_percent=round(median(margins), 2),
        median_employees=median(each.employees for each in found),
    )


@router.get("/cities/sectors")
async def get_city_sector_profile(database: Database, city: TownName) -> list[m.SectorShare]:
    """Break the companies of a city down by sector, with their numbers of employees."""
    sql = f"""SELECT sector, COUNT(*) companies, SUM(employees) employees FROM {_COMPANIES}
        WHERE city = ? GROUP BY sector ORDER BY employees DESC, sector"""
    return many(database, m.SectorShare, sql, city)


@router.post("/screens")
async def screen_companies(database: Database, screen: m.Screen) -> list[m.CompanyFigures]:
    """Find companies whose accounts of a year reach several minimums at once, largest first."""
    filters = {f"{each.measure} >= ?": each.at_least_keur for each in screen.criteria}
    filters |= {"year = ?": screen.year, "country = ?": screen.country}
    order = "revenue_keur DESC, company_id"
    return page(database, m.CompanyFigures, _ACCOUNTS, filters, order, screen.limit).items


@router.post("/foundations/quotes")
async def quote_company_foundation(foundation: m.Foundation) -> m.FoundationQuote:
    """Price the registration of a new company by its legal form, founders and capital.

    Notaries take 1 percent of the capital, at least 250 euros. An express entry costs 180 euros.
    """
    least, fee = {"limited": (35_000, 350), "public": (70_000, 900), "partnership": (0, 150)}.get(
        foundation.legal_form, (10_000, 220)
    )
    capital = sum(founder.contribution_eur for founder in foundation.founders)
    notary = max(250.0, round(capital / 100, 2))
    register = fee + 180 * foundation.express + 40 * (len(foundation.founders) - 1)
    return m.FoundationQuote(
        register_fee_eur=register,
        notary_fee_eur=notary,
        capital_eur=capital,
        capital_missing_eur=max(0, least - capital),
        total_fees_eur=register + notary,
    )


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


SERVICE = Service(
    "business",
    "Business Register",
    "Business",
    "Companies with their branches, annual accounts and job postings.",
    seed,
    router,
)
