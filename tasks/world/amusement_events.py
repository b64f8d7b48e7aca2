"""Escape rooms, exhibitions, festivals, karaoke and quiz nights."""

from datetime import timedelta
from itertools import combinations

from tasks.world import amusement_events_models as m
from tasks.world.days import clock_time, day_of, minutes_of
from tasks.world.service import Database, Limit, Offset, Page, many, missing, one, operations, page
from tasks.world.spots import AnyCountry, AnyTown

router = operations()


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
    filters["month_of(starts_on) = ?"] = month
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
    held = day_of(festival.starts_on) + timedelta(days=day_number - 1)
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
        shared = min(minutes_of(one_["ends"]), minutes_of(other["ends"])) - minutes_of(
            other["starts"]
        )
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
    now, turns = 60 * minutes_of(evening.starts), []
    rounds = max(len(each.song_ids) for each in evening.singers)
    for number in range(rounds):
        for singer in evening.singers:
            if number >= len(singer.song_ids):
                continue
            sql = "SELECT * FROM songs WHERE song_id = ?"
            song = one(database, m.Song, "song", sql, singer.song_ids[number])
            facts = {"title": song.title, "duration_s": song.duration_s}
            turns.append(m.KaraokeTurn(at=clock_time(now // 60), singer=singer.name, **facts))
            now += song.duration_s + evening.pause_s
    return m.KaraokeQueue(turns=turns, ends=clock_time(now // 60))


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
