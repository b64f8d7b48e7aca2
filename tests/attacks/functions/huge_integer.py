"""Returns an integer of 100,000 digits, which takes long to read."""

STATUS, NEEDS = "not_json", ""


def attack():
    return 1 << 332_000
