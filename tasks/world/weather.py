"""Weather Archive: stations, daily weather, normals and air quality."""

from tasks.world import weather_climate, weather_stations
from tasks.world.service import Service, operations
from tasks.world.weather_data import seed

router = operations()
router.include_router(weather_stations.router)
router.include_router(weather_climate.router)

SERVICE = Service(
    name="weather",
    title="Weather Archive",
    category="Environment",
    description="Stations, daily weather since 2024, climate normals, air quality and warnings.",
    seed=seed,
    router=router,
    needs_key=True,
)
