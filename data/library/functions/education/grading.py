"""Grades and scores: grade point average, course grade, exam targets and ranks."""

from typing import Literal

_GRADE_POINTS = {
    "A+": 4.0, "A": 4.0, "A-": 3.7, "B+": 3.3, "B": 3.0, "B-": 2.7,
    "C+": 2.3, "C": 2.0, "C-": 1.7, "D+": 1.3, "D": 1.0, "D-": 0.7, "F": 0.0,
}  # fmt: skip


def grade_point_average(
    letter_grades: list[str],
    credit_hours: list[float],
    top_points: Literal["4.0", "4.3"] = "4.0",
) -> float:
    """Computes the grade point average of letter grades weighted by credit hours.

    Args:
        letter_grades: Letter grades from `A+` to `F`, such as `B-`, one for each course.
        credit_hours: Credit hours of each course in the same order, each greater than 0 to 60.
        top_points: Points that an `A+` earns; all other grades are the same on both scales.

    Returns:
        The grade point average, rounded to two decimals.

    Raises:
        ValueError: When a list is empty, the lengths differ, a grade or the scale is unknown
            or a credit is out of range.

    Example:
        >>> grade_point_average(letter_grades=['A', 'B+', 'C'], credit_hours=[3, 4, 3])
        3.12
        >>> grade_point_average(
        ...     letter_grades=['A+', 'A-', 'B'], credit_hours=[6, 5, 1.5], top_points='4.3'
        ... )
        3.9
        >>> grade_point_average(letter_grades=['D', 'F'], credit_hours=[2, 4], top_points='4.0')
        0.33
    """
    if not letter_grades or len(letter_grades) != len(credit_hours):
        raise ValueError("letter_grades and credit_hours must be of the same length, at least 1")
    if top_points not in ("4.0", "4.3"):
        raise ValueError(f"unknown scale: {top_points!r}")
    if not all(0 < credit <= 60 for credit in credit_hours):
        raise ValueError("each of credit_hours must be greater than 0 and at most 60")
    scale = _GRADE_POINTS | {"A+": float(top_points)}
    grades = [grade.strip().upper() for grade in letter_grades]
    for grade in grades:
        if grade not in scale:
            raise ValueError(f"unknown letter grade: {grade!r}")
    earned = sum(scale[grade] * credit for grade, credit in zip(grades, credit_hours, strict=True))
    return round(earned / sum(credit_hours), 2)


def weighted_course_grade(scores: dict[str, float], weights: dict[str, float]) -> float:
    """Computes a course grade from the scores of its parts and their weights.

    Args:
        scores: Score of each part of the course in percent, 0 to 100, by its name.
        weights: Weight of each part in percent by the same names, 0 to 100, 100 in total.

    Returns:
        The course grade in percent, rounded to two decimals.

    Raises:
        ValueError: When the names differ, a value is out of range or the weights do not add up.

    Example:
        >>> weighted_course_grade(scores={'exam': 78, 'lab': 91}, weights={'exam': 60, 'lab': 40})
        83.2
        >>> weighted_course_grade(
        ...     scores={'labs': 88.5, 'quizzes': 72, 'final': 64},
        ...     weights={'labs': 30, 'quizzes': 20, 'final': 50},
        ... )
        72.95
        >>> weighted_course_grade(scores={'thesis': 83}, weights={'thesis': 100})
        83.0
    """
    if not scores or scores.keys() != weights.keys():
        raise ValueError("scores and weights must have the same names, at least one")
    if not all(0 <= value <= 100 for value in [*scores.values(), *weights.values()]):
        raise ValueError("each score and weight must be 0 to 100")
    if abs(sum(weights.values()) - 100) > 0.01:
        raise ValueError("the weights must add up to 100")
    return round(sum(scores[name] * weights[name] for name in scores) / 100, 2)


def required_final_exam_score(
    current_grade: float, final_exam_weight: float, target_grade: float = 60.0
) -> dict[str, object]:
    """Computes the score needed in the final exam to reach a target course grade.

    Args:
        current_grade: Grade in percent over all the work so far, 0 to 100.
        final_exam_weight: Weight of the final exam in the course in percent, 1 to 100.
        target_grade: Course grade wanted in percent, 0 to 100.

    Returns:
        The needed percentage under `required_score` (above 100 when out of reach, 0 when the
        target is already safe) and whether it is possible under `reachable`.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> required_final_exam_score(current_grade=82, final_exam_weight=40, target_grade=85)
        {'required_score': 89.5, 'reachable': True}
        >>> required_final_exam_score(current_grade=54.5, final_exam_weight=30)
        {'required_score': 72.83, 'reachable': True}
        >>> required_final_exam_score(current_grade=71, final_exam_weight=25, target_grade=90)
        {'required_score': 147.0, 'reachable': False}
    """
    if not 0 <= current_grade <= 100 or not 0 <= target_grade <= 100:
        raise ValueError("current_grade and target_grade must be 0 to 100")
    if not 1 <= final_exam_weight <= 100:
        raise ValueError("final_exam_weight must be 1 to 100")
    secured = current_grade * (100 - final_exam_weight) / 100
    needed = max(0.0, round((target_grade - secured) * 100 / final_exam_weight, 2))
    return {"required_score": needed, "reachable": needed <= 100}


def negative_marking_score(
    correct: int,
    wrong: int,
    unanswered: int = 0,
    marks_per_correct: float = 1.0,
    penalty_per_wrong: float = 0.25,
) -> dict[str, float]:
    """Computes the score of a multiple-choice test that deducts marks for wrong answers.

    Args:
        correct: Number of correct answers, 0 to 1000.
        wrong: Number of wrong answers, 0 to 1000.
        unanswered: Number of questions left blank, 0 to 1000.
        marks_per_correct: Marks for each correct answer, greater than 0 to 100.
        penalty_per_wrong: Marks taken off for each wrong answer, 0 to 100.

    Returns:
        The marks under `score`, the best possible marks under `max_score` and `percent`.

    Raises:
        ValueError: When a value is out of range or there is no question at all.

    Example:
        >>> negative_marking_score(correct=62, wrong=18)
        {'score': 57.5, 'max_score': 80.0, 'percent': 71.88}
        >>> negative_marking_score(correct=120, wrong=35, unanswered=25, marks_per_correct=4)
        {'score': 471.25, 'max_score': 720.0, 'percent': 65.45}
        >>> negative_marking_score(
        ...     correct=40, wrong=9, unanswered=11, marks_per_correct=3, penalty_per_wrong=1
        ... )
        {'score': 111.0, 'max_score': 180.0, 'percent': 61.67}
    """
    counts = (correct, wrong, unanswered)
    if not all(0 <= count <= 1000 for count in counts) or sum(counts) == 0:
        raise ValueError("the counts must be 0 to 1000 and not all 0")
    if not 0 < marks_per_correct <= 100:
        raise ValueError("marks_per_correct must be greater than 0 and at most 100")
    if not 0 <= penalty_per_wrong <= 100:
        raise ValueError("penalty_per_wrong must be 0 to 100")
    score = correct * marks_per_correct - wrong * penalty_per_wrong
    best = sum(counts) * marks_per_correct
    return {
        "score": round(score, 2) + 0.0,
        "max_score": round(float(best), 2),
        "percent": round(score / best * 100, 2) + 0.0,
    }
