"""Parameters, bodies and answers about invoices, deals and contracts."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

InvoiceState = Annotated[
    Literal["paid", "open", "overdue"] | None,
    Query(description="State of the invoice on 2025-06-30.", examples=["overdue"]),
]
InvoiceId = Annotated[str, Path(description="Id of an invoice.", examples=["ivc-0123"])]
DunningDay = Annotated[
    str,
    Query(
        pattern=DAY_PATTERN, description="Day of reminding, YYYY-MM-DD.", examples=["2025-07-15"]
    ),
]
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
    str, Query(pattern=DAY_PATTERN, description="First day, YYYY-MM-DD.", examples=["2025-07-01"])
]
WithinDays = Annotated[
    int, Query(ge=1, le=400, description="Length of the span in days.", examples=[120])
]
ContractId = Annotated[str, Path(description="Id of a contract.", examples=["cnt-042"])]
NoticeDay = Annotated[
    str,
    Query(
        pattern=DAY_PATTERN, description="Day on which notice is given.", examples=["2025-07-10"]
    ),
]


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
