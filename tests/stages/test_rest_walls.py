"""Where REST calls may not go, and what must not come out of them: walls and keys."""

import base64
import json

import pytest

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError
from tasks.rest import execute_rest
from tasks.rest_address import is_public
from tasks.rest_secrets import Scrubber
from tests.rest_servers import (
    HEADER_KEY,
    KEY_ENV,
    QUERY_KEY,
    FixedResolver,
    RestServer,
    entry,
    key_in_environment,
    tool,
)

FAST = RestConfig(max_retries=0)
KEY = 'good-key/+ä "canary"'


@pytest.fixture
def server():
    with RestServer() as started:
        yield started


def run(server, *calls):
    """The results of (tool, arguments), or of paths without arguments."""
    pairs = [call if isinstance(call, tuple) else (tool(call), {}) for call in calls]
    return execute_rest(pairs, {"svc": entry(server.url)}, FAST)


def test_a_redirect_on_the_host_is_followed_and_none_off_it(server):
    with RestServer() as other:
        server.elsewhere = other.url + "/ok/1"
        near, off = run(server, "/near/", "/off/")
    assert near.result == {"id": "moved", "query": "x=1", "body": ""}
    assert (off.error_type, other.seen.total()) == ("RedirectRefused", 0)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"],
)
def test_a_private_address_is_refused_however_it_is_written(server, host):
    services = {"svc": entry(f"http://{host}:{server.port}/api", allow_private=False)}
    (got,) = execute_rest([(tool("/ok/1"), {})], services, FAST)
    assert (got.status, server.seen.total()) == ("error", 0)
    assert got.error_type in ("AddressRefused", "InvalidURL")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "10.0.0.1"]
)
def test_what_a_resolver_says_is_no_way_in(server, address):
    services = {"svc": entry(f"http://api.example.test:{server.port}/api", allow_private=False)}
    resolver = FixedResolver(address)
    (got,) = execute_rest([(tool("/ok/1"), {})], services, FAST, resolver=resolver)
    assert (got.error_type, server.seen.total(), resolver.asked) == ("AddressRefused", 0, 1)


def test_a_connection_to_a_private_address_serves_no_service_that_may_have_none(server):
    url = f"http://api.example.test:{server.port}/api"
    services = {"in": entry(url), "out": entry(url, allow_private=False)}
    calls = [(tool("/ok/1", module=name), {}) for name in ("in", "out", "in", "out")]
    got = execute_rest(calls, services, FAST, resolver=FixedResolver("127.0.0.1"))
    assert [each.status for each in got] == ["ok", "error"] * 2
    assert server.seen["/ok/1"] == 2


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:4700::1111", True), ("::ffff:93.184.216.34", True),
        ("64:ff9b::5db8:d822", True), ("64:ff9b::7f00:1", False), ("2002:7f00:1::", False),
        ("0.0.0.0", False), ("100.64.0.1", False), ("224.0.0.1", False), ("240.0.0.1", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("ff02::1", False), ("::", False),
        ("x", False),
    ],
)  # fmt: skip
def test_public_addresses_are_told_from_all_others(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize("secret", [HEADER_KEY, QUERY_KEY], ids=["header", "query"])
@pytest.mark.parametrize("status", [200, 400])
def test_a_key_that_is_echoed_comes_back_hidden(server, secret, status):
    with key_in_environment("canary-0123/+=45"):
        (got,) = run(server, (tool(f"/echo/{status}", secrets=[secret]), {}))
    assert got.status == ("ok" if status == 200 else "error")
    assert "***" in repr(got)
    assert "canary" not in repr(got)


def encoded(text, shift):
    return base64.b64encode(b"x" * shift + text.encode() + b"tail").decode()


@pytest.mark.parametrize(
    "text",
    [
        f"at {KEY}!", json.dumps(KEY), json.dumps({"k": KEY}), KEY.encode().hex(),
        encoded(KEY, 0), encoded(KEY, 1), encoded(KEY, 2), encoded(KEY, 4),
    ],
)  # fmt: skip
def test_a_scrubber_knows_a_key_in_other_clothes_and_keeps_json_json(text):
    scrubber = Scrubber([KEY])
    for body in (json.dumps({text: [text, 5]}), text):
        clean = scrubber.body(body.encode()).decode()
        assert "***" in clean
        assert "canary" not in clean
    assert json.loads(scrubber.body(json.dumps({text: [text, 5]}).encode())).popitem()[1][1] == 5


def test_a_number_that_is_the_key_is_hidden_and_other_answers_stay_as_they_are():
    scrubber = Scrubber(["123456"])
    assert json.loads(scrubber.body(b'{"a": 123456, "b": 12345}')) == {"a": "***", "b": 12345}
    assert scrubber.body(b'{"a" :  1.50}') == b'{"a" :  1.50}'


@pytest.mark.parametrize("value", ["", "short", "two\nlines-of-key"])
def test_a_missing_or_unusable_key_names_its_variable_and_never_its_value(server, value):
    says = f"'svc' needs a key: .*{KEY_ENV}"
    with key_in_environment(value), pytest.raises(ConfigError, match=says) as caught:
        run(server, (tool("/ok/1", secrets=[HEADER_KEY]), {}))
    assert not value or value not in str(caught.value)
    assert server.seen.total() == 0
