"""Puts the deployments of prefect.yaml on a server, and what they need there."""

import os
import subprocess
import sys

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL
from prefect.workers.process import ProcessWorker

from apigen.errors import ConfigError, MachineFault
from tasks.automations import ensure_automations
from tasks.child_process import ROOT
from tasks.deployment_file import FILE, read_deployments
from tasks.prefect_server import check_reachable


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
