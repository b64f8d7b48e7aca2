"""Puts the deployments of prefect.yaml on a server, and what they need there."""

import inspect
import os
import subprocess
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

# Private, but the only list of what the file may hold; a test with each fault pins it.
from prefect.cli.deploy._models import DeploymentConfig, PrefectYamlModel, WorkPoolConfig
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.schedules import CronSchedule
from prefect.exceptions import ObjectNotFound, ParameterTypeError, PrefectException
from prefect.flows import load_flow_from_entrypoint
from prefect.settings import PREFECT_API_URL
from prefect.workers.process import ProcessWorker
from pydantic import ValidationError

from apigen.config import explain
from apigen.errors import ConfigError, MachineFault
from tasks.automations import ensure_automations
from tasks.library import ROOT
from tasks.prefect_server import check_reachable

FILE = ROOT / "prefect.yaml"


def deploy_to_server() -> None:
    """Deploy everything to the server at PREFECT_API_URL and print what that is.

    Raises:
        ConfigError: No server is named, prefect.yaml is wrong, or a work pool is missing.
        MachineFault: The server does not answer, or does not take it.
    """
    url = PREFECT_API_URL.value()
    if not url:
        raise ConfigError("no server is named: set PREFECT_API_URL, or start one: `apigen serve`")
    check_reachable(url)
    with SyncPrefectClient(api=url) as client:
        print(f"deployments at {url}: {', '.join(deploy(client))}")


def deploy(client: SyncPrefectClient) -> list[str]:
    """Deploy everything; returns the names.

    Raises:
        ConfigError: prefect.yaml is wrong, or a work pool is missing.
        MachineFault: The server does not take it.
    """
    deployments = read_deployments(FILE)
    for name in sorted({each["work_pool"]["name"] for each in deployments.values()}):
        _check_pool(client, name)
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all"],
        cwd=ROOT,
        # prefect.yaml asks for PWD, which is that of whoever started us.
        env={**os.environ, "PREFECT_API_URL": str(client.api_url), "PWD": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MachineFault(f"`prefect deploy` failed: {_last_words(done.stdout + done.stderr)}")
    ensure_automations(client)
    return list(deployments)


def ensure_process_pool(client: SyncPrefectClient, name: str) -> None:
    """Create a work pool whose runs are processes of their worker, unless there is one."""
    try:
        client.read_work_pool(name)
    except ObjectNotFound:
        template = ProcessWorker.get_default_base_job_template()
        client.create_work_pool(
            WorkPoolCreate(name=name, type="process", base_job_template=template)
        )


def read_deployments(file: Path) -> dict[str, dict[str, Any]]:
    """The deployments by name, checked for what `prefect deploy` lets through in silence.

    Raises:
        ConfigError: A key, a parameter or a job variable is unknown, or a parameter wrong.
    """
    deployments = _read(file)
    for deployment in deployments:
        where = f"{file.name}: deployment {deployment.get('name')!r}"
        _check_keys(where, deployment, DeploymentConfig.model_fields)
        if missing := [key for key in ("name", "entrypoint", "work_pool") if key not in deployment]:
            raise ConfigError(f"{where}: {missing[0]!r} is missing")
        _check_keys(f"{where}, work_pool", deployment["work_pool"], WorkPoolConfig.model_fields)
        _check_job_variables(where, deployment["work_pool"].get("job_variables") or {})
        _check_schedules(where, deployment.get("schedules") or [])
        _check_parameters(where, deployment)
    return {deployment["name"]: deployment for deployment in deployments}


def _read(file: Path) -> list[dict[str, Any]]:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        PrefectYamlModel.model_validate(content)
        _check_keys(file.name, content, {*PrefectYamlModel.model_fields, "definitions"})
        return list(content["deployments"])
    except (OSError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot read {file}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        raise ConfigError(f"{file.name}: {explain(error)}") from error


def _check_schedules(where: str, schedules: Iterable[Mapping[str, Any]]) -> None:
    for schedule in schedules:
        if "cron" in schedule:
            try:
                CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
            except KeyError as error:
                raise ConfigError(f"{where}: its schedule needs a timezone") from error
            except ValidationError as error:
                raise ConfigError(f"{where}, schedule: {explain(error)}") from error


def _check_keys(where: str, found: Mapping[str, Any], known: Collection[str]) -> None:
    if unknown := sorted(set(found) - set(known)):
        raise ConfigError(f"{where}: unknown key {unknown[0]!r}; correct its spelling")


def _check_job_variables(where: str, found: Mapping[str, Any]) -> None:
    template = ProcessWorker.get_default_base_job_template()
    _check_keys(f"{where}, job_variables", found, template["variables"]["properties"])


def _check_parameters(where: str, deployment: Mapping[str, Any]) -> None:
    try:
        flow = load_flow_from_entrypoint(str(ROOT / deployment["entrypoint"]))
    except (OSError, PrefectException, AttributeError, ValueError) as error:
        raise ConfigError(f"{where}, entrypoint: {' '.join(str(error).split())}") from error
    usual = deployment.get("parameters") or {}
    schedules = deployment.get("schedules") or []
    for parameters in [usual, *({**usual, **(s.get("parameters") or {})} for s in schedules)]:
        try:
            inspect.signature(flow.fn).bind(**parameters)
            flow.validate_parameters(parameters)
        except TypeError as error:
            raise ConfigError(f"{where}, parameters: {error}") from error
        except ParameterTypeError as error:  # a headline, then a line for each
            faults = [line.strip(" -") for line in str(error).splitlines()[1:]]
            raise ConfigError(f"{where}, parameters: {'; '.join(faults)}") from error


def _check_pool(client: SyncPrefectClient, name: str) -> None:
    try:
        client.read_work_pool(name)
    except ObjectNotFound as error:
        raise ConfigError(
            f"the server has no work pool {name!r}; create it: "
            f"`prefect work-pool create {name} --type process`"
        ) from error


def _last_words(text: str) -> str:
    lines = [line.strip(" │╭╰─╮╯") for line in text.splitlines()]
    return next((line for line in reversed(lines) if line), "it said nothing")
