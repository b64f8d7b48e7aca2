"""Music Library: artists, albums, tracks, charts and concerts."""

from tasks.world import music_albums, music_tracks
from tasks.world.music_data import seed
from tasks.world.service import Service, operations

router = operations()
router.include_router(music_albums.router)
router.include_router(music_tracks.router)

SERVICE = Service(
    name="music",
    title="Music Library",
    category="Music",
    description="Artists, albums, tracks, the weekly charts of 2025 and concerts to come.",
    seed=seed,
    router=router,
)
