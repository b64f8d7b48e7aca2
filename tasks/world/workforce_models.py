"""Parameters, bodies and answers of the workforce service."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_DAY = r"^202\d-\d\d-\d\d$"
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
    str, Query(pattern=_DAY, description="First day, YYYY-MM-DD.", examples=["2025-07-07"])
]
RosterDays = Annotated[int, Query(ge=1, le=31, description="Number of days.", examples=[7])]
ShiftDay = Annotated[
    str, Query(pattern=_DAY, description="Day of the shift, YYYY-MM-DD.", examples=["2025-07-08"])
]
Shift = Annotated[
    Literal["early", "late", "night"],
    Query(description="Shift: early 6-14, late 14-22, night 22-6.", examples=["late"]),
]
LeaveDay = Annotated[
    str, Query(pattern=_DAY, description="Day in 2025, YYYY-MM-DD.", examples=["2025-06-17"])
]
Grade = Annotated[
    int, Path(ge=1, le=8, description="Grade of the pay scale, 1 to 8.", examples=[4])
]
Step = Annotated[
    int, Query(ge=1, le=5, description="Step in the grade, 1 to 5.", examples=[2])
]  # fmt: skip
PaidHours = Annotated[
    float, Query(ge=4, le=40, description="Hours a week; 40 is full time.", examples=[30])
]
Training = Annotated[
    Literal[
        "Fire Safety", "First Aid", "Forklift Licence", "Data Protection", "Working at Height",
        "Load Securing",
    ],
    Query(description="Training with a certificate.", examples=["First Aid"]),
]  # fmt: skip
WithinDays = Annotated[
    int, Query(ge=1, le=730, description="Days from 2025-06-30 on.", examples=[90])
]
VacancyId = Annotated[str, Path(description="Id of a vacancy.", examples=["vac-17"])]
WeekDay = Annotated[
    str, Query(pattern=_DAY, description="Any day of the week wanted.", examples=["2025-06-11"])
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


class SalaryGrade(BaseModel):
    yearly_eur: float
    monthly_eur: float = Field(description="A fourteenth of the year's pay.")
    hourly_eur: float
    next_step_eur: float | None = Field(description="Yearly pay in the next step.")
    employees: int = Field(description="Employees in this grade.")


class TrainingRecord(BaseModel):
    training: str
    taken_on: str
    valid_until: str
    valid: bool


class Expiring(BaseModel):
    employee_id: str
    name: str
    department: str
    valid_until: str
    days_left: int


class Funnel(BaseModel):
    job: str
    department: str
    opened_on: str
    applied: int
    screened: int
    interviewed: int
    offered: int
    hired: int
    applicants_per_hire: float | None
    cost_eur: int


class ChannelRank(BaseModel):
    place: int
    channel: str
    applied: int
    hired: int
    hired_percent: float
    cost_per_hire_eur: float | None


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


class RosterPerson(BaseModel):
    """Someone who can work."""

    name: str = Field(description="Name of the person.", min_length=1, examples=["Ada"])
    most_shifts: int = Field(
        default=5, description="Most shifts in the roster.", ge=1, le=28, examples=[4]
    )
    off_days: list[int] = Field(
        default=[], description="Numbers of days without work, from 1.", examples=[[2, 3]]
    )


class RosterWish(BaseModel):
    """People and how many are needed."""

    people: list[RosterPerson] = Field(
        description="Who can work, with different names.",
        min_length=1,
        max_length=60,
        examples=[
            [
                {"name": "Ada", "most_shifts": 4, "off_days": [2]},
                {"name": "Bruno", "most_shifts": 5},
                {"name": "Cleo", "most_shifts": 5, "off_days": [1, 5]},
            ]
        ],
    )
    days: int = Field(default=7, description="Length in days.", ge=1, le=28, examples=[5])
    early: int = Field(
        default=1, description="People in the early shift.", ge=0, le=30, examples=[1]
    )
    late: int = Field(default=1, description="People in the late shift.", ge=0, le=30, examples=[1])
    night: int = Field(
        default=0, description="People in the night shift.", ge=0, le=30, examples=[1]
    )


class RosterShift(BaseModel):
    day: int
    shift: str
    names: list[str]
    missing: int


class PersonLoad(BaseModel):
    name: str
    shifts: int


class BuiltRoster(BaseModel):
    missing: int = Field(description="Places that nobody can fill.")
    shifts: list[RosterShift]
    load: list[PersonLoad]


class JobOffer(BaseModel):
    """What an employer offers."""

    name: str = Field(description="Name of the offer.", min_length=1, examples=["Falon Works"])
    yearly_eur: float = Field(
        description="Gross pay of a year in euros.", gt=0, le=1e6, examples=[52_000]
    )
    bonus_percent: float = Field(
        default=0.0, description="Bonus in percent of the pay.", ge=0, le=100, examples=[8]
    )
    weekly_hours: float = Field(
        default=40.0, description="Hours of work a week.", ge=1, le=60, examples=[38.5]
    )
    leave_days: int = Field(
        default=25, description="Days of leave a year.", ge=0, le=60, examples=[28]
    )
    commute_minutes: int = Field(
        default=0, description="Minutes of one way to work.", ge=0, le=240, examples=[35]
    )
    home_days: int = Field(
        default=0, description="Days a week at home, 0 to 5.", ge=0, le=5, examples=[2]
    )


class JobOffers(BaseModel):
    """Offers to choose from."""

    offers: list[JobOffer] = Field(
        description="Two or more offers.",
        min_length=2,
        max_length=10,
        examples=[
            [
                {"name": "Falon Works", "yearly_eur": 52000, "commute_minutes": 45},
                {"name": "Orux Labs", "yearly_eur": 49500, "leave_days": 30, "home_days": 3},
            ]
        ],
    )


class OfferValue(BaseModel):
    place: int
    name: str
    yearly_pay_eur: float
    yearly_work_hours: float
    yearly_commute_hours: float
    pay_per_hour_eur: float = Field(description="Per hour of work and commute.")


class LeaveCase(BaseModel):
    """An employee's year."""

    hired_on: str = Field(
        description="First day in the firm, YYYY-MM-DD.", pattern=r"^(19|20)\d\d-\d\d-\d\d$",
        examples=["2017-04-01"],
    )  # fmt: skip
    year: int = Field(description="Year of the leave.", ge=2000, le=2035, examples=[2025])
    days_per_week: int = Field(
        default=5, description="Working days a week.", ge=1, le=6, examples=[4]
    )
    age: int = Field(default=30, description="Age in full years.", ge=14, le=80, examples=[52])
    disabled: bool = Field(
        default=False, description="Whether severely disabled.", examples=[True]
    )  # fmt: skip


