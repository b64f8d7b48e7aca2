"""Parameters, bodies and answers about rosters, job offers and plans."""

from pydantic import BaseModel, Field


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
