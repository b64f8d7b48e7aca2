"""Returns numbers that write themselves as more JSON than a number."""

STATUS, RESULT, NEEDS = "ok", [7, 0.5], ""


class Integer(int):
    def __repr__(self):
        return '1,"forged"'

    __str__ = __format__ = __repr__


class Real(float):
    def __repr__(self):
        return 'NaN,"forged"'

    __str__ = __format__ = __float__ = __repr__


def attack():
    return [Integer(7), Real(0.5)]
