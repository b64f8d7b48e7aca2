"""Parameters and answers that operations of several files share."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

CompanyId = Annotated[str, Path(description="Id of a company.", examples=["com-0007"])]
Year = Annotated[int, Query(ge=2020, le=2024, description="Business year.", examples=[2023])]
CODE = "Code of an industry, such as J62 for software."
Measure = Literal["revenue_keur", "profit_keur", "assets_keur", "equity_keur"]


class Accounts(BaseModel):
    filing_id: str
    company_id: str
    year: int
    due_on: str
    filed_on: str
    revenue_keur: int = Field(description="Revenue in thousands of euros.")
    profit_keur: int = Field(description="Profit after tax in thousands of euros.")
    assets_keur: int = Field(description="Total assets in thousands of euros.")
    equity_keur: int = Field(description="Equity in thousands of euros.")


class CompanyFigures(Accounts):
    name: str
    employees: int
