"""Lengths and sizes of recordings, texts and subtitles."""

import re
from typing import Literal

_BYTES = {"MB": 10**6, "MiB": 2**20, "GB": 10**9, "GiB": 2**30}


def recording_file_size(
    duration: float,
    video_kbps: float,
    audio_kbps: float = 128,
    unit: Literal["MB", "MiB", "GB", "GiB"] = "MB",
) -> float:
    """Computes the file size of a recording from its length and bit rates.

    One kilobit is 1000 bits; the overhead of the container is left out.

    Args:
        duration: Length in minutes, 0.01 to 10000.
        video_kbps: Video bit rate in kilobits per second, 0 to 1000000; 0 for sound alone.
        audio_kbps: Audio bit rate in kilobits per second, 0 to 100000.
        unit: The unit of the result: MB, MiB, GB or GiB.

    Returns:
        The file size in the unit asked for.

    Raises:
        ValueError: When a number is out of range or the unit is unknown.

    Example:
        >>> recording_file_size(duration=12.5, video_kbps=5000)
        480.75
        >>> recording_file_size(duration=118, video_kbps=15000, audio_kbps=640, unit="GB")
        13.841
        >>> recording_file_size(duration=45, video_kbps=0, audio_kbps=192, unit="MiB")
        61.798
    """
    if not 0.01 <= duration <= 10_000:
        raise ValueError("duration must be 0.01 to 10000 minutes")
    if not (0 <= video_kbps <= 1e6 and 0 <= audio_kbps <= 1e5):
        raise ValueError("video_kbps must be 0 to 1000000 and audio_kbps 0 to 100000")
    if unit not in _BYTES:
        raise ValueError(f"unknown unit: {unit}")
    return round((video_kbps + audio_kbps) * 1000 / 8 * duration * 60 / _BYTES[unit], 3)


def estimated_reading_time(
    word_count: int, words_per_minute: int = 238, picture_count: int = 0
) -> dict[str, object]:
    """Computes how long it takes to read an article.

    The usual 238 words per minute are the mean of Brysbaert (2019). Each picture adds 12 seconds.

    Args:
        word_count: Number of words, 1 to 10000000.
        words_per_minute: Reading speed in words per minute, 50 to 1000.
        picture_count: Number of pictures, 0 to 1000.

    Returns:
        The keys seconds and label, such as 6 min read, in minutes rounded up.

    Raises:
        ValueError: When a number is out of its range.

    Example:
        >>> estimated_reading_time(word_count=1450)
        {'seconds': 366, 'label': '7 min read'}
        >>> estimated_reading_time(word_count=820, words_per_minute=180, picture_count=4)
        {'seconds': 321, 'label': '6 min read'}
        >>> estimated_reading_time(word_count=96000, words_per_minute=300)
        {'seconds': 19200, 'label': '320 min read'}
    """
    if not 1 <= word_count <= 10**7:
        raise ValueError("word_count must be 1 to 10000000")
    if not (50 <= words_per_minute <= 1000 and 0 <= picture_count <= 1000):
        raise ValueError("words_per_minute must be 50 to 1000 and picture_count 0 to 1000")
    seconds = max(round(word_count / words_per_minute * 60), 1) + 12 * picture_count
    return {"seconds": seconds, "label": f"{-(-seconds // 60)} min read"}


def shift_subtitle_timecodes(timecodes: list[str], offset: float) -> list[str]:
    """Returns SubRip subtitle timecodes moved earlier or later by an offset.

    Args:
        timecodes: Timecodes in HH:MM:SS,mmm form, 1 to 1000 of them.
        offset: Shift in seconds, -3600 to 3600; negative moves them earlier.

    Returns:
        The new timecodes in the same form and order.

    Raises:
        ValueError: When a timecode is malformed, would fall outside 00:00:00,000 to 99:59:59,999
            or the offset or the length of the list is out of range.

    Example:
        >>> shift_subtitle_timecodes(timecodes=["00:01:12,500", "00:01:15,040"], offset=2.25)
        ['00:01:14,750', '00:01:17,290']
        >>> shift_subtitle_timecodes(timecodes=["01:00:00,200"], offset=-0.75)
        ['00:59:59,450']
        >>> shift_subtitle_timecodes(timecodes=["00:59:58,900", "01:10:03,000"], offset=65)
        ['01:01:03,900', '01:11:08,000']
    """
    if not 1 <= len(timecodes) <= 1000:
        raise ValueError("timecodes must hold 1 to 1000 timecodes")
    if not -3600 <= offset <= 3600:
        raise ValueError("offset must be -3600 to 3600 seconds")
    result = []
    for code in timecodes:
        match = re.fullmatch(r"(\d\d):([0-5]\d):([0-5]\d),(\d{3})", code, re.ASCII)
        if not match:
            raise ValueError(f"not a timecode in HH:MM:SS,mmm form: {code}")
        hours, minutes, seconds, millis = map(int, match.groups())
        total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + millis + round(offset * 1000)
        if not 0 <= total < 360_000_000:
            raise ValueError(f"the shifted timecode is out of range: {code}")
        rest, millis = divmod(total, 1000)
        minutes, seconds = divmod(rest, 60)
        result.append(f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02},{millis:03}")
    return result


def playlist_duration(tracks: list[str], gap: float = 0) -> dict[str, object]:
    """Computes the total playing time of a list of tracks.

    Args:
        tracks: Track lengths in M:SS form, such as 3:45, 1 to 1000 of them, each below 1000:00.
        gap: Silence between two tracks in seconds, 0 to 60.

    Returns:
        The keys seconds and duration in H:MM:SS form.

    Raises:
        ValueError: When there are no tracks or too many, a length is malformed or the gap is out
            of range.

    Example:
        >>> playlist_duration(tracks=["3:45", "4:02", "2:58"])
        {'seconds': 645, 'duration': '0:10:45'}
        >>> playlist_duration(tracks=["21:15", "19:40", "25:30"], gap=2)
        {'seconds': 3989, 'duration': '1:06:29'}
        >>> playlist_duration(tracks=["5:07", "6:33"], gap=0.5)
        {'seconds': 700.5, 'duration': '0:11:40'}
    """
    if not 1 <= len(tracks) <= 1000:
        raise ValueError("tracks must hold 1 to 1000 lengths")
    if not 0 <= gap <= 60:
        raise ValueError("gap must be 0 to 60 seconds")
    total = gap * (len(tracks) - 1)
    for track in tracks:
        match = re.fullmatch(r"(\d{1,3}):([0-5]\d)", track, re.ASCII)
        if not match:
            raise ValueError(f"not a length in M:SS form: {track}")
        total += int(match[1]) * 60 + int(match[2])
    minutes, seconds = divmod(round(total), 60)
    clock = f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return {"seconds": round(total, 2), "duration": clock}
