"""Parameters, bodies and answers of the supply service."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_DAY = r"^202\d-\d\d-\d\d$"
_Group = Literal["cleaning", "electrical", "fasteners", "office", "packaging", "safety", "tools"]
GoodsGroup = Annotated[_Group, Query(description="Group of goods.", examples=["packaging"])]
AnyGroup = Annotated[_Group | None, Query(description="Group of goods.", examples=["fasteners"])]
Words = Annotated[
    str | None, Query(min_length=2, description="Part of the article's name.", examples=["tape"])
]
MaxMinimum = Annotated[
    int | None, Query(ge=1, le=100, description="Largest least order in units.", examples=[5])
]
ArticleId = Annotated[str, Path(description="Id of a wholesale article.", examples=["wsa-042"])]
Quantity = Annotated[
    int, Query(ge=1, le=100_000, description="Number of units to order.", examples=[60])
]
SupplierId = Annotated[str, Path(description="Id of a supplier.", examples=["sup-012"])]
AnySupplier = Annotated[str | None, Query(description="Id of a supplier.", examples=["sup-012"])]
WarehouseId = Annotated[str, Path(description="Id of a warehouse.", examples=["whs-03"])]
Warehouse = Annotated[str, Query(description="Id of a warehouse.", examples=["whs-03"])]
MinPallets = Annotated[
    int | None, Query(ge=0, le=20_000, description="Fewest places for pallets.", examples=[6000])
]
Cooled = Annotated[bool | None, Query(description="Whether it is cooled.", examples=[True])]
StockDay = Annotated[
    str, Query(pattern=_DAY, description="Day, YYYY-MM-DD.", examples=["2025-06-09"])
]
Weeks = Annotated[
    int, Query(ge=1, le=12, description="Number of weeks before 2025-06-30.", examples=[6])
]
CoverWeeks = Annotated[
    float,
    Query(ge=0.1, le=8, description="Weeks of demand that the stock does not cover.",
          examples=[1.5]),
]  # fmt: skip
ServiceLevel = Annotated[
    Literal["90%", "95%", "99%"],
    Query(description="Share of order cycles without shortage.", examples=["95%"]),
]
OrderState = Annotated[
    Literal["open", "delivered"] | None, Query(description="State of the order.", examples=["open"])
]
OrderId = Annotated[str, Path(description="Id of a purchase order.", examples=["pur-0123"])]
DueDay = Annotated[
    str, Query(pattern=_DAY, description="Day of promised arrival.", examples=["2025-06-24"])
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
VoucherCode = Annotated[str, Path(description="Code of a voucher.", examples=["WHOLE46"])]
OrderTotal = Annotated[
    float, Query(gt=0, le=1_000_000, description="Total of the order in euros.", examples=[640])
]
OrderDay = Annotated[
    str, Query(pattern=_DAY, description="Day of the order, YYYY-MM-DD.", examples=["2025-07-01"])
]
YearSales = Annotated[
    float,
    Query(
        ge=0, le=10_000_000, description="Purchases of the last year in euros.", examples=[31_000]
    ),
]
CustomerYears = Annotated[
    int, Query(ge=0, le=50, description="Full years as a customer.", examples=[4])
]
Currency = Annotated[
    Literal["EUR", "USD", "GBP", "CHF", "SEK", "PLN"],
    Query(description="Currency of the prices.", examples=["CHF"]),
]


class Article(BaseModel):
    article_id: str
    article: str
    goods_group: str
    unit: str
    min_quantity: int
    price_eur: float = Field(description="Price of one unit when few are ordered.")


class ArticleSheet(Article):
    supplier: str
    country: str
    tariff_code: str
    weight_kg: float


class PriceBreak(BaseModel):
    from_quantity: int
    unit_price_eur: float
    saving_percent: float


class QuantityPrice(BaseModel):
    ordered: int = Field(description="Units after the least order is applied.")
    unit_price_eur: float
    total_eur: float
    next_break: int | None = Field(description="Quantity of the next lower price.")
    cheaper_to_order_more: bool


class Supplier(BaseModel):
    supplier_id: str
    supplier: str
    country: str
    payment_days: int
    lead_days: int
    min_order_eur: int


class SupplierScore(Supplier):
    orders: int
    on_time_percent: float | None
    average_delay_days: float | None
    returned_units: int


class Depot(BaseModel):
    warehouse_id: str
    warehouse: str
    city: str
    country: str
    pallets: int
    docks: int
    cooled: bool


class Stock(BaseModel):
    article: str
    warehouse: str
    day: str
    units: int
    weeks_left: float


class StockPlace(BaseModel):
    warehouse_id: str
    warehouse: str
    distance_km: float
    units: int


class WeekStock(BaseModel):
    day: str
    units: int


class LowStock(BaseModel):
    article_id: str
    article: str
    units: int
    weeks_left: float
    order_units: int = Field(description="Units to order for four weeks.")


class ReorderPoint(BaseModel):
    reorder_at_units: int
    safety_units: int
    lead_days: int
    weekly_demand: int


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


class VoucherCheck(BaseModel):
    valid: bool
    reason: str = Field(description="Why it is not valid; empty if it is.")
    goods_group: str | None
    saving_eur: float


class Tier(BaseModel):
    tier: str
    points: int
    discount_percent: float
    extra_payment_days: int
    next_tier: str | None
    points_missing: int


class ListPrice(BaseModel):
    article_id: str
    article: str
    unit: str
    price: float
    currency: str


class MarketSale(BaseModel):
    """What is sold on marketplaces each month."""

    unit_price_eur: float = Field(
        description="Price of a unit in euros.", gt=0, le=10_000, examples=[24.9]
    )
    units_per_month: int = Field(description="Units sold.", ge=1, le=100_000, examples=[120])
    units_per_order: float = Field(
        default=1.0, description="Mean number of units in an order.", ge=1, le=100, examples=[1.5]
    )
    unit_cost_eur: float = Field(
        description="Cost of a unit in euros.", ge=0, le=10_000, examples=[13.2]
    )


class MarketFees(BaseModel):
    marketplace: str
    fees_eur: float
    profit_eur: float
    fee_percent: float


class WantedArticle(BaseModel):
    """An article to buy."""

    article_id: str = Field(description="Id of a wholesale article.", examples=["wsa-042"])
    quantity: int = Field(description="Units wanted.", ge=1, le=10_000, examples=[60])


class Requisition(BaseModel):
    """Articles that a customer wants to order at once."""

    articles: list[WantedArticle] = Field(
        description="Articles with quantities.",
        min_length=1,
        max_length=30,
        examples=[
            [{"article_id": "wsa-042", "quantity": 60}, {"article_id": "wsa-310", "quantity": 12}]
        ],
    )
    tier: Literal["bronze", "silver", "gold", "platinum"] = Field(
        default="bronze", description="Loyalty tier of the customer.", examples=["gold"]
    )


class SupplierPart(BaseModel):
    supplier: str
    total_eur: float
    missing_eur: float = Field(description="Euros below the supplier's least order.")
    lead_days: int


class RequisitionPlan(BaseModel):
    goods_eur: float
    discount_eur: float
    weight_kg: float
    parts: list[SupplierPart]


class PalletLoad(BaseModel):
    """Cartons of one size."""

    length_cm: int = Field(description="Length in cm.", ge=5, le=120, examples=[40])
    width_cm: int = Field(description="Width in cm.", ge=5, le=80, examples=[30])
    height_cm: int = Field(description="Height in cm.", ge=5, le=160, examples=[25])
    weight_kg: float = Field(description="Weight in kg.", gt=0, le=500, examples=[8.5])
    number: int = Field(description="Number of cartons.", ge=1, le=10_000, examples=[200])


class Pallets(BaseModel):
    per_layer: int
    layers: int
    per_pallet: int
    pallets: int
    weight_per_pallet_kg: float
