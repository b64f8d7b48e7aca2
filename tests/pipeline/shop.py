"""A small REST service with its OpenAPI document; counts the calls that it gets."""

import json

from aiohttp import web

from tasks.background import run_job

GOODS = {f"g-{number}": {"good_id": f"g-{number}", "price": number} for number in (1, 2, 3)}
AN_ID = {"name": "good_id", "in": "path", "required": True, "description": "Id of a good."}
AN_ID |= {"schema": {"type": "string"}, "example": "g-1"}
MOST = {"name": "limit", "in": "query", "description": "Most goods to list."}
MOST |= {"schema": {"type": "integer", "minimum": 1}, "example": 3}


def operation(name, summary, *parameters):
    return {"operationId": name, "summary": summary, "parameters": list(parameters)}


DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1", "x-category": "Commerce"},
    "paths": {
        "/goods": {"get": operation("list_goods", "List the goods of the shop.", MOST)},
        "/goods/{good_id}": {
            "get": operation("get_good", "Tell the price of one good in euros.", AN_ID),
            "delete": operation("remove_good", "Remove a good from the shop.", AN_ID),
        },
        "/soon": {"get": operation("get_soon", "List goods that will come later.", MOST)},
    },
}


class Shop:
    """The service on a free port."""

    calls = dearer = 0

    def __enter__(self):
        self.removed = []
        self.start(0)
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, port):
        run_job(self._start(port))

    def stop(self):
        if self._runner:
            run_job(self._runner.cleanup())
        self._runner = None
        return self.port

    def document(self, path):
        servers = [{"url": f"http://127.0.0.1:{self.port}"}]
        path.write_text(json.dumps(DOCUMENT | {"servers": servers}))
        return str(path)

    def toolbench(self, folder):
        folder.mkdir()
        good = {"name": "good_id", "type": "STRING", "description": "Id of a good"}
        api = {
            "name": "Price of a good",
            "url": f"http://127.0.0.1:{self.port}/goods/{{good_id}}",
            "description": "Tells what one good of the shop costs in euros.",
            "method": "GET",
            "required_parameters": [good | {"default": "g-2"}],
            "optional_parameters": [],
        }
        file = {"tool_name": "Shop", "host": "127.0.0.1", "api_list": [api]}
        (folder / "shop.json").write_text(json.dumps(file))
        return str(folder.parent)

    async def _start(self, port):
        app = web.Application()
        app.router.add_get("/goods", self._goods)
        app.router.add_get("/goods/{good_id}", self._good)
        app.router.add_delete("/goods/{good_id}", self._remove)
        app.router.add_get("/soon", self._soon)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port, reuse_address=True).start()
        self.port = self._runner.addresses[0][1]

    async def _goods(self, request):
        self.calls += 1
        most = int(request.query.get("limit", 2))
        goods = [self._priced(good) for good in GOODS.values()]
        return web.json_response({"goods": goods[:most]})

    async def _good(self, request):
        self.calls += 1
        good = GOODS.get(request.match_info["good_id"])
        if good is None:
            return web.json_response({"detail": "no such good"}, status=404)
        return web.json_response(self._priced(good))

    async def _remove(self, request):
        self.removed.append(request.match_info["good_id"])
        return web.json_response({"removed": self.removed[-1]})

    def _priced(self, good):
        return good | {"price": good["price"] + self.dearer}

    async def _soon(self, request):
        self.calls += 1
        return web.json_response({"error": "not implemented yet"})
