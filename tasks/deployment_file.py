"""prefect.yaml, checked for what `prefect deploy` lets through in silence."""

import inspect
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

# Private, but the only list of what the file may hold; a test with each fault pins it.
from prefect.cli.deploy._models import DeploymentConfig, PrefectYamlModel, WorkPoolConfig
from prefect.client.schemas.schedules import CronSchedule
from prefect.exceptions import ParameterTypeError, PrefectException
from prefect.flows import load_flow_from_entrypoint
from prefect.workers.process import ProcessWorker
from pydantic import ValidationError

from apigen.config import explain
from apigen.errors import ConfigError
from tasks.child_process import ROOT

FILE = ROOT / "prefect.yaml"


def read_deployments(file: Path) -> dict[str, dict[str, Any]]:
    """The deployments by name.

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
