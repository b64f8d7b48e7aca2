"""Annual accounts, industries, and what it costs to found a company."""

import sqlite3
from statistics import median

from tasks.world import business_accounts_models as m
from tasks.world.business_models import Accounts, CompanyFigures, CompanyId, Year
from tasks.world.business_rows import ACCOUNTS, COMPANIES, company_with
from tasks.world.lookups import rows_of
from tasks.world.service import Database, Limit, Offset, Page, many, one, operations, page
from tasks.world.spots import TownName

router = operations()


@router.get("/companies/{company_id}/filings")
async def list_company_filings(
    database: Database, company_id: CompanyId, from_year: Year = 2020, limit: Limit = 10
) -> list[Accounts]:
    """List the annual accounts that a company filed for a year and later ones, newest first."""
    company_with(database, company_id)
    sql = "SELECT * FROM filings WHERE company_id = ? AND year >= ? ORDER BY year DESC LIMIT ?"
    return many(database, Accounts, sql, company_id, from_year, limit)


@router.get("/filings/late")
async def list_late_filings(
    database: Database,
    year: Year,
    min_days_late: m.DaysLate = 1,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[CompanyFigures]:
    """List annual accounts of a year that came after their due date, latest first."""
    filters = {"year = ?": year, "JULIANDAY(filed_on) - JULIANDAY(due_on) >= ?": min_days_late}
    order = "filed_on DESC, filing_id"
    return page(database, CompanyFigures, ACCOUNTS, filters, order, limit, offset)


@router.get("/filings/{filing_id}")
async def get_filing(database: Database, filing_id: m.FilingId) -> Accounts:
    """Get annual accounts by the id of their filing."""
    sql = "SELECT * FROM filings WHERE filing_id = ?"
    return one(database, Accounts, "filing", sql, filing_id)


def _accounts(database: sqlite3.Connection, company_id: str, year: int) -> CompanyFigures:
    sql = f"SELECT * FROM {ACCOUNTS} WHERE company_id = ? AND year = ?"
    return one(database, CompanyFigures, "company", sql, company_id, year)


@router.get("/companies/{company_id}/growth")
async def get_company_growth(
    database: Database, company_id: CompanyId, from_year: m.EarlyYear, to_year: m.LaterYear
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
async def get_company_ratios(database: Database, company_id: CompanyId, year: Year) -> m.Ratios:
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
    sql = f"""SELECT industry_code, industry, COUNT(*) companies FROM {COMPANIES}
        WHERE sector = ? GROUP BY industry_code ORDER BY industry_code"""
    return many(database, m.IndustryEntry, sql, sector)


@router.get("/industries/{industry_code}/benchmark")
async def get_industry_benchmark(
    database: Database, industry_code: m.IndustryCode, year: Year
) -> m.Benchmark:
    """Get the medians of revenue, margin and size of an industry's companies for one year."""
    sql = f"SELECT * FROM {ACCOUNTS} WHERE industry_code = ? AND year = ?"
    rows = rows_of(database, "industry", sql, industry_code, year)
    found = [CompanyFigures(**row) for row in rows]
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
    sql = f"""SELECT sector, COUNT(*) companies, SUM(employees) employees FROM {COMPANIES}
        WHERE city = ? GROUP BY sector ORDER BY employees DESC, sector"""
    return many(database, m.SectorShare, sql, city)


@router.post("/screens")
async def screen_companies(database: Database, screen: m.Screen) -> list[CompanyFigures]:
    """Find companies whose accounts of a year reach several minimums at once, largest first."""
    filters = {f"{each.measure} >= ?": each.at_least_keur for each in screen.criteria}
    filters |= {"year = ?": screen.year, "country = ?": screen.country}
    order = "revenue_keur DESC, company_id"
    return page(database, CompanyFigures, ACCOUNTS, filters, order, screen.limit).items


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
