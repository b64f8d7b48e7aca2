"""Parameters, bodies and answers about articles and stock."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

Group = Literal["cleaning", "electrical", "fasteners", "office", "packaging", "safety", "tools"]
AnyGroup = Annotated[Group | None, Query(description="Group of goods.", examples=["fasteners"])]
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
WarehouseId = Annotated[str, Path(description="Id of a warehouse.", examples=["whs-03"])]
Warehouse = Annotated[str, Query(description="Id of a warehouse.", examples=["whs-03"])]
MinPallets = Annotated[
    int | None, Query(ge=0, le=20_000, description="Fewest places for pallets.", examples=[6000])
]
Cooled = Annotated[bool | None, Query(description="Whether it is cooled.", examples=[True])]
StockDay = Annotated[
    str, Query(pattern=DAY_PATTERN, description="Day, YYYY-MM-DD.", examples=["2025-06-09"])
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
