"""Parameters, bodies and answers of the travel service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

AttractionKind = Literal[
    "museum", "castle", "park", "gallery", "theatre", "market", "viewpoint", "aquarium"
]
Weekday = Literal["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
Amenity = Literal[
    "pool", "gym", "spa", "parking", "restaurant", "bar", "wifi", "sauna", "garden", "shuttle"
]
Currency = Literal["EUR", "ALD", "BLR", "DRV", "FNL", "KST", "NRK", "OST", "QTR", "TRN"]

CityId = Annotated[str, Path(description="Id of a city.", examples=["cty-001"])]
HotelId = Annotated[str, Path(description="Id of a hotel.", examples=["htl-0001"])]
FlightId = Annotated[str, Path(description="Flight number.", examples=["TX1000"])]
AirportCode = Annotated[str, Path(description="Three-letter airport code.", examples=["ORA"])]
AirlineCode = Annotated[str, Path(description="Two-letter airline code.", examples=["AA"])]
AttractionId = Annotated[str, Path(description="Id of an attraction.", examples=["att-0001"])]
CityName = Annotated[str, Query(description="Name of the city.", examples=["Orarville"])]
Origin = Annotated[str, Query(description="Airport code to start from.", examples=["ORA"])]
Destination = Annotated[str, Query(description="Airport code to arrive at.", examples=["DAL"])]
CheckIn = Annotated[date, Query(description="First night, YYYY-MM-DD.", examples=["2025-07-14"])]
Nights = Annotated[int, Query(ge=1, le=30, description="Number of nights.", examples=[3])]
MaxPrice = Annotated[
    float | None, Query(ge=0, le=5000, description="Highest price in euros.", examples=[150.0])
]


class City(BaseModel):
    """A city."""

    city_id: str
    name: str
    country: str
    latitude: float
    longitude: float
    population: int
    utc_offset_h: int = Field(description="Hours ahead of UTC.")
    currency: str
    daily_cost_eur: int = Field(description="What a visitor spends in a day, without a bed.")


class Airport(BaseModel):
    """An airport."""

    code: str
    name: str
    city: str
    latitude: float
    longitude: float
    runways: int


class AirportNearby(Airport):
    """An airport with its distance."""

    distance_km: float


class AirportTraffic(Airport):
    """An airport with what flies there."""

    departures_per_week: int
    destinations: int


class Hotel(BaseModel):
    """A hotel."""

    hotel_id: str
    name: str
    city: str
    stars: int
    rating: float = Field(description="Mean score of its guests, 1 to 10.")
    price_eur: float = Field(description="Price of a double room for a night.")
    latitude: float
    longitude: float
    amenities: Words
    rooms: int


class Review(BaseModel):
    """What a guest wrote."""

    author: str
    written_on: date
    score: int = Field(description="1 to 10.")
    text: str


class Availability(BaseModel):
    """Free rooms of a hotel."""

    hotel_id: str
    available: bool
    free_rooms: list[int] = Field(description="Free rooms, night by night.")


class StayRoom(BaseModel):
    """Who sleeps in one room."""

    adults: int = Field(ge=1, le=4, description="Adults in the room.", examples=[2])
    children: int = Field(0, ge=0, le=3, description="Children in the room.", examples=[1])


class StayRequest(BaseModel):
    """A stay to be priced."""

    hotel_id: str = Field(description="Id of a hotel.", examples=["htl-0001"])
    check_in: date = Field(description="First night, YYYY-MM-DD.", examples=["2025-07-14"])
    nights: int = Field(ge=1, le=30, description="Number of nights.", examples=[3])
    rooms: list[StayRoom] = Field(
        min_length=1,
        max_length=8,
        description="The rooms and who sleeps in each.",
        examples=[[{"adults": 2, "children": 1}]],
    )
    breakfast: bool = Field(False, description="Whether all eat breakfast.", examples=[True])


class StayQuote(BaseModel):
    """The price of a stay."""

    rooms_eur: float
    breakfast_eur: float
    city_tax_eur: float
    total_eur: float


class PriceLevel(BaseModel):
    """Prices of a city's hotels with that many stars."""

    stars: int
    hotels: int
    lowest_eur: float
    mean_eur: float
    highest_eur: float


class Flight(BaseModel):
    """A scheduled flight."""

    flight_id: str
    origin: str
    destination: str
    departs: str = Field(description="Local time, HH:MM.")
    duration_min: int
    weekdays: Words
    price_eur: float = Field(description="Base fare of an adult.")
    aircraft: str
    seats: int


