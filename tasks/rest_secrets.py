"""Keys of REST services: read from the environment when a request is sent, kept out of the rest."""

import base64
import json
import os
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, quote_plus

from apigen.errors import ConfigError
from apigen.records import JsonObject
from apigen.rest_request import SECRET_PREFIX

SHORTEST_CHARS = 6
"""A shorter key would be found, and hidden, in answers that do not hold it."""
HIDDEN = "***"
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def read_secrets(secrets: Sequence[JsonObject], service: str) -> list[tuple[JsonObject, str]]:
    """Each secret with its value.

    Raises:
        ConfigError: A variable is not set, or its value is no key.
    """
    return [(secret, _value(secret["env"], service)) for secret in secrets]


def _value(variable: str, service: str) -> str:
    needs = f"service {service!r} needs a key"
    if not variable.startswith(SECRET_PREFIX):  # a document must not choose what leaves the machine
        raise ConfigError(f"{needs}: {variable} does not begin with {SECRET_PREFIX}")
    value = os.environ.get(variable, "").strip()
    if not value:
        raise ConfigError(f"{needs}: set the environment variable {variable}")
    if _CONTROL.search(value) or len(value) < SHORTEST_CHARS:
        raise ConfigError(
            f"{needs}: {variable} must hold {SHORTEST_CHARS} characters or more on one line"
        )
    return value


class Scrubber:
    """Hides values of secrets, also percent-encoded, in hexadecimal, base64 or JSON."""

    def __init__(self, values: Sequence[str]) -> None:
        forms = {form for value in values for form in _forms(value)}
        longest_first = sorted(forms, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
        self._is_needed = bool(forms)

    def text(self, text: str) -> str:
        """The text without them."""
        return self._pattern.sub(HIDDEN, text) if self._is_needed else text

    def body(self, body: bytes) -> bytes:
        """An answer's body without them; JSON stays JSON."""
        if not self._is_needed:
            return body
        text = body.decode("utf-8", "surrogateescape")
        try:
            value = json.loads(text)
            clean = self._value(value)
            if clean == value and not self._pattern.search(text):
                return body
            return json.dumps(clean, ensure_ascii=False).encode("utf-8", "surrogatepass")
        except (ValueError, RecursionError):
            return self.text(text).encode("utf-8", "surrogateescape")

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {self.text(key): self._value(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._value(item) for item in value]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return HIDDEN if is_number and self._pattern.search(json.dumps(value)) else value


def _forms(value: str) -> set[str]:
    data = value.encode("utf-8", "surrogateescape")
    texts = {value, json.dumps(value)[1:-1], json.dumps(value, ensure_ascii=False)[1:-1]}
    texts |= {quote(data), quote(data, safe=""), quote_plus(data), data.hex()}
    for shift in range(3):  # where base64 has other bytes before it, it looks different
        first, last = (8 * shift + 5) // 6, (8 * (shift + len(data))) // 6
        inside = base64.b64encode(b"\0" * shift + data)[first:last].decode()
        texts |= {inside, inside.replace("+", "-").replace("/", "_")}
    return texts
