"""Returns 10 MB."""

STATUS, NEEDS = "output_too_large", ""


def attack():
    return "x" * 10_000_000
