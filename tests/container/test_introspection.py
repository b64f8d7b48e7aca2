"""Packages looked into inside the sandbox: good ones, and ones that fail in every way."""

import os
import subprocess
import sys
import uuid

import docker
import pytest

from apigen.config_parts import SandboxConfig
from apigen.library.package_entry import Entry
from apigen.library.packages import import_package
from sandbox.container import DockerSandbox
from sandbox.contract import ExecRequest
from sandbox.limits import Limits
from tasks.introspection import LIMITS, describe_package
from tests.container.parts import write_wheel

pytestmark = pytest.mark.docker

GOOD = '''
"""A module of a package."""
import math
from json import dumps
from os.path import join as joined

print("good morning")
calls = []

def area(width: float, height: float = 1.0, *, unit: str = "m") -> dict:
    """Gives the area of a rectangle.

    >>> area(2, height=3)
    {{'m': 6}}
    >>> import {name}.good
    >>> {name}.good.area(4.5, unit="ft")["ft"]
    4.5
    >>> area(object())
    Traceback (most recent call last):
    >>> perimeter(1.0)
    >>> [area(each)["m"] for each in (7, 8)]
    [7, 8]
    """
    return {{unit: math.prod([width, height])}}

def perimeter(side):
    """Four sides; calls `area` itself.

    >>> perimeter(2)
    8
    """
    area(99)
    return 4 * side

alias = area

def hangs(x: int):
    """Sleeps in its doctest.

    >>> hangs(1)
    1
    >>> import time
    >>> while True: time.sleep(9)
    """
    return x

def dies(x: int):
    """
    >>> import os
    >>> os._exit(3)
    """

def takes(items: list, start, /, *rest):
    """Uses an iterator up.

    >>> takes(iter([1, 2]), 3)
    [1, 2]
    """
    return list(items)
'''
BAD = {
    "raises": "raise ValueError('not today')",
    "leaves": "import sys; sys.exit(0)",
    "dies": "import os; os._exit(0)",
    "hangs": "while True: pass",
    "bombs": "import os\nwhile True: os.fork()",
    "swallows": "x = bytearray(10**12)",
}
ENDINGS = {
    "raises": "error: ValueError",
    "leaves": "error: SystemExit",
    "dies": "crashed",
    "hangs": "timeout",
    "bombs": "",
    "swallows": "out_of_memory",
}


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The name of a package of ours, and an image that has it."""
    label, name = f"test-{uuid.uuid4().hex}", f"apigen_test_{uuid.uuid4().hex}"
    folder = tmp_path_factory.mktemp("wheels")
    files = {
        f"{name}/__init__.py": "",
        f"{name}/good.py": GOOD.format(name=name),
        **{f"{name}/{each}.py": text for each, text in BAD.items()},
    }
    write_wheel(folder, name, files)
    code = "import sys; from sandbox.container import DockerSandbox as D; "
    code += "print(D(packages=[sys.argv[1]], run_label=sys.argv[2]).image)"
    environment = os.environ | {"PIP_FIND_LINKS": str(folder)}
    command = [sys.executable, "-c", code, name, label]
    yield name, subprocess.check_output(command, text=True, env=environment).strip()
    client = docker.from_env()
    for each in client.images.list(filters={"label": f"apigen.run={label}"}, all=True):
        client.images.remove(each.id, force=True)
    client.close()


def entry(*modules, **fields):
    usual = {"name": "python-stdlib", "licence": "PSF-2.0", "category": "Math", "prefix": "pack"}
    return Entry.model_validate({**usual, "modules": modules, **fields})


def run(library, sandbox):
    """Every example of every tool, with the outcome of its call."""
    calls = [(tool, arguments) for tool in library.tools for arguments in tool.examples]
    requests = [ExecRequest(tool.binding.module, tool.binding.function, x) for tool, x in calls]
    outcomes = sandbox.execute(library.modules, requests, Limits())
    return [(tool.name, x, end) for (tool, x), end in zip(calls, outcomes, strict=True)]


@pytest.fixture(scope="module")
def looked_into(package):
    """What all modules of the package gave, in one go."""
    name, image = package
    modules = [f"{name}.{each}" for each in ("good", *BAD)]
    limits = LIMITS.__class__(timeout_s=8, import_timeout_s=6, memory_mb=512, concurrency=4)
    config = SandboxConfig(backend="docker", image=image)
    found = entry(*modules)
    return found, describe_package(found, config, limits=limits, patience_s=2)


def test_the_functions_of_a_module_are_described_and_no_others(looked_into):
    _, described = looked_into
    functions = {each["path"].split(".")[-1]: each for each in described["modules"][0]["functions"]}
    assert set(functions) == {"area", "perimeter", "hangs", "dies", "takes"}
    width, height, unit = functions["area"]["parameters"]
    assert (width["annotation"], width["required"]) == ("float", True)
    assert (height["default"], unit["kind"], unit["default"]) == (1.0, "keyword", "m")


def test_doctests_are_recorded_as_they_called_and_one_that_hangs_loses_only_itself(looked_into):
    _, described = looked_into
    calls = {
        each["path"].split(".")[-1]: [call["arguments"] for call in each.get("examples", [])]
        for each in described["modules"][0]["functions"]
    }
    assert calls == {
        "area": [
            {"width": 2, "height": 3},
            {"width": 4.5, "unit": "ft"},
            {"width": 7},
            {"width": 8},
        ],
        "perimeter": [{"side": 2}],
        "hangs": [{"x": 1}],
        "dies": [],
        "takes": [{"items": [1, 2], "start": 3}],
    }


@pytest.mark.parametrize("module", BAD)
def test_a_module_that_fails_at_import_is_one_refusal_with_the_reason(module, looked_into):
    found, described = looked_into
    refused = {each.name.split(".")[-1]: each for each in import_package(found, described).refused}
    assert refused[module].detail.startswith(ENDINGS[module])
    assert refused[module].reason == "import.package_failed"


def test_recorded_calls_give_the_same_again(looked_into, package):
    found, described = looked_into
    library = import_package(found, described)
    outcomes = run(library, DockerSandbox(package[1]))
    assert {end.status for _, _, end in outcomes} == {"ok"}
    results = [end.result for name, _, end in outcomes if name == "pack_area"]
    assert results == [{"m": 6}, {"ft": 4.5}, {"m": 7}, {"m": 8}]


def test_modules_of_python_itself_are_looked_into_without_any_package():
    found = entry("statistics", "math")
    library = import_package(found, describe_package(found, SandboxConfig(backend="docker")))
    outcomes = run(library, DockerSandbox())
    assert ("pack_mean", {"data": [1, 2, 3, 4, 4]}) in [x[:2] for x in outcomes]
    assert {end.status for _, _, end in outcomes} == {"ok"}


def test_a_package_that_no_index_has_is_a_refusal_and_no_fault():
    missing = entry("nothing", name="apigen-no-such-package", version="1.0")
    described = describe_package(missing, SandboxConfig(backend="docker"))
    assert "No matching distribution" in described["problem"]
    assert described["modules"] == []
