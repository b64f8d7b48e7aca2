"""Parameters, bodies and answers about employees, shifts and leave."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.days import DAY_PATTERN

_Department = Literal[
    "Assembly", "Call Centre", "Finance", "Human Resources", "IT", "Legal", "Logistics",
    "Maintenance", "Marketing", "Research", "Sales", "Security",
]  # fmt: skip
Department = Annotated[
    _Department, Query(description="Department of the firm.", examples=["Logistics"])
]
DepartmentPath = Annotated[
    _Department, Path(description="Department of the firm.", examples=["Research"])
]
AnyDepartment = Annotated[
    _Department | None, Query(description="Department of the firm.", examples=["Sales"])
]
ShiftDepartment = Annotated[
    Literal["Assembly", "Call Centre", "Logistics", "Maintenance", "Security"],
    Query(description="Department that works in shifts.", examples=["Security"]),
]
EmployeeId = Annotated[str, Path(description="Id of an employee.", examples=["emp-317"])]
ShiftWorker = Annotated[
    str, Path(description="Id of an employee who works in shifts.", examples=["emp-317"])
]
Site = Annotated[
    Literal["Orarville", "Elilhaven", "Wesonwick"] | None,
    Query(description="City in which the employee works.", examples=["Elilhaven"]),
]
MinYears = Annotated[
    int | None, Query(ge=0, le=25, description="Fewest full years in the firm.", examples=[10])
]
Skill = Annotated[
    Literal[
        "accounting", "bookkeeping", "carpentry", "cooking", "data analysis", "first aid",
        "French", "negotiation", "photography", "programming", "project planning",
        "public speaking", "sign language", "Spanish", "spreadsheets", "welding",
    ],
    Query(description="Skill that is looked for.", examples=["sign language"]),
]  # fmt: skip
MinLevel = Annotated[
    int, Query(ge=1, le=4, description="Least level: 1 basic to 4 expert.", examples=[3])
]
RosterDay = Annotated[
    str, Query(pattern=DAY_PATTERN, description="First day, YYYY-MM-DD.", examples=["2025-07-07"])
]
RosterDays = Annotated[int, Query(ge=1, le=31, description="Number of days.", examples=[7])]
ShiftDay = Annotated[
    str,
    Query(
        pattern=DAY_PATTERN, description="Day of the shift, YYYY-MM-DD.", examples=["2025-07-08"]
    ),
]
Shift = Annotated[
    Literal["early", "late", "night"],
    Query(description="Shift: early 6-14, late 14-22, night 22-6.", examples=["late"]),
]
LeaveDay = Annotated[
    str, Query(pattern=DAY_PATTERN, description="Day in 2025, YYYY-MM-DD.", examples=["2025-06-17"])
]


class Employee(BaseModel):
    employee_id: str
    name: str
    department: str
    job: str
    city: str
    hired_on: str


class EmployeeSheet(Employee):
    grade: int
    step: int
    weekly_hours: float
    manager: str | None
    reports: int = Field(description="Employees whose manager this one is.")


class ChainLink(BaseModel):
    employee_id: str
    name: str
    job: str
    department: str
    levels_up: int


class Headcount(BaseModel):
    head: str
    employees: int
    full_time_equivalents: float
    part_time_percent: float
    average_years: float
    hired_last_year: int


class SkilledEmployee(BaseModel):
    employee_id: str
    name: str
    department: str
    city: str
    level: int


class RosterDayEntry(BaseModel):
    day: str
    weekday: str
    shift: str = Field(description="early, late, night, day, off or a kind of leave.")


class ShiftMember(BaseModel):
    employee_id: str
    name: str
    job: str
    absent: str | None = Field(description="Kind of leave, where the employee is away.")


class Replacement(BaseModel):
    employee_id: str
    name: str
    job: str
    same_job: bool
    worked_before: str = Field(description="Shift on the day before.")


class LeaveBalance(BaseModel):
    entitled_days: int
    carried_days: int
    taken_days: int
    booked_days: int
    left_days: int
    sick_days: int


class Absence(BaseModel):
    employee_id: str
    name: str
    kind: str
    until_day: str
