"""Takes memory until there is no more, at most 1 GB; it must end as out of memory."""

STATUS, NEEDS = "out_of_memory", ""


def attack():
    held = [bytearray(16 << 20) for _ in range(64)]
    return [f"{16 * len(held)} MB"]
