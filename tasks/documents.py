"""Documents that a library is made of, from a file or a URL."""

from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError, EndpointFault
from apigen.rest_request import RestRequest
from tasks.background import run_job
from tasks.rest_client import CallFailed, Client, Service
from tasks.rest_records import Answer

SETTINGS = RestConfig(timeout_s=60, max_answer_bytes=64_000_000)


def is_url(location: str) -> bool:
    """Whether it is fetched rather than read."""
    return location.startswith(("http://", "https://"))


def document_name(location: str) -> str:
    """What a document is called: its host and path, or its file's name."""
    if is_url(location):
        parts = urlsplit(location)
        return f"{parts.netloc}{parts.path}"
    return Path(location).name


def load_document(location: str, *, allow_private: bool) -> bytes:
    """The bytes of a file or of what a URL answers.

    Raises:
        ConfigError: There is nothing, or the address is not allowed.
        EndpointFault: The URL's host does not answer.
    """
    if is_url(location):
        return _download(location, allow_private)
    try:
        return Path(location).read_bytes()
    except OSError as error:
        raise ConfigError(
            f"cannot read {location}: {error.strerror}; name a file or a URL"
        ) from error


def _download(url: str, allow_private: bool) -> bytes:
    try:
        answer = run_job(_get(url, Service(url, url, allow_private)))
    except CallFailed as error:
        raise ConfigError(f"cannot fetch {url}: {error}") from error
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        raise EndpointFault(f"cannot fetch {url}: {error or type(error).__name__}") from error
    if answer.status >= 500:
        raise EndpointFault(f"cannot fetch {url}: its host answers {answer.status}")
    if answer.status != 200:
        raise ConfigError(f"there is no document at {url}: its host answers {answer.status}")
    return answer.body


async def _get(url: str, service: Service) -> Answer:
    async with Client(SETTINGS) as client:
        return await client.send(RestRequest("GET", url, {}, None, ()), service)
