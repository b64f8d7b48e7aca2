"""Tools from ToolBench files: one JSON file describes one RapidAPI service and its endpoints."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from apigen.errors import LibraryError
from apigen.library.model import CATEGORIES, Library, Refused
from apigen.library.naming import tool_name
from apigen.library.refusals import Refusal
from apigen.library.toolbench_parameters import (
    PLACEHOLDER,
    Parameter,
    Unfit,
    examples,
    line,
    parameters,
)
from apigen.records import Binding, JsonObject, Tool, canonical_json
from apigen.rest_request import SECRET_PREFIX
from apigen.schema import NAME

TOOLBENCH_CATEGORIES = tuple(
    (
        "Advertising; Artificial Intelligence/Machine Learning; Business; Business Software; "
        "Commerce; Communication; Cryptography; Cybersecurity; Data; Database; Devices; "
        "eCommerce; Education; Email; Energy; Entertainment; Events; Finance; Financial; Food; "
        "Gaming; Health and Fitness; Jobs; Location; Logistics; Mapping; Media; Medical; "
        "Monitoring; Movies; Music; News, Media; Other; Payments; Reward; Science; Search; SMS; "
        "Social; Sports; Storage; Text Analysis; Tools; Translation; Transportation; Travel; "
        "Video, Images; Visual Recognition; Weather"
    ).split("; ")
)
"""The categories of RapidAPI Hub that ToolBench collected, as its folders are called."""

MAX_CHARS = 20_000_000
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
_READS = frozenset({"GET", "HEAD"})


def load_categories(text: str) -> dict[str, str]:
    """ToolBench's categories, each with one of the 21, from YAML.

    Raises:
        LibraryError: It is no mapping, lacks one of the 49, or holds a name outside the two lists.
    """
    try:
        mapping = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise LibraryError(f"ToolBench categories: not valid YAML: {line(error)}") from error
    if not isinstance(mapping, dict):
        raise LibraryError("ToolBench categories: must be a mapping from category to category")
    known = set(TOOLBENCH_CATEGORIES)
    if wrong := sorted({str(each) for each in mapping} ^ known):
        state = "missing" if wrong[0] in known else "not a category of ToolBench"
        raise LibraryError(f"ToolBench categories: {wrong[0]!r} is {state}; correct the file")
    if outside := sorted(str(each) for each in mapping.values() if each not in CATEGORIES):
        raise LibraryError(f"ToolBench categories: {outside[0]!r} is not one of the 21; correct it")
    return dict(mapping)


def import_toolbench(
    text: str,
    source: str,
    categories: Mapping[str, str],
    folder_category: str = "",
    licence: str = "",
) -> Library:
    """Every endpoint of one tool file, as REST tools.

    Args:
        text: The file's JSON.
        source: The file's path, as `Finance/x.json`; goes into sources and refusals.
        categories: As `load_categories` gives it.
        folder_category: The file's folder; a tool's category is empty if it is none of ToolBench's.
        licence: SPDX identifier under which the file may be used.
    """
    try:
        service = _service(text)
    except Unfit as error:
        return Library((), {}, (Refused(source, "", error.reason, str(error)),))
    folded = {_fold(name): category for name, category in categories.items()}
    category = folded.get(_fold(folder_category), "")
    tools: dict[str, Tool] = {}
    modules: dict[str, str] = {}
    refused = []
    for number, api in enumerate(service["api_list"], 1):
        label = line(api.get("name")) if isinstance(api, dict) else f"api_list[{number - 1}]"
        try:
            tool, base_url = _tool(service, api, f"toolbench:{source} {label}", category, licence)
            _add(tools, tool)
        except Unfit as error:
            refused.append(Refused(f"toolbench:{source}", label, error.reason, str(error)))
        else:
            modules[tool.binding.module] = canonical_json(
                {"base_url": base_url, "allow_private": False, "requests_per_s": None}
            )
    return Library(tuple(tools[name] for name in sorted(tools)), modules, tuple(refused))


def _service(text: str) -> JsonObject:
    if len(text) > MAX_CHARS:
        raise Unfit(Refusal.TOO_LARGE, f"{len(text)} characters, more than {MAX_CHARS}")
    try:
        service = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unfit(Refusal.UNREADABLE, f"not JSON: {line(error)}") from error
    if not isinstance(service, dict) or not isinstance(service.get("api_list"), list):
        raise Unfit(Refusal.UNREADABLE, "not a ToolBench tool: it has no list `api_list`")
    return service


def _add(tools: dict[str, Tool], tool: Tool) -> None:
    if other := tools.get(tool.name):
        raise Unfit(Refusal.DUPLICATE, f"named {tool.name!r} like {other.source!r}, which stays")
    tools[tool.name] = tool


def _tool(
    service: JsonObject, api: Any, source: str, category: str, licence: str
) -> tuple[Tool, str]:
    """The tool of one endpoint, and its service's base URL."""
    if not isinstance(api, dict):
        raise Unfit(Refusal.UNREADABLE, "an endpoint must be an object")
    name = tool_name(line(service.get("tool_name") or service.get("name")), line(api.get("name")))
    if not NAME.fullmatch(name):
        raise Unfit(Refusal.NOT_NAMED, "its name holds no letter or digit of ASCII")
    method = line(api.get("method") or "GET").upper()
    if method not in _METHODS:
        raise Unfit(Refusal.UNSUPPORTED, f"method {method!r}")
    base_url, path = _address(line(api.get("url")))
    listed = parameters(api, method, path)
    schema = {
        "type": "object",
        "properties": {each.name: each.schema for each in listed},
        "required": [each.name for each in listed if each.required],
    }
    tool = Tool(
        name=name,
        description=line(api.get("description")),
        parameters=schema,
        returns={},
        category=category,
        binding=_binding(base_url, method, path, listed),
        effects="none" if method in ("GET", "HEAD") else "writes",
        source=source,
        licence=licence,
        examples=tuple(examples(listed)),
        values={each.name: [each.given] for each in listed if each.given is not None},
    )
    return tool, base_url


def _address(url: str) -> tuple[str, str]:
    """Base URL and path template."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Unfit(Refusal.UNSUPPORTED, f"URL {url[:200]!r}: {line(error)}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise Unfit(Refusal.UNSUPPORTED, f"URL {url[:200]!r} is not http(s)://host/path")
    if parts.query:
        raise Unfit(Refusal.UNSUPPORTED, f"URL {url[:200]!r} has a query string")
    path = PLACEHOLDER.sub(lambda found: "{" + (found[1] or found[2]) + "}", parts.path)
    return f"{parts.scheme}://{parts.hostname}{port}", path or "/"


def _binding(base_url: str, method: str, path: str, listed: list[Parameter]) -> Binding:
    details: JsonObject = {
        "method": method,
        "path": path,
        "parameters": {each.name: each.place for each in listed},
        "secrets": [],
    }
    host = base_url.removeprefix("https://")
    # The key goes to RapidAPI's own hosts over TLS and nowhere else, whatever a file says.
    if base_url == f"https://{host}" and host.endswith(".rapidapi.com"):
        details["headers"] = {"X-RapidAPI-Host": host}
        details["secrets"] = [
            {"in": "header", "name": "X-RapidAPI-Key", "env": f"{SECRET_PREFIX}RAPIDAPI_KEY"}
        ]
    return Binding("rest", tool_name(host), f"{method} {path}", details)


def _fold(name: str) -> str:
    """A category as files and folders spell it alike: `News, Media` is the folder `News_Media`."""
    return re.sub(r"[^a-z]+", "_", unquote(name).lower()).strip("_")
