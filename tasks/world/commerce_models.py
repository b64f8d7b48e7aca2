"""Parameters, bodies and answers of the commerce service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

Category = Literal[
    "kitchen", "electronics", "garden", "sports", "toys", "office", "clothing", "books"
]
Status = Literal["processing", "shipped", "delivered", "returned", "cancelled"]
ProductId = Annotated[str, Path(description="Id of a product.", examples=["prd-0100"])]
SellerId = Annotated[str, Path(description="Id of a seller.", examples=["sel-001"])]
OrderId = Annotated[str, Path(description="Id of an order.", examples=["ord-00001"])]
CustomerId = Annotated[str, Path(description="Id of a customer.", examples=["cus-0001"])]
CategoryName = Annotated[Category, Query(description="Category of goods.", examples=["kitchen"])]
Country = Annotated[str, Query(description="Country to deliver to.", examples=["Norrland"])]
Year = Annotated[int, Query(ge=2024, le=2025, description="Year of sale.", examples=[2024])]


class Product(BaseModel):
    """A product of the marketplace."""

    product_id: str
    name: str
    category: str
    seller_id: str
    price_eur: float
    rating: float = Field(description="Mean score, 1 to 5.")
    weight_kg: float
    warranty_months: int


class MonthlyPrice(BaseModel):
    """What a product cost in a month."""

    month: str = Field(description="YYYY-MM.")
    price_eur: float


class PriceHistory(BaseModel):
    """How a product's price went."""

    product_id: str
    prices: list[MonthlyPrice] = Field(description="Oldest first.")
    lowest_eur: float
    change_percent: float = Field(description="From the first month to the last.")


class ProductReview(BaseModel):
    """What a buyer wrote."""

    author: str
    written_on: date
    score: int = Field(description="1 to 5.")
    text: str


class RatingSummary(BaseModel):
    """How often each score was given."""

    reviews: int
    mean: float
    one_star: int
    two_stars: int
    three_stars: int
    four_stars: int
    five_stars: int


class Stock(BaseModel):
    """Units of a product in a warehouse."""

    warehouse_id: str
    city: str
    country: str
    units: int


class Seller(BaseModel):
    """A seller."""

    seller_id: str
    name: str
    country: str
    rating: float = Field(description="Mean score, 1 to 5.")
    since: int = Field(description="Year of joining.")
    handling_days: int = Field(description="Days until a parcel leaves.")
    return_percent: float = Field(description="Share of orders that come back.")


class SellerProfile(Seller):
    """A seller with the range of goods."""

    products: int
    mean_price_eur: float


class SellerRevenue(BaseModel):
    """What a seller sold in a year."""

    seller_id: str
    name: str
    units: int
    revenue_eur: float


class CategoryPrices(BaseModel):
    """Prices of a category."""

    category: str
    products: int
    lowest_eur: float
    mean_eur: float
    highest_eur: float


class BestSeller(BaseModel):
    """A product and how often it sold."""

    product_id: str
    name: str
    units: int


class OrderSummary(BaseModel):
    """An order without its lines."""

    order_id: str
    customer_id: str
    ordered_on: date
    status: str
    city: str
    country: str
    carrier: str
    total_eur: float


class OrderLine(BaseModel):
    """A product in an order."""

    product_id: str
    name: str
    units: int
    unit_price_eur: float


class Order(OrderSummary):
    """An order with its lines."""

    lines: list[OrderLine]


class Event(BaseModel):
    """A step on a parcel's way."""

    day: date
    what: str


class Tracking(BaseModel):
    """The way of a parcel."""

    order_id: str
    carrier: str
    status: str
    events: list[Event]


class Spending(BaseModel):
    """What a customer spent, cancelled and returned orders left out."""

    customer_id: str
    orders: int
    total_eur: float
    mean_order_eur: float
    last_order_on: date


class MonthlySales(BaseModel):
    """All sales of a month."""

    month: str
    orders: int
    revenue_eur: float


class Parcel(BaseModel):
    """A parcel."""

    weight_kg: float = Field(gt=0, le=70, description="Weight in kilograms.", examples=[2.4])
    length_cm: float = Field(gt=0, le=200, description="Length in centimetres.", examples=[40])
    width_cm: float = Field(gt=0, le=120, description="Width in centimetres.", examples=[30])
    height_cm: float = Field(gt=0, le=120, description="Height in centimetres.", examples=[20])


class ShippingRequest(BaseModel):
    """Parcels to be sent."""

    from_country: str = Field(description="Country of the sender.", examples=["Aldovia"])
    to_country: str = Field(description="Country of the receiver.", examples=["Norrland"])
    parcels: list[Parcel] = Field(
        min_length=1,
        max_length=20,
        description="Weight in kilograms and size in centimetres of each parcel.",
        examples=[[{"weight_kg": 2.4, "length_cm": 40, "width_cm": 30, "height_cm": 20}]],
    )
    express: bool = Field(False, description="Whether they shall travel fast.", examples=[True])


class ShippingQuote(BaseModel):
    """A carrier's price for parcels."""

    carrier: str
    charged_kg: float = Field(description="The larger of weight and volume at 5000 cm3/kg.")
    price_eur: float
    days: int


class CartLine(BaseModel):
    """A product in a cart."""

    product_id: str = Field(description="Id of a product.", examples=["prd-0100"])
    units: int = Field(ge=1, le=99, description="How many of it.", examples=[2])


class Cart(BaseModel):
    """A cart to be priced."""

    lines: list[CartLine] = Field(
        min_length=1,
        max_length=50,
        description="What is in the cart.",
        examples=[[{"product_id": "prd-0100", "units": 2}]],
    )
    coupon: str | None = Field(None, description="Code of a coupon.", examples=["SAVE02"])


class CartPrice(BaseModel):
    """The price of a cart."""

    goods_eur: float
    discount_eur: float
    shipping_eur: float = Field(description="Free from 50 euros on, else 4.90.")
    total_eur: float


class CouponCheck(BaseModel):
    """Whether a coupon counts."""

    code: str
    valid: bool
    reason: str = Field(description="Why it does not count; empty if it does.")
    discount_eur: float


class Tax(BaseModel):
    """The tax on a sale."""

    country: str
    percent: int
    tax_eur: float
    gross_eur: float


class Delivery(BaseModel):
    """When a product arrives."""

    product_id: str
    ships_from: str
    earliest: date
    latest: date


class ReturnCheck(BaseModel):
    """Whether an order may be sent back."""

    order_id: str
    may_return: bool
    last_day: date
    refund_eur: float
