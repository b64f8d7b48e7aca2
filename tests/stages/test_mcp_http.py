"""MCP servers over streamable HTTP that do not behave."""

import contextlib
import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from apigen.library.refusals import Refusal
from apigen.records import Binding, Tool
from tasks.mcp_client import execute_mcp, list_tools
from tasks.mcp_http import is_allowed
from tasks.mcp_servers import McpLimits, ServerFault

LIMITS = McpLimits(max_message_bytes=100_000, call_timeout_s=1.0)
STARTED = {
    "protocolVersion": "2025-06-18",
    "capabilities": {"tools": {}},
    "serverInfo": {"name": "web", "version": "1"},
}


class Handler(BaseHTTPRequestHandler):
    """The path is the way to misbehave; in a call, the tool's name is."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["content-length"])))
        start, name = self.path.strip("/"), message.get("params", {}).get("name")
        if start == "moved":
            self.answer(b"", 307, location=f"http://127.0.0.1:{self.server.server_port + 1}/")
        elif start == "fails":
            self.answer(b"no", 500)
        elif start == "page":
            self.answer(b"<html>", 200, content_type="text/html")
        elif start == "packed":
            self.answer(gzip.compress(b"x" * 50_000), 200, content_encoding="gzip")
        elif "id" not in message:
            self.answer(b"", 202)
        elif start == "hangs" or name == "hangs":
            self.server.over.wait(20)
        else:
            self.answer(json.dumps(self.reply(message)).encode(), 200)

    def do_GET(self):
        self.answer(b"", 405)

    def reply(self, message):
        results = {
            "initialize": STARTED,
            "tools/call": {"content": [{"type": "text", "text": "x" * self.length(message)}]},
        }
        found = results.get(message["method"])
        missing = {"error": {"code": -32601, "message": "no such method"}}
        return {"jsonrpc": "2.0", "id": message["id"], **({"result": found} if found else missing)}

    def length(self, message):
        return message.get("params", {}).get("arguments", {}).get("length", 0)

    def answer(self, body, status, content_type="application/json", **headers):
        self.send_response(status)
        self.send_header("content-type", content_type)
        self.send_header("content-length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def handle(self):
        with contextlib.suppress(ConnectionError):  # the client had enough
            super().handle()

    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="module")
def url():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.over = threading.Event()
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.over.set()
        server.shutdown()


def call(name, **arguments):
    return Tool(name, "", {}, {}, "", Binding("mcp", "web", name)), arguments


@pytest.mark.parametrize(
    ("start", "cause"),
    [
        ("moved", "not followed"),
        ("fails", "error response"),
        ("page", "content type: text/html"),
        ("packed", "packed, though that was not asked for"),
        ("hangs", "did not answer in time"),
    ],
    ids=["moved", "fails", "page", "packed", "hangs"],
)
def test_a_server_that_cannot_be_asked_is_a_fault_of_the_source_in_one_line(start, cause, url):
    with pytest.raises(ServerFault, match=cause) as fault:
        list_tools({"url": f"{url}/{start}"}, McpLimits(start_timeout_s=1.0))
    assert fault.value.reason == Refusal.UNREACHABLE
    assert "\n" not in str(fault.value)


def test_a_call_without_an_answer_or_with_too_much_of_it_is_no_other_calls_trouble(url):
    calls = [call("says", length=3), call("hangs"), call("says", length=200_000), call("says")]
    results = execute_mcp(calls, {"web": json.dumps({"url": f"{url}/well"})}, LIMITS)
    assert [result.status for result in results] == ["ok", "timeout", "output_too_large", "ok"]
    assert results[0].result == "xxx"
    assert "more than 100000 bytes, twice" in results[2].error


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://example.org/mcp", True),
        ("http://127.0.0.1:8000/mcp", True),
        ("http://[::1]:8000/mcp", True),
        ("http://localhost/mcp", True),
        ("http://example.org/mcp", False),
        ("http://127.0.0.1.example.org/mcp", False),
        ("https://user@example.org/mcp", False),
        ("https:///mcp", False),
        ("https://example.org:port/mcp", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_https_and_this_machine_may_be_asked(url, allowed):
    assert is_allowed(url) == allowed
