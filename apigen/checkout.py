"""Modules beside the package, which a wheel does not hold; only the command line asks for them."""

import importlib
from types import ModuleType

from apigen.errors import ConfigError


def checkout(module: str) -> ModuleType:
    """A module of the checkout.

    Raises:
        ConfigError: This is a bare wheel, or the pipeline's dependencies are missing.
    """
    try:
        importlib.import_module("tasks.quiet").quieten_prefect()
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"this command runs from a checkout with the pipeline installed ({error.name} is "
            "missing): clone the project and type `make setup`"
        ) from error
