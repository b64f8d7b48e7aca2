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


def explain(error: ValidationError) -> str:
    """The first fault of a pydantic error in one line, with its place and a remedy."""
    fault = error.errors()[0]
    where = ".".join(str(part) for part in fault["loc"]) or "the file"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    if fault["type"] == "extra_forbidden":
        return f"unknown field {where!r}; remove it or correct its spelling{more}"
    if fault["type"] == "missing":
        return f"field {where!r} is missing{more}"
    return f"{where}: {fault['msg']}{more}"