class LeaveEntitlement(BaseModel):
    full_year_days: int = Field(description="Days of five-day weeks in a full year.")
    months: int = Field(description="Months of the year in the firm.")
    entitled_days: float = Field(description="In the employee's own working days.")


class HeadcountCase(BaseModel):
    """Work to do and the staff for it."""

    staff: int = Field(description="Employees at the start.", ge=0, le=10_000, examples=[12])
    hours_per_month: list[float] = Field(
        description="Hours of work to do, month by month.", min_length=1, max_length=36,
        examples=[[1700, 1800, 2000, 2300]],
    )  # fmt: skip
    hours_per_employee: float = Field(
        default=135.0, description="Hours that one works a month.", gt=0, le=250, examples=[128]
    )
    attrition_percent: float = Field(
        default=0.0, description="Share that leaves in a year, in percent.", ge=0, lt=100,
        examples=[12],
    )  # fmt: skip
    hiring_months: int = Field(
        default=2, description="Months from advertising to the start.", ge=0, le=12, examples=[3]
    )


class HeadcountMonth(BaseModel):
    month: int
    needed: int
    before_hiring: float
    hires: int
    advertise_in_month: int = Field(description="0 or less is before the first month.")


class HeadcountPlan(BaseModel):
    hires: int
    too_late: int = Field(description="Hires to advertise before the first month.")
    months: list[HeadcountMonth]
