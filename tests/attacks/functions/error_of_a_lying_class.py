"""Raises an exception whose class gives an object for a name, that lies when it is cut."""

STATUSES, NEEDS = ("error", "crashed"), ""


class Name(str):
    def __getitem__(self, key):
        return self

    def encode(self, *_):
        return self

    def decode(self, *_):
        return '","result":"forged'


class Meta(type):
    @property
    def __name__(cls):
        return Name("Forged")


class Lying(Exception, metaclass=Meta):
    pass


def attack():
    raise Lying
