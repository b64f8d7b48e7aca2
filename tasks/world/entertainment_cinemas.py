"""Cinemas, films, screenings and their tickets."""

import sqlite3

from tasks.world import entertainment_cinemas_models as m
from tasks.world.lookups import has_text, has_word
from tasks.world.service import (
    Database,
    Latitude,
    Limit,
    Longitude,
    Offset,
    Page,
    drawn,
    many,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyTown, RadiusKm, TownName, nearest

router = operations()
_SHOWN = """(SELECT s.*, c.name cinema, c.city, title, genre, score, min_age
    FROM screenings s JOIN cinemas c USING (cinema_id) JOIN films USING (film_id))"""
_SHARES = {"adult": 1.0, "child": 0.6, "student": 0.8, "senior": 0.75}
_SNACKS = {"popcorn": 5.5, "nachos": 6.0, "drink": 3.8, "ice_cream": 3.2}


@router.get("/cinemas")
async def find_cinemas(
    database: Database, city: AnyTown = None, feature: m.Feature = None, limit: Limit = 10
) -> Page[m.Cinema]:
    """Find cinemas by city and by what they have, such as a bar or step-free entrance."""
    filters = {"city = ?": city, has_word("features"): feature}
    return page(database, m.Cinema, "cinemas", filters, "name, cinema_id", limit)


@router.get("/cinemas/nearest")
async def find_nearest_cinemas(
    database: Database,
    lat: Latitude,
    lon: Longitude,
    radius_km: RadiusKm = 400,
    limit: Limit = 5,
) -> list[m.NearCinema]:
    """Find the cinemas nearest to a point, with their distances."""
    filters = {"distance_km <= ?": radius_km}
    return nearest(database, m.NearCinema, "cinemas", "cinema_id", (lat, lon), filters, limit)


@router.get("/cinemas/{cinema_id}")
async def get_cinema(database: Database, cinema_id: m.CinemaId) -> m.Cinema:
    """Get a cinema's name, city, number of halls and features."""
    sql = "SELECT * FROM cinemas WHERE cinema_id = ?"
    return one(database, m.Cinema, "cinema", sql, cinema_id)


@router.get("/cinemas/{cinema_id}/programme")
async def get_cinema_programme(
    database: Database, cinema_id: m.CinemaId, day: m.ProgrammeDay
) -> list[m.Screening]:
    """Get all screenings of a cinema on one day, in order of their start."""
    await get_cinema(database, cinema_id)
    sql = (
        f"SELECT * FROM {_SHOWN} WHERE cinema_id = ? AND date = ? ORDER BY starts_at, screening_id"
    )
    return many(database, m.Screening, sql, cinema_id, str(day))


@router.get("/cinema-films")
async def find_cinema_films(
    database: Database,
    genre: m.Genre = None,
    viewer_age: m.ViewerAge = None,
    min_score: m.MinScore = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.CinemaFilm]:
    """Find films in cinemas by genre, the age of the youngest viewer and score, best first."""
    filters = {"genre = ?": genre, "min_age <= ?": viewer_age, "score >= ?": min_score}
    return page(database, m.CinemaFilm, "films", filters, "score DESC, film_id", limit, offset)


@router.get("/cinema-films/search")
async def search_cinema_films(
    database: Database, text: m.FilmText, limit: Limit = 10
) -> list[m.CinemaFilm]:
    """Search films in cinemas whose title holds a text."""
    filters = {has_text("title"): text}
    return page(database, m.CinemaFilm, "films", filters, "title, film_id", limit).items


@router.get("/cinema-films/{film_id}")
async def get_cinema_film(database: Database, film_id: m.FilmId) -> m.FilmDetails:
    """Get a film in cinemas, how often it is shown this week and the cheapest ticket."""
    sql = """SELECT f.*, COUNT(screening_id) screenings, MIN(price_eur) cheapest_eur
        FROM films f LEFT JOIN screenings USING (film_id) WHERE film_id = ? GROUP BY film_id"""
    return one(database, m.FilmDetails, "film", sql, film_id)


@router.get("/cinema-films/{film_id}/screenings")
async def find_film_screenings(
    database: Database,
    film_id: m.FilmId,
    city: AnyTown = None,
    day: m.AnyProgrammeDay = None,
    limit: Limit = 10,
) -> Page[m.Screening]:
    """Find where and when a film is shown, in order of time."""
    await get_cinema_film(database, film_id)
    filters = {"film_id = ?": film_id, "city = ?": city, "date = ?": day and str(day)}
    return page(database, m.Screening, _SHOWN, filters, "date, starts_at, screening_id", limit)


@router.get("/cinema-films/{film_id}/takings")
async def get_film_weekly_takings(database: Database, film_id: m.FilmId) -> list[m.WeekTakings]:
    """Get the tickets sold for a film and its takings, week by week since its release."""
    await get_cinema_film(database, film_id)
    sql = "SELECT * FROM box_office WHERE film_id = ? ORDER BY week_start"
    return many(database, m.WeekTakings, sql, film_id)


@router.get("/box-office")
async def rank_box_office(
    database: Database, week_start: m.WeekStart, limit: Limit = 10
) -> list[m.Takings]:
    """Rank the films of one week by their takings, highest first."""
    sql = """SELECT * FROM box_office JOIN films USING (film_id) WHERE week_start = ?
        ORDER BY revenue_eur DESC, film_id LIMIT ?"""
    return many(database, m.Takings, sql, str(week_start), limit)


@router.get("/screenings/window")
async def find_screenings_in_window(
    database: Database,
    city: TownName,
    day: m.ProgrammeDay,
    earliest_start: m.Earliest,
    latest_end: m.Latest,
    limit: Limit = 10,
) -> list[m.Screening]:
    """Find screenings of a city that start and end inside a stretch of a day."""
    filters = {"city = ?": city, "date = ?": str(day), "starts_at >= ?": earliest_start}
    filters |= {"ends_at > starts_at AND ends_at <= ?": latest_end}
    return page(database, m.Screening, _SHOWN, filters, "starts_at, screening_id", limit).items


def _free(database: sqlite3.Connection, screening_id: str) -> m.SeatMap:
    sql = "SELECT * FROM screenings WHERE screening_id = ?"
    hall = one(database, m.Hall, "screening", sql, screening_id)
    rows = [
        m.Row(row=row, free_seats=[seat for seat in range(1, hall.seats_per_row + 1)
              if drawn(screening_id, row, seat) >= hall.demand])
        for row in range(1, hall.rows + 1)
    ]  # fmt: skip
    free = sum(len(row.free_seats) for row in rows)
    seats = hall.rows * hall.seats_per_row
    return m.SeatMap(screening_id=screening_id, seats=seats, free=free, rows=rows)


@router.get("/screenings/{screening_id}/seats")
async def get_screening_seats(database: Database, screening_id: m.ScreeningId) -> m.SeatMap:
    """Get the free seats of a screening, row by row from the screen."""
    return _free(database, screening_id)


@router.get("/screenings/{screening_id}/blocks")
async def find_adjacent_seats(
    database: Database, screening_id: m.ScreeningId, party_size: m.PartySize, limit: Limit = 10
) -> list[m.SeatBlock]:
    """Find free seats side by side for a party, the farthest row from the screen first."""
    blocks = [
        m.SeatBlock(row=row.row, first_seat=seat, last_seat=seat + party_size - 1)
        for row in reversed(_free(database, screening_id).rows)
        for seat in row.free_seats
        if set(range(seat, seat + party_size)) <= set(row.free_seats)
    ]
    return blocks[:limit]


@router.post("/cinema-quotes")
async def quote_cinema_tickets(database: Database, order: m.CinemaOrder) -> m.CinemaBill:
    """Price tickets of several kinds for a screening, with snacks.

    Children pay 60, seniors 75 and students 80 percent of the full price.
    """
    sql = f"SELECT * FROM {_SHOWN} WHERE screening_id = ?"
    screening = one(database, m.Screening, "screening", sql, order.screening_id)
    shares = sum(_SHARES[each.kind] * each.count for each in order.tickets)
    tickets = round(screening.price_eur * shares, 2)
    snacks = round(sum(_SNACKS[each.item] * each.count for each in order.snacks), 2)
    total = round(tickets + snacks, 2)
    return m.CinemaBill(tickets_eur=tickets, snacks_eur=snacks, total_eur=total)


@router.post("/outings")
async def plan_cinema_outing(database: Database, outing: m.Outing) -> list[m.OutingOption]:
    """Suggest up to five screenings of a day that a group can pay for, best films first."""
    sql = f"""SELECT *, ROUND(price_eur * ?, 2) total_eur FROM {_SHOWN}
        WHERE city = ? AND date = ? AND price_eur * ? <= ? ORDER BY score DESC, screening_id"""
    values = (outing.people, outing.city, str(outing.day), outing.people, outing.budget_eur)
    rows = database.execute(sql, values)
    kept = [row for row in rows if not outing.genres or row["genre"] in outing.genres]
    return [m.OutingOption(**row) for row in kept[:5]]
