"""Parameters, bodies and answers of the health service."""

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
FoodText = Annotated[
    str | None, Query(min_length=2, description="Part of the food's name.", examples=["rice"])
]
_Group = Literal[
    "fruit", "vegetables", "pulses", "grains",
    "dairy and eggs", "fats and sweets", "meat and fish", "nuts and seeds",
]  # fmt: skip
FoodGroup = Annotated[_Group | None, Query(description="Group of foods.", examples=["fruit"])]
MaxKcal = Annotated[
    float | None, Query(ge=0, description="Most kilocalories per 100 g.", examples=[100])
]
FoodId = Annotated[str, Path(description="Id of a food.", examples=["fod-32"])]
FoodIds = Annotated[
    list[str],
    Query(min_length=2, max_length=6, description="Ids of foods.", examples=[["fod-27", "fod-29"]]),
]
PortionG = Annotated[
    float, Query(gt=0, le=2000, description="Size of a portion in grams.", examples=[80])
]
_Nutrient = Literal[
    "energy_kcal", "protein_g", "carbs_g", "fat_g",
    "fibre_g", "vitamin_c_mg", "calcium_mg", "iron_mg",
]  # fmt: skip
Nutrient = Annotated[
    _Nutrient, Query(description="Nutrient, with its unit per 100 g.", examples=["protein_g"])
]
LessOf = Annotated[_Nutrient, Query(description="Nutrient to have less of.", examples=["fat_g"])]
Muscles = Annotated[
    Literal["arms", "back", "chest", "core", "legs", "whole body"] | None,
    Query(description="Muscles that work.", examples=["legs"]),
]
Equipment = Annotated[
    list[str] | None,
    Query(description="Equipment at hand; `none` needs nothing.", examples=[["none", "mat"]]),
]
MaxMet = Annotated[
    float | None,
    Query(gt=0, le=20, description="Highest metabolic equivalent (MET).", examples=[5]),
]
ExerciseId = Annotated[str, Path(description="Id of an exercise.", examples=["exr-02"])]
WeightKg = Annotated[
    float, Query(ge=20, le=300, description="Body weight in kilograms.", examples=[72])
]
Minutes = Annotated[
    float, Query(gt=0, le=600, description="Length of the exercise in minutes.", examples=[40])
]
Sex = Annotated[
    Literal["female", "male"], Query(description="Sex that the formula uses.", examples=["female"])
]
Age = Annotated[int, Query(ge=18, le=100, description="Age in years.", examples=[34])]
HeightCm = Annotated[
    float, Query(ge=120, le=230, description="Height in centimetres.", examples=[168])
]
Activity = Annotated[
    Literal["sedentary", "light", "moderate", "active"],
    Query(description="How active the days are.", examples=["light"]),
]
Programme = Annotated[
    str, Path(description="Country of the invented programme.", examples=["Maravia"])
]
_Vaccine = Literal[
    "hepatitis B", "diphtheria-tetanus-pertussis", "polio", "pneumococcal",
    "measles-mumps-rubella", "varicella", "HPV", "tetanus booster",
]  # fmt: skip
AnyVaccine = Annotated[_Vaccine | None, Query(description="One vaccine only.", examples=["polio"])]
OneVaccine = Annotated[_Vaccine, Query(description="Vaccine to compare.", examples=["polio"])]
BirthDate = Annotated[
    date,
    Query(
        ge=date(1900, 1, 1),
        le=date(2025, 6, 30),
        description="Date of birth, not after 2025-06-30.",
        examples=["2025-02-20"],
    ),
]
Ahead = Annotated[
    int, Query(ge=0, le=36, description="Months to look ahead of 2025-06-30.", examples=[6])
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


class Nutrients(BaseModel):
    energy_kcal: float
    protein_g: float
    carbs_g: float
    fat_g: float
    fibre_g: float
    vitamin_c_mg: float
    calcium_mg: float
    iron_mg: float


class Food(BaseModel):
    food_id: str
    name: str
    group: str = Field(validation_alias="grp")
    energy_kcal: float = Field(description="Per 100 g.")


class FoodDetails(Nutrients):
    food_id: str
    name: str
    group: str = Field(validation_alias="grp")


class RankedFood(BaseModel):
    food_id: str
    name: str
    amount: float = Field(description="Of the nutrient, per 100 g.")


class Alternative(BaseModel):
    food_id: str
    name: str
    less: float = Field(description="By how much less there is of the nutrient, per 100 g.")
    energy_difference_kcal: float


class Portion(BaseModel):
    food_id: str = Field(description="Id of a food.", examples=["fod-27"])
    grams: float = Field(gt=0, le=5000, description="Weight in grams.", examples=[60])


class Plate(BaseModel):
    portions: list[Portion] = Field(
        min_length=1,
        max_length=40,
        description="What is eaten.",
        examples=[[{"food_id": "fod-27", "grams": 60}, {"food_id": "fod-30", "grams": 200}]],
    )
    people: int = Field(default=1, ge=1, le=50, description="Who share it.", examples=[2])


class DayPlate(BaseModel):
    eaten: list[Portion] = Field(
        min_length=1,
        max_length=60,
        description="All that is eaten in a day.",
        examples=[[{"food_id": "fod-27", "grams": 100}, {"food_id": "fod-39", "grams": 180}]],
    )


class Share(BaseModel):
    nutrient: str
    amount: float
    reference: float
    percent: float


class Intake(BaseModel):
    shares: list[Share]
    below_half: list[str] = Field(description="Nutrients of which less than half is reached.")


class Exercise(BaseModel):
    exercise_id: str
    name: str
    muscles: str
    equipment: str
    met: float = Field(description="Metabolic equivalent: 1 is sitting still.")
    difficulty: str


class Burned(BaseModel):
    exercise: str
    energy_kcal: float
    kcal_per_min: float


class WorkoutWish(BaseModel):
    minutes: int = Field(ge=10, le=180, description="Length in minutes.", examples=[45])
    equipment: list[str] = Field(
        default=["none"], description="Equipment at hand.", examples=[["none", "mat", "dumbbells"]]
    )
    muscles: list[Literal["arms", "back", "chest", "core", "legs", "whole body"]] = Field(
        default=[], description="Muscles to train; empty for all.", examples=[["legs", "core"]]
    )
    weight_kg: float = Field(
        default=70, ge=20, le=300, description="Body weight in kilograms.", examples=[82]
    )


class WorkoutPart(BaseModel):
    exercise: str
    minutes: float
    energy_kcal: float


class Workout(BaseModel):
    parts: list[WorkoutPart]
    total_kcal: float


class EnergyNeed(BaseModel):
    resting_kcal: int = Field(description="Kilocalories a day at rest.")
    total_kcal: int = Field(description="Kilocalories a day with the activity.")


class Dose(BaseModel):
    vaccine: str
    dose: int
    from_months: int = Field(description="Least age in months.")
    to_months: int = Field(description="Greatest age in months.")
    free_of_charge: bool


class CountryDose(Dose):
    country: str


class DueDose(BaseModel):
    vaccine: str
    dose: int
    from_day: str
    to_day: str
    overdue: bool


class GivenDoses(BaseModel):
    vaccine: _Vaccine = Field(description="Name of the vaccine.", examples=["polio"])
    doses: int = Field(ge=1, le=6, description="Doses given so far.", examples=[1])


class Record(BaseModel):
    country: str = Field(description="Country of the invented programme.", examples=["Maravia"])
    birth_date: date = Field(
        ge=date(1900, 1, 1),
        le=date(2025, 6, 30),
        description="Date of birth, not after 2025-06-30.",
        examples=["2023-11-02"],
    )
    given: list[GivenDoses] = Field(
        default=[],
        description="Doses given, by vaccine.",
        examples=[[{"vaccine": "polio", "doses": 2}, {"vaccine": "hepatitis B", "doses": 3}]],
    )
    weeks_between: int = Field(
        default=4, ge=4, le=26, description="Weeks between doses of a vaccine.", examples=[8]
    )


class CatchUp(BaseModel):
    vaccine: str
    dose: int
    day: str
