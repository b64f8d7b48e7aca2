"""prefect.yaml: `prefect deploy` lets unknown keys and parameters through; this does not."""

import inspect

import pytest
import yaml
from prefect.cli.deploy._models import DeploymentConfig, PrefectYamlModel, WorkPoolConfig
from prefect.flows import load_flow_from_entrypoint

from tasks.library import ROOT

FILE = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
DEPLOYMENTS = {deployment["name"]: deployment for deployment in FILE["deployments"]}


def test_the_file_has_only_keys_that_prefect_knows():
    PrefectYamlModel.model_validate(FILE)
    for deployment in DEPLOYMENTS.values():
        assert set(deployment) <= set(DeploymentConfig.model_fields)
        assert set(deployment["work_pool"]) <= set(WorkPoolConfig.model_fields)


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_a_deployment_s_flow_loads_and_takes_its_parameters(name, monkeypatch):
    monkeypatch.chdir(ROOT)
    deployment = DEPLOYMENTS[name]
    flow = load_flow_from_entrypoint(deployment["entrypoint"])
    inspect.signature(flow.fn).bind(**deployment["parameters"])
    flow.validate_parameters(deployment["parameters"])


def test_the_deployment_builds_what_the_demo_builds():
    demo = yaml.safe_load((ROOT / "configs" / "demo.yaml").read_text(encoding="utf-8"))
    assert DEPLOYMENTS["build-dataset"]["parameters"]["config"] == demo
