"""What several operations look up."""

from tasks.world import business_companies_models as m
from tasks.world.service import TODAY, Database, one

COMPANIES = "companies JOIN industries USING (industry_code)"
ACCOUNTS = "filings JOIN companies USING (company_id) JOIN industries USING (industry_code)"


def company_with(database: Database, company_id: str) -> m.CompanyDetails:
    """The company of that id with its numbers of branches and open jobs, or a 404."""
    sql = f"""SELECT *,
        (SELECT COUNT(*) FROM branches b WHERE b.company_id = c.company_id) branches,
        (SELECT COUNT(*) FROM jobs j WHERE j.company_id = c.company_id AND closes_on >= '{TODAY}')
        open_jobs FROM companies c JOIN industries USING (industry_code) WHERE company_id = ?"""
    return one(database, m.CompanyDetails, "company", sql, company_id)
