"""Functions for tempo and note lengths."""

from typing import Literal

_QUARTERS = {"whole": 4.0, "half": 2.0, "quarter": 1.0, "eighth": 0.5, "sixteenth": 0.25}
_FEELS = {"straight": 1.0, "dotted": 1.5, "triplet": 2 / 3}


def tempo_delay_ms(
    beats_per_minute: float,
    note_value: Literal["whole", "half", "quarter", "eighth", "sixteenth"] = "quarter",
    feel: Literal["straight", "dotted", "triplet"] = "straight",
) -> float:
    """Computes the length of a note value at a tempo, as for setting a delay effect.

    The beat is a quarter note, which lasts 60000 / tempo milliseconds.

    Args:
        beats_per_minute: Tempo in quarter notes per minute, 20 to 400.
        note_value: Note value to time.
        feel: straight for the plain value, dotted for 3/2 of it, triplet for 2/3 of it.

    Returns:
        The length in milliseconds.

    Raises:
        ValueError: When the tempo is out of range or the note value or the feel is unknown.

    Example:
        >>> tempo_delay_ms(beats_per_minute=120)
        500.0
        >>> tempo_delay_ms(beats_per_minute=128, note_value='eighth', feel='dotted')
        351.562
        >>> tempo_delay_ms(beats_per_minute=92.5, note_value='sixteenth', feel='triplet')
        108.108
    """
    if not 20 <= beats_per_minute <= 400:
        raise ValueError("beats_per_minute must be 20 to 400")
    if note_value not in _QUARTERS:
        raise ValueError("note_value must be among " + ", ".join(_QUARTERS))
    if feel not in _FEELS:
        raise ValueError("feel must be among " + ", ".join(_FEELS))
    return round(60000 / beats_per_minute * _QUARTERS[note_value] * _FEELS[feel], 3)
