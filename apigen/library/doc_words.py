"""The words with which docstrings of scientific packages name types."""

import re

SCALARS = {
    word: kind
    for kind, words in {
        "string": "str string strings strs text unicode",
        "integer": "int ints integer integers int8 int16 int32 int64 uint8 uint16 uint32 uint64"
        " intp int_ uint",
        "number": "float floats number numbers numeric real reals double doubles scalar scalars"
        " float16 float32 float64 float_ floating",
        "boolean": "bool bools boolean booleans bool_",
    }.items()
    for word in words.split()
}
"""JSON Schema type by word in lower case."""

NUMERIC_ARRAYS = frozenset(
    "array arrays array_like array_likes arraylike ndarray ndarrays nd_array vector vectors matrix"
    " ndarray_like nparray nd".split()
)
"""Hold numbers where nothing else is said."""

SEQUENCES = frozenset(
    "list lists tuple tuples sequence sequences iterable iterables list_like sequence_like"
    " iterable_like tuple_like collection pair triple".split()
)

OBJECTS = frozenset("dict dicts dictionary dictionaries mapping mappings dict_like".split())

SHAPE = re.compile(
    r"(?:(?:of|with|in) )?(?:the )?(?:(?:shape|shaped|size|length|len|dimensions?)\b ?[=:]? ?"
    r"(?:of )?(?P<axes>\(.*\)|\[.*\]|[\w*+. -]+)|(?P<ndim>\d)[- ]?d(?:im(?:s|ensional|ensions)?)?)",
    re.IGNORECASE,
)
"""How a shape is said after an array: `of shape (M, N)`, `shape=(M,)`, `2-D`."""

ELEMENTS = re.compile(r"(?:of )?(?:d?type)\b ?[=:]? ?(?P<kind>.+)", re.IGNORECASE)
"""How the elements' type is said behind a comma: `dtype float`."""

NOISE = re.compile(
    r"(?:optional|required|default(?:s|ed)?\b.*|by default\b.*|keyword[- ]only.*"
    r"|\(?default[ =:].*)",
    re.IGNORECASE,
)
"""What says nothing about the type."""

ASIDES = re.compile(r"\s*\((?:optional|default|e\.g\.|i\.e\.|required)[^()]*\)", re.IGNORECASE)

LIMITS = re.compile(
    r" ?(?:\b(?:in|between|from|within|greater|less|larger|smaller|with|representing|containing"
    r"|instances?|objects?|values?|types?)\b.*|[<>]=? ?[-\d.].*)$",
    re.IGNORECASE,
)
"""What may follow a scalar: `float in [0, 1]`, `int > 0`."""

ADJECTIVES = re.compile(
    r"^(?:an?|the|one|single|optional|python|numpy|np|real|real-valued|finite|sorted|increasing|"
    r"monotonic|unsigned|odd|even|small|dense|plain|ordered|non-?empty|any)\b[ .]",
    re.IGNORECASE,
)
SIGNS = {"positive": {"exclusiveMinimum": 0}, "non-negative": {"minimum": 0}}
SIGN = re.compile(r"^(?:strictly )?(positive|non-?negative)(?:,)? ", re.IGNORECASE)
