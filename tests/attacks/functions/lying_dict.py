"""Returns a dict that lies about its keys, items and length; what it really holds must come."""

STATUS, RESULT, NEEDS = "ok", {"real": 1}, ""


class Liar(dict):
    def items(self):
        return [('forged":1,"', float("nan"))]

    keys = values = __iter__ = __len__ = items


def attack():
    return Liar(real=1)
