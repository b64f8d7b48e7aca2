"""Parameters, bodies and answers about vouchers, loyalty, fees and pallets."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN
from tasks.world.supply_stock_models import Group

GoodsGroup = Annotated[Group, Query(description="Group of goods.", examples=["packaging"])]
VoucherCode = Annotated[str, Path(description="Code of a voucher.", examples=["WHOLE46"])]
OrderTotal = Annotated[
    float, Query(gt=0, le=1_000_000, description="Total of the order in euros.", examples=[640])
]
OrderDay = Annotated[
    str,
    Query(
        pattern=DAY_PATTERN, description="Day of the order, YYYY-MM-DD.", examples=["2025-07-01"]
    ),
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
