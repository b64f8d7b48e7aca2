"""Parameters, bodies and answers of the operations on clinics."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

ClinicKind = Annotated[
    Literal["hospital", "health centre", "practice"] | None,
    Query(description="Kind of clinic.", examples=["hospital"]),
]
EmergencyOnly = Annotated[
    bool, Query(description="Whether to list only clinics with an emergency room.", examples=[True])
]
ClinicId = Annotated[str, Path(description="Id of a clinic.", examples=["cli-073"])]
_Treatment = Literal[
    "check-up", "blood test", "tooth cleaning", "filling", "eye test",
    "skin screening", "heart ultrasound", "physiotherapy hour", "vaccination", "X-ray",
]  # fmt: skip
Treatment = Annotated[
    _Treatment, Query(description="Treatment to be priced.", examples=["blood test"])
]
_Specialty = Literal[
    "cardiology", "dentistry", "dermatology", "general",
    "ophthalmology", "paediatrics", "physiotherapy",
]  # fmt: skip
Specialty = Annotated[
    _Specialty, Query(description="Specialty of the practitioner.", examples=["dermatology"])
]
AnySpecialty = Annotated[
    _Specialty | None, Query(description="Specialty of the practitioner.", examples=["dentistry"])
]
Language = Annotated[
    Literal["Dutch", "English", "French", "German", "Spanish"] | None,
    Query(description="Language the practitioner speaks.", examples=["French"]),
]
MaxVisit = Annotated[
    int | None,
    Query(ge=0, le=10_000, description="Highest price of a visit in euros.", examples=[90]),
]
PractitionerId = Annotated[str, Path(description="Id of a practitioner.", examples=["pra-289"])]
FirstDay = Annotated[
    date, Query(description="First day, from 2025-06-30 on.", examples=["2025-07-01"])
]
LastDay = Annotated[date, Query(description="Last day, to 2025-07-11.", examples=["2025-07-11"])]
NotBefore = Annotated[
    date, Query(description="First day that suits, from 2025-06-30 on.", examples=["2025-07-02"])
]


class Clinic(BaseModel):
    clinic_id: str
    name: str
    kind: str
    city: str
    emergency: bool
    rating: float = Field(description="From 1 to 5.")


class ClinicDetails(Clinic):
    country: str
    beds: int
    specialties: list[str]


class NearClinic(Clinic):
    distance_km: float


class Price(BaseModel):
    clinic_id: str
    name: str
    city: str
    price_eur: int


class Waiting(BaseModel):
    specialty: str
    practitioners: int
    free_appointments: int
    taken_percent: float
    first_free_on: str | None


class TreatmentOrder(BaseModel):
    treatment: _Treatment = Field(description="Name of a treatment.", examples=["filling"])
    count: int = Field(default=1, ge=1, le=50, description="How often.", examples=[2])


class TreatmentPlan(BaseModel):
    clinic_id: str = Field(description="Id of a clinic.", examples=["cli-073"])
    treatments: list[TreatmentOrder] = Field(
        min_length=1,
        max_length=10,
        description="Treatments to be priced.",
        examples=[[{"treatment": "check-up"}, {"treatment": "filling", "count": 2}]],
    )
    insured_percent: float = Field(
        default=0, ge=0, le=100, description="Share that the insurer pays.", examples=[70]
    )
    excess_eur: float = Field(
        default=0, ge=0, description="Part the patient always pays, in euros.", examples=[50]
    )


class TreatmentBill(BaseModel):
    total_eur: float
    insurer_eur: float
    patient_eur: float


class Practitioner(BaseModel):
    practitioner_id: str
    practitioner: str
    specialty: str
    city: str
    languages: Words
    visit_eur: int
    score: float = Field(description="From 1 to 5.")


class PractitionerDetails(Practitioner):
    clinic_id: str
    clinic: str
    years: int = Field(description="Years in practice.")
    free_appointments: int
    next_free: str | None = Field(description="Day and time of the next free appointment.")


class SpecialtyFigures(BaseModel):
    practitioners: int
    average_visit_eur: float
    average_score: float
    average_years: float


class Appointment(BaseModel):
    appointment_id: str
    date: str
    time: str


class FoundAppointment(Appointment):
    practitioner: str
    clinic: str
    visit_eur: int
