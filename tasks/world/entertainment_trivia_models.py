"""Parameters, bodies and answers of the operations on the quiz."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import BaseModel, Field

from tasks.world.service import Words

QuestionId = Annotated[str, Path(description="Id of a quiz question.", examples=["q-014"])]
Category = Literal["geography", "science", "mathematics", "nature"]
QuizCategory = Annotated[
    Category, Query(description="Topic of the questions.", examples=["science"])
]
Difficulty = Annotated[
    Literal["easy", "medium", "hard"] | None,
    Query(description="How hard the questions are.", examples=["easy"]),
]
Draw = Annotated[
    int, Query(ge=0, le=9999, description="Number of the draw; another gives others.", examples=[7])
]
QuestionCount = Annotated[int, Query(ge=1, le=20, description="Number of questions.", examples=[3])]
GivenAnswer = Annotated[str, Query(description="What the player answers.", examples=["Budapest"])]


class Question(BaseModel):
    question_id: str
    category: str
    difficulty: str
    question: str
    options: Words


class Marked(BaseModel):
    question_id: str
    correct: bool
    right_answer: str


class RoundScore(BaseModel):
    points: int
    highest_points: int
    marked: list[Marked]


class GivenReply(BaseModel):
    question_id: str = Field(description="Id of a question.", examples=["q-014"])
    answer: str = Field(description="What was answered.", examples=["Budapest"])


class QuizRound(BaseModel):
    replies: list[GivenReply] = Field(
        min_length=1,
        max_length=50,
        description="What was answered to which question.",
        examples=[[{"question_id": "q-014", "answer": "Budapest"}]],
    )
    points_each: int = Field(
        default=10, ge=1, le=100, description="Points for a right answer.", examples=[5]
    )
