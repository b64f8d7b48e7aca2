"""Checksums of text and the strength of passwords."""

import hashlib
import math
import string
import zlib
from typing import Literal

_POOLS = (
    string.ascii_lowercase,
    string.ascii_uppercase,
    string.digits,
    string.punctuation + " ",
)


def text_checksum(
    text: str, algorithm: Literal["crc32", "adler32", "md5", "sha1", "sha256"] = "crc32"
) -> str:
    """Computes a checksum or hash of a text encoded as UTF-8.

    Args:
        text: The text to check, 1 to 10000 characters.
        algorithm: The checksum wanted: crc32, adler32, md5, sha1 or sha256.

    Returns:
        The checksum in lower-case hexadecimal digits.

    Raises:
        ValueError: When the text is empty or too long or the algorithm is unknown.

    Example:
        >>> text_checksum(text="hello world")
        '0d4a1185'
        >>> text_checksum(text="invoice-2025-0117", algorithm="sha256")
        'd1eb39bc1111142b8812550e9fc7aff5683414235af77c5023d27a7574f686c8'
        >>> text_checksum(text="backup_final.zip", algorithm="md5")
        '730ea32325eb038932aa44164998839b'
    """
    if not 1 <= len(text) <= 10_000:
        raise ValueError("text must have 1 to 10000 characters")
    content = text.encode()
    if algorithm in ("crc32", "adler32"):
        return f"{getattr(zlib, algorithm)(content):08x}"
    if algorithm not in ("md5", "sha1", "sha256"):
        raise ValueError(f"unknown algorithm: {algorithm}")
    return hashlib.new(algorithm, content, usedforsecurity=False).hexdigest()


def password_entropy(password: str, guesses_per_second: float = 1e9) -> dict[str, float]:
    """Computes the entropy of a random password and the average time to guess it.

    Entropy is length x log2(pool), where the pool adds up 26 lower-case letters, 26 capitals,
    10 digits and 33 symbols as far as the password uses them. Half the space is searched on
    average. A password that is not random is weaker.

    Args:
        password: Printable ASCII characters, 1 to 64 of them.
        guesses_per_second: Speed of the attacker in guesses per second, 1 to 1000000000000000.

    Returns:
        The keys pool_size, entropy_bits and days_to_guess.

    Raises:
        ValueError: When the password has other characters or a value is out of range.

    Example:
        >>> password_entropy(password="mangotree")
        {'pool_size': 26, 'entropy_bits': 42.3, 'days_to_guess': 0.0314}
        >>> password_entropy(password="Tr4vel!2025", guesses_per_second=100000)
        {'pool_size': 95, 'entropy_bits': 72.27, 'days_to_guess': 329166720067.3958}
        >>> password_entropy(password="90417735", guesses_per_second=50)
        {'pool_size': 10, 'entropy_bits': 26.58, 'days_to_guess': 11.5741}
    """
    if not 1 <= len(password) <= 64:
        raise ValueError("password must have 1 to 64 characters")
    if not (password.isascii() and password.isprintable()):
        raise ValueError("password must consist of printable ASCII characters")
    if not 1 <= guesses_per_second <= 1e15:
        raise ValueError("guesses_per_second must be 1 to 1000000000000000")
    pool = sum(len(group) for group in _POOLS if set(group) & set(password))
    seconds = pool ** len(password) / 2 / guesses_per_second
    return {
        "pool_size": pool,
        "entropy_bits": round(len(password) * math.log2(pool), 2),
        "days_to_guess": round(seconds / 86400, 4),
    }
