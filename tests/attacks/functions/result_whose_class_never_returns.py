"""Returns an object whose class can't be asked for; it must time out."""

STATUS, NEEDS = "timeout", ""


class Mute:
    @property
    def __class__(self):
        while True:
            pass


def attack():
    return Mute()
