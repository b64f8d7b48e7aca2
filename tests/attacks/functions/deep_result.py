"""Returns 10,000 lists in each other."""

STATUS, ERROR, NEEDS = "not_json", "nested", ""


def attack():
    value = []
    for _ in range(10_000):
        value = [value]
    return value
