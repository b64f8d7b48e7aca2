"""Returns an object that says it is a dict; it must not get through as one."""

STATUS, NEEDS = "error", ""


class Impostor:
    __class__ = dict

    def items(self):
        return [("forged", 1)]


def attack():
    return Impostor()
