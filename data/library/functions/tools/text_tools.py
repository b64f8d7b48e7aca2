"""Functions for changing, comparing and enciphering short texts."""

import re
from typing import Literal


def convert_text_case(
    text: str,
    target_case: Literal["camel", "pascal", "snake", "kebab", "constant", "title"],
) -> str:
    """Converts a phrase or identifier to another naming style.

    Words are split at spaces, punctuation and changes from lower to upper case.

    Args:
        text: Phrase or identifier with at least 1 letter or digit.
        target_case: Style of the result: camel (orderTotal), pascal (OrderTotal), snake
            (order_total), kebab (order-total), constant (ORDER_TOTAL) or title (Order Total).

    Returns:
        The text in the chosen style.

    Raises:
        ValueError: When the text holds no letter or digit or the style is unknown.

    Example:
        >>> convert_text_case(text='customer billing address', target_case='camel')
        'customerBillingAddress'
        >>> convert_text_case(text='maxRetryCount', target_case='constant')
        'MAX_RETRY_COUNT'
        >>> convert_text_case(text='Summer Sale 2024!', target_case='kebab')
        'summer-sale-2024'
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", text)
    words = [word.lower() for word in re.findall(r"[^\W_]+", spaced)]
    if not words:
        raise ValueError("text must hold at least one letter or digit")
    capitals = [word.capitalize() for word in words]
    styles = {
        "camel": words[0] + "".join(capitals[1:]),
        "pascal": "".join(capitals),
        "snake": "_".join(words),
        "kebab": "-".join(words),
        "constant": "_".join(words).upper(),
        "title": " ".join(capitals),
    }
    if target_case not in styles:
        raise ValueError("target_case must be among " + ", ".join(styles))
    return styles[target_case]


def levenshtein_distance(first_text: str, second_text: str, ignore_case: bool = False) -> int:
    """Computes the smallest number of single-character edits between two texts.

    Edits are insertions, deletions and substitutions (V. I. Levenshtein, 1966), found with the
    row-by-row algorithm of Wagner and Fischer.

    Args:
        first_text: First text, 0 to 1000 characters.
        second_text: Second text, 0 to 1000 characters.
        ignore_case: Whether upper and lower case letters count as equal.

    Returns:
        The number of edits, 0 for equal texts.

    Raises:
        ValueError: When a text has more than 1000 characters.

    Example:
        >>> levenshtein_distance(first_text='kitten', second_text='sitting')
        3
        >>> levenshtein_distance(first_text='Berlin', second_text='BERN', ignore_case=True)
        2
        >>> levenshtein_distance(first_text='colour', second_text='color')
        1
    """
    if len(first_text) > 1000 or len(second_text) > 1000:
        raise ValueError("each text must have at most 1000 characters")
    if ignore_case:
        first_text, second_text = first_text.lower(), second_text.lower()
    previous = list(range(len(second_text) + 1))
    for row, first_char in enumerate(first_text, start=1):
        current = [row]
        for column, second_char in enumerate(second_text, start=1):
            substitution = previous[column - 1] + (first_char != second_char)
            current.append(min(previous[column] + 1, current[-1] + 1, substitution))
        previous = current
    return previous[-1]


def caesar_cipher(text: str, shift: int, mode: Literal["encrypt", "decrypt"] = "encrypt") -> str:
    """Encrypts or decrypts a text with the Caesar shift cipher.

    Letters A to Z keep their case; all other characters stay as they are.

    Args:
        text: Text to encrypt or decrypt, at least 1 character.
        shift: Places each letter moves in the alphabet, 1 to 25.
        mode: Direction of the shift, encrypt forward or decrypt backward.

    Returns:
        The shifted text.

    Raises:
        ValueError: When the text is empty, the shift is out of range or the mode is unknown.

    Example:
        >>> caesar_cipher(text='Meet me at noon', shift=3)
        'Phhw ph dw qrrq'
        >>> caesar_cipher(text='Uryyb, jbeyq', shift=13, mode='decrypt')
        'Hello, world'
        >>> caesar_cipher(text='Lisbon 2025', shift=7, mode='encrypt')
        'Spzivu 2025'
    """
    if not text:
        raise ValueError("text must not be empty")
    if not 1 <= shift <= 25:
        raise ValueError("shift must be 1 to 25")
    if mode not in ("encrypt", "decrypt"):
        raise ValueError("mode must be encrypt or decrypt")
    upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    places = shift if mode == "encrypt" else -shift
    moved = upper[places:] + upper[:places]
    return text.translate(str.maketrans(upper + upper.lower(), moved + moved.lower()))
