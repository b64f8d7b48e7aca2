"""Writes the query: a request in a person's words that states every value of its calls."""

import re
from collections.abc import Sequence
from itertools import groupby
from random import Random

from apigen.offline import phrases
from apigen.offline.around import after, before
from apigen.offline.calls import Call
from apigen.offline.chains import is_chained
from apigen.offline.foreign_requests import ask_abroad
from apigen.offline.joining import upper_first
from apigen.offline.rendering import CLOSE, OPEN
from apigen.offline.several_requests import ask_several
from apigen.offline.single_requests import ask_once
from apigen.offline.tongues import TONGUES
from apigen.offline.typos import drop_articles, misspell
from apigen.offline.voices import Voice

_ONCE = ("conversational", "multi_sentence", "formal", "indirect", "non_native")


def write_query(calls: Sequence[Call], voice: Voice, rng: Random) -> str:
    """Writes one query that asks for all the calls.

    Args:
        calls: What is asked for, at least one call.
        voice: How it sounds; an unknown register is taken for plain.
        rng: Source of every choice.

    Returns:
        The query, without names of functions and without JSON.
    """
    register = voice.register
    spoken = rng.choice(("plain", "conversational")) if register == "misspelled" else register
    parts = _write_parts(calls, spoken, rng, voice)
    text = _surround(_join_parts(parts, spoken, rng, voice), rng, voice)
    if register == "misspelled":
        text = misspell(text, rng)
    if register == "non_native" and voice.language == "English":
        text = drop_articles(text, rng)
    # Terse writers spare themselves the capital now and then.
    return _finish(text, capital=register != "terse" or rng.random() < 0.5)


def _write_parts(calls: Sequence[Call], spoken: str, rng: Random, voice: Voice) -> list[str]:
    """Writes one part per run of calls of one tool, or per call where one refers to another."""
    groups = [list(group) for _, group in groupby(calls, key=lambda call: call.tool.name)]
    if is_chained(calls):
        groups = [[call] for call in calls]
    parts: list[str] = []
    place = 1
    for group in groups:
        # Nobody says hello again in the middle of a query.
        register = f"{spoken} later" if parts and spoken in _ONCE else spoken
        parts.append(_write_group(group, register, rng, voice, place))
        place += len(group)
    return parts


def _write_group(group: list[Call], register: str, rng: Random, voice: Voice, place: int) -> str:
    if voice.language in TONGUES:
        return ask_abroad(group, register.removesuffix(" later"), rng, voice, place)
    if len(group) > 1:
        return ask_several(group, register, rng, voice)
    return ask_once(group[0], register, rng, voice, place)


def _join_parts(parts: list[str], register: str, rng: Random, voice: Voice) -> str:
    if register == "terse":
        return "; ".join(parts)
    tongue = TONGUES.get(voice.language)
    joints = rng.choices(tongue.joints if tongue else phrases.JOINTS, k=len(parts) - 1)
    later = [joint + _lower_first(part) for joint, part in zip(joints, parts[1:], strict=True)]
    return " ".join([parts[0], *later])


def _surround(text: str, rng: Random, voice: Voice) -> str:
    opening, closing = before(voice, rng), after(voice, rng)
    if opening.endswith((": ", ", ", "but ")):
        text = _lower_first(text)
    return opening + text + closing


def _lower_first(text: str) -> str:
    return text if re.match(r"I\b|[A-Z]{2}|\x02", text) else text[:1].lower() + text[1:]


def _finish(text: str, capital: bool) -> str:
    """Capitalises sentences and drops the marks around values, which stay as they are."""
    pieces = re.split(f"({OPEN}[^{CLOSE}]*{CLOSE})", upper_first(text) if capital else text)
    return "".join(
        piece.strip(OPEN + CLOSE) if piece.startswith(OPEN) else _tidy(piece) for piece in pieces
    )


def _tidy(words: str) -> str:
    words = words.replace(",,", ",").replace("?.", "?")
    return re.sub(r"([.!?] )([a-z])", lambda found: found.group(1) + found.group(2).upper(), words)
