"""Servers that are no chat endpoints: each path refuses, fails or babbles in its own way."""

from collections import Counter

from aiohttp import web

from tasks.background import run_job


def error(status, text, code=None):
    body = {"error": {"message": text, "type": "invalid_request_error", "code": code}}
    return web.json_response(body, status=status)


class BadEndpoints:
    """All of them on one port, at `url(name)`; whatever they say, they repeat the key in it."""

    def __enter__(self):
        self.asked = Counter()
        run_job(self._start())
        return self

    def __exit__(self, *_):
        run_job(self._runner.cleanup())

    def url(self, name):
        return f"http://127.0.0.1:{self._port}/{name}/v1"

    async def _start(self):
        app = web.Application()
        app.router.add_post("/{name}/v1/chat/completions", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = self._runner.addresses[0][1]

    async def _answer(self, request):
        await request.read()
        name = request.match_info["name"]
        self.asked[name] += 1
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return getattr(self, f"_{name}")(key)

    def _refuses(self, key):
        return error(401, f"Incorrect API key provided: {key}.", "invalid_api_key")

    def _forbids(self, key):
        return error(403, f"Bearer {key} may not use this model.")

    def _complains(self, key):
        return error(400, f"Your key {key} is not for chats.")

    def _fails(self, key):
        return web.Response(text=f"no upstream for 'Bearer {key}'", status=500)

    def _welcomes(self, key):
        page = f"<html><title>Log in</title><p>Welcome back, {key}!</html>"
        return web.Response(text=page, content_type="text/html")

    def _chats(self, key):
        return web.json_response({"choices": f"none for {key}"})
