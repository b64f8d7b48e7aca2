"""Numbers and lists of them."""


def binary_addition(a: str, b: str) -> str:
    """Adds two binary numbers.

    Args:
        a: Binary digits.
        b: Binary digits.
    """
    return bin(int(a, 2) + int(b, 2))[2:]


def parse_number(digits: str, base: int) -> int:
    """Reads a number in a base from 2 to 36.

    Args:
        digits: Digits of the number.
        base: Its base.
    """
    return int(digits, base)


def power_modulo(base: int, exponent: int, modulus: int) -> int:
    """Computes the rest of a power after a division.

    Args:
        base: Number to raise.
        exponent: Power to raise it to.
        modulus: Number to divide by.
    """
    return pow(base, exponent, modulus)


def clamp(value: float, low: float, high: float) -> float:
    """Moves a value into an interval.

    Args:
        value: The value.
        low: Lower end of the interval.
        high: Upper end of the interval.
    """
    return max(low, min(value, high))


def triple(number: int) -> int:
    """Multiplies a number by three.

    Args:
        number: The number.
    """
    return number * 3


def trapezoid_area(long_side: float, short_side: float, height: float) -> float:
    """Computes the area of a trapezoid.

    Args:
        long_side: Length of one parallel side.
        short_side: Length of the other one.
        height: Distance of the two.
    """
    return (long_side + short_side) * height / 2


def mean_of(values: list[float], decimals: int = 2) -> float:
    """Computes an arithmetic mean.

    Args:
        values: The numbers, at least one.
        decimals: Decimals of the result.
    """
    return round(sum(values) / len(values), decimals)


def best_of(scores: dict[str, int], count: int = 3, reverse: bool = True) -> list[str]:
    """Lists the names with the highest scores.

    Args:
        scores: Score by name.
        count: How many names to list.
        reverse: False lists those with the lowest scores.
    """
    return sorted(scores, key=lambda name: scores[name], reverse=reverse)[:count]
