"""The sources of a library build, each with a digest of all that it is made of."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from pydantic import BaseModel, ConfigDict

from apigen.config_library import LibraryConfig
from apigen.config_parts import SandboxConfig
from apigen.errors import ConfigError, EndpointFault
from apigen.records import JsonObject, canonical_json
from tasks.checkpoints import digest_of
from tasks.documents import is_url, load_document
from tasks.library import ROOT, SHIPPED, file_digests
from tasks.listed_packages import package_entries, package_entry
from tasks.world.services import SERVICES

WORLD = ROOT / "tasks" / "world"
MCP_SERVER = ROOT / "data" / "library" / "mcp_server"


class Source(BaseModel):
    """One thing that APIs are read from; a changed `digest` means that it is read anew."""

    model_config = ConfigDict(frozen=True)

    kind: str
    location: str
    digest: str

    @property
    def name(self) -> str:
        """As it is shown, such as `package scipy`."""
        return f"{self.kind} {self.location}"

    @property
    def is_ours(self) -> bool:
        """Whether it is code that ships with the project, which needs no container."""
        return self.kind == "functions" and self.location == _place(SHIPPED)


def list_sources(config: LibraryConfig) -> list[Source]:
    """Every source that the configuration names, each once.

    Raises:
        ConfigError: One of them is not there.
        EndpointFault: A document's host does not answer.
    """
    found = [*_shipped(), *_named(config)] if config.default else [*_named(config)]
    return list({source.name: source for source in found}.values())


def count_sources(config: LibraryConfig) -> int:
    """How many sources the configuration names, without a look at them."""
    named = (config.functions, config.packages, config.openapi, config.toolbench, config.mcp)
    shipped = 2 + len(package_entries()) + len(SERVICES) if config.default else 0
    return shipped + sum(map(len, named))


def server_of(location: str) -> JsonObject:
    """A URL, a command, or `PACKAGES -- COMMAND` where the command needs packages of PyPI.

    Raises:
        ConfigError: It is no command that a shell could read.
    """
    if is_url(location):
        return {"url": location}
    before, between, after = location.partition(" -- ")
    packages = before.replace(",", " ").split()
    needs = bool(between) and all("==" in each for each in packages)
    try:
        return {"command": shlex.split(after if needs else location), "packages": packages * needs}
    except ValueError as error:
        raise ConfigError(f"MCP server {location!r} is no command: {error}") from error


def source_sandbox(source: Source, config: LibraryConfig) -> SandboxConfig:
    """The sandbox for a source: listed packages share one image, as they will when called."""
    if source.kind != "package" or source.location not in package_entries():
        return config.sandbox
    entries = package_entries()
    named = entries if config.default else set(config.packages) & set(entries)
    pins = {pin for key in named for pin in entries[key].pins}
    packages = tuple(sorted({*config.sandbox.packages, *pins}))
    return config.sandbox.model_copy(update={"packages": packages})


def _shipped() -> Iterator[Source]:
    yield _files("functions", SHIPPED)
    yield from (_package(key, "") for key in package_entries())
    world = _digest_of_folder(WORLD, "*.py")
    for service in SERVICES:
        yield Source(kind="world", location=service.name, digest=world)
    server = _digest_of_folder(MCP_SERVER, "*.py")
    yield Source(kind="mcp", location="shipped", digest=server)


def _named(config: LibraryConfig) -> Iterator[Source]:
    for each in (*config.openapi, *config.mcp):
        _check_url(each)
    yield from (_files("functions", Path(each)) for each in config.functions)
    yield from (_package(each, config.licence) for each in config.packages)
    for each in config.openapi:
        yield Source(kind="openapi", location=each, digest=_document_digest(each, config))
    for each in config.toolbench:
        yield Source(
            kind="toolbench", location=each, digest=_digest_of_folder(Path(each), "*.json")
        )
    for each in config.mcp:
        server_of(each)
        # A server is asked once for its tools; `refresh` asks it again.
        yield Source(kind="mcp", location=each, digest=_text_digest(each))


def _check_url(location: str) -> None:
    parts = urlsplit(location)
    if is_url(location) and (parts.query or parts.username or parts.password):
        raise ConfigError(
            f"{parts.scheme}://{parts.hostname}{parts.path}: a URL is written into the library, so "
            "it may have no query and no password; download the document and name the file"
        )


def _package(location: str, licence: str) -> Source:
    entry = package_entry(location, licence).model_dump(mode="json", by_alias=True)
    return Source(kind="package", location=location, digest=_text_digest(entry))


def _document_digest(location: str, config: LibraryConfig) -> str:
    try:
        return digest_of(load_document(location, allow_private=config.allow_private))
    except (ConfigError, EndpointFault):
        if not is_url(location):
            raise
        return uuid4().hex  # its import will say so, while the other sources go on


def _files(kind: str, path: Path) -> Source:
    place = _place(path.resolve())
    return Source(kind=kind, location=place, digest=_text_digest(file_digests(path)))


def _place(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def _digest_of_folder(path: Path, pattern: str) -> str:
    files = sorted(path.rglob(pattern))
    if not files:
        raise ConfigError(f"no {pattern} at {path}; name a folder that holds some")
    return _text_digest([[str(f.relative_to(path)), digest_of(f.read_bytes())] for f in files])


def _text_digest(value: object) -> str:
    return digest_of(canonical_json(value).encode())
