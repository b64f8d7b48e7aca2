"""What is told at the end of an execution."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from apigen.records import JsonObject

_MISSING_MODULE = re.compile(r"No module named '(?:sandboxed\.)?([\w.]+)'$")
_MAX_NAMED = 5


class Tally:
    """Counts outcomes by status, and the modules that calls lacked."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.missing: Counter[str] = Counter()

    def counted(self, lines: Iterable[JsonObject]) -> Iterator[JsonObject]:
        """Pass lines on and count them."""
        for line in lines:
            self.statuses[line["status"]] += 1
            if line["error_type"] == "ModuleNotFoundError":
                self.missing.update(_MISSING_MODULE.findall(line["error"]))
            yield line

    def told(self, own_modules: Collection[str] = ()) -> Iterator[str]:
        """Say how many calls there were, how they ended, and what would help, in lines.

        Args:
            own_modules: Names of the files that hold the functions.
        """
        total = self.statuses.total()
        yield f"{total} call{'s' * (total != 1)}" + _listed(self.statuses)
        own = {name.split(".")[0] for name in own_modules} | {"sandboxed"}
        foreign = [name for name in sorted(self.missing) if name.split(".")[0] not in own]
        if foreign:
            names = ", ".join(map(repr, foreign[:_MAX_NAMED])) + " …" * (len(foreign) > _MAX_NAMED)
            yield f"hint: calls lack {names}: name the PyPI package that holds it with --packages"
        if len(foreign) < len(self.missing):
            yield "hint: each file runs alone: move what it imports from its neighbours into it"


def _listed(counts: Counter[str]) -> str:
    ordered = sorted(counts.most_common(), key=lambda each: each[0] != "ok")
    return ": " * bool(counts) + ", ".join(f"{n} {status}" for status, n in ordered)
