"""Writes one file of up to 64 MB; a file may have 8 MB."""

STATUS, RESULT, NEEDS = "ok", [], ""


def attack():
    written = 0
    try:
        with open("big", "wb", buffering=0) as file:
            for _ in range(64):
                written += file.write(bytes(1 << 20))
    except OSError:
        pass
    return [f"{written >> 20} MB"] if written > 8 << 20 else []
