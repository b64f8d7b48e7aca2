"""Parameters, bodies and answers about offers, schedules, shared costs and cash flow."""

from typing import Literal

from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN


class OfferRole(BaseModel):
    """Work of people with one role."""

    role: Literal["assistant", "consultant", "senior consultant", "expert"] = Field(
        description="Role, which sets the rate of a day.", examples=["consultant"]
    )
    days: float = Field(description="Days of work.", gt=0, le=2000, examples=[12])


class Offer(BaseModel):
    """The work that a customer asks for."""

    roles: list[OfferRole] = Field(
        description="Roles with their days of work.",
        min_length=1,
        max_length=20,
        examples=[[{"role": "consultant", "days": 12}, {"role": "expert", "days": 3}]],
    )
    travel_eur: float = Field(
        default=0.0, description="Cost of travel in euros.", ge=0, le=100_000, examples=[650]
    )
    fixed_price: bool = Field(
        default=False, description="Whether the price is fixed, for 12% more.", examples=[True]
    )
    discount_percent: float = Field(
        default=0.0, description="Discount on the work in percent.", ge=0, le=50, examples=[5]
    )


class OfferPrice(BaseModel):
    work_eur: float
    surcharge_eur: float
    discount_eur: float
    net_eur: float
    tax_eur: float
    gross_eur: float
    average_day_rate_eur: float


class PlannedTask(BaseModel):
    """A task of the plan."""

    task: str = Field(description="Name of the task.", min_length=1, examples=["build"])
    days: int = Field(description="Working days that it takes.", ge=1, le=400, examples=[10])
    after: list[str] = Field(
        default=[], description="Names of the tasks that must end before.", examples=[["design"]]
    )


class TaskPlan(BaseModel):
    """Tasks that depend on each other."""

    tasks: list[PlannedTask] = Field(
        description="All tasks, with different names.",
        min_length=1,
        max_length=60,
        examples=[
            [
                {"task": "design", "days": 5, "after": []},
                {"task": "build", "days": 10, "after": ["design"]},
                {"task": "train users", "days": 3, "after": ["design"]},
                {"task": "launch", "days": 1, "after": ["build", "train users"]},
            ]
        ],
    )
    starts_on: str = Field(
        default="2025-07-01", description="First day, YYYY-MM-DD.", pattern=DAY_PATTERN,
        examples=["2025-08-04"],
    )  # fmt: skip


class ScheduledTask(BaseModel):
    task: str
    starts_on: str
    ends_on: str
    slack_days: int
    critical: bool


class TaskSchedule(BaseModel):
    working_days: int
    ends_on: str
    critical_path: list[str]
    tasks: list[ScheduledTask]


class CostParty(BaseModel):
    """Someone who pays a part."""

    name: str = Field(description="Name of the party.", min_length=1, examples=["Sales"])
    weight: float = Field(description="Share relative to others.", gt=0, le=1e6, examples=[3])
    most_eur: float = Field(
        default=10_000_000, description="Most that it pays, in euros.", gt=0, le=10_000_000,
        examples=[4000],
    )  # fmt: skip


class SharedCost(BaseModel):
    """A cost that several parties share."""

    total_eur: float = Field(description="Cost in euros.", gt=0, le=10_000_000, examples=[12_000.5])
    parties: list[CostParty] = Field(
        description="Who pays, with different names.",
        min_length=2,
        max_length=50,
        examples=[
            [
                {"name": "Sales", "weight": 3, "most_eur": 4000},
                {"name": "Research", "weight": 2},
                {"name": "Service", "weight": 1},
            ]
        ],
    )


class CostShare(BaseModel):
    name: str
    pays_eur: float
    share_percent: float
    capped: bool


class CostSplit(BaseModel):
    uncovered_eur: float
    shares: list[CostShare]


class CashItem(BaseModel):
    """Money that comes in or goes out."""

    label: str = Field(description="What it is.", min_length=1, examples=["rent"])
    amount_eur: float = Field(
        description="Euros; negative if they are paid.", ge=-1e8, le=1e8, examples=[-3200]
    )
    first_month: int = Field(
        default=1, description="Month in which it is due first, 1 to 36.", ge=1, le=36, examples=[1]
    )
    every_months: int = Field(
        default=1, description="Months between; 0 if only once.", ge=0, le=12, examples=[1]
    )


class CashPlan(BaseModel):
    """Money at the start and what changes it."""

    opening_eur: float = Field(
        description="Balance at the start in euros.", ge=-1e8, le=1e8, examples=[18_000]
    )
    months: int = Field(
        default=6, description="Number of months to forecast.", ge=1, le=36, examples=[9]
    )
    items: list[CashItem] = Field(
        description="Receipts and payments.",
        min_length=1,
        max_length=60,
        examples=[
            [
                {"label": "rent", "amount_eur": -3200, "first_month": 1, "every_months": 1},
                {"label": "retainer", "amount_eur": 7500, "first_month": 2, "every_months": 3},
            ]
        ],
    )


class CashMonth(BaseModel):
    month: int
    receipts_eur: float
    payments_eur: float
    balance_eur: float


class CashForecast(BaseModel):
    lowest_balance_eur: float
    lowest_month: int
    first_negative_month: int | None
    forecast: list[CashMonth]
