"""Length of messages: SMS segments and speaking time."""

from typing import Literal

_GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_EXTENSION = frozenset("\f^{}\\[~]|€")


def sms_segment_count(
    message: str, encoding: Literal["auto", "gsm7", "ucs2"] = "auto"
) -> dict[str, object]:
    """Counts the SMS segments that a message is billed as.

    Follows 3GPP TS 23.038 and 23.040: 160 GSM characters or 70 UCS-2 units in a single SMS,
    153 or 67 in each segment of a longer one; no character is split between two segments.

    Args:
        message: Text of the message, 1 to 5000 characters.
        encoding: Encoding to use; `auto` takes GSM 7-bit where the text allows it.

    Returns:
        The encoding used under `encoding`, its `units` and the number of `segments`.

    Raises:
        ValueError: When the message is empty or too long, the encoding is unknown or `gsm7` is
            asked for and the message has other characters.

    Example:
        >>> sms_segment_count(message='Your table for four is booked at 19:30. See you soon!')
        {'encoding': 'gsm7', 'units': 53, 'segments': 1}
        >>> sms_segment_count(message='Прием перенесен на среду, 14:15', encoding='auto')
        {'encoding': 'ucs2', 'units': 31, 'segments': 1}
        >>> sms_segment_count(message='Balance: €42.10', encoding='gsm7')
        {'encoding': 'gsm7', 'units': 16, 'segments': 1}
    """
    if not 1 <= len(message) <= 5000:
        raise ValueError("message must have 1 to 5000 characters")
    if encoding not in ("auto", "gsm7", "ucs2"):
        raise ValueError(f"unknown encoding: {encoding!r}")
    fits_gsm = set(message) <= _GSM_BASIC | _GSM_EXTENSION
    if encoding == "gsm7" and not fits_gsm:
        raise ValueError("message has characters outside the GSM 7-bit alphabet")
    if fits_gsm and encoding != "ucs2":
        used, single, part = "gsm7", 160, 153
        sizes = [2 if char in _GSM_EXTENSION else 1 for char in message]
    else:
        used, single, part = "ucs2", 70, 67
        sizes = [2 if ord(char) > 0xFFFF else 1 for char in message]
    segments = 1
    if sum(sizes) > single:
        filled = 0
        for size in sizes:
            if filled + size > part:
                segments, filled = segments + 1, 0
            filled += size
    return {"encoding": used, "units": sum(sizes), "segments": segments}


def speech_duration(
    word_count: int, words_per_minute: int = 130, pause_seconds: float = 0.0
) -> dict[str, float]:
    """Computes how long it takes to give a speech of a number of words.

    Args:
        word_count: Number of words in the script, 1 to 100000.
        words_per_minute: Speaking pace in words a minute, 60 to 300; talks are mostly at 130.
        pause_seconds: Total length of pauses in seconds, 0 to 3600.

    Returns:
        The duration under `minutes` and, as the same in another unit, `seconds`.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> speech_duration(word_count=1950)
        {'minutes': 15.0, 'seconds': 900.0}
        >>> speech_duration(word_count=420, words_per_minute=110)
        {'minutes': 3.82, 'seconds': 229.1}
        >>> speech_duration(word_count=2600, words_per_minute=155, pause_seconds=90)
        {'minutes': 18.27, 'seconds': 1096.5}
    """
    if not 1 <= word_count <= 100000:
        raise ValueError("word_count must be 1 to 100000")
    if not 60 <= words_per_minute <= 300:
        raise ValueError("words_per_minute must be 60 to 300")
    if not 0 <= pause_seconds <= 3600:
        raise ValueError("pause_seconds must be 0 to 3600")
    seconds = word_count / words_per_minute * 60 + pause_seconds
    return {"minutes": round(seconds / 60, 2), "seconds": round(seconds, 1)}
