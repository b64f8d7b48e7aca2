"""MCP servers as sources of APIs and as executors of calls, through the official SDK.

Whose fault it is, by a written rule:

* A server that cannot be started, or that dies, hangs or speaks nonsense before it has agreed on a
  version of the protocol, is a fault of the source: `ServerFault`, held against no call.
* A call that is not answered in time ends with `timeout`; the next ones get a fresh session.
* A server that ends in a call, or breaks the connection, is started once more with that call alone.
  If it does so again, the call ends with `crashed`, `out_of_memory`, or with `output_too_large` if
  it wrote a message without end.
* A tool's own error, an answer against the tool's output schema or against the protocol, and a
  refusal by the server are `error`; the session goes on.
"""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import anyio
from mcp import MCPError
from mcp_types import HEADER_MISMATCH, CallToolResult, PaginatedRequestParams
from pydantic import ValidationError

from apigen.library.mcp_tools import MAX_LISTING_CHARS
from apigen.library.refusals import Refusal
from apigen.records import CallResult, JsonObject, Tool
from tasks.mcp_results import MAX_ERROR_CHARS, to_result
from tasks.mcp_servers import McpLimits, ServerFault, SessionBroken, check_server, parse_server
from tasks.mcp_session import Session, first_problem, talk

Call = tuple[Tool, JsonObject]
_SERVERS_AT_ONCE = 4


def list_tools(server: JsonObject, limits: McpLimits | None = None) -> JsonObject:
    """What a server lists, all pages, as `import_mcp` takes it.

    Returns:
        `{"tools": [...], "protocolVersion": "...", "serverInfo": {...}}`, the entries as sent.

    Raises:
        ServerFault: The server cannot be used; its `reason` says how.
        SandboxUnavailable: Docker could not do its work.
    """
    limits = limits or McpLimits()
    check_server(server, "the server")

    async def work(session: Session) -> JsonObject:
        with anyio.fail_after(limits.list_timeout_s):
            tools = await _all_pages(session, limits)
        info = session.server_info
        return {
            "tools": tools,
            "protocolVersion": session.protocol_version,
            "serverInfo": info.model_dump(by_alias=True, exclude_none=True) if info else {},
        }

    listing: JsonObject = talk(server, limits, work)
    return listing


async def _all_pages(session: Session, limits: McpLimits) -> list[JsonObject]:
    tools: list[JsonObject] = []
    cursor, chars = None, 0
    for _ in range(limits.max_pages):
        page = await session.list_tools(params=PaginatedRequestParams(cursor=cursor))
        tools += [
            tool.model_dump(by_alias=True, exclude_unset=True, mode="json") for tool in page.tools
        ]
        chars += len(page.model_dump_json())
        if len(tools) > limits.max_tools or chars > MAX_LISTING_CHARS:
            detail = f"the server lists {len(tools)} tools or more, of {chars} characters"
            raise ServerFault(Refusal.TOO_LARGE, detail)
        if not (cursor := page.next_cursor):
            return tools
    raise ServerFault(Refusal.TOO_LARGE, f"the server lists more than {limits.max_pages} pages")


def execute_mcp(
    calls: Sequence[Call], servers: Mapping[str, str], limits: McpLimits | None = None
) -> list[CallResult]:
    """The results of calls, in their order: one session per server, several servers at once.

    Args:
        calls: Tools with `mcp` bindings, and arguments that fit them.
        servers: The library's modules: JSON texts by the name in the bindings.
        limits: Of every session.

    Raises:
        ServerFault: A server cannot be used at all; no call is to blame.
        SandboxUnavailable: Docker could not do its work.
    """
    limits = limits or McpLimits()
    places: dict[str, list[int]] = {}
    for place, (tool, _) in enumerate(calls):
        places.setdefault(tool.binding.module, []).append(place)
    checked = {module: parse_server(servers[module]) for module in places}
    results: dict[int, CallResult] = {}
    with ThreadPoolExecutor(_SERVERS_AT_ONCE) as pool:
        running = {
            module: pool.submit(_on_one, checked[module], [calls[x] for x in found], limits)
            for module, found in places.items()
        }
        for module, each in running.items():
            results |= zip(places[module], each.result(), strict=True)
    return [results[place] for place in range(len(calls))]


def _on_one(server: JsonObject, calls: Sequence[Call], limits: McpLimits) -> list[CallResult]:
    results: list[CallResult] = []
    alone = False
    while len(results) < len(calls):
        todo = calls[len(results) :][: 1 if alone else None]
        try:
            talk(server, limits, partial(_call_all, calls=todo, limits=limits, results=results))
            alone = False
        except SessionBroken as broken:
            if alone:
                text = f"the server {broken.ending}, twice"
                results.append(CallResult(broken.status, error=text))
            alone = not alone
    return results


async def _call_all(
    session: Session, *, calls: Sequence[Call], limits: McpLimits, results: list[CallResult]
) -> None:
    """Add a result for every call, up to one that gets no answer in time.

    Raises:
        ConnectionError: The server ended in the call after the last result.
    """
    for tool, arguments in calls:
        try:
            with anyio.fail_after(limits.call_timeout_s):
                results.append(await _call(session, tool, arguments, limits))
        except TimeoutError:
            error = f"no answer within {limits.call_timeout_s:g} s"
            results.append(CallResult("timeout", error=error))
            return


async def _call(
    session: Session, tool: Tool, arguments: JsonObject, limits: McpLimits
) -> CallResult:
    try:
        answer = await _send(session, tool.binding.function, _server_names(tool, arguments), limits)
    except MCPError as error:
        if session.is_over:
            raise ConnectionError(str(error)) from error
        return CallResult("error", None, "McpError", str(error)[:MAX_ERROR_CHARS])
    except ValidationError as error:
        return CallResult("error", None, "Protocol", first_problem(error))
    except RuntimeError as error:
        return CallResult("error", None, "Protocol", str(error)[:MAX_ERROR_CHARS])
    return to_result(answer, tool.returns, limits.max_result_bytes)


async def _send(
    session: Session, name: str, arguments: JsonObject, limits: McpLimits
) -> CallToolResult:
    try:
        return await session.call_tool(name, arguments)
    except MCPError as error:
        if error.code != HEADER_MISMATCH:
            raise
    await _all_pages(session, limits)  # the listing says which arguments are HTTP headers as well
    return await session.call_tool(name, arguments)


def _server_names(tool: Tool, arguments: JsonObject) -> JsonObject:
    renamed: Any = tool.binding.details.get("parameters", {})
    return {renamed.get(name, {}).get("name", name): value for name, value in arguments.items()}
