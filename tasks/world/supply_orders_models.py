"""Parameters, bodies and answers about purchase orders, deliveries and duty."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

AnySupplier = Annotated[str | None, Query(description="Id of a supplier.", examples=["sup-012"])]
OrderState = Annotated[
    Literal["open", "delivered"] | None, Query(description="State of the order.", examples=["open"])
]
OrderId = Annotated[str, Path(description="Id of a purchase order.", examples=["pur-0123"])]
DueDay = Annotated[
    str, Query(pattern=DAY_PATTERN, description="Day of promised arrival.", examples=["2025-06-24"])
]
MinDaysLate = Annotated[
    int, Query(ge=1, le=60, description="Fewest days of delay on 2025-06-30.", examples=[3])
]
DeliveryId = Annotated[str, Path(description="Id of a delivery.", examples=["dlv-0123"])]
MinDeliveries = Annotated[
    int, Query(ge=1, le=500, description="Fewest deliveries that count.", examples=[50])
]
GoodsWord = Annotated[
    str, Query(min_length=3, description="Part of the goods' description.", examples=["steel"])
]
TariffCode = Annotated[
    str, Path(description="Customs tariff code of the goods.", examples=["T300.10"])
]
Origin = Annotated[str, Query(description="Country of origin.", examples=["Carpania"])]
Value = Annotated[
    float, Query(gt=0, le=10_000_000, description="Value of the goods in euros.", examples=[4200])
]
Freight = Annotated[
    float, Query(ge=0, le=100_000, description="Freight and insurance in euros.", examples=[310])
]
Reason = Annotated[
    Literal["damaged", "wrong article", "too many", "late", "defect"] | None,
    Query(description="Why it was returned.", examples=["damaged"]),
]


class Purchase(BaseModel):
    order_id: str
    supplier: str
    warehouse_id: str
    ordered_on: str
    promised_on: str
    state: str
    total_eur: float


class PurchaseLine(BaseModel):
    article_id: str
    article: str
    quantity: int
    price_eur: float


class PurchaseDetails(Purchase):
    pay_until: str
    lines: list[PurchaseLine]


class Overdue(BaseModel):
    order_id: str
    supplier: str
    promised_on: str
    days_late: int
    value_eur: float


class Arrival(BaseModel):
    delivery_id: str
    order_id: str
    carrier: str
    warehouse: str
    pallets: int


class DeliveryState(BaseModel):
    delivery_id: str
    carrier: str
    warehouse: str
    due_on: str
    arrived_on: str | None
    pallets: int
    delay_days: int = Field(description="Days after the due day; negative if early.")


class CarrierScore(BaseModel):
    place: int
    carrier_id: str
    carrier: str
    deliveries: int
    on_time_percent: float
    average_delay_days: float


class Tariff(BaseModel):
    tariff_code: str
    goods: str
    full_rate_percent: float


class Duty(BaseModel):
    bloc: str = Field(description="customs union, treaty or none.")
    rate_percent: float
    customs_value_eur: float
    duty_eur: float
    import_tax_eur: float
    landed_eur: float


class Returned(BaseModel):
    return_id: str
    order_id: str
    article_id: str
    article: str
    quantity: int
    returned_on: str
    reason: str
