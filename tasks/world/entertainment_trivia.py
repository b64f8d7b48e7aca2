"""A quiz."""

import sqlite3

from tasks.world import entertainment_trivia_models as m
from tasks.world.lookups import rows_of
from tasks.world.service import Database, drawn, operations, page

router = operations()


@router.get("/trivia")
async def draw_trivia_questions(
    database: Database,
    category: m.QuizCategory,
    draw: m.Draw,
    difficulty: m.Difficulty = None,
    count: m.QuestionCount = 5,
) -> list[m.Question]:
    """Draw quiz questions of a topic with four possible answers each."""
    filters = {"category = ?": category, "difficulty = ?": difficulty}
    found = page(database, m.Question, "trivia", filters, "question_id", -1).items
    return sorted(found, key=lambda each: drawn(draw, each.question_id))[:count]


def _marked(database: sqlite3.Connection, question_id: str, answer: str) -> m.Marked:
    sql = """SELECT question_id, answer right_answer, LOWER(TRIM(?2)) = LOWER(answer) correct
        FROM trivia WHERE question_id = ?1"""
    return m.Marked(**rows_of(database, "quiz question", sql, question_id, answer)[0])


@router.get("/trivia/{question_id}/check")
async def check_trivia_answer(
    database: Database, question_id: m.QuestionId, answer: m.GivenAnswer
) -> m.Marked:
    """Check the answer to a quiz question; upper and lower case do not matter."""
    return _marked(database, question_id, answer)


@router.post("/trivia/rounds")
async def score_trivia_round(database: Database, quiz: m.QuizRound) -> m.RoundScore:
    """Mark a round of quiz answers and add up the points."""
    marked = [_marked(database, each.question_id, each.answer) for each in quiz.replies]
    return m.RoundScore(
        points=quiz.points_each * sum(each.correct for each in marked),
        highest_points=quiz.points_each * len(marked),
        marked=marked,
    )
