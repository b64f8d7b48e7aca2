"""The packages of the shipped list, with the exact versions of all that they need."""

import json
from collections.abc import Mapping
from functools import cache

from apigen.errors import ConfigError
from apigen.library.package_entry import Entry
from apigen.library.package_list import read_packages
from tasks.library import ROOT

PACKAGE_LIST = ROOT / "data" / "library" / "packages.yaml"
PACKAGE_LOCK = ROOT / "data" / "library" / "packages.lock"


def listed_packages() -> tuple[Entry, ...]:
    """The packages of the shipped list, as it names them.

    Raises:
        ConfigError: The list breaks its own rules.
    """
    return read_packages(PACKAGE_LIST.read_text("utf-8"))


@cache
def package_entries() -> dict[str, Entry]:
    """The packages of the shipped list, by key, each with the exact versions of all that it needs.

    Raises:
        ConfigError: The list breaks its own rules, or the lock file does not know a package of it.
    """
    lock = json.loads(PACKAGE_LOCK.read_text("utf-8"))
    return {entry.key: _locked(entry, lock) for entry in listed_packages()}


def _locked(entry: Entry, lock: Mapping[str, list[str]]) -> Entry:
    if not entry.pins:
        return entry
    own = entry.pins[0]
    if own not in lock:
        raise ConfigError(f"packages.lock does not know {own}; run `make lock-packages`")
    return entry.model_copy(update={"needs": tuple(pin for pin in lock[own] if pin != own)})


def package_entry(location: str, licence: str) -> Entry:
    """The listed package of that name, else one for a requirement such as `humanize==4.9.0`.

    Raises:
        ConfigError: It is neither, or has no permissive licence.
    """
    if listed := package_entries().get(location):
        return listed
    name, _, version = location.partition("==")
    if not (version and licence):
        raise ConfigError(
            f"package {location!r} is not in data/library/packages.yaml; name an exact version and "
            "its licence, such as --package humanize==4.9.0 --licence MIT"
        )
    module = name.replace("-", "_")
    return Entry(name=name, version=version, licence=licence, modules=(module,), category="Other")
