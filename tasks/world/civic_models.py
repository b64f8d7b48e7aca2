"""Parameters, bodies and answers of the civic service."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

_DAY = r"^202\d-\d\d-\d\d$"
_District = Literal[
    "Castle Hill", "Harbour", "Meadows", "Millside", "Northgate", "Old Town", "Riverside",
    "Southfield", "Station", "Westend",
]  # fmt: skip
AnyDistrict = Annotated[
    _District | None, Query(description="District of the town.", examples=["Riverside"])
]
District = Annotated[_District, Query(description="District of the town.", examples=["Harbour"])]
DistrictPath = Annotated[
    _District, Path(description="District of the town.", examples=["Millside"])
]
StreetId = Annotated[str, Path(description="Id of a street of the town.", examples=["str-042"])]
StreetWords = Annotated[
    str, Query(min_length=2, description="Part of the street's name.", examples=["Lane"])
]
CalendarMonth = Annotated[
    str,
    Query(pattern=r"^202[5-7]-(0[1-9]|1[0-2])$", description="Month, YYYY-MM.",
          examples=["2025-09"]),
]  # fmt: skip
_Waste = Literal["residual", "packaging", "organic", "paper", "glass"]
Waste = Annotated[_Waste, Query(description="Kind of waste.", examples=["paper"])]
AnyWaste = Annotated[_Waste | None, Query(description="Kind of waste.", examples=["organic"])]
AfterDay = Annotated[
    str, Query(pattern=_DAY, description="First day that counts.", examples=["2025-07-03"])
]
Species = Annotated[
    Literal[
        "ash", "beech", "birch", "cherry", "field maple", "ginkgo", "hornbeam", "horse chestnut",
        "lime", "oak", "plane", "robinia",
    ]
    | None,
    Query(description="Species of the tree.", examples=["ginkgo"]),
]  # fmt: skip
MinHeight = Annotated[
    float | None, Query(ge=0, le=40, description="Least height in metres.", examples=[18])
]
ZoneId = Annotated[str, Path(description="Id of a parking zone.", examples=["prk-05"])]
_Weekday = Literal[
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
]  # fmt: skip
ParkingDay = Annotated[_Weekday, Query(description="Weekday of parking.", examples=["Tuesday"])]
ParkingHour = Annotated[
    int, Query(ge=0, le=23, description="Full hour at which parking starts.", examples=[10])
]
Minutes = Annotated[
    int, Query(ge=1, le=1440, description="Minutes of parking.", examples=[75])
]  # fmt: skip
HouseNumber = Annotated[int, Query(ge=1, le=400, description="Number of the house.", examples=[17])]
_Election = Literal["2010", "2015", "2020", "2025"]
ElectionYear = Annotated[_Election, Query(description="Year of election.", examples=["2025"])]
EarlierYear = Annotated[
    _Election, Query(description="Year of the earlier election.", examples=["2015"])
]
Work = Annotated[
    Literal["new house", "extension", "loft conversion", "shop front", "demolition", "solar roof"]
    | None,
    Query(description="What is to be built.", examples=["loft conversion"]),
]
PlanState = Annotated[
    Literal["in review", "approved", "refused", "withdrawn"] | None,
    Query(description="State of the application.", examples=["in review"]),
]
ApplicationId = Annotated[
    str, Path(description="Id of a planning application.", examples=["pla-123"])
]
TitleWords = Annotated[
    str | None,
    Query(min_length=2, description="Part of title or author.", examples=["lighthouse"]),
]
Audience = Annotated[
    Literal["adults", "teenagers", "children"] | None,
    Query(description="For whom the book is.", examples=["children"]),
]
TitleId = Annotated[str, Path(description="Id of a library title.", examples=["bok-077"])]
LibraryDay = Annotated[_Weekday, Query(description="Weekday of the visit.", examples=["Thursday"])]
VisitHour = Annotated[int, Query(ge=0, le=23, description="Hour of the visit.", examples=[15])]
Thing = Annotated[
    Literal[
        "umbrella", "bag", "key ring", "phone", "scarf", "glasses", "wallet", "bicycle"
    ],
    Query(description="What was lost.", examples=["umbrella"]),
]  # fmt: skip
Colour = Annotated[
    Literal["black", "blue", "brown", "green", "grey", "red", "white"] | None,
    Query(description="Colour of what was lost.", examples=["blue"]),
]
LostDay = Annotated[
    str | None,
    Query(pattern=_DAY, description="Day of losing it, YYYY-MM-DD.", examples=["2025-02-10"]),
]
_Report = Literal["pothole", "noise", "broken lamp", "litter", "graffiti"]
AnyReport = Annotated[_Report | None, Query(description="What is reported.", examples=["noise"])]
Report = Annotated[_Report, Query(description="What is reported.", examples=["pothole"])]
ReportState = Annotated[
    Literal["open", "closed"] | None, Query(description="State of the report.", examples=["open"])
]
FamilyName = Annotated[
    str, Query(min_length=2, description="Family name of the buried.", examples=["Fenwick"])
]
Cemetery = Annotated[
    Literal["North Cemetery", "St Alba Churchyard", "Hillside Cemetery"] | None,
    Query(description="Cemetery of the town.", examples=["North Cemetery"]),
]
Accessible = Annotated[
    bool | None, Query(description="Whether wheelchairs can use it.", examples=[True])
]
Shaded = Annotated[bool | None, Query(description="Whether it is in the shade.", examples=[True])]
WithinM = Annotated[
    int, Query(ge=50, le=5000, description="Largest distance in metres.", examples=[900])
]
MarketDay = Annotated[
    Literal["Wednesday", "Friday", "Saturday"],
    Query(description="Weekday of the market.", examples=["Saturday"]),
]
Goods = Annotated[
    Literal["bread", "cheese", "fish", "flowers", "fruit", "honey", "meat", "vegetables"] | None,
    Query(description="What the stall sells.", examples=["cheese"]),
]
WaterYear = Annotated[
    int, Query(ge=2023, le=2025, description="Year of the readings.", examples=[2024])
]
Level = Annotated[
    Literal["primary", "middle"], Query(description="Level of the school.", examples=["primary"])
]
Style = Annotated[
    Literal["Gothic", "Renaissance", "Baroque", "Neoclassical", "Art Nouveau", "Modernist"] | None,
    Query(description="Style of the building.", examples=["Baroque"]),
]
BeforeYear = Annotated[
    int | None, Query(ge=1300, le=2025, description="Built before this year.", examples=[1700])
]


class Collection(BaseModel):
    day: str
    weekday: str
    wastes: list[str]


class NextCollection(BaseModel):
    street: str
    day: str
    weekday: str
    days_to_wait: int
    every_weeks: int


class StreetTree(BaseModel):
    tree_id: str
    species: str
    street: str
    district: str
    planted_in: int
    height_m: float
    trunk_cm: int = Field(description="Girth of the trunk.")
    health: str


class ParkingZone(BaseModel):
    zone_id: str
    district: str
    hourly_eur: float
    max_minutes: int
    from_hour: int
    until_hour: int
    on_saturdays: bool
    permits: int
    permit_limit: int
    waiting: int = Field(description="Residents who wait for a permit.")


class ParkingQuote(BaseModel):
    allowed: bool
    paid_minutes: int
    price_eur: float
    max_minutes: int


class PollingPlace(BaseModel):
    polling_id: str
    polling_place: str
    district: str
    accessible: bool


class PartyResult(BaseModel):
    party: str
    votes: int
    percent: float


class ElectionResult(BaseModel):
    eligible: int
    votes: int
    turnout_percent: float
    parties: list[PartyResult]


class Swing(BaseModel):
    party: str
    earlier_percent: float
    percent: float
    change: float = Field(description="In percentage points.")


class Application(BaseModel):
    application_id: str
    work: str
    street: str
    house_number: int
    district: str
    received_on: str
    state: str


class ApplicationSheet(Application):
    applicant: str
    objections: int
    decided_on: str | None
    days: int = Field(description="From receipt to decision, or to 2025-06-30.")


class LibraryTitle(BaseModel):
    title_id: str
    title: str
    author: str
    audience: str
    year: int
    loans_of_year: int


class LibraryCopy(BaseModel):
    branch: str
    on_shelf: bool
    due_on: str | None
    overdue_days: int


class LibraryCopies(BaseModel):
    title: str
    reservations: int
    copies: list[LibraryCopy]


class OpenBranch(BaseModel):
    branch_id: str
    branch: str
    district: str
    until_hour: int


class LostThing(BaseModel):
    find_id: str
    thing: str
    colour: str
    place: str
    found_on: str
    kept_until: str


class StreetReport(BaseModel):
    report_id: str
    kind: str
    street: str
    district: str
    reported_on: str
    closed_on: str | None


class RepairTime(BaseModel):
    district: str
    reports: int
    still_open: int
    average_days: float | None
    longest_days: int | None


class Grave(BaseModel):
    grave_id: str
    family_name: str
    first_name: str
    buried_in: int
    cemetery: str
    section: str
    row: int
    lease_until: int


class Toilet(BaseModel):
    toilet_id: str
    distance_km: float
    accessible: bool
    fee_eur: float
    from_hour: int
    until_hour: int


class Bench(BaseModel):
    bench_id: str
    distance_km: float
    shaded: bool
    backrest: bool
    material: str


class Stall(BaseModel):
    stall_id: str
    seller: str
    market: str
    goods: str
    organic: bool
    since: int


class WaterMonth(BaseModel):
    month: str
    water_m3: int
    litres_per_household_and_day: float
    change_percent: float | None = Field(description="To the same month of the year before.")


class CatchmentSchool(BaseModel):
    street: str
    school: str
    school_district: str
    first_year_seats: int
    free_seats: int


class HeritageBuilding(BaseModel):
    building_id: str
    building: str
    street: str
    district: str
    style: str
    built_in: int
    protected_since: int


class StreetOrigin(BaseModel):
    street_id: str
    street: str
    district: str
    origin_kind: str
    named_for: str
    named_in: int
    old_name: str | None


class FoundStreet(BaseModel):
    street_id: str
    street: str
    district: str
    length_m: int


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
