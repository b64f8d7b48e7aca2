"""What an MCP server lists (`tools/list`, every revision up to 2026-07-28) to tools."""

from collections.abc import Iterator, Sequence
from typing import Any

from apigen.library.mcp_entries import NotTaken, read_entry
from apigen.library.model import Library, Refused
from apigen.library.refusals import Refusal
from apigen.records import JsonObject, Tool, canonical_json

MAX_TOOLS = 1_000
MAX_LISTING_CHARS = 5_000_000


def import_mcp(
    listing: JsonObject,
    source: str,
    *,
    server: JsonObject,
    module: str,
    category: str = "",
    licence: str = "",
    take_writing: bool = False,
    sandboxed: bool = False,
) -> Library:
    """The tools that a server lists; whatever it lies about is refused, and nothing raises.

    Args:
        listing: `{"tools": [...]}`, the entries of all pages as the server sent them.
        source: What names the server in `Tool.source` and in refusals, such as `mcp:clock-server`.
        server: How it is reached: `{"command": [...], "packages": [...]}` or `{"url": "..."}`.
        module: The server's name in bindings; also the first part of every tool's name.
        category: For tools that do not state one of the 21 under `apigen/category`.
        licence: SPDX identifier of the server.
        take_writing: Take tools as well that may change something.
        sandboxed: Whether the server runs walled in, where it can change nothing that lasts.
    """
    tools: list[Tool] = []
    refused: list[Refused] = []
    seen: set[str] = set()
    try:
        for entry in _entries(listing):
            name = _raw_name(entry)
            try:
                tool = read_entry(entry, name, module, source, category, licence)
                _check_taken(tool, seen, tools, take_writing or sandboxed)
                tools.append(tool)
            except NotTaken as no:
                refused.append(Refused(source, _printable(name), no.reason, _line(str(no))))
    except NotTaken as no:
        tools, refused = [], [Refused(source, "", no.reason, _line(str(no)))]
    modules = {module: canonical_json(server)} if tools else {}
    return Library(tuple(tools), modules, tuple(refused))


def _entries(listing: Any) -> Iterator[Any]:
    entries = listing.get("tools") if isinstance(listing, dict) else None
    if not isinstance(entries, list):
        raise NotTaken(Refusal.PROTOCOL, "the answer to tools/list has no list of tools")
    if len(entries) > MAX_TOOLS:
        detail = f"it lists {len(entries)} tools, more than {MAX_TOOLS}"
        raise NotTaken(Refusal.TOO_LARGE, detail)
    left = MAX_LISTING_CHARS
    for entry in entries:
        left -= _size(entry)
        if left < 0:
            detail = f"its tools take more than {MAX_LISTING_CHARS} characters"
            raise NotTaken(Refusal.TOO_LARGE, detail)
        yield entry


def _size(entry: Any) -> int:
    try:
        return len(canonical_json(entry))
    except (ValueError, TypeError, RecursionError):
        return 0  # refused for it later


def _raw_name(entry: Any) -> str:
    name = entry.get("name") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else ""


def _check_taken(tool: Tool, seen: set[str], taken: Sequence[Tool], writing: bool) -> None:
    name = tool.binding.function
    if name in seen:
        raise NotTaken(Refusal.PROTOCOL, "the server lists two tools of this name")
    seen.add(name)
    if any(each.name == tool.name for each in taken):
        raise NotTaken(Refusal.DUPLICATE, f"another of its tools is named {tool.name} already")
    if tool.effects != "none" and not writing:
        raise NotTaken(Refusal.NOT_READ_ONLY, "the server does not say that it only reads")


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()[:200]


def _line(text: str) -> str:
    return " ".join(_printable(text[:1000]).split())[:300]
