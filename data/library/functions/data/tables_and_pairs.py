"""Measures of paired series, histograms and rows of delimited text."""

import csv
import statistics
from typing import Literal

_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


def _check_values(values: list[float], at_least: int) -> None:
    if not at_least <= len(values) <= 1000:
        raise ValueError(f"the list must hold {at_least} to 1000 numbers")
    if not all(abs(value) <= 1e9 for value in values):
        raise ValueError("every number must be -1000000000 to 1000000000")


def _ranks(values: list[float]) -> list[float]:
    """Ranks from 1, ties sharing the mean of their ranks."""
    return [
        sum(other < value for other in values) + (values.count(value) + 1) / 2 for value in values
    ]


def correlation_coefficient(
    x_values: list[float],
    y_values: list[float],
    method: Literal["pearson", "spearman"] = "pearson",
) -> float:
    """Computes the correlation of two lists of paired numbers.

    Pearson measures a linear relation, Spearman is the same measure taken on ranks.

    Args:
        x_values: First numbers, 2 to 1000 of them, each -1000000000 to 1000000000, not all equal.
        y_values: Second numbers, as many as the first, same range, not all equal.
        method: The coefficient wanted: pearson or spearman.

    Returns:
        The coefficient, -1 to 1.

    Raises:
        ValueError: When the lengths differ, a list is constant, a value is out of range or the
            method is unknown.

    Example:
        >>> correlation_coefficient(x_values=[1, 2, 3, 4, 5], y_values=[52, 58, 61, 70, 74])
        0.9899
        >>> correlation_coefficient(x_values=[21.5, 25.0, 30.2, 18.4], y_values=[80, 66, 41, 95])
        -0.9994
        >>> correlation_coefficient(
        ...     x_values=[10, 20, 30, 40], y_values=[1, 15, 9, 160], method="spearman"
        ... )
        0.8
    """
    _check_values(x_values, 2)
    _check_values(y_values, 2)
    if len(x_values) != len(y_values):
        raise ValueError("x_values and y_values must have the same length")
    if method not in ("pearson", "spearman"):
        raise ValueError(f"unknown method: {method}")
    if len(set(x_values)) == 1 or len(set(y_values)) == 1:
        raise ValueError("the numbers of a list must not all be equal")
    if method == "spearman":
        x_values, y_values = _ranks(x_values), _ranks(y_values)
    return round(statistics.correlation(x_values, y_values), 4)


def histogram_bin_counts(values: list[float], bins: int = 5) -> dict[str, list[float]]:
    """Returns how many numbers fall into each of several bins of equal width.

    The bins span the smallest to the largest number; only the last one includes its right edge.

    Args:
        values: Numbers, 2 to 1000 of them, each -1000000000 to 1000000000, not all equal.
        bins: Number of bins, 1 to 50.

    Returns:
        The keys edges (one more than there are bins) and counts.

    Raises:
        ValueError: When the list is too short or long or constant or a value is out of range.

    Example:
        >>> histogram_bin_counts(values=[1, 2, 2, 3, 5, 8, 9, 11])
        {'edges': [1.0, 3.0, 5.0, 7.0, 9.0, 11.0], 'counts': [3, 1, 1, 1, 2]}
        >>> histogram_bin_counts(values=[61.5, 70.2, 58.0, 66.4, 73.0, 69.9], bins=3)
        {'edges': [58.0, 63.0, 68.0, 73.0], 'counts': [2, 1, 3]}
        >>> histogram_bin_counts(values=[18, 25, 31, 44, 52, 23, 38], bins=2)
        {'edges': [18.0, 35.0, 52.0], 'counts': [4, 3]}
    """
    _check_values(values, 2)
    if not 1 <= bins <= 50:
        raise ValueError("bins must be 1 to 50")
    low, high = min(values), max(values)
    if low == high:
        raise ValueError("the numbers must not all be equal")
    edges = [low + (high - low) * i / bins for i in range(bins + 1)]
    counts = [0] * bins
    for value in values:
        counts[sum(value >= edge for edge in edges[:-1]) - 1] += 1
    return {"edges": [round(edge, 4) for edge in edges], "counts": counts}


def csv_column_totals(
    rows: list[str], delimiter: Literal["comma", "semicolon", "tab", "pipe"] = "comma"
) -> dict[str, float]:
    """Computes the sum of every numeric column of delimited text rows.

    Columns that hold anything but numbers are left out. Cells may be quoted as in RFC 4180.

    Args:
        rows: Text lines, the first one with the column names; 2 to 1000 lines.
        delimiter: The character between cells: comma, semicolon, tab or pipe.

    Returns:
        The total of each numeric column under its name.

    Raises:
        ValueError: When rows are missing or of unequal width, a column name is doubled, no column
            is numeric or the delimiter is unknown.

    Example:
        >>> csv_column_totals(rows=["item,qty,price", "pen,10,1.5", "pad,4,3.25"])
        {'qty': 14.0, 'price': 4.75}
        >>> csv_column_totals(rows=["city;visits", "Oslo;120", "Bergen;85"], delimiter="semicolon")
        {'visits': 205.0}
        >>> csv_column_totals(rows=["jan|feb|mar", "5|7|-2", "1|0|9", "3|3|3"], delimiter="pipe")
        {'jan': 9.0, 'feb': 10.0, 'mar': 10.0}
    """
    if delimiter not in _DELIMITERS:
        raise ValueError(f"unknown delimiter: {delimiter}")
    if not 2 <= len(rows) <= 1000:
        raise ValueError("rows must hold a header and 1 to 999 more lines")
    try:
        cells_of_rows = list(csv.reader(rows, delimiter=_DELIMITERS[delimiter]))
    except csv.Error as error:
        raise ValueError(f"malformed row: {error}") from error
    header, body = [name.strip() for name in cells_of_rows[0]], cells_of_rows[1:]
    if len(set(header)) != len(header) or any(len(cells) != len(header) for cells in body):
        raise ValueError("column names must differ and all rows must have the same width")
    totals = {}
    for name, cells in zip(header, zip(*body, strict=True), strict=True):
        try:
            numbers = [float(cell) for cell in cells]
        except ValueError:
            continue
        if all(abs(number) <= 1e15 for number in numbers):
            totals[name] = round(sum(numbers), 4)
    if not totals:
        raise ValueError("no column holds only numbers")
    return totals
