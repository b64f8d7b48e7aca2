"""Measures that describe one series of numbers."""

import math
import statistics
from typing import Literal


def _check_values(values: list[float], at_least: int) -> None:
    if not at_least <= len(values) <= 1000:
        raise ValueError(f"the list must hold {at_least} to 1000 numbers")
    if not all(abs(value) <= 1e9 for value in values):
        raise ValueError("every number must be -1000000000 to 1000000000")


def quantile_values(
    values: list[float],
    probabilities: list[float],
    method: Literal["linear", "lower", "higher", "midpoint"] = "linear",
) -> list[float]:
    """Computes quantiles such as the median or the quartiles of a list of numbers.

    Linear interpolation is definition 7 of Hyndman and Fan (1996).

    Args:
        values: Numbers in any order, 1 to 1000 of them, each -1000000000 to 1000000000.
        probabilities: Quantiles wanted as fractions, each 0 to 1; at least 1 of them.
        method: What to take between two neighbouring values: linear, lower, higher or midpoint.

    Returns:
        One quantile for each probability, in the same order.

    Raises:
        ValueError: When a list is empty, a value is out of range or the method is unknown.

    Example:
        >>> quantile_values(values=[12, 7, 3, 14, 9, 21], probabilities=[0.5])
        [10.5]
        >>> quantile_values(values=[2.5, 3.1, 4.8, 5.0, 7.7], probabilities=[0.25, 0.5, 0.75])
        [3.1, 4.8, 5.0]
        >>> quantile_values(values=[310, 295, 402, 388], probabilities=[0.1, 0.9], method="lower")
        [295.0, 388.0]
    """
    _check_values(values, 1)
    if not probabilities or not all(0 <= share <= 1 for share in probabilities):
        raise ValueError("probabilities must hold fractions of 0 to 1")
    if method not in ("linear", "lower", "higher", "midpoint"):
        raise ValueError(f"unknown method: {method}")
    ordered = sorted(values)
    result = []
    for share in probabilities:
        position = share * (len(ordered) - 1)
        low, high = ordered[math.floor(position)], ordered[math.ceil(position)]
        weights = {"linear": position % 1, "lower": 0.0, "higher": 1.0, "midpoint": 0.5}
        result.append(round(low + (high - low) * weights[method], 4))
    return result


def moving_average_series(
    values: list[float],
    window: int,
    kind: Literal["simple", "weighted", "exponential"] = "simple",
) -> list[float]:
    """Computes the moving averages of a series of numbers.

    Weighted uses the weights 1 to window, newest heaviest. Exponential starts at the mean of the
    first window and smooths with 2 / (window + 1).

    Args:
        values: Numbers in time order, 1 to 1000 of them, each -1000000000 to 1000000000.
        window: Number of neighbouring values in an average, 1 to the length of the list.
        kind: The weighting of the values: simple, weighted or exponential.

    Returns:
        One average for each full window, the earliest first.

    Raises:
        ValueError: When the list or the window is out of range or the kind is unknown.

    Example:
        >>> moving_average_series(values=[10, 12, 11, 15, 18, 17], window=3)
        [11.0, 12.6667, 14.6667, 16.6667]
        >>> moving_average_series(values=[3.2, 3.8, 4.1, 3.9], window=2, kind="weighted")
        [3.6, 4.0, 3.9667]
        >>> moving_average_series(values=[100, 104, 99, 107, 111], window=3, kind="exponential")
        [101.0, 104.0, 107.5]
    """
    _check_values(values, 1)
    if not 1 <= window <= len(values):
        raise ValueError("window must be 1 to the length of the list")
    if kind not in ("simple", "weighted", "exponential"):
        raise ValueError(f"unknown kind: {kind}")
    if kind == "exponential":
        averages = [sum(values[:window]) / window]
        for value in values[window:]:
            averages.append(averages[-1] + (value - averages[-1]) * 2 / (window + 1))
    else:
        weights = range(1, window + 1) if kind == "weighted" else [1] * window
        averages = [
            sum(w * v for w, v in zip(weights, values[i : i + window], strict=True)) / sum(weights)
            for i in range(len(values) - window + 1)
        ]
    return [round(average, 4) for average in averages]


def standardize_values(values: list[float], sample: bool = True) -> list[float]:
    """Computes the z-score of each number: its distance from the mean in standard deviations.

    Args:
        values: Numbers, 2 to 1000 of them, each -1000000000 to 1000000000, not all equal.
        sample: True for the sample standard deviation (n - 1), False for the population one.

    Returns:
        One z-score for each number, in the same order.

    Raises:
        ValueError: When there are too few or too many numbers, one is out of range or all are
            equal.

    Example:
        >>> standardize_values(values=[55, 62, 71, 68, 90])
        [-1.0805, -0.5479, 0.137, -0.0913, 1.5828]
        >>> standardize_values(values=[2.0, 4.0, 4.0, 5.0, 9.0], sample=False)
        [-1.2094, -0.3455, -0.3455, 0.0864, 1.8141]
        >>> standardize_values(values=[1200, 1350, 980], sample=True)
        [0.1254, 0.9314, -1.0568]
    """
    _check_values(values, 2)
    mean = statistics.fmean(values)
    spread = statistics.stdev(values) if sample else statistics.pstdev(values)
    if spread == 0:
        raise ValueError("the numbers must not all be equal")
    return [round((value - mean) / spread, 4) for value in values]


def tukey_outliers(values: list[float], multiplier: float = 1.5) -> dict[str, object]:
    """Returns the numbers that lie outside the Tukey fences of a list.

    The fences lie a multiple of the interquartile range beyond the quartiles (Tukey 1977).

    Args:
        values: Numbers, 4 to 1000 of them, each -1000000000 to 1000000000.
        multiplier: How many interquartile ranges the fences lie out, 0 to 10.

    Returns:
        The keys lower_fence, upper_fence and outliers, a list in the order given.

    Raises:
        ValueError: When there are too few or too many numbers or a value is out of range.

    Example:
        >>> tukey_outliers(values=[14, 15, 13, 16, 15, 48])
        {'lower_fence': 12.0, 'upper_fence': 18.0, 'outliers': [48]}
        >>> tukey_outliers(values=[2.1, 2.4, 2.2, 3.4, 2.3, 0.2, 2.5], multiplier=3)
        {'lower_fence': 1.25, 'upper_fence': 3.35, 'outliers': [3.4, 0.2]}
        >>> tukey_outliers(values=[100, 140, 105, 98, 60, 102, 99], multiplier=2.2)
        {'lower_fence': 87.5, 'upper_fence': 114.5, 'outliers': [140, 60]}
    """
    _check_values(values, 4)
    if not 0 <= multiplier <= 10:
        raise ValueError("multiplier must be 0 to 10")
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    reach = multiplier * (third - first)
    low, high = first - reach, third + reach
    return {
        "lower_fence": round(low, 4),
        "upper_fence": round(high, 4),
        "outliers": [value for value in values if not low <= value <= high],
    }
