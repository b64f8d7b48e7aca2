"""Which requests the offline server lets down, and how."""

from dataclasses import dataclass
from random import Random

KINDS = ("http_429", "http_500", "hang", "cut")


@dataclass(frozen=True, slots=True)
class HttpFaults:
    """Shares of requests, 0 to 1: told to slow down, failed, never answered, cut off half-way.

    Where a prompt holds `fail_containing`, every attempt fails.
    """

    http_429: float = 0.0
    http_500: float = 0.0
    hang: float = 0.0
    cut: float = 0.0
    fail_containing: str = ""

    def draw(self, text: str, seed: int, digest: str, attempt: int) -> str:
        """Draws a fault.

        Args:
            text: The prompt's text.
            seed: Another seed strikes other requests.
            digest: Hash of the request's body.
            attempt: How often the same body came before; a retry may fare better.

        Returns:
            One of `KINDS`, or nothing.
        """
        if self.fail_containing and self.fail_containing in text:
            return "http_500"
        shares = [self.http_429, self.http_500, self.hang, self.cut]
        if not any(shares):
            return ""
        clean = max(0.0, 1 - sum(shares))
        return Random(f"{seed} {digest} {attempt}").choices((*KINDS, ""), (*shares, clean))[0]


@dataclass(frozen=True, slots=True)
class Outage:
    """A time in which every request is told to slow down; seconds since the first request."""

    after_s: float = 0.0
    lasts_s: float = 0.0

    def covers(self, since_first_s: float) -> bool:
        """Whether it is on."""
        return self.after_s <= since_first_s < self.after_s + self.lasts_s


def says_when(share: float, seed: int, digest: str) -> bool:
    """Draws whether a refusal says when to come back."""
    return Random(f"retry-after {seed} {digest}").random() < share
