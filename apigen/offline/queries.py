"""Writes the query: a request in plain English that states every value of its calls."""

import re
from collections.abc import Sequence
from itertools import groupby
from random import Random

from apigen.offline import phrases
from apigen.offline.calls import Call
from apigen.offline.joining import upper_first
from apigen.offline.rendering import CLOSE, OPEN
from apigen.offline.several_requests import ask_several
from apigen.offline.single_requests import ask_once
from apigen.offline.typos import misspell

_LOOSE = ("conversational", "ambiguous", "misspelled")


def write_query(calls: Sequence[Call], register: str, rng: Random) -> str:
    """Writes one query that asks for all the calls.

    Args:
        calls: What is asked for, at least one call.
        register: How it sounds: plain, conversational, terse, ambiguous, misspelled or
            multi_sentence; any other is taken for plain.
        rng: Source of every choice.

    Returns:
        The query, without names of functions and without JSON.
    """
    spoken = rng.choice(("plain", "conversational")) if register == "misspelled" else register
    groups = [list(group) for _, group in groupby(calls, key=lambda call: call.tool.name)]
    loose = register in _LOOSE
    parts = [_write_group(groups[0], spoken, rng, loose)]
    # Nobody says hello again in the middle of a query.
    later = {"conversational": "conversational later", "multi_sentence": "multi_sentence later"}
    parts += [_write_group(group, later.get(spoken, spoken), rng, loose) for group in groups[1:]]
    text = _join_parts(parts, spoken, rng)
    if register == "misspelled":
        text = misspell(text, rng)
    # Terse writers spare themselves the capital now and then.
    return _finish(text, capital=register != "terse" or rng.random() < 0.5)


def _join_parts(parts: list[str], register: str, rng: Random) -> str:
    if register == "terse":
        return "; ".join(parts)
    joints = rng.choices(phrases.JOINTS, k=len(parts) - 1)
    later = [joint + _lower_first(part) for joint, part in zip(joints, parts[1:], strict=True)]
    return " ".join([parts[0], *later])


def _write_group(group: list[Call], register: str, rng: Random, loose: bool) -> str:
    if len(group) > 1:
        return ask_several(group, register, rng, loose)
    return ask_once(group[0], register, rng, loose)


def _lower_first(text: str) -> str:
    return text if re.match(r"I\b|[A-Z]{2}", text) else text[:1].lower() + text[1:]


def _finish(text: str, capital: bool) -> str:
    """Capitalises sentences and drops the marks around values, which stay as they are."""
    pieces = re.split(f"({OPEN}[^{CLOSE}]*{CLOSE})", upper_first(text) if capital else text)
    return "".join(
        piece.strip(OPEN + CLOSE) if piece.startswith(OPEN) else _tidy(piece) for piece in pieces
    )


def _tidy(words: str) -> str:
    words = words.replace(",,", ",").replace("?.", "?")
    return re.sub(r"([.!?] )([a-z])", lambda found: found.group(1) + found.group(2).upper(), words)
