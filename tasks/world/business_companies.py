"""Companies of the register, and their branches."""

from tasks.world import business_companies_models as m
from tasks.world.business_models import CompanyFigures, CompanyId, Year
from tasks.world.business_rows import ACCOUNTS, COMPANIES, company_with
from tasks.world.lookups import has_text
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    many,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyTown, RadiusKm, nearest

router = operations()


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
    return page(database, m.Company, COMPANIES, filters, order, limit, offset)


@router.get("/companies/search")
async def search_companies_by_name(
    database: Database, text: m.NameText, limit: Limit = 10
) -> Page[m.Company]:
    """Search companies whose name holds a text."""
    filters = {has_text("name"): text}
    return page(database, m.Company, COMPANIES, filters, "name, company_id", limit)


@router.get("/companies/compare")
async def compare_companies(
    database: Database, company_ids: m.CompanyIds, year: Year
) -> list[CompanyFigures]:
    """Compare the annual accounts of several companies for one year, largest revenue first."""
    sql = f"SELECT * FROM {ACCOUNTS} WHERE year = ? AND company_id = ?"
    found = [
        one(database, CompanyFigures, "company", sql, year, each)
        for each in dict.fromkeys(company_ids)
    ]
    return sorted(found, key=lambda each: (-each.revenue_keur, each.company_id))


@router.get("/companies/ranking")
async def rank_companies(
    database: Database,
    year: Year,
    measure: m.RankMeasure,
    industry_code: m.Industry = None,
    limit: Limit = 10,
) -> list[CompanyFigures]:
    """Rank companies by a figure of their annual accounts, largest first."""
    filters = {"year = ?": year, "industry_code = ?": industry_code}
    order = f"{measure} DESC, company_id"
    return page(database, CompanyFigures, ACCOUNTS, filters, order, limit).items


@router.get("/companies/{company_id}")
async def get_company(database: Database, company_id: CompanyId) -> m.CompanyDetails:
    """Get one company's register entry, its manager, and its numbers of branches and open jobs."""
    return company_with(database, company_id)


@router.get("/companies/{company_id}/similar")
async def find_similar_companies(
    database: Database, company_id: CompanyId, limit: Limit = 5
) -> list[m.Company]:
    """Find companies of a company's industry that are closest to it in number of employees."""
    origin = company_with(database, company_id)
    sql = f"""SELECT * FROM {COMPANIES} WHERE industry = ? AND company_id <> ?
        ORDER BY ABS(employees - ?), company_id LIMIT ?"""
    values = (origin.industry, company_id, origin.employees, limit)
    return many(database, m.Company, sql, *values)


@router.get("/companies/{company_id}/branches")
async def list_company_branches(
    database: Database, company_id: CompanyId, limit: Limit = 20
) -> list[m.Branch]:
    """List the branches of a company, the one with most employees first."""
    company_with(database, company_id)
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
    places = "(SELECT b.*, name, industry_code FROM branches b JOIN companies USING (company_id))"
    filters = {"distance_km <= ?": radius_km, "industry_code = ?": industry_code}
    return nearest(database, m.NearBranch, places, "branch_id", (lat, lon), filters, limit)


@router.get("/branches/{branch_id}/hours")
async def check_branch_hours(
    database: Database, branch_id: m.BranchId, weekday: m.Weekday, time: m.Time
) -> m.Hours:
    """Check whether a branch is open at a time of the week."""
    sql = f"""SELECT *, ({weekday} < 6 OR {weekday} = 6 AND open_saturday)
        AND '{time}' >= opens_at AND '{time}' < closes_at AS is_open
        FROM branches WHERE branch_id = ?"""
    return one(database, m.Hours, "branch", sql, branch_id)
