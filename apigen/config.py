"""Reading configuration files, and what the configurations of all flows have in common."""

from pathlib import Path
from typing import Any, Protocol

import yaml
from pydantic import ValidationError

from apigen.config_parts import SandboxConfig
from apigen.config_run import RunConfig
from apigen.errors import ConfigError


class Run(Protocol):
    """What every flow is told of how to run."""

    @property
    def root(self) -> str:
        """Folder of checkpoints and datasets."""

    @property
    def stage_retries(self) -> int:
        """Of a stage after a machine fault."""

    @property
    def retry_delay_s(self) -> float:
        """Before the first retry."""


def load_config(path: Path) -> RunConfig:
    """Read a YAML file.

    Raises:
        ConfigError: The file is missing, is no YAML, or has an unknown or wrong field.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"cannot read config {path}: {error}") from error
    except yaml.YAMLError as error:
        raise ConfigError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    try:
        return RunConfig.model_validate(data)
    except ValidationError as error:
        raise ConfigError(f"{path}: {explain(error)}") from error


def load_sandbox(**settings: Any) -> SandboxConfig:
    """Sandbox settings from a command line, by the names of the fields.

    Raises:
        ConfigError: One of them is not possible.
    """
    try:
        return SandboxConfig.model_validate(settings)
    except ValidationError as error:
        raise ConfigError(explain(error)) from error


MOVED = {
    "generator": "it is a list now: generators: [{endpoint: …, model: …}]",
    "judge": "it is a list now: judges: [{endpoint: …, model: …}]",
    "pairs_per_request": "it belongs to each of the generators now",
}
"""Fields that were once at the top of a configuration, and what to write instead."""

_WANTED = {
    "model_type": "names and values are wanted here",
    "dict_type": "names and values are wanted here",
    "tuple_type": "a list is wanted here",
}


def explain(error: ValidationError) -> str:
    """The first fault of a pydantic error in one line, with its place and a remedy."""
    faults = error.errors()
    moved = [fault for fault in faults if _is_moved(fault)]
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    return f"{_explain(moved[0] if moved else faults[0])}{more}"


def _is_moved(fault: Any) -> bool:
    return fault["type"] == "extra_forbidden" and fault["loc"][0] in MOVED


def _explain(fault: Any) -> str:
    where, kind = ".".join(str(part) for part in fault["loc"]), fault["type"]
    if _is_moved(fault):
        return f"field {where!r}: {MOVED[where]}"
    if kind == "extra_forbidden":
        return f"unknown field {where!r}; remove it or correct its spelling"
    if kind == "missing":
        return f"field {where!r} is missing"
    if kind == "string_type" and isinstance(fault["input"], bool):
        place = ".".join(str(part) for part in fault["loc"] if part != "[key]")
        return (
            f"{place}: YAML takes a bare on, off, yes, no, true or false for a boolean; "
            "put it in quotes"
        )
    said: str = fault["msg"]
    if kind == "value_error":
        said = str(fault["ctx"]["error"])
    elif kind == "union_tag_invalid":
        said = f"there is no kind {fault['ctx']['tag']!r}; there is {fault['ctx']['expected_tags']}"
    elif kind in _WANTED:
        said = _WANTED[kind]  # and not what was given, which may be a key
    if kind == "value_error" and not where:
        return said  # what concerns several fields names them itself
    return f"{where or 'the file'}: {said}"
