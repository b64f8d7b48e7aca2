"""Functions for equations, matrices and polynomials."""

import math
from fractions import Fraction


def quadratic_roots(
    quadratic_coefficient: float, linear_coefficient: float, constant_term: float
) -> dict[str, object]:
    """Computes the real or complex roots of a quadratic equation ax^2 + bx + c = 0.

    Args:
        quadratic_coefficient: Coefficient a, not 0, -1000000 to 1000000, at least 0.000001 in
            size.
        linear_coefficient: Coefficient b, -1000000 to 1000000.
        constant_term: Constant c, -1000000 to 1000000.

    Returns:
        The kind of roots (two_real, one_real or complex) and the roots: rising numbers, or for
        complex roots the real part and the positive imaginary part.

    Raises:
        ValueError: When a is too close to 0 or a coefficient is out of range.

    Example:
        >>> quadratic_roots(quadratic_coefficient=1, linear_coefficient=-5, constant_term=6)
        {'kind': 'two_real', 'roots': [2.0, 3.0]}
        >>> quadratic_roots(quadratic_coefficient=2, linear_coefficient=4, constant_term=10)
        {'kind': 'complex', 'real_part': -1.0, 'imaginary_part': 2.0}
        >>> quadratic_roots(quadratic_coefficient=4, linear_coefficient=-12, constant_term=9)
        {'kind': 'one_real', 'roots': [1.5]}
    """
    if not 1e-6 <= abs(quadratic_coefficient) <= 1e6:
        raise ValueError("quadratic_coefficient must be 0.000001 to 1000000 in size")
    if not (abs(linear_coefficient) <= 1e6 and abs(constant_term) <= 1e6):
        raise ValueError("coefficients must be -1000000 to 1000000")
    half = -linear_coefficient / (2 * quadratic_coefficient)
    # Exact decimals, so that 1, 0.2, 0.01 has one root and not two that look alike.
    a, b, c = (
        Fraction(str(value)) for value in (quadratic_coefficient, linear_coefficient, constant_term)
    )
    discriminant = b * b - 4 * a * c
    spread = math.sqrt(abs(discriminant)) / (2 * abs(quadratic_coefficient))
    # Adding zero turns a negative zero into a plain one.
    if discriminant == 0:
        return {"kind": "one_real", "roots": [round(half, 6) + 0.0]}
    if discriminant < 0:
        real_part = round(half, 6) + 0.0
        return {"kind": "complex", "real_part": real_part, "imaginary_part": round(spread, 6)}
    # The root of larger size first and the other from the product c/a avoids cancellation.
    large = half + math.copysign(spread, half)
    roots = sorted([large, constant_term / (quadratic_coefficient * large)])
    return {"kind": "two_real", "roots": [round(root, 6) + 0.0 for root in roots]}


def matrix_determinant(matrix: list[list[float]]) -> float:
    """Computes the determinant of a square matrix by exact Gaussian elimination.

    Args:
        matrix: Rows of the matrix, as many rows as columns, 1 to 8, each entry -1000000 to
            1000000.

    Returns:
        The determinant, rounded to 6 decimals.

    Raises:
        ValueError: When the matrix is empty, not square or too large, or an entry is out of range.

    Example:
        >>> matrix_determinant(matrix=[[3, 8], [4, 6]])
        -14.0
        >>> matrix_determinant(matrix=[[6, 1, 1], [4, -2, 5], [2, 8, 7]])
        -306.0
        >>> matrix_determinant(matrix=[[0.5, 1.25], [2.0, 4.5]])
        -0.25
    """
    size = len(matrix)
    if not 1 <= size <= 8 or any(len(row) != size for row in matrix):
        raise ValueError("matrix must be square with 1 to 8 rows")
    if any(not abs(entry) <= 1e6 for row in matrix for entry in row):
        raise ValueError("each entry must be -1000000 to 1000000")
    rows = [[Fraction(entry) for entry in row] for row in matrix]
    determinant = Fraction(1)
    for column in range(size):
        pivot = next((row for row in range(column, size) if rows[row][column] != 0), None)
        if pivot is None:
            return 0.0
        if pivot != column:
            rows[column], rows[pivot] = rows[pivot], rows[column]
            determinant = -determinant
        determinant *= rows[column][column]
        for row in range(column + 1, size):
            factor = rows[row][column] / rows[column][column]
            pairs = zip(rows[row], rows[column], strict=True)
            rows[row] = [entry - factor * above for entry, above in pairs]
    return round(float(determinant), 6) + 0.0


def evaluate_polynomial(
    coefficients: list[float], x_value: float, derivative_order: int = 0
) -> float:
    """Computes the value of a polynomial, or of one of its derivatives, with Horner's rule.

    Args:
        coefficients: Coefficients from the highest power down to the constant, each -1000000 to
            1000000, with 1 to 20 coefficients.
        x_value: Point of evaluation, -1000000 to 1000000.
        derivative_order: How many times to differentiate first, 0 to 5.

    Returns:
        The value, rounded to 6 decimals.

    Raises:
        ValueError: When there are no or too many coefficients, or a value is out of range.

    Example:
        >>> evaluate_polynomial(coefficients=[2, -6, 2, -1], x_value=3)
        5.0
        >>> evaluate_polynomial(coefficients=[1, 0, -4, 7], x_value=2.5, derivative_order=1)
        14.75
        >>> evaluate_polynomial(coefficients=[0.5, -1.5, 0, 3, 8], x_value=-2, derivative_order=2)
        42.0
    """
    if not 1 <= len(coefficients) <= 20:
        raise ValueError("coefficients must hold 1 to 20 numbers")
    if any(not abs(number) <= 1e6 for number in [*coefficients, x_value]):
        raise ValueError("coefficients and x_value must be -1000000 to 1000000")
    if not 0 <= derivative_order <= 5:
        raise ValueError("derivative_order must be 0 to 5")
    terms = list(coefficients)
    for _ in range(derivative_order):
        degree = len(terms) - 1
        terms = [term * (degree - place) for place, term in enumerate(terms[:-1])]
    value = 0.0
    for term in terms:
        value = value * x_value + term
    return round(value, 6) + 0.0
