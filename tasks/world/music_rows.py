"""What several operations look up."""

from tasks.world import music_models as m
from tasks.world.service import (
    Database,
    one,
)

CONCERTS = "concerts JOIN artists USING (artist_id)"


def discography_of(database: Database, artist_id: str) -> m.Discography:
    """The artist of that id, or a 404."""
    sql = """SELECT artists.*, COUNT(DISTINCT album_id) AS albums, COUNT(*) AS tracks,
        SUM(plays) AS plays, ROUND(AVG(rating), 2) AS mean_album_rating
        FROM artists JOIN albums USING (artist_id) JOIN tracks USING (album_id)
        WHERE artist_id = ? GROUP BY artist_id"""
    return one(database, m.Discography, "artist", sql, artist_id)


def track_with(database: Database, track_id: str) -> m.Track:
    """The track of that id, or a 404."""
    return one(database, m.Track, "track", "SELECT * FROM songs WHERE track_id = ?", track_id)


def concert_with(database: Database, concert_id: str) -> m.Concert:
    """The concert of that id, or a 404."""
    sql = f"SELECT * FROM {CONCERTS} WHERE concert_id = ?"
    return one(database, m.Concert, "concert", sql, concert_id)
