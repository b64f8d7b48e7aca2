"""Writes up to 64 MB in files of 1 MB; a scratch folder has 8 MB."""

STATUS, RESULT, NEEDS = "ok", [], "container"


def attack():
    written = 0
    try:
        for number in range(64):
            with open(f"part{number}", "wb", buffering=0) as file:
                written += file.write(bytes(1 << 20))
    except OSError:
        pass
    return [f"{written >> 20} MB"] if written > 8 << 20 else []
