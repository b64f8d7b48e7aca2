"""Functions for word puzzles, trivia quizzes and audience ratings."""


def weighted_star_rating(
    average_rating: float,
    vote_count: int,
    minimum_votes: int = 1000,
    overall_mean: float = 7.0,
) -> float:
    """Computes the Bayesian weighted rating of a film or show on a ten-point scale.

    Source: the formula IMDb published for its Top 250 chart,
    v / (v + m) * R + m / (v + m) * C.

    Args:
        average_rating: Plain mean of the votes in points, 0 to 10.
        vote_count: Number of votes for the title, at least 0.
        minimum_votes: Weight of the overall mean in votes, at least 1.
        overall_mean: Mean rating over all titles in points, 0 to 10.

    Returns:
        The weighted rating in points, 0 to 10.

    Raises:
        ValueError: When a rating or a count is out of range.

    Example:
        >>> weighted_star_rating(average_rating=8.6, vote_count=12500)
        8.4815
        >>> weighted_star_rating(average_rating=9.7, vote_count=84, minimum_votes=500)
        7.3884
        >>> weighted_star_rating(
        ...     average_rating=5.2, vote_count=3200, minimum_votes=2000, overall_mean=6.4
        ... )
        5.6615
    """
    if not (0 <= average_rating <= 10 and 0 <= overall_mean <= 10):
        raise ValueError("average_rating and overall_mean must be 0 to 10")
    if vote_count < 0:
        raise ValueError("vote_count must be at least 0")
    if minimum_votes < 1:
        raise ValueError("minimum_votes must be at least 1")
    weight = vote_count / (vote_count + minimum_votes)
    return round(weight * average_rating + (1 - weight) * overall_mean, 4)


def trivia_quiz_score(
    answers: list[str],
    correct_answers: list[str],
    points_per_correct: float = 1.0,
    penalty_per_wrong: float = 0.0,
) -> dict[str, float]:
    """Computes the score of a trivia quiz from given and correct answers.

    Upper and lower case and outer spaces do not matter; an empty answer counts as skipped.

    Args:
        answers: Given answers in question order, an empty text for a skipped question.
        correct_answers: Correct answers in question order, at least 1, as many as answers.
        points_per_correct: Points for each correct answer, greater than 0 and at most 1000.
        penalty_per_wrong: Points taken off for each wrong answer, 0 to 1000.

    Returns:
        The numbers of correct, wrong and skipped answers and the total score in points.

    Raises:
        ValueError: When the lists are empty or differ in length, or points are out of range.

    Example:
        >>> trivia_quiz_score(answers=['Paris', 'mars'], correct_answers=['paris', 'Venus'])
        {'correct': 1, 'wrong': 1, 'skipped': 0, 'score': 1.0}
        >>> trivia_quiz_score(
        ...     answers=['b', 'c', '', 'a'],
        ...     correct_answers=['b', 'd', 'a', 'a'],
        ...     points_per_correct=5,
        ...     penalty_per_wrong=1.25,
        ... )
        {'correct': 2, 'wrong': 1, 'skipped': 1, 'score': 8.75}
        >>> trivia_quiz_score(
        ...     answers=['1969', 'Oslo', 'Mozart'],
        ...     correct_answers=['1969', 'Oslo', 'Haydn'],
        ...     points_per_correct=10,
        ... )
        {'correct': 2, 'wrong': 1, 'skipped': 0, 'score': 20.0}
    """
    if not correct_answers or len(answers) != len(correct_answers):
        raise ValueError("answers and correct_answers must be equally long and not empty")
    if not (0 < points_per_correct <= 1000 and 0 <= penalty_per_wrong <= 1000):
        raise ValueError("points must be greater than 0 and the penalty at least 0, at most 1000")
    given = [answer.strip().casefold() for answer in answers]
    expected = [answer.strip().casefold() for answer in correct_answers]
    skipped = given.count("")
    pairs = zip(given, expected, strict=True)
    correct = sum(answer == key for answer, key in pairs if answer)
    wrong = len(given) - skipped - correct
    score = round(correct * points_per_correct - wrong * penalty_per_wrong, 2)
    return {"correct": correct, "wrong": wrong, "skipped": skipped, "score": score}


def is_anagram(first_phrase: str, second_phrase: str) -> bool:
    """Checks whether two words or phrases are made of exactly the same letters and digits.

    Case, spaces and punctuation are ignored; a phrase is no anagram of itself.

    Args:
        first_phrase: Word or phrase with at least 1 letter or digit.
        second_phrase: Word or phrase with at least 1 letter or digit.

    Returns:
        True when the second phrase is a rearrangement of the first one.

    Raises:
        ValueError: When a phrase holds no letter or digit.

    Example:
        >>> is_anagram(first_phrase='Dormitory', second_phrase='Dirty room')
        True
        >>> is_anagram(first_phrase='listen', second_phrase='silent')
        True
        >>> is_anagram(first_phrase='planet', second_phrase='plants')
        False
    """
    first = [char for char in first_phrase.casefold() if char.isalnum()]
    second = [char for char in second_phrase.casefold() if char.isalnum()]
    if not first or not second:
        raise ValueError("each phrase must hold at least one letter or digit")
    return first != second and sorted(first) == sorted(second)


def crossword_pattern_matches(
    pattern: str, candidates: list[str], excluded_letters: str = ""
) -> list[str]:
    """Returns the candidate words that fit a crossword pattern with unknown letters.

    Args:
        pattern: Known letters with a question mark for each unknown letter, 1 to 30 characters.
        candidates: Words to test, at least 1.
        excluded_letters: Letters that may not stand at the unknown places.

    Returns:
        The fitting words in the given order.

    Raises:
        ValueError: When the pattern is empty, too long or holds other characters than letters
            and question marks, or when there are no candidates.

    Example:
        >>> crossword_pattern_matches(pattern='c?t', candidates=['cat', 'cot', 'coat', 'bat'])
        ['cat', 'cot']
        >>> crossword_pattern_matches(
        ...     pattern='S?A?E', candidates=['SHARE', 'SPACE', 'SNAKE'], excluded_letters='h'
        ... )
        ['SPACE', 'SNAKE']
        >>> crossword_pattern_matches(pattern='??ano', candidates=['piano', 'guano', 'cello'])
        ['piano', 'guano']
    """
    letters = pattern.casefold()
    if not 1 <= len(letters) <= 30 or not letters.replace("?", "a").isalpha():
        raise ValueError("pattern must be 1 to 30 letters or question marks")
    if not candidates:
        raise ValueError("candidates must hold at least one word")
    banned = set(excluded_letters.casefold())

    def fits(word: str) -> bool:
        return len(word) == len(letters) and all(
            char not in banned if known == "?" else char == known
            for known, char in zip(letters, word, strict=True)
        )

    return [word for word in candidates if fits(word.casefold())]
