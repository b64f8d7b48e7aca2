"""Parameters, bodies and answers of the lifestyle service."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, BeforeValidator, Field

from tasks.world.lifestyle_data import months
from tasks.world.service import Words

Months = Annotated[list[int], BeforeValidator(months)]
"""The numbers of months, which a column holds as a span."""

_Cuisine = Literal["french", "greek", "indian", "italian", "japanese", "mexican", "nordic", "thai"]
_Diet = Literal["omnivore", "vegetarian", "vegan"]
AnyCuisine = Annotated[
    _Cuisine | None, Query(description="Cuisine of the recipe.", examples=["italian"])
]
Cuisine = Annotated[_Cuisine, Query(description="Cuisine of recipes.", examples=["thai"])]
AnyDiet = Annotated[
    Literal["vegetarian", "vegan"] | None,
    Query(description="Diet to keep to; vegetarian includes vegan.", examples=["vegan"]),
]
Course = Annotated[
    Literal["starter", "main", "dessert"] | None,
    Query(description="Course of a meal.", examples=["main"]),
]
MaxMinutes = Annotated[
    int | None, Query(ge=5, le=240, description="Longest time in minutes.", examples=[30])
]
RecipeId = Annotated[str, Path(description="Id of a recipe.", examples=["rcp-018"])]
RecipeIds = Annotated[
    list[str],
    Query(
        min_length=2, max_length=5, description="Ids of recipes.", examples=[["rcp-018", "rcp-044"]]
    ),
]
Servings = Annotated[
    int, Query(ge=1, le=50, description="Number of servings to make.", examples=[6])
]
Pantry = Annotated[
    list[str],
    Query(
        min_length=1,
        max_length=20,
        description="Names of ingredients that are at hand.",
        examples=[["onion", "carrot", "olive oil", "potato"]],
    ),
]
Avoided = Annotated[
    list[Literal["gluten", "milk", "egg", "soy", "fish", "crustaceans", "nuts", "sesame"]],
    Query(min_length=1, description="Allergens to avoid.", examples=[["gluten", "crustaceans"]]),
]
IngredientId = Annotated[str, Path(description="Id of an ingredient.", examples=["ing-12"])]
Month = Annotated[int, Query(ge=1, le=12, description="Month, 1 to 12.", examples=[6])]
SowingMonth = Annotated[int, Query(ge=2, le=8, description="Month, 2 to 8.", examples=[4])]
ProduceGroup = Annotated[
    Literal["vegetables", "fruit", "nuts"] | None,
    Query(description="Group of fresh produce.", examples=["fruit"]),
]
Amount = Annotated[
    float, Query(gt=0, le=10_000, description="Amount in the first unit.", examples=[2.5])
]
_Unit = Literal["gram", "cup", "tablespoon", "teaspoon", "millilitre"]
FromUnit = Annotated[_Unit, Query(description="Unit of the amount.", examples=["cup"])]
ToUnit = Annotated[_Unit, Query(description="Unit wanted.", examples=["gram"])]
PlantKind = Annotated[
    Literal["house", "crop"] | None,
    Query(description="House plants or garden crops.", examples=["house"]),
]
_Light = Literal["low", "medium", "bright"]
Light = Annotated[_Light | None, Query(description="Light it needs.", examples=["low"])]
PetSafe = Annotated[
    bool | None, Query(description="Whether safe for cats and dogs.", examples=[True])
]
PlantId = Annotated[str, Path(description="Id of a plant.", examples=["plt-09"])]
CropId = Annotated[str, Path(description="Id of a crop.", examples=["plt-21"])]
LastWatered = Annotated[
    date,
    Query(
        ge=date(2000, 1, 1),
        le=date(2099, 12, 31),
        description="Day of the last watering, from 2000 to 2099.",
        examples=["2025-06-28"],
    ),
]
Waterings = Annotated[
    int, Query(ge=1, le=20, description="Number of waterings to list.", examples=[5])
]
PlantName = Annotated[
    str, Query(min_length=2, description="Part of the plant's name.", examples=["palm"])
]
MaxPrice = Annotated[
    float | None, Query(gt=0, description="Highest price in euros.", examples=[12.0])
]
_Room = Literal["kitchen", "bathroom", "bedroom", "living_room", "hallway", "study"]
Room = Annotated[_Room | None, Query(description="Room it is for.", examples=["bedroom"])]
Difficulty = Annotated[
    Literal["easy", "medium", "hard"] | None,
    Query(description="How hard it is.", examples=["easy"]),
]
ProjectId = Annotated[str, Path(description="Id of a home project.", examples=["prj-09"])]
Tools = Annotated[
    list[str] | None,
    Query(
        description="Tools at hand; only projects that need no other.",
        examples=[["drill", "level", "screwdriver"]],
    ),
]
Area = Annotated[float, Query(gt=0, le=500, description="Area in square metres.", examples=[18.5])]
Start = Annotated[
    date,
    Query(
        ge=date(2000, 1, 1),
        le=date(2099, 12, 31),
        description="First day of work, from 2000 to 2099.",
        examples=["2025-07-05"],
    ),
]
HoursPerDay = Annotated[
    float, Query(gt=0, le=12, description="Hours of work in a day.", examples=[3])
]


class Recipe(BaseModel):
    recipe_id: str
    title: str
    cuisine: str
    course: str
    diet: str
    minutes: int
    servings: int
    rating: float = Field(description="From 1 to 5.")


class Part(BaseModel):
    ingredient: str
    grams: float


class RecipeDetails(Recipe):
    ingredients: list[Part] = Field(description="For all servings.")


class ScaledRecipe(BaseModel):
    title: str
    servings: int
    ingredients: list[Part]


class RecipeCost(BaseModel):
    total_eur: float
    per_serving_eur: float
    dearest_ingredient: str


class PantryMatch(BaseModel):
    recipe_id: str
    title: str
    at_hand: int = Field(description="Ingredients of the recipe that are at hand.")
    missing: list[str]


class AllergenCheck(BaseModel):
    safe: bool
    found: list[str]
    ingredients: list[str] = Field(description="Ingredients that hold the allergens found.")


class RecipeComparison(BaseModel):
    recipe_id: str
    title: str
    minutes: int
    rating: float
    ingredients: int
    cost_per_serving_eur: float


class CuisineFigures(BaseModel):
    recipes: int
    average_minutes: float
    average_rating: float
    vegetarian_percent: float = Field(description="Share of vegetarian and vegan recipes.")
    best_title: str


class Ingredient(BaseModel):
    ingredient_id: str
    name: str
    group: str = Field(validation_alias="grp")
    price_eur_per_kg: float
    grams_per_cup: float = Field(description="A cup holds 240 millilitres.")
    season: Months = Field(description="Months of season, 1 to 12.")
    allergen: str = Field(description="Empty if there is none.")


class Substitute(BaseModel):
    substitute: str
    ratio: float = Field(description="Grams of it for a gram of the ingredient.")
    note: str


class Measure(BaseModel):
    ingredient: str
    amount: float
    unit: str


class Cooked(BaseModel):
    recipe_id: str = Field(description="Id of a recipe.", examples=["rcp-018"])
    servings: int = Field(ge=1, le=50, description="Servings to make.", examples=[4])


class Stocked(BaseModel):
    ingredient: str = Field(description="Name of an ingredient.", examples=["onion"])
    grams: float = Field(gt=0, description="How much is at hand, in grams.", examples=[500])


class Shopping(BaseModel):
    recipes: list[Cooked] = Field(
        min_length=1,
        max_length=20,
        description="What will be cooked.",
        examples=[
            [{"recipe_id": "rcp-018", "servings": 4}, {"recipe_id": "rcp-044", "servings": 2}]
        ],
    )
    pantry: list[Stocked] = Field(
        default=[],
        description="What need not be bought.",
        examples=[[{"ingredient": "onion", "grams": 500}]],
    )


class ShoppingItem(BaseModel):
    ingredient: str
    grams: float
    price_eur: float


class ShoppingList(BaseModel):
    total_eur: float
    to_buy: list[ShoppingItem]


class MealWish(BaseModel):
    days: int = Field(ge=1, le=14, description="Days to plan from 2025-06-30.", examples=[5])
    diet: _Diet = Field(default="omnivore", description="Diet to keep to.", examples=["vegan"])
    max_minutes: int = Field(
        default=60, ge=15, le=240, description="Longest cooking time in minutes.", examples=[40]
    )
    avoided_ingredients: list[str] = Field(
        default=[], description="Names of ingredients to leave out.", examples=[["prawns"]]
    )


class Meal(BaseModel):
    day: str
    recipe_id: str
    title: str
    minutes: int


class Plant(BaseModel):
    plant_id: str
    name: str
    kind: str
    light: str
    pet_safe: bool
    height_cm: int


class PlantDetails(Plant):
    water_days: int = Field(description="Days between waterings in summer.")
    min_temp_c: int = Field(description="Coldest temperature it bears, in degrees Celsius.")
    sowing: Months = Field(description="Months to sow in; empty for house plants.")
    harvest: Months = Field(description="Months to harvest in; empty for house plants.")
    spacing_cm: int


class Crop(BaseModel):
    plant_id: str
    name: str
    harvest: Months
    spacing_cm: int


class Companion(BaseModel):
    companion: str
    effect: str = Field(description="good or bad.")


class PlantOffer(BaseModel):
    offer_id: str
    name: str
    nursery: str
    city: str
    pot_cm: int = Field(description="Diameter of the pot in centimetres.")
    price_eur: float
    stock: int


class RoomConditions(BaseModel):
    light: _Light = Field(description="Light in the room.", examples=["medium"])
    coldest_c: float = Field(
        ge=-10, le=30, description="Coldest temperature in degrees Celsius.", examples=[14]
    )
    pets: bool = Field(
        default=False, description="Whether cats or dogs live there.", examples=[True]
    )
    max_height_cm: int = Field(
        default=250, ge=10, le=400, description="Greatest height in centimetres.", examples=[80]
    )


class BedCrop(BaseModel):
    name: str = Field(description="Name of a crop.", examples=["carrot"])
    share_percent: float = Field(
        gt=0, le=100, description="Share of the bed in percent.", examples=[40]
    )


class Bed(BaseModel):
    length_cm: int = Field(ge=20, le=5000, description="Length in centimetres.", examples=[300])
    width_cm: int = Field(ge=20, le=5000, description="Width in centimetres.", examples=[120])
    crops: list[BedCrop] = Field(
        min_length=1,
        max_length=8,
        description="What grows there.",
        examples=[
            [{"name": "carrot", "share_percent": 40}, {"name": "onion", "share_percent": 60}]
        ],
    )


class BedPart(BaseModel):
    crop: str
    plants: int
    harvest: Months


class BedPlan(BaseModel):
    area_m2: float
    parts: list[BedPart]
    bad_neighbours: list[str]


class Project(BaseModel):
    project_id: str
    title: str
    room: str
    difficulty: str
    hours_per_m2: float
    material_eur_per_m2: float


class ProjectDetails(Project):
    tools: Words


class Surface(BaseModel):
    length_m: float = Field(gt=0, le=50, description="Length in metres.", examples=[4.2])
    width_m: float = Field(gt=0, le=50, description="Width or height in metres.", examples=[2.5])


class ProjectOrder(BaseModel):
    project_id: str = Field(description="Id of a home project.", examples=["prj-09"])
    surfaces: list[Surface] = Field(
        min_length=1,
        max_length=20,
        description="Surfaces to work on.",
        examples=[[{"length_m": 4.2, "width_m": 2.5}]],
    )
    waste_percent: float = Field(
        default=10, ge=0, le=40, description="Extra material in percent.", examples=[5]
    )
    wage_eur_per_h: float = Field(
        default=0, ge=0, le=200, description="Wage in euros per hour.", examples=[38]
    )


class ProjectCost(BaseModel):
    area_m2: float
    hours: float
    material_eur: float
    wages_eur: float
    total_eur: float


class ProjectStep(BaseModel):
    step: int
    text: str
    hours: float
    first_day: str
    last_day: str
