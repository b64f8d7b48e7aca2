"""Functions for bills, shipping, barcodes and card numbers."""

import re
from typing import Literal

_CODE_DIGITS = {"ean13": 12, "upca": 11, "isbn10": 9}


def split_bill_shares(total_amount: float, people: int, tip_percent: float = 0.0) -> list[float]:
    """Splits a bill with an optional tip into shares that add up to the cent.

    The cents left over go to the first shares.

    Args:
        total_amount: Bill before tip in currency units, 0.01 to 1000000000.
        people: Number of people who share the bill, 1 to 100.
        tip_percent: Tip in percent of the bill, 0 to 100.

    Returns:
        The share of each person in currency units.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> split_bill_shares(total_amount=100, people=3)
        [33.34, 33.33, 33.33]
        >>> split_bill_shares(total_amount=186.4, people=4, tip_percent=18)
        [54.99, 54.99, 54.99, 54.98]
        >>> split_bill_shares(total_amount=57.25, people=2, tip_percent=10)
        [31.49, 31.49]
    """
    if not 0.01 <= total_amount <= 1e9:
        raise ValueError("total_amount must be 0.01 to 1000000000")
    if not 1 <= people <= 100:
        raise ValueError("people must be 1 to 100")
    if not 0 <= tip_percent <= 100:
        raise ValueError("tip_percent must be 0 to 100")
    cents = round(total_amount * (100 + tip_percent))
    share, left = divmod(cents, people)
    return [(share + (place < left)) / 100 for place in range(people)]


def chargeable_shipping_weight(
    length_cm: float,
    width_cm: float,
    height_cm: float,
    actual_weight_kg: float,
    divisor: float = 5000.0,
) -> dict[str, float]:
    """Computes the volumetric weight of a parcel and the weight a carrier charges for.

    Source: length * width * height / divisor; express carriers use 5000 and IATA air freight
    6000 cubic centimetres per kilogram. The larger of both weights is charged.

    Args:
        length_cm: Length in centimetres, greater than 0 and at most 2000.
        width_cm: Width in centimetres, greater than 0 and at most 2000.
        height_cm: Height in centimetres, greater than 0 and at most 2000.
        actual_weight_kg: Weight on the scale in kilograms, greater than 0 and at most 50000.
        divisor: Carrier's divisor in cubic centimetres per kilogram, 1000 to 10000.

    Returns:
        The volumetric and the chargeable weight in kilograms.

    Raises:
        ValueError: When a value is out of range.

    Example:
        >>> chargeable_shipping_weight(
        ...     length_cm=60, width_cm=40, height_cm=35, actual_weight_kg=9.5
        ... )
        {'volumetric_kg': 16.8, 'chargeable_kg': 16.8}
        >>> chargeable_shipping_weight(
        ...     length_cm=120, width_cm=80, height_cm=90, actual_weight_kg=210, divisor=6000
        ... )
        {'volumetric_kg': 144.0, 'chargeable_kg': 210.0}
        >>> chargeable_shipping_weight(
        ...     length_cm=32.5, width_cm=24, height_cm=11, actual_weight_kg=1.2, divisor=4000
        ... )
        {'volumetric_kg': 2.145, 'chargeable_kg': 2.145}
    """
    if any(not 0 < side <= 2000 for side in (length_cm, width_cm, height_cm)):
        raise ValueError("length, width and height must be greater than 0 and at most 2000")
    if not 0 < actual_weight_kg <= 50000:
        raise ValueError("actual_weight_kg must be greater than 0 and at most 50000")
    if not 1000 <= divisor <= 10000:
        raise ValueError("divisor must be 1000 to 10000")
    volumetric = round(length_cm * width_cm * height_cm / divisor, 3)
    chargeable = max(volumetric, round(float(actual_weight_kg), 3))
    return {"volumetric_kg": volumetric, "chargeable_kg": chargeable}


def barcode_check_digit(
    leading_digits: str, standard: Literal["ean13", "upca", "isbn10"] = "ean13"
) -> str:
    """Computes the check digit that completes a product or book number.

    Source: GS1 General Specifications for EAN-13 and UPC-A; ISO 2108 for ISBN-10.

    Args:
        leading_digits: Number without its check digit: 12 digits for ean13 (also ISBN-13), 11 for
            upca, 9 for isbn10; hyphens and spaces are ignored.
        standard: Numbering standard.

    Returns:
        The check digit, for isbn10 possibly X.

    Raises:
        ValueError: When the number of digits does not fit the standard, other characters occur
            or the standard is unknown.

    Example:
        >>> barcode_check_digit(leading_digits='400638133393')
        '1'
        >>> barcode_check_digit(leading_digits='03600029145', standard='upca')
        '2'
        >>> barcode_check_digit(leading_digits='0-8044-2957', standard='isbn10')
        'X'
    """
    if standard not in _CODE_DIGITS:
        raise ValueError("standard must be ean13, upca or isbn10")
    plain = re.sub(r"[ -]", "", leading_digits)
    if not re.fullmatch(rf"[0-9]{{{_CODE_DIGITS[standard]}}}", plain):
        raise ValueError(f"{standard} needs {_CODE_DIGITS[standard]} leading digits")
    if standard == "isbn10":
        remainder = -sum((10 - place) * int(digit) for place, digit in enumerate(plain)) % 11
        return "X" if remainder == 10 else str(remainder)
    # Weights alternate 3, 1, 3, ... from the right.
    weighted = sum((1, 3)[place % 2 == 0] * int(d) for place, d in enumerate(reversed(plain)))
    return str(-weighted % 10)


def passes_luhn_check(number: str) -> bool:
    """Checks whether a card or device number has a correct Luhn check digit.

    Source: H. P. Luhn, US patent 2950048; ISO/IEC 7812-1. A correct digit does not mean that
    the number is in use.

    Args:
        number: Number with its check digit, 2 to 30 digits; spaces and hyphens are ignored.

    Returns:
        True when the check digit is correct.

    Raises:
        ValueError: When the number has other characters or a wrong number of digits.

    Example:
        >>> passes_luhn_check(number='4539 1488 0343 6467')
        True
        >>> passes_luhn_check(number='490154203237518')
        True
        >>> passes_luhn_check(number='8273-1232-7352-0569')
        False
    """
    plain = re.sub(r"[ -]", "", number)
    if not re.fullmatch(r"[0-9]{2,30}", plain):
        raise ValueError("number must have 2 to 30 digits, with spaces or hyphens at most")
    total = 0
    for place, digit in enumerate(reversed(plain)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
