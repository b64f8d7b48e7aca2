"""Parameters, bodies and answers of the education service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

Subject = Literal[
    "biology", "economics", "history", "informatics",
    "languages", "mathematics", "music", "physics",
]  # fmt: skip
AnySubject = Annotated[
    Subject | None, Query(description="Subject that is taught.", examples=["physics"])
]
OneSubject = Annotated[
    Subject, Query(description="Subject that is taught.", examples=["mathematics"])
]
AnyLevel = Annotated[
    Literal["introductory", "intermediate", "advanced"] | None,
    Query(description="Level of the course.", examples=["introductory"]),
]
Mode = Annotated[
    Literal["classroom", "online", "hybrid"] | None,
    Query(description="How it is taught.", examples=["online"]),
]
Term = Annotated[
    Literal["spring", "autumn"] | None, Query(description="Term of 2025.", examples=["autumn"])
]
Kind = Annotated[
    Literal["university", "college", "evening_school"] | None,
    Query(description="Kind of school.", examples=["college"]),
]
MaxFee = Annotated[
    float | None,
    Query(ge=0, description="Highest fee in euros per credit.", examples=[120]),
]
SchoolId = Annotated[str, Path(description="Id of a school.", examples=["sch-49"])]
SchoolIds = Annotated[
    list[str],
    Query(
        min_length=2, max_length=5, description="Ids of schools.", examples=[["sch-49", "sch-50"]]
    ),
]
CourseId = Annotated[str, Path(description="Id of a course.", examples=["crs-1164"])]
TitleText = Annotated[
    str, Query(min_length=3, description="Part of a course's title.", examples=["algebra"])
]
TeacherId = Annotated[str, Path(description="Id of a teacher.", examples=["tch-388"])]
LessonDay = Annotated[
    date, Query(description="Day of the spring or autumn term.", examples=["2025-09-24"])
]
_CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
FromTime = Annotated[str, Query(pattern=_CLOCK, description="Start as HH:MM.", examples=["13:00"])]
ToTime = Annotated[str, Query(pattern=_CLOCK, description="End as HH:MM.", examples=["15:30"])]
ExamFrom = Annotated[date, Query(description="First day of exams.", examples=["2025-12-01"])]
ExamTo = Annotated[date, Query(description="Last day of exams.", examples=["2025-12-19"])]
ExamKind = Annotated[
    Literal["written", "oral", "project"] | None,
    Query(description="Kind of exam.", examples=["written"]),
]
ExamId = Annotated[str, Path(description="Id of an exam.", examples=["exm-1164"])]
PastExamId = Annotated[
    str, Path(description="Id of an exam of the spring term.", examples=["exm-1164"])
]
Points = Annotated[
    float, Query(ge=0, le=100, description="Points reached in the exam.", examples=[37.5])
]
MinAmount = Annotated[
    int | None,
    Query(ge=0, le=100_000, description="Least monthly amount in euros.", examples=[400]),
]
Before = Annotated[
    date | None, Query(description="Last day for the deadline.", examples=["2025-09-30"])
]
ScholarshipId = Annotated[str, Path(description="Id of a scholarship.", examples=["grt-017"])]


class School(BaseModel):
    school_id: str
    name: str
    kind: str
    city: str
    students: int
    rating: float = Field(description="From 1 to 5.")
    fee_per_credit_eur: float


class SchoolDetails(School):
    country: str
    rooms: int
    teachers: int
    courses: int


class NearSchool(School):
    distance_km: float


class Course(BaseModel):
    course_id: str
    title: str
    subject: str
    level: str
    school: str
    city: str
    mode: str
    credits: int
    term: str


class CourseDetails(Course):
    school_id: str
    teacher: str
    language: str
    weekday: int = Field(description="1 is Monday.")
    starts_at: str
    ends_at: str
    room: int
    fee_eur: float = Field(description="Fee of the whole course.")


class Seats(BaseModel):
    capacity: int
    enrolled: int
    free: int
    can_enrol: bool = Field(description="Whether seats are free and the term is still to come.")


class Lesson(BaseModel):
    lesson_id: str
    number: int
    date: str
    topic: str


class TimetableEntry(BaseModel):
    course_id: str
    title: str
    weekday: int = Field(description="1 is Monday.")
    starts_at: str
    ends_at: str
    room: int


class DayEntry(TimetableEntry):
    teacher: str
    topic: str


class Teacher(BaseModel):
    teacher_id: str
    teacher: str
    school: str
    years: int = Field(description="Years of teaching.")


class FreeRooms(BaseModel):
    rooms: list[int] = Field(description="Numbers of the free rooms.")
    taken: list[int]


class Exam(BaseModel):
    exam_id: str
    course_id: str
    title: str
    date: str
    starts_at: str
    kind: str


class ExamDetails(Exam):
    school: str
    minutes: int
    highest_points: int
    points_to_pass: float


class ExamFigures(BaseModel):
    participants: int
    average_points: float
    median_points: float
    passed_percent: float
    grades: dict[str, int] = Field(description="How many got each grade, 1 to 5.")


class Mark(BaseModel):
    grade: int = Field(description="From 1, the best, to 5, failed.")
    passed: bool
    points_to_next_grade: float = Field(description="Points missing for the next better grade.")
    better_than_percent: float = Field(description="Share of the participants with fewer points.")


class SubjectFigures(BaseModel):
    level: str
    courses: int
    average_enrolled: float
    average_credits: float
    full_courses: int


class Scholarship(BaseModel):
    scholarship_id: str
    name: str
    subjects: Words
    amount_eur: int = Field(description="Euros per month.")
    months: int
    deadline: str
    country: str


class ScholarshipDetails(Scholarship):
    worst_grade: float = Field(description="Average grade that an applicant needs, or better.")
    max_income_eur: int = Field(description="Highest yearly income of an applicant.")
    total_eur: int


class Student(BaseModel):
    subject: Subject = Field(description="Subject studied.", examples=["physics"])
    average_grade: float = Field(
        ge=1, le=5, description="Average grade, 1 is best.", examples=[1.8]
    )
    yearly_income_eur: float = Field(ge=0, description="Income in euros.", examples=[16000])
    country: str | None = Field(
        default=None, description="Country of the scholarships.", examples=["Maravia"]
    )


class Choice(BaseModel):
    course_ids: list[str] = Field(
        min_length=2,
        max_length=20,
        description="Ids of the courses to attend together.",
        examples=[["crs-1164", "crs-1159", "crs-1171", "crs-1170"]],
    )


class Clash(BaseModel):
    first_course_id: str
    second_course_id: str
    term: str
    weekday: int
    overlap_minutes: int


def minutes(clock: str) -> int:
    """Minutes since midnight of a time as HH:MM."""
    return 60 * int(clock[:2]) + int(clock[3:])


def clash(first: CourseDetails, second: CourseDetails) -> Clash:
    """How long two courses overlap in a week; not at all if that is zero or less."""
    start = max(minutes(first.starts_at), minutes(second.starts_at))
    end = min(minutes(first.ends_at), minutes(second.ends_at))
    same = (first.term, first.weekday) == (second.term, second.weekday)
    return Clash(
        first_course_id=first.course_id,
        second_course_id=second.course_id,
        term=first.term,
        weekday=first.weekday,
        overlap_minutes=end - start if same else 0,
    )


class Timetable(BaseModel):
    conflicts: list[Clash]
    credits: int
    weekly_minutes: int


class PlanWish(BaseModel):
    school_id: str = Field(description="Id of a school.", examples=["sch-49"])
    term: Literal["spring", "autumn"] = Field(description="Term of 2025.", examples=["autumn"])
    subjects: list[Subject] = Field(
        min_length=1,
        description="Subjects to choose from.",
        examples=[["physics", "mathematics", "informatics", "music"]],
    )
    max_credits: int = Field(ge=3, le=40, description="Most credits.", examples=[18])
    free_weekdays: list[int] = Field(
        default=[], description="Weekdays to keep free, 1 is Monday.", examples=[[5]]
    )


class StudyPlan(BaseModel):
    credits: int
    courses: list[TimetableEntry]


class GradedCourse(BaseModel):
    credits: float = Field(gt=0, le=60, description="Credits of the course.", examples=[6])
    grade: float = Field(ge=1, le=5, description="Grade, 1 is best.", examples=[2])


class Transcript(BaseModel):
    courses: list[GradedCourse] = Field(
        min_length=1,
        max_length=100,
        description="Courses with their grades.",
        examples=[[{"credits": 6, "grade": 2}, {"credits": 3, "grade": 1}]],
    )
    target_average: float | None = Field(
        default=None, ge=1, le=5, description="Average to reach.", examples=[1.5]
    )
    remaining_credits: float = Field(
        default=0, ge=0, le=300, description="Credits still to come.", examples=[12]
    )


class Average(BaseModel):
    average: float
    credits: float
    passed_credits: float
    needed_average: float | None = Field(
        description="Average of the remaining credits that reaches the target; null without one."
    )


class Enrolment(BaseModel):
    course_ids: list[str] = Field(
        min_length=1, max_length=20, description="Ids of courses.", examples=[["crs-1164"]]
    )
    scholarship_percent: float = Field(
        default=0, ge=0, le=100, description="Share of the fees that is waived.", examples=[25]
    )
    instalments: int = Field(
        default=1, ge=1, le=10, description="Number of monthly payments.", examples=[5]
    )


class Tuition(BaseModel):
    credits: int
    fees_eur: float
    waived_eur: float
    instalment_fee_eur: float
    total_eur: float
    monthly_eur: float
