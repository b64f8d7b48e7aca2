"""Takes memory until there is no more, at most 4 GB, while it is imported."""

STATUS, WHEN, NEEDS = "out_of_memory", "import", ""

HELD = [bytearray(64 << 20) for _ in range(64)]


def attack():
    return [f"{len(HELD)}"]
