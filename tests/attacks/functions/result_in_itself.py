"""Returns a dict that holds itself by way of a list."""

STATUS, ERROR, NEEDS = "not_json", "nested", ""


def attack():
    value = {}
    value["again"] = [value]
    return value
