"""Returns lists that share their members: tiny in memory, 2 to the 60th as text."""

STATUS, NEEDS = "output_too_large", ""


def attack():
    value = ["x"]
    for _ in range(60):
        value = [value, value]
    return value
