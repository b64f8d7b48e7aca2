"""Returns NaN among numbers, which Python's own json would write."""

STATUS, ERROR, NEEDS = "not_json", "nan", ""


def attack():
    return {"a": [1.0, float("nan")]}
