"""A service as a web application with its OpenAPI document."""

import os
from functools import cache
from typing import Annotated, Any

from fastapi import Depends, FastAPI, HTTPException, Security
from fastapi.security import APIKeyHeader

from apigen.rest_request import SECRET_PREFIX
from tasks.world.service import Service

LICENCE = {"name": "Apache License 2.0", "identifier": "Apache-2.0"}


def key_variable(service: Service) -> str:
    """The environment variable that holds the service's key."""
    return f"{SECRET_PREFIX}WORLD_{service.name.upper()}"


def accepted_key(service: Service) -> str:
    """The key that the service takes: the variable's value, or the demo key."""
    return os.environ.get(key_variable(service)) or f"demo-{service.name}-key"


def build_app(service: Service) -> FastAPI:
    """The service over its seeded data."""
    app = FastAPI(
        title=service.title,
        description=service.description,
        version="1.0.0",
        license_info=LICENCE,
        generate_unique_id_function=lambda route: route.name,
        docs_url=None,
        redoc_url=None,
    )
    app.state.database = cache(service.open_database)  # the first request pays for it
    keyed = [Depends(_key_check(service))] if service.needs_key else []
    app.include_router(service.router, tags=[service.category], dependencies=keyed)
    _add_health(app)
    _add_category(app, service.category)
    return app


def _key_check(service: Service) -> Any:
    header = APIKeyHeader(
        name="X-Api-Key",
        scheme_name="ApiKey",
        description=f"What {key_variable(service)} holds; unset, it is demo-{service.name}-key.",
    )
    key = accepted_key(service)

    async def check(given: Annotated[str, Security(header)]) -> None:
        if given != key:
            raise HTTPException(403, "the header X-Api-Key holds a wrong key")

    return check


def _add_health(app: FastAPI) -> None:
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    app.add_api_route("/health", health, include_in_schema=False)


def _add_category(app: FastAPI, category: str) -> None:
    make = app.openapi

    def openapi() -> dict[str, Any]:
        document = make()
        document["info"]["x-category"] = category
        return document

    app.openapi = openapi
