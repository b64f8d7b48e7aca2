"""What of this machine is ready for a run, and how to mend what is not."""

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from prefect.settings import PREFECT_API_URL

from apigen.config_parts import Endpoint, OfflineEndpoint
from apigen.config_run import RunConfig
from apigen.errors import ApigenError, MachineFault
from apigen.library.model import check_documented
from tasks import chat
from tasks.library import is_shipped, library_folder, read_library
from tasks.prefect_server import check_reachable
from tasks.prompting import check_judge_prompts
from tasks.sandboxes import choose_sandbox

MIN_FREE_GB = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `state` is `ok`, `note` (a run can do without) or `fail`."""

    what: str
    state: str
    remark: str


def report(config: RunConfig) -> bool:
    """Print what a run of `config` would find; returns whether it could start."""
    findings = list(examine(config))
    for finding in findings:
        print(f"{finding.state:<5} {finding.what:<10} {finding.remark}")
    return all(finding.state != "fail" for finding in findings)


def examine(config: RunConfig) -> Iterator[Finding]:
    """Look at Python, Prefect, the sandbox, the library, the endpoints and the disk."""
    yield Finding("Python", "ok", platform.python_version())
    yield _prefect()
    yield _sandbox(config)
    yield _library(config)
    for name in dict.fromkeys(generator.endpoint for generator in config.generators):
        yield _endpoint("generator", name, config.endpoints[name])
    for name in dict.fromkeys(judge.endpoint for judge in config.judges):
        yield _endpoint("judge", name, config.endpoints[name])
    yield _prompts(config)
    yield _disk(config.root)


def _prefect() -> Finding:
    url = PREFECT_API_URL.value()
    where = f"server at {url}" if url else "no PREFECT_API_URL: a run brings its own server"
    try:
        check_reachable(url)
    except MachineFault as error:
        return Finding("Prefect", "fail", str(error))
    return Finding("Prefect", "ok", f"{version('prefect')}, {where}")


def _sandbox(config: RunConfig) -> Finding:
    try:
        choice = choose_sandbox(config.sandbox, shipped=is_shipped(config))
    except ApigenError as error:
        return Finding("sandbox", "fail", str(error))
    state = "ok" if choice.sandbox.name == "docker" else "note"
    return Finding("sandbox", state, choice.line)


def _library(config: RunConfig) -> Finding:
    folder = library_folder(config)
    try:
        library = read_library(folder)
        check_documented(library)
    except ApigenError as error:
        return Finding("library", "fail", str(error))
    return Finding("library", "ok", f"{len(library.tools)} functions")


def _endpoint(role: str, name: str, endpoint: Endpoint) -> Finding:
    if isinstance(endpoint, OfflineEndpoint):
        return Finding(role, "ok", f"{name!r}: the offline model, started when needed, no key")
    try:
        count = chat.count_models(endpoint, name)
    except ApigenError as error:
        return Finding(role, "fail", str(error))
    return Finding(role, "ok", f"{name!r} at {endpoint.base_url} answers, {count} models")


def _prompts(config: RunConfig) -> Finding:
    try:
        check_judge_prompts(config)
    except ApigenError as error:
        return Finding("judges", "fail", str(error))
    named = ", ".join(f"{each.label} (prompt {each.prompt})" for each in config.judges)
    return Finding("judges", "ok", f"{named}, vote: {config.vote}")


def _disk(root: str) -> Finding:
    if "://" in root:
        return Finding("disk", "note", f"{root} is remote: its free space is not known here")
    folder = Path(root).resolve()
    while not folder.exists():
        folder = folder.parent
    free_gb = shutil.disk_usage(folder).free / 1e9
    if not os.access(folder, os.W_OK):
        return Finding("disk", "fail", f"{folder} is not writable; set another `root`")
    if free_gb < MIN_FREE_GB:
        remark = f"{free_gb:.1f} GB free at {folder}; free some or set another `root`"
        return Finding("disk", "fail", remark)
    return Finding("disk", "ok", f"{free_gb:.0f} GB free for {root}")
