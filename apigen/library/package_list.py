"""The list of PyPI packages whose functions become tools, read from YAML."""

from collections import Counter
from typing import Any

import yaml
from pydantic import ValidationError

from apigen.config import explain
from apigen.errors import ConfigError
from apigen.library.package_entry import Entry


def read_packages(text: str) -> tuple[Entry, ...]:
    """The entries of a package list.

    Raises:
        ConfigError: It is no YAML list, or an entry breaks a rule; says which and how.
    """
    try:
        rows = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigError(f"the package list is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(rows, list):
        raise ConfigError("the package list must be a YAML list of packages")
    entries = tuple(_entry(row, place) for place, row in enumerate(rows, 1))
    for key, number in Counter(entry.key for entry in entries).items():
        if number > 1:
            raise ConfigError(f"package list: {number} entries are {key!r}; give each a prefix")
    return entries


def _entry(row: Any, place: int) -> Entry:
    name = row.get("name", "") if isinstance(row, dict) else ""
    try:
        return Entry.model_validate(row)
    except ValidationError as error:
        raise ConfigError(f"package list, entry {place} {name}: {explain(error)}") from error
