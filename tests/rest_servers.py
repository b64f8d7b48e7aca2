"""REST services on 127.0.0.1 that behave as services do, good and bad, and tools that call them."""

import asyncio
import gzip
import json
import os
from collections import Counter
from contextlib import contextmanager

from aiohttp import web
from aiohttp.abc import AbstractResolver

from apigen.records import Binding, Tool
from tasks.background import run_job

KEY_ENV = "APIGEN_SECRET_TEST_REST_KEY"
HEADER_KEY = {"in": "header", "name": "X-Key", "env": KEY_ENV, "prefix": "Bearer "}
QUERY_KEY = {"in": "query", "name": "key", "env": KEY_ENV}


@contextmanager
def key_in_environment(value):
    """The key of the tests' services, for a while."""
    before = os.environ.get(KEY_ENV, "")
    os.environ[KEY_ENV] = value
    try:
        yield
    finally:
        os.environ[KEY_ENV] = before  # an empty one is as good as none


class RestServer:
    """One service on a free port; counts requests by path."""

    def __init__(self):
        self.seen = Counter()
        self.elsewhere = "http://127.0.0.1:1/"

    def __enter__(self):
        run_job(self._start())
        return self

    def __exit__(self, *_):
        run_job(self._runner.cleanup())

    async def _start(self):
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self._answer)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{self.port}/api"

    async def _answer(self, request):
        path = request.path.removeprefix("/api")
        self.seen[path] += 1
        name, _, value = path.strip("/").partition("/")
        return await getattr(self, f"_{name}", self._unknown)(request, value)

    async def _unknown(self, request, value):
        return web.json_response({"detail": "no such thing"}, status=404)

    async def _ok(self, request, value):
        body = await request.text()
        return web.json_response({"id": value, "query": request.query_string, "body": body})

    async def _count(self, request, value):
        return web.json_response({"visitors": self.seen[f"/count/{value}"]})

    async def _status(self, request, value):
        return web.json_response({"detail": "so it is"}, status=int(value))

    async def _text(self, request, value):
        return web.Response(body=json.dumps({"error": value}), content_type="application/json")

    async def _html(self, request, value):
        return web.Response(text="<html>Welcome</html>", content_type="text/html")

    async def _empty(self, request, value):
        return web.json_response({})

    async def _nan(self, request, value):
        return web.Response(text='{"x": NaN, "x": 1}', content_type="application/json")

    async def _slow(self, request, value):
        await asyncio.sleep(30)

    async def _drip(self, request, value):
        return await self._stream(request, b" ", 0.05)

    async def _huge(self, request, value):
        return await self._stream(request, b" " * 50_000, 0)

    async def _stream(self, request, chunk, gap_s):
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        for _ in range(1000):
            await response.write(chunk)
            await asyncio.sleep(gap_s)
        return response

    async def _bomb(self, request, value):
        headers = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
        body = gzip.compress(b"[" + b" " * 10_000_000 + b"1]", compresslevel=1)
        return web.Response(body=body, headers=headers)

    async def _cut(self, request, value):
        request.transport.abort()
        return web.Response()

    async def _halfway(self, request, value):
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"x": ')
        request.transport.abort()
        return response

    async def _busy_once(self, request, value):
        if self.seen[f"/busy_once/{value}"] == 1:
            return web.json_response({}, status=int(value), headers={"Retry-After": "0"})
        return web.json_response({"at": "last"})

    async def _cut_once(self, request, value):
        if self.seen["/cut_once/"] == 1:
            request.transport.abort()
        return web.json_response({"at": "last"})

    async def _off(self, request, value):
        raise web.HTTPFound(self.elsewhere)

    async def _near(self, request, value):
        raise web.HTTPFound("../ok/moved?x=1")

    async def _loop(self, request, value):
        raise web.HTTPTemporaryRedirect("/api/loop/")

    async def _echo(self, request, value):
        given = {"header": request.headers.get("X-Key", ""), "url": str(request.rel_url)}
        return web.json_response(given | {request.query.get("key", "none"): 1}, status=int(value))

    async def _keyed(self, request, value):
        if value == "closed" or "good-key" not in request.headers.get("X-Key", ""):
            return web.json_response({"detail": "unauthorized"}, status=401)
        return web.json_response({"id": value})


class FixedResolver(AbstractResolver):
    """Answers every name with its addresses, another one each time."""

    def __init__(self, *hosts):
        self._hosts = list(hosts)
        self.asked = 0

    async def resolve(self, host, port=0, family=0):
        address = self._hosts[min(self.asked, len(self._hosts) - 1)]
        self.asked += 1
        family = 10 if ":" in address else 2
        entry = {"hostname": host, "host": address, "port": port}
        return [{**entry, "family": family, "proto": 0, "flags": 0}]

    async def close(self):
        return None


def tool(path, method="GET", module="svc", secrets=(), **parameters):
    """A tool; each parameter is given by its place, or by all that the binding says of it."""
    placed = {
        name: {"in": where, "name": name} if isinstance(where, str) else {"name": name, **where}
        for name, where in parameters.items()
    }
    details = {"method": method, "path": path, "parameters": placed, "secrets": list(secrets)}
    binding = Binding("rest", module, f"{method} {path}", details)
    return Tool("t", "A tool.", {"type": "object"}, {}, "Other", binding)


def entry(url, *, allow_private=True, requests_per_s=None):
    """A service as the library has it."""
    named = {"base_url": url, "allow_private": allow_private, "requests_per_s": requests_per_s}
    return json.dumps(named)
