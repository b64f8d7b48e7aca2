"""Returns a dict with a key that equals and hashes like everything, and a class that lies."""

STATUS, NEEDS = "not_json", ""


class Key:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        return True


def attack():
    return {Key(): 1}
