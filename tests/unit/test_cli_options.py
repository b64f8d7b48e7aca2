"""Options as people type them."""

import pytest

from apigen.cli_options import split_packages


@pytest.mark.parametrize(
    ("texts", "packages"),
    [
        (None, []),
        ([], []),
        (["numpy"], ["numpy"]),
        (["numpy,regex"], ["numpy", "regex"]),
        (["numpy", "regex"], ["numpy", "regex"]),
        (["numpy, regex ,"], ["numpy", "regex"]),
        (["numpy>=2,<3,regex"], ["numpy>=2,<3", "regex"]),
        (["numpy >= 2, != 2.1, < 3"], ["numpy >= 2, != 2.1, < 3"]),
        (["httpx[http2,brotli]>=0.27,regex"], ["httpx[http2,brotli]>=0.27", "regex"]),
        (
            ["a; python_version in '3.11,3.12', b"],
            ["a; python_version in '3.11,3.12'", "b"],
        ),
    ],
)
def test_packages_are_split_where_a_name_starts(texts, packages):
    assert split_packages(texts) == packages
