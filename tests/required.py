"""Parts of the system that a test needs: it is skipped where one is missing, but never in CI."""

import os

import pytest

COMPULSORY = os.environ.get("APIGEN_REQUIRE_ALL") == "1"


def skip_without(found, remedy):
    """Skip the test unless the part is there, or all of them are compulsory."""
    if not found and not COMPULSORY:
        pytest.skip(f"not on this machine: {remedy}")
