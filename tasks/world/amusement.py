"""Theme parks with queues and shows, escape rooms, exhibitions, festivals, karaoke, quizzes."""

from datetime import date, timedelta
from itertools import combinations

from fastapi import HTTPException

from tasks.world import amusement_models as m
from tasks.world.amusement_data import HOUR_SHARES, WEEKDAYS, crowd, queue_min, seed
from tasks.world.service import (
    Database,
    Limit,
    Offset,
    Page,
    Service,
    many,
    missing,
    one,
    operations,
    page,
)
from tasks.world.spots import AnyCountry, AnyTown

router = operations()


def _date(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise HTTPException(422, f"there is no day {day!r}") from None


def _clock(minutes: float) -> str:
    return f"{int(minutes) // 60 % 24:02}:{int(minutes) % 60:02}"


def _minutes(clock: str) -> int:
    return 60 * int(clock[:2]) + int(clock[3:])


@router.get("/parks")
async def find_theme_parks(
    database: Database,
    country: AnyCountry = None,
    open_month: m.OpenMonth = None,
    max_adult_eur: m.MaxPrice = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Park]:
    """Find theme parks by country, price and a month in which they are open, cheapest first."""
    month = "? BETWEEN CAST(SUBSTR(season_starts, 6, 2) AS INTEGER)"
    month += " AND CAST(SUBSTR(season_ends, 6, 2) AS INTEGER)"
    filters = {"country = ?": country, month: open_month, "adult_eur <= ?": max_adult_eur}
    return page(database, m.Park, "parks", filters, "adult_eur, park_id", limit, offset)


@router.get("/parks/{park_id}")
async def get_theme_park(database: Database, park_id: m.ParkId) -> m.ParkDetails:
    """Get a theme park's season, prices, and its numbers of rides, coasters and shows."""
    sql = """SELECT p.*, COUNT(*) rides, SUM(kind = 'coaster') coasters,
        (SELECT COUNT(*) FROM shows s WHERE s.park_id = p.park_id) shows
        FROM parks p JOIN rides USING (park_id) WHERE p.park_id = ? GROUP BY p.park_id"""
    return one(database, m.ParkDetails, "theme park", sql, park_id)


def _park_day(database: Database, park_id: str, day: date) -> m.ParkDay:
    park = database.execute("SELECT * FROM parks WHERE park_id = ?", (park_id,)).fetchone()
    if park is None:
        raise missing("theme park", park_id)
    reason = ""
    if not park["season_starts"] <= str(day) <= park["season_ends"]:
        reason = "out of season"
    elif WEEKDAYS[day.weekday()] == park["closed_weekday"] and day.month not in (7, 8):
        reason = "weekly closing day"
    late = 1 if day.month in (7, 8) else 0
    return m.ParkDay(
        day=str(day),
        open=not reason,
        reason=reason,
        opens=None if reason else f"{park['opens_h']:02}:00",
        closes=None if reason else f"{park['closes_h'] + late}:00",
        crowd_level=0 if reason else max(1, min(10, round(4.5 * crowd(park_id, day)))),
    )


@router.get("/parks/{park_id}/hours")
async def check_park_opening(database: Database, park_id: m.ParkId, day: m.VisitDay) -> m.ParkDay:
    """Check whether a theme park is open on a day, from when to when, and how full it gets.

    In July and August parks have no weekly closing day and close an hour later.
    """
    return _park_day(database, park_id, _date(day))


@router.get("/parks/{park_id}/quiet-days")
async def find_quiet_park_days(
    database: Database, park_id: m.ParkId, month: m.Month, limit: Limit = 5
) -> list[m.ParkDay]:
    """Find the open days of a month on which a theme park is least crowded, quietest first."""
    start = date(2025, month, 1)
    days = (start + timedelta(days=each) for each in range(31))
    found = [_park_day(database, park_id, each) for each in days if each.month == month]
    found = [each for each in found if each.open]
    if not found:
        raise missing("open day of the park in month", month)
    found.sort(key=lambda each: (crowd(park_id, date.fromisoformat(each.day)), each.day))
    return found[:limit]


@router.get("/parks/{park_id}/rides")
async def list_park_rides(
    database: Database, park_id: m.ParkId, kind: m.RideKind = None
) -> list[m.Ride]:
    """List the rides of a theme park, those with the longest usual queue first."""
    await get_theme_park(database, park_id)
    sql = """SELECT * FROM rides WHERE park_id = ? AND (? IS NULL OR kind = ?)
        ORDER BY usual_queue_min DESC, ride_id"""
    return many(database, m.Ride, sql, park_id, kind, kind)


@router.get("/parks/{park_id}/rides/by-height")
async def find_rides_for_height(
    database: Database,
    park_id: m.ParkId,
    height_cm: m.HeightCm,
    with_adult: m.Accompanied = False,
) -> list[m.AllowedRide]:
    """Find the rides of a park that a visitor of a height may take, alone or with an adult."""
    await get_theme_park(database, park_id)
    sql = """SELECT * FROM rides WHERE park_id = ?1 AND ?2 <= IFNULL(max_height_cm, 999)
        AND ?2 >= IIF(?3, min_height_cm, min_height_alone_cm) ORDER BY ride, ride_id"""
    return many(database, m.AllowedRide, sql, park_id, height_cm, with_adult)


@router.get("/parks/{park_id}/rides/accessible")
async def find_accessible_rides(
    database: Database, park_id: m.ParkId, wheelchair: m.Wheelchair, no_strobe: m.NoStrobe = False
) -> list[m.AccessibleRide]:
    """Find the rides of a park that people in wheelchairs can take."""
    await get_theme_park(database, park_id)
    sql = """SELECT * FROM rides WHERE park_id = ? AND NOT (strobe_light AND ?)
        AND wheelchair IN ('full', ?) ORDER BY wheelchair, ride_id"""
    return many(database, m.AccessibleRide, sql, park_id, no_strobe, wheelchair)


@router.get("/parks/{park_id}/queues")
async def rank_park_queues(
    database: Database, park_id: m.ParkId, day: m.VisitDay, hour: m.Hour, limit: Limit = 5
) -> list[m.QueueTime]:
    """Rank the rides of a park by the queue in one hour of a day, longest first."""
    found = []
    for ride in await list_park_rides(database, park_id):
        minutes = _queue(database, park_id, ride, day, hour)
        found.append(m.QueueTime(ride_id=ride.ride_id, ride=ride.ride, queue_min=minutes))
    return sorted(found, key=lambda each: (-each.queue_min, each.ride_id))[:limit]


def _queue(database: Database, park_id: str, ride: m.Ride, day: str, hour: int) -> int:
    when = _date(day)
    if not _park_day(database, park_id, when).open:
        raise missing("queue, the park is closed on", day)
    return queue_min(ride.ride_id, ride.usual_queue_min, park_id, when, hour)


@router.get("/rides/extremes")
async def rank_extreme_rides(
    database: Database, figure: m.Extreme, kind: m.RideKind = None, limit: Limit = 10
) -> list[m.ExtremeRide]:
    """Rank the rides of all theme parks by speed, drop, length or duration, largest first."""
    sql = f"""SELECT ride_id, ride, park, country, kind, {figure} value
        FROM rides JOIN parks USING (park_id) WHERE (? IS NULL OR kind = ?)
        ORDER BY value DESC, ride_id LIMIT ?"""
    return many(database, m.ExtremeRide, sql, kind, kind, limit)


@router.get("/rides/{ride_id}")
async def get_ride(database: Database, ride_id: m.RideId) -> m.RideDetails:
    """Get a ride's technical data, height rules and access for wheelchairs."""
    sql = "SELECT * FROM rides WHERE ride_id = ?"
    return one(database, m.RideDetails, "ride", sql, ride_id)


@router.get("/rides/{ride_id}/queue")
async def get_ride_queue(
    database: Database, ride_id: m.RideId, day: m.VisitDay, hour: m.Hour
) -> m.RideQueue:
    """Get how long the queue of one ride is in one hour, and how many people stand in it.

    Queues are recorded until 2025-06-30 and forecast for later days.
    """
    ride = await get_ride(database, ride_id)
    minutes = _queue(database, ride.park_id, ride, day, hour)
    return m.RideQueue(
        ride_id=ride_id,
        ride=ride.ride,
        queue_min=minutes,
        usual_min=ride.usual_queue_min,
        people_waiting=round(minutes * ride.riders_per_h / 60),
    )


@router.get("/rides/{ride_id}/queue-profile")
async def list_ride_queue_by_hour(
    database: Database, ride_id: m.RideId, day: m.VisitDay
) -> list[m.HourQueue]:
    """List the queue of a ride hour by hour from 10 to 18 on one day."""
    ride = await get_ride(database, ride_id)
    return [
        m.HourQueue(hour=hour, queue_min=_queue(database, ride.park_id, ride, day, hour))
        for hour in HOUR_SHARES
    ]


@router.post("/parks/routes")
async def plan_park_route(database: Database, wish: m.RouteWish) -> m.ParkRoute:
    """Plan in which order to take rides: the shortest queue of the hour first.

    Walking to a ride takes ten minutes. No ride starts after 18:59.
    """
    rides = [await get_ride(database, each) for each in dict.fromkeys(wish.ride_ids)]
    if strange := [each.ride_id for each in rides if each.park_id != wish.park_id]:
        raise missing("ride of the park", strange[0])
    now, stops = 60 * wish.arrival_hour, []
    while rides and now + 10 < 19 * 60:
        now += 10
        waits = {
            each.ride_id: _queue(database, wish.park_id, each, wish.day, now // 60)
            for each in rides
        }
        ride = min(rides, key=lambda each: (waits[each.ride_id], each.ride_id))
        leaves = now + waits[ride.ride_id] + -(-ride.duration_s // 60)
        times = {"arrives": _clock(now), "leaves": _clock(leaves)}
        facts = {"ride_id": ride.ride_id, "ride": ride.ride, "queue_min": waits[ride.ride_id]}
        stops.append(m.RouteStop(**facts, **times))
        rides.remove(ride)
        now = leaves
    return m.ParkRoute(
        stops=stops,
        total_queue_min=sum(each.queue_min for each in stops),
        skipped=[each.ride_id for each in rides],
    )


@router.post("/parks/ticket-quotes")
async def quote_park_tickets(database: Database, visit: m.ParkVisit) -> m.ParkBill:
    """Price the tickets of a theme park, with parking.

    Up to 3 years are free, up to 12 pay 75%, from 65 on 80%. A further day costs half of the
    first. July and August cost 10% more. From 15 visitors on, the group saves 12%.
    """
    park = await get_theme_park(database, visit.park_id)
    base = park.adult_eur * (1.1 if _date(visit.day).month in (7, 8) else 1)
    tickets = sum(base * _share(each.age) * each.number for each in visit.visitors)
    tickets = round(tickets * (1 + 0.5 * (visit.days - 1)), 2)
    people = sum(each.number for each in visit.visitors)
    discount = round(0.12 * tickets, 2) if people >= 15 else 0.0
    parking = float(visit.cars * park.parking_eur * visit.days)
    return m.ParkBill(
        tickets_eur=tickets,
        group_discount_eur=discount,
        parking_eur=parking,
        total_eur=round(tickets - discount + parking, 2),
    )


def _share(age: int) -> float:
    if age <= 12:
        return 0 if age <= 3 else 0.75
    return 0.8 if age >= 65 else 1


@router.get("/parks/{park_id}/shows")
async def list_park_shows(
    database: Database, park_id: m.ParkId, starts_from: m.FromTime = "00:00"
) -> list[m.Show]:
    """List the shows of a theme park that still start after a time of the day."""
    await get_theme_park(database, park_id)
    shows = many(
        database, m.Show, "SELECT * FROM shows WHERE park_id = ? ORDER BY show_id", park_id
    )
    for show in shows:
        show.starts = [each for each in show.starts if each >= starts_from]
    return [show for show in shows if show.starts]


@router.get("/escape-rooms")
async def find_escape_rooms(
    database: Database,
    city: AnyTown = None,
    theme: m.Theme = None,
    players: m.GroupSize = None,
    max_difficulty: m.MaxDifficulty = None,
    limit: Limit = 10,
) -> Page[m.EscapeRoom]:
    """Find escape rooms by city, theme, difficulty and size of the group, cheapest first."""
    filters = {"city = ?": city, "theme = ?": theme, "difficulty <= ?": max_difficulty}
    filters["? BETWEEN min_players AND max_players"] = players
    return page(database, m.EscapeRoom, "escape_rooms", filters, "price_eur, room_id", limit)


@router.get("/escape-rooms/{room_id}/leaderboard")
async def get_escape_room_leaderboard(
    database: Database, room_id: m.RoomId, limit: Limit = 5
) -> list[m.Escape]:
    """Get the fastest groups of an escape room; of equal times the one with fewer hints."""
    sql = "SELECT * FROM escape_rooms WHERE room_id = ?"
    one(database, m.EscapeRoom, "escape room", sql, room_id)
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY minutes_used, hints, played_on, team) place, *
        FROM escapes WHERE room_id = ? AND escaped ORDER BY place LIMIT ?"""
    return many(database, m.Escape, sql, room_id, limit)


@router.get("/exhibitions")
async def find_exhibitions(
    database: Database,
    city: AnyTown = None,
    topic: m.Topic = None,
    open_on: m.OpenOn = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Exhibition]:
    """Find museums' temporary exhibitions by city, topic and a day on which they are open."""
    filters = {"city = ?": city, "topic = ?": topic}
    filters["? BETWEEN opens_on AND closes_on"] = open_on
    order = "opens_on, exhibition_id"
    return page(database, m.Exhibition, "exhibitions", filters, order, limit, offset)


@router.get("/festivals")
async def find_music_festivals(
    database: Database,
    country: AnyCountry = None,
    genre: m.Genre = None,
    month: m.FestivalMonth = None,
    limit: Limit = 10,
) -> Page[m.Festival]:
    """Find music festivals of 2025 by country, genre and month, in order of time."""
    filters = {"country = ?": country, "genre = ?": genre}
    filters["CAST(SUBSTR(starts_on, 6, 2) AS INTEGER) = ?"] = month
    return page(database, m.Festival, "festivals", filters, "starts_on, festival_id", limit)


@router.get("/festivals/{festival_id}/line-up")
async def get_festival_lineup(
    database: Database, festival_id: m.FestivalId, day_number: m.FestivalDay = 1
) -> list[m.Slot]:
    """Get who plays on which stage on one day of a festival, in order of time."""
    sql = "SELECT * FROM festivals WHERE festival_id = ?"
    festival = one(database, m.Festival, "festival", sql, festival_id)
    if day_number > festival.days:
        raise missing("festival day", day_number)
    held = date.fromisoformat(festival.starts_on) + timedelta(days=day_number - 1)
    sql = "SELECT * FROM slots WHERE festival_id = ? AND held_on = ? ORDER BY starts, stage"
    return many(database, m.Slot, sql, festival_id, str(held))


@router.post("/festivals/clashes")
async def check_festival_clashes(database: Database, wish: m.FestivalWish) -> m.FestivalPlan:
    """Check which of the acts that somebody wants to see play at the same time."""
    await get_festival_lineup(database, wish.festival_id)
    sql = "SELECT * FROM slots WHERE festival_id = ? ORDER BY held_on, starts, stage"
    playing = [dict(row) for row in database.execute(sql, (wish.festival_id,))]
    wanted = {each.lower() for each in wish.acts}
    chosen = [each for each in playing if each["act"].lower() in wanted]
    clashes = []
    for one_, other in combinations(chosen, 2):
        shared = min(_minutes(one_["ends"]), _minutes(other["ends"])) - _minutes(other["starts"])
        if one_["held_on"] == other["held_on"] and shared > 0:
            acts = {"first_act": one_["act"], "second_act": other["act"]}
            clashes.append(m.Clash(**acts, held_on=one_["held_on"], overlap_min=shared))
    found = [each["act"] for each in chosen]
    names = {each.lower() for each in found}
    lost = [each for each in wish.acts if each.lower() not in names]
    return m.FestivalPlan(found=found, not_playing=lost, clashes=clashes)


@router.get("/karaoke/songs")
async def find_karaoke_songs(
    database: Database,
    language: m.Language = None,
    decade: m.Decade = None,
    duet: m.Duet = None,
    limit: Limit = 10,
    offset: Offset = 0,
) -> Page[m.Song]:
    """Find songs of the karaoke book by language, decade and duet, the most sung first."""
    filters = {"language = ?": language, "decade = ?": decade, "duet = ?": duet}
    return page(database, m.Song, "songs", filters, "times_sung DESC, song_id", limit, offset)


@router.get("/karaoke/fitting")
async def match_karaoke_songs_to_voice(
    database: Database, lowest_note: m.LowNote, highest_note: m.HighNote, limit: Limit = 10
) -> list[m.FittingSong]:
    """Match a voice's range with songs that it can sing, moved by few semitones at most."""
    sql = """SELECT * FROM (SELECT *, CASE WHEN lowest_note < ?1 THEN ?1 - lowest_note
            WHEN highest_note > ?2 THEN ?2 - highest_note ELSE 0 END transpose_semitones
            FROM songs WHERE highest_note - lowest_note <= ?2 - ?1)
        ORDER BY ABS(transpose_semitones), times_sung DESC, song_id LIMIT ?3"""
    return many(database, m.FittingSong, sql, lowest_note, highest_note, limit)


@router.post("/karaoke/evenings")
async def build_karaoke_queue(database: Database, evening: m.KaraokeEvening) -> m.KaraokeQueue:
    """Build the queue of a karaoke evening: singers take turns, each with the next wanted song."""
    now, turns = 60 * _minutes(evening.starts), []
    rounds = max(len(each.song_ids) for each in evening.singers)
    for number in range(rounds):
        for singer in evening.singers:
            if number >= len(singer.song_ids):
                continue
            sql = "SELECT * FROM songs WHERE song_id = ?"
            song = one(database, m.Song, "song", sql, singer.song_ids[number])
            facts = {"title": song.title, "duration_s": song.duration_s}
            turns.append(m.KaraokeTurn(at=_clock(now // 60), singer=singer.name, **facts))
            now += song.duration_s + evening.pause_s
    return m.KaraokeQueue(turns=turns, ends=_clock(now // 60))


@router.get("/quiz-nights")
async def find_pub_quiz_nights(
    database: Database, city: AnyTown = None, topic: m.QuizTopic = "general", limit: Limit = 10
) -> Page[m.QuizNight]:
    """Find pub quiz nights of a city that have a round about a topic, the latest first."""
    filters = {"city = ?": city, "INSTR(topics, ?)": topic}
    order = "held_on DESC, night_id"
    return page(database, m.QuizNight, "quiz_nights", filters, order, limit)


@router.get("/quiz-nights/{night_id}/scoreboard")
async def get_quiz_night_scoreboard(database: Database, night_id: m.NightId) -> list[m.TeamScore]:
    """Get the final places of a pub quiz night with each team's points and best round."""
    sql = """SELECT ROW_NUMBER() OVER (ORDER BY SUM(points) DESC, team) place, team,
        SUM(points) points, (SELECT topic FROM quiz_scores b WHERE b.night_id = a.night_id
            AND b.team = a.team ORDER BY points DESC, topic LIMIT 1) best_topic
        FROM quiz_scores a WHERE night_id = ? GROUP BY team ORDER BY place"""
    found = many(database, m.TeamScore, sql, night_id)
    if not found:
        raise missing("quiz night", night_id)
    return found


SERVICE = Service(
    name="amusement",
    title="Days Out",
    category="Entertainment",
    description="Theme parks, escape rooms, exhibitions, festivals, karaoke and pub quizzes.",
    seed=seed,
    router=router,
)
