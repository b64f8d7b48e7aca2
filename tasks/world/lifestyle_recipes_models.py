"""Parameters, bodies and answers of the operations on recipes."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.lifestyle_rows import Months

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
