"""Recipes and ingredients, plants and gardens, and work at home."""

from tasks.world import lifestyle_plants, lifestyle_projects, lifestyle_recipes
from tasks.world.lifestyle_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(lifestyle_recipes.router)
router.include_router(lifestyle_plants.router)
router.include_router(lifestyle_projects.router)

SERVICE = Service(
    name="lifestyle",
    title="Home and Kitchen",
    category="Lifestyle",
    description="Recipes with their ingredients, plants and garden crops, and home projects.",
    seed=seed,
    router=router,
)
