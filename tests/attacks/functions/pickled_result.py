"""Returns an object that would write a file if anyone pickled, copied or unpickled it."""

import os

STATUS, NEEDS = "not_json", ""


class Bomb:
    def __reduce__(self):
        return os.system, ("echo pickled > pickled",)

    __reduce_ex__ = __getstate__ = __deepcopy__ = __reduce__


def attack():
    return Bomb()
