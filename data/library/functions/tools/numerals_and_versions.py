"""Functions for roman numerals and software version numbers."""

import re

_ROMAN_PARTS = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def to_roman_numeral(number: int) -> str:
    """Converts a whole number to a roman numeral in the standard subtractive form.

    Args:
        number: Whole number, 1 to 3999.

    Returns:
        The roman numeral in upper case.

    Raises:
        ValueError: When the number is out of range.

    Example:
        >>> to_roman_numeral(number=1994)
        'MCMXCIV'
        >>> to_roman_numeral(number=48)
        'XLVIII'
        >>> to_roman_numeral(number=3607)
        'MMMDCVII'
    """
    if not 1 <= number <= 3999:
        raise ValueError("number must be 1 to 3999")
    numeral = ""
    for value, letters in _ROMAN_PARTS:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def sort_version_numbers(versions: list[str], newest_first: bool = False) -> list[str]:
    """Sorts dotted version numbers by their numeric parts.

    Unlike an alphabetic sort this puts 1.10.0 after 1.9.2. Missing parts count as 0.

    Args:
        versions: Version numbers of 1 to 6 dotted whole numbers, each optionally with a leading
            v, with 1 to 100 versions.
        newest_first: Whether the highest version comes first.

    Returns:
        The versions as given, in sorted order.

    Raises:
        ValueError: When the list is empty or too long, or a version is malformed.

    Example:
        >>> sort_version_numbers(versions=['1.10.0', '1.9.2', '1.2'])
        ['1.2', '1.9.2', '1.10.0']
        >>> sort_version_numbers(versions=['v3.8', 'v3.11', 'v2.7.18'], newest_first=True)
        ['v3.11', 'v3.8', 'v2.7.18']
        >>> sort_version_numbers(versions=['22.04', '18.04.6', '20.04', '9.10'])
        ['9.10', '18.04.6', '20.04', '22.04']
    """
    if not 1 <= len(versions) <= 100:
        raise ValueError("versions must hold 1 to 100 version numbers")

    def parts(version: str) -> list[int]:
        if not re.fullmatch(r"v?[0-9]{1,9}(\.[0-9]{1,9}){0,5}", version):
            raise ValueError(f"malformed version number: {version}")
        numbers = [int(part) for part in version.removeprefix("v").split(".")]
        return numbers + [0] * (6 - len(numbers))

    return sorted(versions, key=parts, reverse=newest_first)
