"""Changes its module's globals, defaults and cache, and looks for an earlier call's marks."""

import decimal
import functools
import os
import random
import sys

STATUS, RESULT, NEEDS = "ok", [], ""
MARKS = []


@functools.cache
def remembered():
    return []


def default(value=[]):  # noqa: B006
    return value


def attack():
    found = MARKS + remembered() + default() + list(getattr(sys, "mark", []))
    found += [x for x in os.environ if x == "MARK"] + [decimal.getcontext().prec] * (
        decimal.getcontext().prec != 28
    )
    MARKS.append("global")
    remembered().append("cache")
    default().append("default")
    sys.mark, os.environ["MARK"], decimal.getcontext().prec = ["sys"], "1", 1
    random.seed(0)
    COUNTER = globals().get("COUNTER", [])
    COUNTER.extend([0] * 100)
    return found
