"""The import: what a source offers, as tools, and what of it is not taken."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from apigen.config_library import LibraryConfig
from apigen.errors import ConfigError, EndpointFault
from apigen.library.joining import joined
from apigen.library.mcp_tools import import_mcp
from apigen.library.model import Library, Refused
from apigen.library.naming import tool_name
from apigen.library.openapi import import_openapi
from apigen.library.packages import import_package
from apigen.library.python_source import import_source as import_python
from apigen.library.refusals import Refusal
from apigen.library.toolbench import import_toolbench, load_categories
from apigen.records import Tool, canonical_json
from tasks.checkpoints import Checkpoint, write_rows
from tasks.documents import document_name, is_url, load_document
from tasks.executors import mcp_limits
from tasks.introspection import describe_package
from tasks.library import LICENCE, ROOT, source_texts
from tasks.library_rows import COLUMNS, to_rows
from tasks.library_sources import Source, server_of, source_sandbox
from tasks.listed_packages import package_entry
from tasks.mcp_client import list_tools
from tasks.mcp_servers import SHIPPED as SHIPPED_MCP
from tasks.mcp_servers import ServerFault
from tasks.sandboxes import choose_sandbox
from tasks.stage import checkpoint_path, stage
from tasks.world.app import key_variable
from tasks.world.service import Service
from tasks.world.services import SERVICES
from tasks.world_bases import world_base

TOOLBENCH_CATEGORIES = ROOT / "data" / "library" / "toolbench_categories.yaml"


def import_reads(config: LibraryConfig) -> Any:
    """What an import depends on, beside its source."""
    image = config.sandbox.image
    return [config.licence, config.take_writing, config.allow_private, config.base_url, image]


@stage("import", version=3, reads=import_reads)
def import_source(source: Source, config: LibraryConfig) -> Checkpoint:
    """Read a source; nothing of it is executed outside the sandbox."""
    library = _uniquely_named(IMPORTERS[source.kind](source, config))
    asked = source.kind == "mcp"  # its importer knows which servers are in containers
    if not (asked or config.take_writing):
        library = _reading_only(library)
    return write_rows(config.root, checkpoint_path(), to_rows(library), COLUMNS)


def _functions(source: Source, config: LibraryConfig) -> Library:
    licence = LICENCE if source.is_ours else config.licence
    return import_python(source_texts(ROOT / source.location), licence=licence)


def _package(source: Source, config: LibraryConfig) -> Library:
    entry = package_entry(source.location, config.licence)
    sandbox = source_sandbox(source, config)
    choose_sandbox(sandbox, shipped=False)  # what is wrong with it is not this package's fault
    return import_package(entry, describe_package(entry, sandbox))


def _openapi(source: Source, config: LibraryConfig) -> Library:
    name = f"openapi:{document_name(source.location)}"
    try:
        text = load_document(source.location, allow_private=config.allow_private)
    except ConfigError as error:
        return Library((), {}, (Refused(name, "", Refusal.UNREACHABLE, str(error)),))
    return import_openapi(
        text.decode(errors="replace"),
        name,
        base_url=config.base_url,
        licence=config.licence,
        allow_private=config.allow_private,
        document_url=source.location if is_url(source.location) else "",
    )


def _world(source: Source, config: LibraryConfig) -> Library:
    """A shipped service, read as anybody's would be, and started by whoever calls it."""
    base = world_base(source.location)
    text = load_document(f"{base}/openapi.json", allow_private=True).decode()
    name = f"openapi:world/{source.location}"
    library = import_openapi(text, name, base_url=base, allow_private=True)
    service = {"base_url": f"http://{source.location}.world", "world": source.location}
    modules = {
        module: json.dumps(json.loads(entry) | service) for module, entry in library.modules.items()
    }
    (shipped,) = (service for service in SERVICES if service.name == source.location)
    tools = tuple(_with_key_of(shipped, tool) for tool in library.tools)
    return replace(library, tools=tools, modules=modules)


def _with_key_of(service: Service, tool: Tool) -> Tool:
    """The tool with the variable that the world reads its own key from."""
    secrets = [s | {"env": key_variable(service)} for s in tool.binding.details.get("secrets", ())]
    details = tool.binding.details | ({"secrets": secrets} if secrets else {})
    return replace(tool, binding=replace(tool.binding, details=details))


def _toolbench(source: Source, config: LibraryConfig) -> Library:
    categories = load_categories(TOOLBENCH_CATEGORIES.read_text("utf-8"))
    folder = Path(source.location)
    parts = []
    for file in sorted(folder.rglob("*.json")):
        place = file.relative_to(folder)
        category = place.parts[0] if len(place.parts) > 1 else ""
        text = file.read_bytes().decode(errors="replace")
        parts.append(import_toolbench(text, f"toolbench:{place}", categories, category))
    library = _licensed(joined(parts), config.licence)
    allowed = {"allow_private": config.allow_private}
    modules = {k: canonical_json(json.loads(v) | allowed) for k, v in library.modules.items()}
    return replace(library, modules=modules)


def _mcp(source: Source, config: LibraryConfig) -> Library:
    ours = source.location == "shipped"
    server = SHIPPED_MCP if ours else server_of(source.location)
    limits = mcp_limits(config.sandbox)
    try:
        listing = list_tools(server, limits)
    except ServerFault as error:
        if "url" in server and error.reason is Refusal.UNREACHABLE:  # it may be well tomorrow
            raise EndpointFault(f"{source.name}: {error}") from error
        return Library((), {}, (Refused(f"mcp:{source.location}", "", error.reason, str(error)),))
    return import_mcp(
        listing,
        f"mcp:{source.location}",
        server=server,
        module=tool_name(listing["serverInfo"].get("name", "")) or f"mcp_{source.digest[:8]}",
        licence=LICENCE if ours else config.licence,
        take_writing=config.take_writing,
        sandboxed="command" in server and not (ours or limits.allow_process),
    )


IMPORTERS: dict[str, Callable[[Source, LibraryConfig], Library]] = {
    "functions": _functions,
    "package": _package,
    "openapi": _openapi,
    "world": _world,
    "toolbench": _toolbench,
    "mcp": _mcp,
}


def _licensed(library: Library, licence: str) -> Library:
    tools = tuple(
        tool if tool.licence else replace(tool, licence=licence) for tool in library.tools
    )
    return replace(library, tools=tools)


def _uniquely_named(library: Library) -> Library:
    seen: dict[str, Tool] = {}
    refused = []
    for tool in library.tools:
        other = seen.setdefault(tool.name, tool)
        if other is not tool:
            detail = f"the source has another API of this name: {other.source}"
            refused.append(Refused(tool.source, tool.name, Refusal.DUPLICATE, detail))
    return Library(tuple(seen.values()), library.modules, (*library.refused, *refused))


def _reading_only(library: Library) -> Library:
    reading = tuple(tool for tool in library.tools if tool.effects == "none")
    writing = [tool for tool in library.tools if tool.effects != "none"]
    detail = "it is not marked as read-only; ask for writing APIs to take it"
    refused = [Refused(tool.source, tool.name, Refusal.NOT_READ_ONLY, detail) for tool in writing]
    return Library(reading, library.modules, (*library.refused, *refused))
