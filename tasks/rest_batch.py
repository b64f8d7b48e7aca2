"""The calls of one batch: their requests, their answers, and what is doubtful until all are in."""

import asyncio
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import aiohttp

from apigen.config_rest import RestConfig
from apigen.errors import ConfigError, LibraryError, MachineFault
from apigen.records import CallResult, JsonObject, Tool
from apigen.rest_request import RestRequest, base_url, build_request
from apigen.rest_styles import ArgumentRefused
from tasks.rest_blame import Blame, blame, is_definitive, result_of
from tasks.rest_client import CallFailed, Client, Service
from tasks.rest_hosts import ask
from tasks.rest_records import Answer, RecordStore, request_key

PATIENCE_CALLS = 10
"""Doubtful answers of a host that gave no other one, before it is asked whether it answers."""


class ServiceFault(MachineFault):
    """A REST service could not be used."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A failure that is the row's only if the host, or the key, is good for something else."""

    about: Blame
    result: CallResult
    request: RestRequest
    service: Service
    answer: Answer | None = None


class Batch:
    """Executes calls; what it learns of hosts and keys is forgotten with it."""

    def __init__(
        self,
        client: Client,
        services: Mapping[str, str],
        config: RestConfig,
        records: RecordStore | None,
    ) -> None:
        self._client = client
        self._services = services
        self._config = config
        self._records = records
        self._faults: dict[str, Exception] = {}
        self._answering: set[str] = set()
        self._doubts: Counter[str] = Counter()
        self._key_taken: set[str] = set()
        self._took_key_once: dict[str, RestRequest] = {}

    async def results(self, calls: Sequence[tuple[Tool, JsonObject]]) -> list[CallResult]:
        """One result per call, in order; raises as `tasks.rest.execute_rest`."""
        jobs = (self._call(*call) for call in calls)
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
        errors = [each for each in outcomes if isinstance(each, BaseException)]
        if errors:
            raise min(errors, key=lambda each: not isinstance(each, ConfigError))
        fine = [each for each in outcomes if not isinstance(each, BaseException)]
        return [await self._settle(each) if isinstance(each, Doubt) else each for each in fine]

    async def _call(self, tool: Tool, arguments: JsonObject) -> CallResult | Doubt:
        service = self._service(tool.binding.module)
        try:
            request = build_request(tool, {"base_url": service.base_url}, arguments)
        except ArgumentRefused as error:
            return CallResult("error", error_type="ArgumentRefused", error=str(error))
        if known := self._recorded(request, service):
            return result_of(known)
        if self._config.mode == "replay":
            what = f"{tool.binding.function} with these arguments is not on record"
            return CallResult("not_recorded", error=what)
        return await self._ask(request, service)

    def _service(self, name: str) -> Service:
        try:
            entry = json.loads(self._services[name])
            base = self._config.bases.get(name, entry["base_url"])
            allowed, rate = entry.get("allow_private") is True, entry.get("requests_per_s")
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise LibraryError(
                f"the library does not describe the REST service {name!r}"
            ) from error
        return Service(name, base_url({"base_url": base}), allowed, rate)

    def _recorded(self, request: RestRequest, service: Service) -> Answer | None:
        if self._records is None:
            return None
        answer = self._records.get(request_key(service.name, service.base_url, request))
        with_key = request.secrets and request.method == "GET"
        if answer and with_key and blame(answer) is Blame.NOBODY:
            self._took_key_once[service.name] = request
        return answer

    def _keep(self, request: RestRequest, service: Service, answer: Answer) -> Answer:
        if self._records is None or not is_definitive(answer):
            return answer
        return self._records.put(request_key(service.name, service.base_url, request), answer)

    async def _ask(self, request: RestRequest, service: Service) -> CallResult | Doubt:
        try:
            answer = await self._send(request, service)
        except CallFailed as failed:
            return failed.result
        except TimeoutError:
            late = CallResult("timeout", error=f"no answer in {self._config.timeout_s:g} s")
            return await self._host_doubt(late, request, service)
        except aiohttp.ClientError:
            cut = CallResult("error", error_type="ConnectionCut", error="the answer was cut off")
            return await self._host_doubt(cut, request, service)
        found, result = blame(answer), result_of(answer)
        if found is Blame.HOST:
            return await self._host_doubt(result, request, service)
        self._answering.add(service.base_url)
        if found is Blame.KEY:
            with_key = Doubt(found, result, request, service, answer)
            return with_key if request.secrets else result
        if found is Blame.NOBODY and request.secrets:
            self._key_taken.add(service.name)
        return result_of(self._keep(request, service, answer))

    async def _host_doubt(
        self, result: CallResult, request: RestRequest, service: Service
    ) -> Doubt:
        doubt, host = Doubt(Blame.HOST, result, request, service), service.base_url
        self._doubts[host] += 1
        if self._doubts[host] == PATIENCE_CALLS and host not in self._answering:
            await self._need_answer(doubt)  # else a dead host would cost a time-out per call
        return doubt

    async def _send(self, request: RestRequest, service: Service) -> Answer:
        """Raises ServiceFault, for this call and all later ones, where the host is no use."""

        def check() -> None:
            if fault := self._faults.get(service.base_url):
                raise fault

        try:
            answer = await ask(self._client, request, service, self._config, check)
        except aiohttp.ClientConnectorError as error:
            why = error.os_error.strerror or type(error.os_error).__name__
            raise self._fault(service, f"cannot be reached ({why}); is it running?") from error
        if blame(answer) is Blame.RATE:
            why = f"limits our rate or quota (status {answer.status}); wait, or ask for less"
            raise self._fault(service, why)
        return answer

    def _fault(self, service: Service, what: str) -> Exception:
        fault = ServiceFault(f"service {service.name!r} at {service.base_url} {what}")
        return self._faults.setdefault(service.base_url, fault)

    async def _settle(self, doubt: Doubt) -> CallResult:
        if doubt.about is Blame.KEY:
            await self._need_good_key(doubt)
            if doubt.answer:
                return result_of(self._keep(doubt.request, doubt.service, doubt.answer))
        elif doubt.service.base_url not in self._answering:
            await self._need_answer(doubt)
        return doubt.result

    async def _need_good_key(self, doubt: Doubt) -> None:
        name = doubt.service.name
        if name not in self._key_taken and (known := self._took_key_once.get(name)):
            await self._ask(known, doubt.service)  # taken once is not taken now
        if name in self._key_taken:
            return
        variables = ", ".join(secret["env"] for secret in doubt.request.secrets)
        raise ConfigError(
            f"service {name!r} refuses the key in {variables}: {doubt.result.error}; check it, or "
            "leave the tool out"
        )

    async def _need_answer(self, doubt: Doubt) -> None:
        """Whether the host answers anything, whatever it is: its base URL is as good as any."""
        bare = RestRequest("GET", f"{doubt.service.base_url}/", {}, None, ())
        try:  # out of turn: behind all others the question would come too late
            is_well = blame(await self._client.send(bare, doubt.service)) is not Blame.HOST
        except CallFailed:
            is_well = True
        except (TimeoutError, aiohttp.ClientError):
            is_well = False
        if not is_well:
            why = f"answers nothing at all ({doubt.result.error or doubt.result.status})"
            raise self._fault(doubt.service, f"{why}; is it well?")
        self._answering.add(doubt.service.base_url)
