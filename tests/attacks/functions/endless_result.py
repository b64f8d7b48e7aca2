"""Returns a list that never ends when it is read."""

STATUS, NEEDS = "output_too_large", ""


class Endless(list):
    def __iter__(self):
        while True:
            yield "x" * 100


def attack():
    return Endless()
