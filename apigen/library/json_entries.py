"""Source text behind a module's own, which lets JSON call functions that take Python's own types.

A sandbox binds JSON values by name, so `day: date` would get a string. An entry builds what the
function takes, calls it, and turns its result into JSON.
"""

from collections.abc import Mapping

_HELPERS = """

# Made by the importer: entries that take and give JSON.
import dataclasses as _json_dataclasses
import datetime as _json_datetime
import enum as _json_enum
import uuid as _json_uuid


def _json_each(kind, build):
    return lambda values: kind([build(value) for value in values])


def _json_values(build):
    return lambda values: {key: build(value) for key, value in values.items()}


def _json_record(kind, builders):
    def build(values):
        built = {name: builders[name](values[name]) for name in values if name in builders}
        return kind(**{**values, **built})

    return build


def _json_result(value):
    if isinstance(value, _json_enum.Enum):
        return _json_result(value.value)
    if isinstance(value, (_json_datetime.date, _json_datetime.time)):
        return value.isoformat()
    if isinstance(value, _json_uuid.UUID):
        return str(value)
    if _json_dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in _json_dataclasses.fields(value)]
        return {name: _json_result(getattr(value, name)) for name in names}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: _json_result(item) for name, item in zip(value._fields, value)}
    if isinstance(value, dict):
        return {_json_result(key): _json_result(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json_result(item) for item in value]
    return value
"""


def entry_name(function: str) -> str:
    """The name of a function's entry; sandboxes call none with an underscore before it."""
    return f"json_entry_{function}"


def with_entries(text: str, entries: Mapping[str, Mapping[str, str]]) -> str:
    """A module's text with entries behind it; the text itself where there are none.

    Args:
        text: The module's source.
        entries: For each function, by parameter, the source of what builds its argument.
    """
    if not entries:
        return text
    return text + "\n" + _HELPERS + "".join(_entry(name, entries[name]) for name in sorted(entries))


def _entry(function: str, builders: Mapping[str, str]) -> str:
    built = ", ".join(f"{name!r}: {build}" for name, build in builders.items())
    return f"""

def {entry_name(function)}(**_json_given):
    return _json_result({function}(**_json_record(dict, {{{built}}})(_json_given)))
"""
