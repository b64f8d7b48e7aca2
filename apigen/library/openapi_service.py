"""What an OpenAPI document says about its service as a whole."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from apigen.errors import LibraryError
from apigen.library.model import CATEGORIES
from apigen.library.naming import tool_name
from apigen.library.openapi_document import mapping, sequence, unreadable
from apigen.records import JsonObject
from apigen.rest_request import base_url as base_url_of

_CATEGORY = {category.lower(): category for category in CATEGORIES}
_REMEDY = "give the service's address as base_url"


def service_name(root: JsonObject, source: str) -> str:
    """The title as a name, else the source's file name."""
    title = mapping(root.get("info"), "info").get("title")
    stem = PurePosixPath(source.split(":", 1)[-1]).stem
    return tool_name(title if isinstance(title, str) else "") or tool_name(stem) or "service"


def service_url(root: JsonObject, base_url: str, document_url: str = "") -> str:
    """Where the service is, without a slash at the end: the argument, else the first server.

    A document that was fetched and names no server is about the one that it came from.

    Raises:
        OutsideSubset: UNREADABLE, there is no such URL, or one that cannot be called.
    """
    said = _host(root) if "swagger" in root else server(root)
    return _checked(base_url or (urljoin(document_url, said or "/") if document_url else said))


def server(node: JsonObject) -> str:
    """The URL of the first server of a document, path or operation, or nothing.

    Raises:
        OutsideSubset: UNREADABLE, it is malformed.
    """
    servers = sequence(node.get("servers"), "servers")
    first = mapping(servers[0], "servers[0]") if servers else {}
    url = first.get("url", "")
    if not isinstance(url, str):
        raise unreadable("servers[0]: url must be a text")
    variables = mapping(first.get("variables"), "servers[0].variables")
    for name, variable in variables.items():
        default = mapping(variable, "servers[0].variables").get("default", "")
        url = url.replace(f"{{{name}}}", str(default))
    return url


def _host(root: JsonObject) -> str:
    """The address as OpenAPI 2.0 says it; HTTPS where both will do or none is named."""
    schemes = sequence(root.get("schemes"), "schemes") or ["https"]
    scheme = "https" if "https" in schemes else "http" if "http" in schemes else schemes[0]
    host, path = root.get("host", ""), root.get("basePath", "")
    if not isinstance(host, str) or not isinstance(path, str):
        raise unreadable("host and basePath must be texts")
    return f"{scheme}://{host}/{path.lstrip('/')}" if host else ""


def _checked(url: str) -> str:
    if not url:
        raise unreadable(f"the document names no server; {_REMEDY}")
    try:
        plain = base_url_of({"base_url": url})
        callable_ = urlsplit(url).port != 0 and not set("{}") & set(url)
    except (LibraryError, ValueError):
        callable_ = False
    if not callable_:  # the URL is not repeated: it may hold a password
        raise unreadable(f"the server's address is no complete HTTP URL; {_REMEDY}")
    return plain


def category_of(root: JsonObject, operation: JsonObject) -> str:
    """One of the 21, by `x-category` of the operation or of `info`, or by the first tag."""
    tags = operation.get("tags")
    info = mapping(root.get("info"), "info")
    for said in (
        operation.get("x-category"),
        info.get("x-category"),
        tags[0] if isinstance(tags, list) and tags else "",
    ):
        if isinstance(said, str) and said.strip().lower() in _CATEGORY:
            return _CATEGORY[said.strip().lower()]
    return ""


def licence_of(root: JsonObject) -> str:
    """The licence's SPDX identifier, or nothing; `Apache 2.0` is taken for `Apache-2.0`."""
    said = mapping(root.get("info"), "info").get("license")
    if not isinstance(said, dict):
        return ""
    texts = [said.get("identifier"), said.get("name")]
    return next(filter(None, map(_spdx, texts)), "")


def _spdx(text: Any) -> str:
    if not isinstance(text, str) or len(text) > 100:
        return ""
    for spelling in (text, "-".join(text.split())):
        try:
            return str(canonicalize_license_expression(spelling))
        except InvalidLicenseExpression:
            continue
    return ""
