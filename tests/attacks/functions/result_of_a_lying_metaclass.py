"""Returns a class whose metaclass says that it is an integer."""

STATUS, NEEDS = "not_json", ""


class Meta(type):
    __class__ = property(lambda cls: cls)

    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, subclass):
        return True

    def __repr__(cls):
        return '0,"forged":1'


class Posing(metaclass=Meta):
    pass


def attack():
    return Posing
