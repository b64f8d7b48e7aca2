"""Functions for chords, scales and keys."""

import re
from typing import Literal

_LETTERS = "CDEFGAB"
_NATURALS = (0, 2, 4, 5, 7, 9, 11)

# Each tone as scale degree and semitones above the root.
_CHORDS = {
    "major": ((1, 0), (3, 4), (5, 7)),
    "minor": ((1, 0), (3, 3), (5, 7)),
    "diminished": ((1, 0), (3, 3), (5, 6)),
    "augmented": ((1, 0), (3, 4), (5, 8)),
    "sus4": ((1, 0), (4, 5), (5, 7)),
    "dominant7": ((1, 0), (3, 4), (5, 7), (7, 10)),
    "major7": ((1, 0), (3, 4), (5, 7), (7, 11)),
    "minor7": ((1, 0), (3, 3), (5, 7), (7, 10)),
}
_SCALES = {
    "major": ((1, 0), (2, 2), (3, 4), (4, 5), (5, 7), (6, 9), (7, 11)),
    "natural_minor": ((1, 0), (2, 2), (3, 3), (4, 5), (5, 7), (6, 8), (7, 10)),
    "harmonic_minor": ((1, 0), (2, 2), (3, 3), (4, 5), (5, 7), (6, 8), (7, 11)),
    "dorian": ((1, 0), (2, 2), (3, 3), (4, 5), (5, 7), (6, 9), (7, 10)),
    "mixolydian": ((1, 0), (2, 2), (3, 4), (4, 5), (5, 7), (6, 9), (7, 10)),
    "major_pentatonic": ((1, 0), (2, 2), (3, 4), (5, 7), (6, 9)),
    "minor_pentatonic": ((1, 0), (3, 3), (4, 5), (5, 7), (7, 10)),
}


def _spell(root: str, tones: tuple[tuple[int, int], ...]) -> list[str]:
    """Spell tones above a root so that each degree keeps its own letter."""
    if not re.fullmatch(r"[A-G][#b]?", root):
        raise ValueError(f"not a note from A to G with an optional # or b: {root}")
    place = _LETTERS.index(root[0])
    pitch = _NATURALS[place] + root.count("#") - root.count("b")
    names = []
    for degree, semitones in tones:
        letter = (place + degree - 1) % 7
        shift = (pitch + semitones - _NATURALS[letter] + 6) % 12 - 6
        names.append(_LETTERS[letter] + ("#" * shift if shift > 0 else "b" * -shift))
    return names


def spell_chord(
    root: str,
    quality: Literal[
        "major", "minor", "diminished", "augmented", "sus4", "dominant7", "major7", "minor7"
    ],
    inversion: int = 0,
) -> list[str]:
    """Returns the notes of a chord from the lowest note up.

    Args:
        root: Root note, letter A to G with an optional # or b.
        quality: Kind of chord.
        inversion: How many of the lowest notes move to the top, 0 to 2, for a chord of four
            notes 0 to 3.

    Returns:
        The note names.

    Raises:
        ValueError: When the root is malformed, the quality is unknown or the inversion is out of
            range.

    Example:
        >>> spell_chord(root='Eb', quality='major')
        ['Eb', 'G', 'Bb']
        >>> spell_chord(root='F#', quality='minor7', inversion=1)
        ['A', 'C#', 'E', 'F#']
        >>> spell_chord(root='G', quality='dominant7', inversion=3)
        ['F', 'G', 'B', 'D']
    """
    if quality not in _CHORDS:
        raise ValueError("quality must be among " + ", ".join(_CHORDS))
    notes = _spell(root, _CHORDS[quality])
    if not 0 <= inversion < len(notes):
        raise ValueError(f"inversion must be 0 to {len(notes) - 1}")
    return notes[inversion:] + notes[:inversion]


def scale_notes(
    tonic: str,
    scale_type: Literal[
        "major",
        "natural_minor",
        "harmonic_minor",
        "dorian",
        "mixolydian",
        "major_pentatonic",
        "minor_pentatonic",
    ] = "major",
) -> list[str]:
    """Returns the notes of a scale upward from its tonic, without the closing octave.

    Args:
        tonic: First note, letter A to G with an optional # or b.
        scale_type: Kind of scale.

    Returns:
        The note names, one letter per degree.

    Raises:
        ValueError: When the tonic is malformed or the kind of scale is unknown.

    Example:
        >>> scale_notes(tonic='D')
        ['D', 'E', 'F#', 'G', 'A', 'B', 'C#']
        >>> scale_notes(tonic='C#', scale_type='harmonic_minor')
        ['C#', 'D#', 'E', 'F#', 'G#', 'A', 'B#']
        >>> scale_notes(tonic='A', scale_type='minor_pentatonic')
        ['A', 'C', 'D', 'E', 'G']
    """
    if scale_type not in _SCALES:
        raise ValueError("scale_type must be among " + ", ".join(_SCALES))
    return _spell(tonic, _SCALES[scale_type])


def key_signature(tonic: str, mode: Literal["major", "minor"] = "major") -> dict[str, object]:
    """Returns the sharps or flats in the signature of a major or minor key.

    Args:
        tonic: Tonic of the key, letter A to G with an optional # or b.
        mode: Whether the key is major or minor.

    Returns:
        The kind of accidental (sharps, flats or none), their count and the altered notes in the
        order they are written.

    Raises:
        ValueError: When the tonic is malformed, the mode is unknown or the key would need more
            than seven accidentals.

    Example:
        >>> key_signature(tonic='E')
        {'kind': 'sharps', 'count': 4, 'notes': ['F#', 'C#', 'G#', 'D#']}
        >>> key_signature(tonic='G', mode='minor')
        {'kind': 'flats', 'count': 2, 'notes': ['Bb', 'Eb']}
        >>> key_signature(tonic='Ab', mode='major')
        {'kind': 'flats', 'count': 4, 'notes': ['Bb', 'Eb', 'Ab', 'Db']}
    """
    if not re.fullmatch(r"[A-G][#b]?", tonic):
        raise ValueError("tonic must be a letter A to G with an optional # or b")
    if mode not in ("major", "minor"):
        raise ValueError("mode must be major or minor")
    # Places on the circle of fifths counted from C major.
    fifths = "FCGDAEB".index(tonic[0]) - 1 + 7 * (tonic.count("#") - tonic.count("b"))
    if mode == "minor":
        fifths -= 3
    if abs(fifths) > 7:
        raise ValueError(f"{tonic} {mode} would need more than seven accidentals")
    if fifths > 0:
        return {"kind": "sharps", "count": fifths, "notes": [f"{n}#" for n in "FCGDAEB"[:fifths]]}
    kind = "flats" if fifths else "none"
    return {"kind": kind, "count": -fifths, "notes": [f"{n}b" for n in "BEADGCF"[:-fifths]]}
