"""Parameters, bodies and answers about fees and disposal."""

from typing import Literal

from pydantic import BaseModel, Field


class FeeRequest(BaseModel):
    """A service of the town hall."""

    service: Literal[
        "passport", "identity card", "residence certificate", "dog tax", "parking permit",
        "wedding room", "tree felling", "street stall", "birth certificate",
    ] = Field(description="Service that is wanted.", examples=["passport"])  # fmt: skip
    number: int = Field(default=1, description="How many of it.", ge=1, le=50, examples=[2])
    express: bool = Field(
        default=False, description="Whether it is needed within three days.", examples=[True]
    )


class FeeCase(BaseModel):
    """What someone needs from the town hall."""

    requests: list[FeeRequest] = Field(
        description="Services with their number.",
        min_length=1,
        max_length=20,
        examples=[
            [{"service": "passport", "number": 2, "express": True}, {"service": "dog tax"}]
        ],
    )  # fmt: skip
    low_income: bool = Field(
        default=False, description="Whether the applicant has the town's low-income pass.",
        examples=[True],
    )  # fmt: skip


class FeeLine(BaseModel):
    service: str
    fee_eur: float
    express_eur: float
    reduction_eur: float


class Fees(BaseModel):
    total_eur: float
    lines: list[FeeLine]


class Rubbish(BaseModel):
    """Things to get rid of."""

    item: Literal[
        "battery", "cardboard box", "car tyre", "christmas tree", "coffee grounds", "cooking oil",
        "drinking glass", "energy-saving lamp", "engine oil", "garden cuttings", "glass bottle",
        "mattress", "medicine", "milk carton", "newspaper", "old clothes", "paint tin",
        "plastic bottle", "refrigerator", "rubble", "sofa", "television", "vacuum cleaner",
    ] = Field(description="What it is.", examples=["mattress"])  # fmt: skip
    number: int = Field(default=1, description="How many of it.", ge=1, le=100, examples=[4])


class RubbishList(BaseModel):
    """All that is to go."""

    items: list[Rubbish] = Field(
        description="Things with their number.",
        min_length=1,
        max_length=40,
        examples=[[{"item": "mattress"}, {"item": "car tyre", "number": 4}, {"item": "battery"}]],
    )


class DisposalPlace(BaseModel):
    place: str
    items: list[str]
    fee_eur: float
    advice: list[str]


class DisposalPlan(BaseModel):
    total_fee_eur: float
    places: list[DisposalPlace]
