"""Parameters, bodies and answers of the operations on campaigns and deliveries."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

_Channel = Literal["sms", "email", "push"]
Channel = Annotated[_Channel, Query(description="Channel of messages.", examples=["sms"])]
FirstDay = Annotated[
    date, Query(description="First day, from 2025-01-01 on.", examples=["2025-04-01"])
]
LastDay = Annotated[date, Query(description="Last day, to 2025-06-30.", examples=["2025-05-31"])]
Threshold = Annotated[
    float, Query(gt=0, le=100, description="Delivery rate in percent to stay under.", examples=[75])
]
SmsText = Annotated[
    str,
    Query(
        min_length=1,
        max_length=1600,
        description="Text of the message.",
        examples=["Your parcel arrives today between 14:00 and 16:00."],
    ),
]


class Segments(BaseModel):
    characters: int
    encoding: str = Field(description="ascii or unicode.")
    segments: int
    characters_left: int = Field(description="Characters left in the last segment.")


class Recipients(BaseModel):
    country: str = Field(description="Country of the recipients.", examples=["Maravia"])
    count: int = Field(ge=1, le=1_000_000, description="How many there are.", examples=[2500])


class Campaign(BaseModel):
    channel: _Channel = Field(description="Channel of the messages.", examples=["sms"])
    recipients: list[Recipients] = Field(
        min_length=1,
        max_length=20,
        description="Recipients by country.",
        examples=[[{"country": "Maravia", "count": 2500}, {"country": "Norrland", "count": 900}]],
    )
    segments: int = Field(
        default=1, ge=1, le=10, description="Segments of an SMS message.", examples=[2]
    )
    tracked: bool = Field(
        default=False, description="Whether openings are tracked.", examples=[True]
    )


class CampaignQuote(BaseModel):
    messages: int
    base_eur: float
    volume_discount_eur: float
    tracking_eur: float
    total_eur: float


class DeliveryFigures(BaseModel):
    sent: int
    delivered: int
    opened: int
    delivery_percent: float
    open_percent: float = Field(description="Share of the delivered messages that were opened.")


class ChannelFigures(DeliveryFigures):
    channel: str


class Incident(BaseModel):
    date: str
    country: str
    sent: int
    delivery_percent: float
