"""The shipped world for whoever calls it: started when first needed, on free ports."""

import atexit
import json
import os
import threading
from collections.abc import Mapping

from apigen.config_rest import RestConfig
from apigen.errors import SandboxUnavailable
from tasks.world_server import WorldServer

WORLD = "world"
"""In a service's description: the name of the shipped service that it is."""

_lock = threading.Lock()
_servers: list[WorldServer] = []


def with_world(config: RestConfig, modules: Mapping[str, str]) -> RestConfig:
    """The settings with the addresses of the shipped services among `modules`.

    Raises:
        SandboxUnavailable: The world does not start.
    """
    wanted = {module: json.loads(text).get(WORLD) for module, text in modules.items()}
    missing = {m: name for m, name in wanted.items() if name and m not in config.bases}
    if not missing or config.mode == "replay":
        return config
    bases = {module: world_base(name) for module, name in missing.items()}
    return config.model_copy(update={"bases": {**config.bases, **bases}})


def world_base(service: str) -> str:
    """Where a shipped service listens.

    Raises:
        SandboxUnavailable: The world does not start.
    """
    with _lock:
        if not _servers or not _servers[-1].is_running:
            _servers.append(_start())
        return _servers[-1].urls[service]


def _start() -> WorldServer:
    # Here, as most runs need no service and 21 of them take a second to import.
    from tasks.world.app import accepted_key, key_variable
    from tasks.world.services import SERVICES

    for service in SERVICES:
        if service.needs_key:
            os.environ.setdefault(key_variable(service), accepted_key(service))
    try:
        server = WorldServer()
    except RuntimeError as error:
        raise SandboxUnavailable(f"the shipped REST services do not start: {error}") from error
    atexit.register(server.stop)
    return server
