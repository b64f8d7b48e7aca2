"""Returns text, also as a key, that claims to be other text with quotes of its own."""

STATUS, RESULT, NEEDS = "ok", {"real": "real"}, ""


class Liar(str):
    def __str__(self):
        return '","forged":"'

    __repr__ = encode = replace = translate = __str__


def attack():
    return {Liar("real"): Liar("real")}
