"""Functions for whole numbers: divisors, primes and counting."""

import math
from typing import Literal


def gcd_or_lcm(numbers: list[int], operation: Literal["gcd", "lcm"] = "gcd") -> int:
    """Computes the greatest common divisor or least common multiple of whole numbers.

    Args:
        numbers: Whole numbers, each 1 to 1000000000, with 2 to 20 numbers.
        operation: gcd for the greatest common divisor, lcm for the least common multiple.

    Returns:
        The divisor or multiple.

    Raises:
        ValueError: When there are too few or too many numbers, one is out of range or the
            operation is unknown.

    Example:
        >>> gcd_or_lcm(numbers=[84, 126, 210])
        42
        >>> gcd_or_lcm(numbers=[12, 18, 30], operation='lcm')
        180
        >>> gcd_or_lcm(numbers=[1071, 462], operation='gcd')
        21
    """
    if not 2 <= len(numbers) <= 20:
        raise ValueError("numbers must hold 2 to 20 whole numbers")
    if any(not 1 <= number <= 10**9 for number in numbers):
        raise ValueError("each number must be 1 to 1000000000")
    if operation not in ("gcd", "lcm"):
        raise ValueError("operation must be gcd or lcm")
    return math.gcd(*numbers) if operation == "gcd" else math.lcm(*numbers)


def prime_factorization(number: int) -> dict[str, int]:
    """Computes the prime factors of a whole number with their exponents.

    Args:
        number: Whole number, 2 to 1000000000000.

    Returns:
        The exponent of each prime factor, keyed by the prime as text, in rising order.

    Raises:
        ValueError: When the number is out of range.

    Example:
        >>> prime_factorization(number=360)
        {'2': 3, '3': 2, '5': 1}
        >>> prime_factorization(number=9973)
        {'9973': 1}
        >>> prime_factorization(number=1001000)
        {'2': 3, '5': 3, '7': 1, '11': 1, '13': 1}
    """
    if not 2 <= number <= 10**12:
        raise ValueError("number must be 2 to 1000000000000")
    factors: dict[str, int] = {}
    divisor = 2
    while divisor * divisor <= number:
        while number % divisor == 0:
            factors[str(divisor)] = factors.get(str(divisor), 0) + 1
            number //= divisor
        divisor += 1 if divisor == 2 else 2
    if number > 1:
        factors[str(number)] = factors.get(str(number), 0) + 1
    return factors


def binomial_coefficient(item_count: int, chosen_count: int, with_repetition: bool = False) -> int:
    """Computes in how many ways items can be chosen when their order does not matter.

    Source: n! / (k! (n - k)!), and with repetition the same for n + k - 1 and k.

    Args:
        item_count: Number of different items to choose from, 1 to 500.
        chosen_count: Number of items chosen, 0 to 500, and without repetition at most item_count.
        with_repetition: Whether an item may be chosen more than once.

    Returns:
        The number of combinations.

    Raises:
        ValueError: When a number is out of range or more items are chosen than there are.

    Example:
        >>> binomial_coefficient(item_count=49, chosen_count=6)
        13983816
        >>> binomial_coefficient(item_count=5, chosen_count=3, with_repetition=True)
        35
        >>> binomial_coefficient(item_count=52, chosen_count=5)
        2598960
    """
    if not (1 <= item_count <= 500 and 0 <= chosen_count <= 500):
        raise ValueError("item_count must be 1 to 500 and chosen_count 0 to 500")
    if with_repetition:
        return math.comb(item_count + chosen_count - 1, chosen_count)
    if chosen_count > item_count:
        raise ValueError("chosen_count must be at most item_count without repetition")
    return math.comb(item_count, chosen_count)
