"""Invented companies, their branches, accounts and job postings."""

import random
import sqlite3
from datetime import date, timedelta

from tasks.world.service import TODAY, fill
from tasks.world.spots import TOWNS, spot
from tasks.world.tables import numbered
from tasks.world.words import day, distinct, firm, person, some

INDUSTRIES = (
    ("A01", "Crop farming", "Agriculture"),
    ("A02", "Forestry", "Agriculture"),
    ("C10", "Food production", "Manufacturing"),
    ("C16", "Wood products", "Manufacturing"),
    ("C20", "Chemicals", "Manufacturing"),
    ("C26", "Electronics", "Manufacturing"),
    ("C28", "Machinery", "Manufacturing"),
    ("D35", "Energy supply", "Utilities"),
    ("F41", "Building construction", "Construction"),
    ("F43", "Electrical installation", "Construction"),
    ("G46", "Wholesale", "Trade"),
    ("G47", "Retail", "Trade"),
    ("H49", "Road freight", "Transport"),
    ("H52", "Warehousing", "Transport"),
    ("J58", "Publishing", "Information"),
    ("J62", "Software", "Information"),
    ("K64", "Banking", "Finance"),
    ("K65", "Insurance", "Finance"),
    ("M70", "Management consulting", "Services"),
    ("M71", "Engineering offices", "Services"),
)
_FORMS = ("limited", "public", "partnership", "cooperative")
JOB_SKILLS = {
    "engineering": "cad,project planning,electronics,statics,quality control,english",
    "software": "python,java,sql,kubernetes,testing,english",
    "sales": "negotiation,crm,presentations,german,english,driving licence",
    "accounting": "bookkeeping,payroll,tax law,spreadsheets,sap,english",
    "logistics": "forklift,route planning,customs,spreadsheets,sap,driving licence",
    "marketing": "copywriting,analytics,design,social media,presentations,english",
}
_TITLES = {
    "engineering": ("Design Engineer", "Site Engineer", "Quality Engineer", "Test Engineer"),
    "software": ("Backend Developer", "Data Engineer", "Test Automation Developer"),
    "sales": ("Account Manager", "Field Sales Representative", "Sales Assistant"),
    "accounting": ("Accountant", "Payroll Clerk", "Financial Controller"),
    "logistics": ("Warehouse Lead", "Dispatcher", "Customs Clerk"),
    "marketing": ("Content Editor", "Campaign Manager", "Brand Designer"),
}


def seed(database: sqlite3.Connection, source: random.Random) -> None:
    """1,500 companies with some 4,500 branches, 7,500 annual accounts and 4,000 postings."""
    fill(database, "industries", "industry_code TEXT, industry TEXT, sector TEXT", INDUSTRIES)
    companies = [
        _company(source, number, name)
        for number, name in enumerate(distinct(firm, source, 1500), 1)
    ]
    columns = "company_id TEXT PRIMARY KEY, name TEXT, legal_form TEXT, industry_code TEXT, "
    columns += "city TEXT, country TEXT, founded_on TEXT, employees INTEGER, status TEXT, head TEXT"
    fill(database, "companies", columns, companies)
    columns = "filing_id TEXT PRIMARY KEY, company_id TEXT, year INTEGER, due_on TEXT, "
    columns += "filed_on TEXT, revenue_keur INTEGER, profit_keur INTEGER, assets_keur INTEGER, "
    columns += "equity_keur INTEGER"
    filings = [row for company in companies for row in _filings(source, company)]
    fill(database, "filings", columns, numbered("fil", filings, 5))
    columns = "branch_id TEXT PRIMARY KEY, company_id TEXT, city TEXT, street TEXT, lat REAL, "
    columns += "lon REAL, opens_at TEXT, closes_at TEXT, open_saturday INTEGER, employees INTEGER"
    database.execute("CREATE INDEX filings_by_company ON filings (company_id, year)")
    branches = [row for company in companies for row in _branches(source, company)]
    fill(database, "branches", columns, numbered("bra", branches, 5))
    database.execute("CREATE INDEX branches_by_company ON branches (company_id)")
    columns = "job_id TEXT PRIMARY KEY, company_id TEXT, title TEXT, field TEXT, city TEXT, "
    columns += "contract TEXT, remote INTEGER, salary_min_eur INTEGER, salary_max_eur INTEGER, "
    columns += "experience_years INTEGER, posted_on TEXT, closes_on TEXT, skills TEXT"
    jobs = (_job(source, source.choice(companies)) for _ in range(4000))
    fill(database, "jobs", columns, numbered("job", jobs, 5))


def _company(source: random.Random, number: int, name: str) -> tuple:
    town = source.choice(TOWNS)
    status = source.choices(("active", "dormant", "dissolved"), (90, 7, 3))[0]
    founded = day(source, date(1950, 1, 1), date(2019, 12, 31))
    size = round(source.lognormvariate(4, 1.2)) + 3
    place = (town.name, town.country, founded, size, status, person(source))
    form = source.choice(_FORMS)
    return (f"com-{number:04}", name, form, source.choice(INDUSTRIES)[0], *place)


def _filings(source: random.Random, company: tuple) -> list[tuple]:
    revenue = company[7] * source.uniform(60, 260)
    rows = []
    for year in range(2020, 2025):
        revenue *= source.uniform(0.9, 1.22)
        assets = revenue * source.uniform(0.5, 1.4)
        filed = day(source, date(year + 1, 3, 1), min(date(year + 1, 6, 29), TODAY))
        profit, equity = revenue * source.uniform(-0.04, 0.16), assets * source.uniform(0.15, 0.7)
        figures = (round(revenue), round(profit), round(assets), round(equity))
        rows.append((company[0], year, f"{year + 1}-05-31", filed, *figures))
    return rows


def _branches(source: random.Random, company: tuple) -> list[tuple]:
    home = next(town for town in TOWNS if town.name == company[4])
    towns = [home, *source.choices(TOWNS, k=source.randint(0, 4))]
    rows = []
    for town in towns:
        street = f"{source.choice(('Mill', 'Harbour', 'Station', 'Garden'))} Street "
        hours = (f"{source.randint(7, 10):02}:00", f"{source.randint(16, 20)}:30")
        place = (company[0], town.name, street + str(source.randint(1, 90)), *spot(source, town))
        rows.append((*place, *hours, source.randint(0, 1), source.randint(2, 60)))
    return rows


def _job(source: random.Random, company: tuple) -> tuple:
    field = source.choice(list(_TITLES))
    years = source.randint(0, 8)
    low = source.randrange(28_000, 52_000, 500) + 2000 * years
    posted = TODAY - timedelta(days=source.randint(0, 120))
    closes = posted + timedelta(days=source.randint(30, 150))
    contract = source.choice(("permanent", "fixed_term", "part_time", "internship"))
    place = (
        company[4],
        contract,
        source.randint(0, 1),
        low,
        low + source.randrange(3000, 15000, 500),
    )
    skills = some(source, JOB_SKILLS[field].split(","), 2, 4)
    title = source.choice(_TITLES[field])
    return (company[0], title, field, *place, years, str(posted), str(closes), skills)
