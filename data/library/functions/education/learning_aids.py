"""Aids for learners and teachers: class rank, text difficulty and review dates."""

import re
from datetime import date, timedelta
from typing import Literal


def _parse_date(text: str) -> date:
    """Returns the date written in YYYY-MM-DD form and no other."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"not a date in YYYY-MM-DD form: {text!r}")
    return date.fromisoformat(text)


def class_percentile_rank(
    score: float,
    class_scores: list[float],
    tie_handling: Literal["mean", "at_or_below", "below"] = "mean",
) -> float:
    """Computes the percentage of a class that a score is equal to or better than.

    Args:
        score: The score to rank, in the same unit as the scores of the class.
        class_scores: Scores of the whole class, at least 1.
        tie_handling: Whether equal scores count by half, in full or not at all.

    Returns:
        The percentile rank, 0 to 100, rounded to one decimal.

    Raises:
        ValueError: When the list is empty or the way of handling ties is unknown.

    Example:
        >>> class_percentile_rank(score=81, class_scores=[55, 62, 70, 81, 81, 90, 94])
        57.1
        >>> class_percentile_rank(
        ...     score=14.5, class_scores=[9, 12.5, 14.5, 17, 18], tie_handling='at_or_below'
        ... )
        60.0
        >>> class_percentile_rank(score=640, class_scores=[480, 640, 710], tie_handling='below')
        33.3
    """
    if not class_scores:
        raise ValueError("class_scores must hold at least one score")
    shares = {"mean": 0.5, "at_or_below": 1.0, "below": 0.0}
    if tie_handling not in shares:
        raise ValueError(f"unknown way of handling ties: {tie_handling!r}")
    below = sum(other < score for other in class_scores)
    equal = sum(other == score for other in class_scores)
    return round((below + equal * shares[tie_handling]) / len(class_scores) * 100, 1)


def _count_syllables(word: str) -> int:
    """Returns the estimated number of syllables: groups of vowels without a silent e."""
    count = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not re.search(r"([^aeiouy]le|[aeiouy]e)$", word):
        count -= 1
    return max(count, 1)


def text_reading_level(
    text: str,
    measure: Literal["flesch_reading_ease", "flesch_kincaid_grade"] = "flesch_reading_ease",
) -> float:
    """Computes how hard an English text is to read.

    Uses the formulae of Flesch (1948) and Kincaid et al. (1975); the syllables are estimated
    by counting groups of vowels.

    Args:
        text: English text with at least 1 word.
        measure: Reading ease (higher is easier, 60 to 70 is plain English) or US school grade.

    Returns:
        The value of the measure, rounded to one decimal.

    Raises:
        ValueError: When the text holds no word or the measure is unknown.

    Example:
        >>> text_reading_level(text='The cat sat on the mat. It was warm and happy.')
        109.0
        >>> text_reading_level(
        ...     text='Photosynthesis converts sunlight into chemical energy.',
        ...     measure='flesch_kincaid_grade',
        ... )
        20.2
        >>> text_reading_level(
        ...     text='Please read the question twice before you answer it!',
        ...     measure='flesch_reading_ease',
        ... )
        84.9
    """
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower())
    if not words:
        raise ValueError("text must hold at least one word")
    sentences = max(1, len(re.findall(r"[.!?]+(?=\s|$)", text.strip())))
    words_per_sentence = len(words) / sentences
    syllables_per_word = sum(map(_count_syllables, words)) / len(words)
    if measure == "flesch_reading_ease":
        return round(206.835 - 1.015 * words_per_sentence - 84.6 * syllables_per_word, 1)
    if measure == "flesch_kincaid_grade":
        return round(0.39 * words_per_sentence + 11.8 * syllables_per_word - 15.59, 1)
    raise ValueError(f"unknown measure: {measure!r}")


def spaced_review_dates(
    study_date: str,
    review_count: int = 5,
    first_gap_days: int = 1,
    growth_factor: float = 2.0,
) -> list[str]:
    """Returns the dates on which to review a lesson with growing gaps in between.

    Spaced repetition: each gap is the one before times the growth factor, rounded to days.

    Args:
        study_date: Date on which the lesson was learnt, in YYYY-MM-DD form.
        review_count: Number of reviews, 1 to 12.
        first_gap_days: Days from the lesson to the first review, 1 to 30.
        growth_factor: Factor from one gap to the next, 1 to 4.

    Returns:
        The dates of the reviews in YYYY-MM-DD form, in order.

    Raises:
        ValueError: When the date is malformed, a value is out of range or the dates get too late.

    Example:
        >>> spaced_review_dates(study_date='2025-09-01')
        ['2025-09-02', '2025-09-04', '2025-09-08', '2025-09-16', '2025-10-02']
        >>> spaced_review_dates(study_date='2024-02-26', review_count=3, first_gap_days=2)
        ['2024-02-28', '2024-03-03', '2024-03-11']
        >>> spaced_review_dates(
        ...     study_date='2026-01-10', review_count=4, first_gap_days=3, growth_factor=2.5
        ... )
        ['2026-01-13', '2026-01-21', '2026-02-09', '2026-03-28']
    """
    if not 1 <= review_count <= 12 or not 1 <= first_gap_days <= 30:
        raise ValueError("review_count must be 1 to 12 and first_gap_days 1 to 30")
    if not 1 <= growth_factor <= 4:
        raise ValueError("growth_factor must be 1 to 4")
    day = _parse_date(study_date)
    dates, gap = [], float(first_gap_days)
    for _ in range(review_count):
        try:
            day += timedelta(days=int(gap + 0.5))
        except OverflowError:
            raise ValueError("the reviews would come after the year 9999") from None
        dates.append(day.isoformat())
        gap *= growth_factor
    return dates
