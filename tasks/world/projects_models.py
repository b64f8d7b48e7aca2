"""Parameters, bodies and answers of the projects service."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_DAY = r"^202\d-\d\d-\d\d$"
ProjectId = Annotated[str, Path(description="Id of a client project.", examples=["prj-012"])]
AnyCustomer = Annotated[str | None, Query(description="Id of a customer.", examples=["cst-11"])]
ProjectState = Annotated[
    Literal["planned", "active", "on hold", "done"] | None,
    Query(description="State of the project.", examples=["active"]),
]
MinBudget = Annotated[
    int | None, Query(ge=0, le=1_000_000, description="Least budget in euros.", examples=[150_000])
]
MilestoneState = Annotated[
    Literal["reached", "late", "ahead"] | None,
    Query(description="reached, late on 2025-06-30, or still ahead.", examples=["reached"]),
]
MinDaysLate = Annotated[
    int, Query(ge=1, le=500, description="Fewest days of delay on 2025-06-30.", examples=[10])
]
MinScore = Annotated[
    int, Query(ge=1, le=25, description="Least likelihood times impact, 1 to 25.", examples=[4])
]
RiskArea = Annotated[
    Literal["people", "technical", "money", "legal"],
    Query(description="Where the risks come from.", examples=["technical"]),
]
InvoiceState = Annotated[
    Literal["paid", "open", "overdue"] | None,
    Query(description="State of the invoice on 2025-06-30.", examples=["overdue"]),
]
InvoiceId = Annotated[str, Path(description="Id of an invoice.", examples=["ivc-0123"])]
DunningDay = Annotated[
    str, Query(pattern=_DAY, description="Day of reminding, YYYY-MM-DD.", examples=["2025-07-15"])
]  # fmt: skip
MinInvoices = Annotated[
    int, Query(ge=1, le=100, description="Fewest paid invoices of a customer.", examples=[8])
]
Stage = Annotated[
    Literal["lead", "qualified", "offered", "negotiating"] | None,
    Query(description="Stage that the deal has reached.", examples=["offered"]),
]
MinValue = Annotated[
    int | None,
    Query(ge=0, le=1_000_000, description="Least value of the deal in euros.", examples=[50_000]),
]
WinGroup = Annotated[
    Literal["seller", "channel", "sector"],
    Query(description="What the closed deals are grouped by.", examples=["channel"]),
]
ClosedYear = Annotated[
    int | None, Query(ge=2024, le=2025, description="Year of closing.", examples=[2024])
]
FromDay = Annotated[
    str, Query(pattern=_DAY, description="First day, YYYY-MM-DD.", examples=["2025-07-01"])
]
WithinDays = Annotated[
    int, Query(ge=1, le=400, description="Length of the span in days.", examples=[120])
]
ContractId = Annotated[str, Path(description="Id of a contract.", examples=["cnt-042"])]
NoticeDay = Annotated[
    str, Query(pattern=_DAY, description="Day on which notice is given.", examples=["2025-07-10"])
]
RoomDay = Annotated[
    str,
    Query(pattern=_DAY, description="Day in June or July 2025.", examples=["2025-07-08"]),
]
FromHour = Annotated[
    int, Query(ge=8, le=17, description="Hour at which the meeting starts.", examples=[13])
]
Hours = Annotated[int, Query(ge=1, le=8, description="Length in hours.", examples=[1])]
MinSeats = Annotated[
    int | None, Query(ge=1, le=20, description="Fewest seats of the room.", examples=[6])
]
NeedsScreen = Annotated[
    bool | None, Query(description="Whether the room has a screen.", examples=[True])
]
RoomId = Annotated[str, Path(description="Id of a meeting room.", examples=["rom-04"])]
VendorId = Annotated[str, Path(description="Id of a vendor.", examples=["vnd-11"])]
ScoreYear = Annotated[
    int, Query(ge=2023, le=2025, description="Year of the marks.", examples=[2024])
]
Trade = Annotated[
    Literal["software", "printing", "cleaning", "catering", "transport", "hardware"],
    Query(description="What the vendors supply.", examples=["catering"]),
]
ExpenseKind = Annotated[
    Literal["hotel", "meal", "train", "mileage", "taxi"] | None,
    Query(description="Kind of expense.", examples=["hotel"]),
]
ClaimState = Annotated[
    Literal["submitted", "approved", "paid", "rejected"] | None,
    Query(description="State of the claim.", examples=["submitted"]),
]
ClaimId = Annotated[str, Path(description="Id of an expense claim.", examples=["exp-123"])]


class Project(BaseModel):
    project_id: str
    project: str
    customer: str
    state: str
    starts_on: str
    ends_on: str
    budget_eur: int


class ProjectSheet(Project):
    manager: str
    done_percent: int = Field(description="Weight of the milestones that were reached.")
    open_risks: int
    invoiced_eur: float


class Milestone(BaseModel):
    milestone_id: str
    milestone: str
    weight_percent: int
    due_on: str
    done_on: str | None
    state: str


class LateMilestone(BaseModel):
    milestone_id: str
    milestone: str
    project_id: str
    project: str
    manager: str
    due_on: str
    days_late: int


class BudgetLine(BaseModel):
    cost_kind: str
    planned_eur: int
    actual_eur: int
    remaining_eur: int = Field(description="Negative where more was spent than planned.")
    used_percent: float


class EarnedValue(BaseModel):
    planned_value_eur: float
    earned_value_eur: float
    actual_cost_eur: float
    cost_index: float | None = Field(description="Earned value per cost; below 1 is too dear.")
    schedule_index: float | None = Field(description="Earned per planned; below 1 is late.")
    estimate_at_completion_eur: float | None


class Risk(BaseModel):
    risk_id: str
    risk: str
    area: str
    likelihood: int
    impact: int
    score: int
    owner: str
    response: str
    state: str


class RiskCell(BaseModel):
    likelihood: int
    impact: int
    risks: int
    projects: int


class Invoice(BaseModel):
    invoice_id: str
    project_id: str
    customer: str
    issued_on: str
    due_on: str
    paid_on: str | None
    net_eur: float
    state: str


class Dunning(BaseModel):
    step: str = Field(description="not due, reminder, first notice, second notice, collection.")
    days_late: int
    gross_eur: float
    fee_eur: float
    interest_eur: float
    to_pay_eur: float


class Ageing(BaseModel):
    bucket: str = Field(description="Days past the due day.")
    invoices: int
    net_eur: float
    share_percent: float


class PaymentHabit(BaseModel):
    customer_id: str
    customer: str
    invoices: int
    average_delay_days: float
    longest_delay_days: int


class Deal(BaseModel):
    deal_id: str
    customer: str
    seller: str
    stage: str
    value_eur: int
    expected_eur: float = Field(description="Value times the chance of the stage.")
    days_open: int


class WinRate(BaseModel):
    group: str
    closed: int
    won: int
    win_percent: float
    won_eur: int
    main_loss_reason: str | None


class Renewal(BaseModel):
    contract_id: str
    customer: str
    service: str
    ends_on: str
    yearly_eur: int
    renews_months: int = Field(description="Months by which it renews itself; 0 if it ends.")


class Notice(BaseModel):
    in_time: bool
    last_notice_day: str
    contract_ends_on: str = Field(description="When the contract ends after this notice.")
    yearly_eur: int


class Room(BaseModel):
    room_id: str
    room: str
    floor: int
    seats: int
    screen: bool


class Meeting(BaseModel):
    meeting_id: str
    subject: str
    organiser: str
    from_hour: int
    until_hour: int
    people: int


class Scorecard(BaseModel):
    vendor: str
    trade: str
    quality: int
    punctuality: int
    price: int
    support: int
    jobs: int
    total: float = Field(description="40% quality, 30% punctuality, 20% price, 10% support.")
    grade: str


class VendorRank(BaseModel):
    place: int
    vendor_id: str
    vendor: str
    total: float
    change: float = Field(description="Points more than in the year before.")


class Claim(BaseModel):
    claim_id: str
    claimant: str
    kind: str
    quantity: int = Field(description="Nights, persons, trips or kilometres.")
    amount_eur: float
    spent_on: str
    handed_in_on: str
    state: str


class ClaimCheck(BaseModel):
    allowed_eur: float
    claimed_eur: float
    to_refund_eur: float
    problems: list[str]


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
        default="2025-07-01", description="First day, YYYY-MM-DD.", pattern=_DAY,
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