class Connection(BaseModel):
    """Two flights with a change between them."""

    first_flight: str
    via: str
    second_flight: str
    flying_min: int = Field(description="Minutes in the air.")
    price_eur: float


class FareRequest(BaseModel):
    """A flight to be priced."""

    flight_id: str = Field(description="Flight number.", examples=["TX1000"])
    day: date = Field(description="Day of departure, YYYY-MM-DD.", examples=["2025-08-04"])
    passenger_ages: list[Annotated[int, Field(ge=0, le=120)]] = Field(
        min_length=1,
        max_length=9,
        description="Age in years of each passenger.",
        examples=[[34, 36, 7]],
    )
    cabin: Literal["economy", "premium", "business"] = Field(
        "economy", description="Class of seats.", examples=["premium"]
    )
    checked_bags: int = Field(0, ge=0, le=20, description="Bags to check in.", examples=[2])


class FareQuote(BaseModel):
    """The price of a flight."""

    flight_id: str
    seats_eur: float
    bags_eur: float
    total_eur: float
    refundable: bool


class Punctuality(BaseModel):
    """How punctual an airline is."""

    code: str
    name: str
    on_time_share: float = Field(description="Share of flights on time, 0 to 1.")
    mean_delay_min: float
    flights_per_week: int


class BaggageRules(BaseModel):
    """What an airline lets passengers bring."""

    code: str
    name: str
    cabin_bag_kg: int
    checked_bag_kg: int
    bag_fee_eur: int = Field(description="Fee for each checked bag.")


class Attraction(BaseModel):
    """A sight."""

    attraction_id: str
    name: str
    city: str
    kind: str
    rating: float = Field(description="1 to 5.")
    ticket_eur: float
    opens: str
    closes: str
    closed_on: str = Field(description="Weekday on which it is closed; empty if none.")
    visit_min: int = Field(description="Minutes that a visit takes.")


class Opening(BaseModel):
    """Whether a sight is open on a day."""

    name: str
    weekday: str
    is_open: bool
    hours: str = Field(description="HH:MM-HH:MM; empty if closed.")


class Train(BaseModel):
    """A daily train."""

    train_id: str
    from_city: str
    to_city: str
    departs: str
    duration_min: int
    stops: int
    price_eur: float
    takes_bicycles: bool


class CityDistance(BaseModel):
    """How far two cities are apart."""

    from_city: str
    to_city: str
    distance_km: float
    time_difference_h: int
    drive_h: float = Field(description="Hours by car, at 85 km/h with a quarter of detour.")


class Exchange(BaseModel):
    """Money in another currency."""

    amount: float
    currency: str
    rate: float


class VisaRule(BaseModel):
    """What a traveller needs to enter a country."""

    passport: str
    destination: str
    kind: str
    max_stay_days: int
    fee_eur: int
    passport_valid_months: int = Field(description="Months the passport must still be valid.")


class Traveller(BaseModel):
    """Who travels."""

    age: int = Field(ge=0, le=120, description="Age in years.", examples=[41])


class TripRequest(BaseModel):
    """A trip whose costs are to be estimated."""

    cities: list[str] = Field(
        min_length=1,
        max_length=6,
        description="Names of the cities, in order.",
        examples=[["Orarville", "Belongrad"]],
    )
    nights_each: int = Field(ge=1, le=30, description="Nights in each city.", examples=[3])
    travellers: list[Traveller] = Field(
        min_length=1, max_length=9, description="Who travels.", examples=[[{"age": 41}]]
    )
    style: Literal["budget", "comfort", "luxury"] = Field(
        "comfort", description="How they travel.", examples=["budget"]
    )


class TripBudget(BaseModel):
    """What a trip costs, in euros."""

    beds_eur: float
    daily_eur: float
    transport_eur: float
    total_eur: float


class DayRequest(BaseModel):
    """A day in a city to be planned."""

    city: str = Field(description="Name of the city.", examples=["Orarville"])
    interests: list[AttractionKind] = Field(
        min_length=1, description="What to see.", examples=[["museum", "gallery", "market"]]
    )
    hours: float = Field(6, ge=1, le=14, description="Hours there are.", examples=[8])


class DayPlan(BaseModel):
    """The sights of a day."""

    visits: list[Attraction]
    used_min: int
    tickets_eur: float
