"""Parameters, bodies and answers of the athletics service."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_Category = Literal["women", "men"]
Category = Annotated[_Category, Query(description="Who competes: women or men.", examples=["men"])]
AnyCategory = Annotated[
    _Category | None, Query(description="Who competes: women or men.", examples=["women"])
]
_Code = Literal[
    "100m", "200m", "400m", "800m", "1500m", "5000m", "400mH", "3000mSC",
    "LJ", "TJ", "HJ", "PV", "SP", "DT", "JT",
]  # fmt: skip
_CODES = "such as 400mH for hurdles, 3000mSC steeplechase, LJ long jump, SP shot put"
Code = Annotated[_Code, Query(description=f"Code of a discipline, {_CODES}.", examples=["100m"])]
AnyCode = Annotated[
    _Code | None, Query(description=f"Code of a discipline, {_CODES}.", examples=["LJ"])
]
CodePath = Annotated[str, Path(description="Code of a discipline.", examples=["400mH"])]
_Level = Literal["club", "regional", "national", "international"]
Level = Annotated[_Level | None, Query(description="Level of a meet.", examples=["national"])]
MeetId = Annotated[str, Path(description="Id of an athletics meet.", examples=["met-057"])]
AthleteId = Annotated[str, Path(description="Id of an athlete.", examples=["atl-0505"])]
FirstAthlete = Annotated[str, Query(description="Id of an athlete.", examples=["atl-0505"])]
SecondAthlete = Annotated[
    str, Query(description="Id of an athlete of the same discipline.", examples=["atl-0543"])
]
NamePart = Annotated[
    str | None, Query(min_length=2, description="Part of an athlete's name.", examples=["ada"])
]
Country = Annotated[str, Query(description="Name of a country.", examples=["Maravia"])]
BornAfter = Annotated[
    int | None, Query(ge=1950, le=2015, description="First year of birth.", examples=[2002])
]
MeetYear = Annotated[
    int | None, Query(ge=2023, le=2025, description="Year of the meets.", examples=[2024])
]
Season = Annotated[int, Query(ge=2023, le=2025, description="Year of a season.", examples=[2025])]
LegalWind = Annotated[
    bool, Query(description="Leave out marks with more than 2 m/s tail wind.", examples=[True])
]
Championship = Annotated[
    Literal["chp-1", "chp-2", "chp-3", "chp-4"],
    Query(
        description="Championship: chp-1 continental indoor, chp-2 world games, chp-3 university"
        " games, chp-4 continental team cup.",
        examples=["chp-3"],
    ),
]
Relay = Annotated[
    Literal["4x100m", "4x400m"], Query(description="Which relay to run.", examples=["4x100m"])
]
ControlDay = Annotated[
    str,
    Query(
        pattern=r"^2025-0[678]-\d\d$",
        description="Day of the controls, YYYY-MM-DD, from 2025-06-30 to 2025-08-28.",
        examples=["2025-07-10"],
    ),
]
MaxPlace = Annotated[
    int, Query(ge=1, le=12, description="Last place to list, 1 for winners only.", examples=[3])
]
MeetCode = Annotated[
    _Code, Query(description="Code of a discipline that the meet has.", examples=["100m"])
]
Age = Annotated[int, Query(ge=35, le=100, description="Age in whole years.", examples=[52])]
Mark = Annotated[
    float,
    Query(gt=0, le=5000, description="Time in seconds or width in metres.", examples=[12.84]),
]
SprintTime = Annotated[
    float, Query(ge=9, le=20, description="Time over 100 m in seconds.", examples=[10.42])
]
Wind = Annotated[
    float, Query(ge=-6, le=6, description="Wind in m/s, tail wind positive.", examples=[1.6])
]
Altitude = Annotated[
    int, Query(ge=0, le=3500, description="Height of the track in metres.", examples=[600])
]
RaceId = Annotated[str, Path(description="Id of a stage race.", examples=["rce-03"])]
RiderId = Annotated[str, Path(description="Id of a cyclist.", examples=["rid-017"])]
_Terrain = Literal["flat", "hilly", "mountain", "time trial"]
StageKind = Annotated[
    _Terrain | None, Query(description="Kind of stage that the race has.", examples=["hilly"])
]
StageNumber = Annotated[
    int, Query(ge=1, le=8, description="Number of the stage, 1 to 8.", examples=[2])
]
AfterStage = Annotated[
    int | None,
    Query(ge=1, le=8, description="Stage after which to rank; the last one if left out.",
          examples=[3]),
]  # fmt: skip
RaceMonth = Annotated[
    int | None, Query(ge=2, le=6, description="Month of 2025, 2 to 6.", examples=[4])
]


class Meet(BaseModel):
    meet_id: str
    meet: str
    city: str
    country: str
    held_on: str
    level: str


class MeetEvent(BaseModel):
    discipline: str
    title: str
    category: str
    starts: str
    starters: int


class MeetProgramme(Meet):
    events: list[MeetEvent]


class Result(BaseModel):
    discipline: str
    category: str
    place: int
    athlete_id: str
    name: str
    country: str
    mark: float = Field(description="Seconds or metres.")
    wind_mps: float | None


class DatedResult(BaseModel):
    meet_id: str
    meet: str
    held_on: str
    place: int
    mark: float = Field(description="Seconds or metres.")
    wind_mps: float | None


class HeatStart(BaseModel):
    heat: int
    lane: int
    athlete_id: str
    name: str
    season_best: float | None = Field(description="Best mark of that year before the meet.")


class DisciplineRules(BaseModel):
    code: str
    title: str
    kind: str
    unit: str = Field(description="s or m.")
    attempts: int
    wind_limit_mps: float | None
    rule: str


class Athlete(BaseModel):
    athlete_id: str
    name: str
    country: str
    category: str
    discipline: str
    born: int
    club: str


class AthleteProfile(Athlete):
    starts: int
    wins: int
    personal_best: float | None = Field(description="Seconds or metres, with legal wind.")


class SeasonBest(BaseModel):
    season: int
    starts: int
    best: float
    mean: float


class RankedMark(BaseModel):
    place: int
    athlete_id: str
    name: str
    country: str
    mark: float
    starts: int


class NationalRecord(BaseModel):
    discipline: str
    mark: float
    unit: str
    name: str
    meet: str
    held_on: str


class Standard(BaseModel):
    discipline: str
    title: str
    standard: float
    unit: str


class Qualification(BaseModel):
    championship: str
    standard: float
    season_best: float | None = Field(description="Best mark since July 2024.")
    qualified: bool
    missing: float = Field(description="Seconds or metres to improve by; 0 if qualified.")


class Duels(BaseModel):
    discipline: str
    meets: int
    first_ahead: int
    second_ahead: int
    mean_gap: float = Field(description="Mean distance of the marks in seconds or metres.")


class RelayRunner(BaseModel):
    leg: int
    athlete_id: str
    name: str
    best_s: float


class RelayTeam(BaseModel):
    country: str
    runners: list[RelayRunner]
    expected_s: float


class Control(BaseModel):
    control_id: str
    athlete_id: str
    name: str
    window_from: str
    sample: str
    laboratory_city: str


class AgePoints(BaseModel):
    factor: float
    adjusted_mark: float
    points: int


class StillAir(BaseModel):
    adjusted_s: float
    gained_s: float = Field(description="What wind and thin air gave; negative if they cost time.")
    legal: bool = Field(description="Whether the wind is within 2 m/s.")


class Decathlon(BaseModel):
    """Marks of a decathlon."""

    sprint_100m_s: float = Field(description="100 m in seconds.", gt=9, lt=18, examples=[11.2])
    long_jump_m: float = Field(description="Long jump in metres.", gt=2.2, lt=9, examples=[6.9])
    shot_put_m: float = Field(description="Shot put in metres.", gt=1.5, lt=24, examples=[13.8])
    high_jump_m: float = Field(description="High jump in metres.", gt=0.75, lt=2.6, examples=[1.95])
    run_400m_s: float = Field(description="400 m in seconds.", gt=42, lt=82, examples=[50.1])
    hurdles_110m_s: float = Field(
        description="110 m hurdles in seconds.", gt=12, lt=28.5, examples=[15.1]
    )
    discus_m: float = Field(description="Discus throw in metres.", gt=4, lt=80, examples=[41.5])
    pole_vault_m: float = Field(description="Pole vault in metres.", gt=1, lt=6.5, examples=[4.6])
    javelin_m: float = Field(description="Javelin throw in metres.", gt=7, lt=100, examples=[55.0])
    run_1500m_s: float = Field(description="1500 m in seconds.", gt=200, lt=480, examples=[281.0])


class DecathlonScore(BaseModel):
    points: dict[str, int]
    first_day: int
    second_day: int
    total: int


class Race(BaseModel):
    race_id: str
    race: str
    country: str
    starts_on: str
    stages: int


class Stage(BaseModel):
    stage: int
    held_on: str
    kind: str
    start: str
    finish: str
    distance_km: float
    climb_m: int


class StageRoute(BaseModel):
    race: str
    total_km: float
    total_climb_m: int
    stages: list[Stage]


class StagePlace(BaseModel):
    place: int
    rider_id: str
    name: str
    team: str
    time_s: int
    behind_s: int
    speed_kmh: float


class Overall(BaseModel):
    place: int
    rider_id: str
    name: str
    country: str
    total_s: int
    behind_s: int


class TeamTime(BaseModel):
    place: int
    team: str
    total_s: int
    riders: int


class RiderRace(BaseModel):
    race: str
    total_s: int
    place: int
    stage_wins: int


class Rider(BaseModel):
    rider_id: str
    name: str
    country: str
    team: str
    born: int
    strength: str


class RiderSeason(Rider):
    races: list[RiderRace]


class Training(BaseModel):
    """What a runner trains for."""

    weeks: int = Field(description="Weeks until the race.", ge=4, le=24, examples=[10])
    race_km: float = Field(description="Length of the race in km.", ge=5, le=100, examples=[21.1])
    current_week_km: float = Field(
        description="Kilometres run per week today.", ge=5, le=150, examples=[32]
    )
    runs_per_week: int = Field(
        description="Days with a run in each week.", ge=2, le=7, examples=[4]
    )


class TrainingWeek(BaseModel):
    week: int
    kind: str
    total_km: float
    long_run_km: float
    other_run_km: float


class TrainingPlan(BaseModel):
    peak_km: float
    weeks: list[TrainingWeek]
