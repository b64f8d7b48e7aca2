"""Functions for single notes: frequency, transposition and intervals."""

import re
from typing import Literal

_LETTERS = "CDEFGAB"
_NATURALS = (0, 2, 4, 5, 7, 9, 11)
_SHARPS = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
_FLATS = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
_STEP_NAMES = (
    "unison",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "octave",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
)


def _parse_note(note: str) -> tuple[int, int]:
    """Return the staff position (7 per octave) and the pitch in semitones above C0."""
    match = re.fullmatch(r"([A-Ga-g])(#{0,2}|b{0,2})([0-9])", note)
    if match is None:
        raise ValueError(f"not a note with an octave 0 to 9, such as C4, F#3 or Bb5: {note}")
    letter, accidental, octave = match.groups()
    place = _LETTERS.index(letter.upper())
    pitch = _NATURALS[place] + accidental.count("#") - accidental.count("b")
    return 7 * int(octave) + place, 12 * int(octave) + pitch


def note_to_frequency(note: str, reference_hz: float = 440.0) -> float:
    """Converts a note name to its frequency in twelve-tone equal temperament.

    Source: reference * 2^(n / 12) with n semitones above A4; the default is ISO 16.

    Args:
        note: Note in scientific pitch notation: letter A to G, optional # or b, octave 0 to 9.
        reference_hz: Frequency of A4 in hertz, 300 to 600.

    Returns:
        The frequency in hertz.

    Raises:
        ValueError: When the note is malformed or the reference is out of range.

    Example:
        >>> note_to_frequency(note='C4')
        261.626
        >>> note_to_frequency(note='F#5', reference_hz=442)
        743.352
        >>> note_to_frequency(note='Bb2', reference_hz=432)
        114.422
    """
    if not 300 <= reference_hz <= 600:
        raise ValueError("reference_hz must be 300 to 600")
    semitones = _parse_note(note)[1] - _parse_note("A4")[1]
    return round(reference_hz * 2 ** (semitones / 12), 3)


def transpose_notes(
    notes: list[str], semitones: int, spelling: Literal["sharps", "flats"] = "sharps"
) -> list[str]:
    """Transposes notes up or down by a number of semitones.

    Args:
        notes: Notes in scientific pitch notation such as C4, F#3 or Bb5, octaves 0 to 9, with at
            least 1 note.
        semitones: Distance in semitones, -48 to 48, negative for down.
        spelling: Whether black keys are written with sharps or flats.

    Returns:
        The transposed notes in the same order.

    Raises:
        ValueError: When there are no notes, a note is malformed or leaves the octaves 0 to 9,
            the distance is out of range or the spelling is unknown.

    Example:
        >>> transpose_notes(notes=['C4', 'E4', 'G4'], semitones=3)
        ['D#4', 'G4', 'A#4']
        >>> transpose_notes(notes=['D5', 'F#5', 'A5'], semitones=-4, spelling='flats')
        ['Bb4', 'D5', 'F5']
        >>> transpose_notes(notes=['Bb3', 'Eb4', 'B4'], semitones=2, spelling='sharps')
        ['C4', 'F4', 'C#5']
    """
    if not notes:
        raise ValueError("notes must hold at least one note")
    if not -48 <= semitones <= 48:
        raise ValueError("semitones must be -48 to 48")
    if spelling not in ("sharps", "flats"):
        raise ValueError("spelling must be sharps or flats")
    pitches = [_parse_note(note)[1] + semitones for note in notes]
    if any(not 0 <= pitch < 120 for pitch in pitches):
        raise ValueError("a transposed note leaves the octaves 0 to 9")
    names = _SHARPS if spelling == "sharps" else _FLATS
    return [f"{names[pitch % 12]}{pitch // 12}" for pitch in pitches]


def interval_name(lower_note: str, upper_note: str) -> str:
    """Returns the name of the musical interval between two written notes.

    The number follows from the letters and the quality from the semitones, so C4 to Eb4 is a
    minor third and C4 to D#4 an augmented second.

    Args:
        lower_note: Lower note in scientific pitch notation such as C4 or F#3, octave 0 to 9.
        upper_note: Upper note in the same notation, at most two octaves above lower_note.

    Returns:
        Quality and number of the interval.

    Raises:
        ValueError: When a note is malformed, the upper note lies below the lower one or too far
            above it, or the interval is more than doubly augmented or diminished.

    Example:
        >>> interval_name(lower_note='C4', upper_note='Eb4')
        'minor third'
        >>> interval_name(lower_note='F3', upper_note='B3')
        'augmented fourth'
        >>> interval_name(lower_note='D4', upper_note='F#5')
        'major tenth'
    """
    low_place, low_pitch = _parse_note(lower_note)
    high_place, high_pitch = _parse_note(upper_note)
    steps, semitones = high_place - low_place, high_pitch - low_pitch
    if steps < 0 or semitones < 0 or steps > 14:
        raise ValueError("upper_note must be 0 to 2 octaves above lower_note")
    excess = semitones - 12 * (steps // 7) - _NATURALS[steps % 7]
    if steps % 7 in (0, 3, 4):
        qualities = ["doubly diminished", "diminished", "perfect", "augmented", "doubly augmented"]
        place = excess + 2
    else:
        qualities = [
            "doubly diminished",
            "diminished",
            "minor",
            "major",
            "augmented",
            "doubly augmented",
        ]
        place = excess + 3
    if not 0 <= place < len(qualities):
        raise ValueError("the interval is more than doubly augmented or diminished")
    return f"{qualities[place]} {_STEP_NAMES[steps]}"
