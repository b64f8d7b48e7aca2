"""Parameters, bodies and answers about working time, equipment, accidents and surveys."""

from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

WeekDay = Annotated[
    str,
    Query(pattern=DAY_PATTERN, description="Any day of the week wanted.", examples=["2025-06-11"]),
]
Month = Annotated[
    str,
    Query(pattern=r"^2025-0[1-6]$", description="Month in 2025, YYYY-MM.", examples=["2025-05"]),
]
EquipmentKind = Annotated[
    Literal["laptop", "phone", "monitor", "headset", "vehicle", "tool set"] | None,
    Query(description="Kind of equipment.", examples=["laptop"]),
]
EquipmentState = Annotated[
    Literal["in use", "free", "in repair"] | None,
    Query(description="State of the equipment.", examples=["free"]),
]
Holder = Annotated[
    str | None, Query(description="Id of the employee who has it.", examples=["emp-003"])
]
Injury = Annotated[
    Literal["cut", "fall", "strain", "burn", "crush", "near miss"] | None,
    Query(description="What happened.", examples=["fall"]),
]
Severity = Annotated[
    Literal["none", "minor", "serious"] | None,
    Query(description="How grave it was.", examples=["serious"]),
]
IncidentYear = Annotated[
    int, Query(ge=2023, le=2025, description="Year of the accidents.", examples=[2024])
]
_Quarter = Literal["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2"]
Quarter = Annotated[_Quarter, Query(description="Quarter of the survey.", examples=["2025-Q1"])]
EarlierQuarter = Annotated[
    _Quarter, Query(description="Earlier quarter to compare with.", examples=["2024-Q1"])
]


class SheetDay(BaseModel):
    day: str
    hours: float
    activity: str


class TimeSheet(BaseModel):
    from_day: str
    contract_hours: float
    worked_hours: float
    overtime_hours: float = Field(description="Negative where less was worked.")
    days: list[SheetDay]


class Overtime(BaseModel):
    place: int
    employee_id: str
    name: str
    overtime_hours: float


class Equipment(BaseModel):
    equipment_id: str
    kind: str
    model: str
    state: str
    holder: str | None
    bought_on: str
    price_eur: int


class Incident(BaseModel):
    incident_id: str
    happened_on: str
    department: str
    injury: str
    severity: str
    cause: str
    lost_days: int


class AccidentStatistics(BaseModel):
    department: str
    accidents: int
    near_misses: int
    lost_days: int
    per_100_employees: float
    main_cause: str


class SurveyResult(BaseModel):
    question: str
    answers: int
    score: float = Field(description="Mean of 1, disagree, to 5, agree.")
    company_score: float


class SurveyChange(BaseModel):
    question: str
    earlier_score: float
    score: float
    change: float
