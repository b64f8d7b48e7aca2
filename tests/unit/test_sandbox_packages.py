"""Which requirements are taken, which wheels fit an image, and that pip runs nothing of them."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from sandbox.contract import SandboxRefused
from sandbox.layers.requirements import closure, parse
from sandbox.layers.target import PROBE, target_of

ROOT = Path(__file__).parent.parent.parent
PYTHON_3_9 = {
    "soabi": "cpython-39-x86_64-linux-gnu",
    "libc": "glibc 2.17",
    "implementation_name": "cpython",
    "implementation_version": "3.9.1",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_release": "6",
    "platform_system": "Linux",
    "platform_version": "1",
    "python_full_version": "3.9.1",
    "python_version": "3.9",
    "sys_platform": "linux",
}
FETCH = """
import json, os, sys
from pathlib import Path
from sandbox.contract import SandboxError
from sandbox.layers.requirements import parse
from sandbox.layers.target import target_of
from sandbox.layers.wheels import fetch
answer, folder, *packages = sys.argv[1:]
try:
    found = fetch(parse(packages), target_of(json.loads(answer)), Path(folder))
    print(json.dumps(["fetched", [each.name for each in found]]))
except SandboxError as problem:
    print(json.dumps([type(problem).__name__, str(problem)]))
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-r x",
        "--index-url=http://x",
        "-e .",
        "./folder",
        "/folder",
        "git+https://example.org/x",
        "https://example.org/x.whl",
        "numpy @ https://example.org/x.whl",
        "numpy>=",
        "two names",
        "numpy\n-r x",
    ],
)
def test_what_is_no_package_of_the_index_is_refused_in_one_line(text):
    with pytest.raises(SandboxRefused, match="write a name with or without versions") as refusal:
        parse(["regex", text])
    assert "\n" not in str(refusal.value)


def test_the_order_and_the_spelling_of_a_request_do_not_matter():
    assert parse(["Typing_Extensions >= 4", "numpy<3,>=2"]) == parse(
        ["numpy>=2, <3", "typing-extensions>=4", "numpy>=2,<3"]
    )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["a"], {"a", "b>=1", "c"}),
        (["a[more]"], {"a", "a[more]", "b>=1", "c", "d"}),
        (["x"], {"x"}),
        ([], set()),
    ],
)
def test_requirements_of_requirements_are_those_that_apply_inside(wanted, found):
    needs = {
        "a": ["B >=1", "d ; extra == 'more'", "e; python_version >= '3.10'"],
        "b": ["c; python_version < '3.10'", "a"],
    }
    assert closure(wanted, needs, PYTHON_3_9) == found


@pytest.mark.parametrize(
    ("changed", "first", "last", "abi"),
    [
        ({}, "manylinux_2_17_x86_64", "linux_x86_64", "cp39"),
        (
            {"libc": "glibc 2.36", "platform_machine": "aarch64", "soabi": "cpython-313t-x"},
            "manylinux_2_36_aarch64",
            "linux_aarch64",
            "cp313t",
        ),
        ({"libc": ""}, "musllinux_1_2_x86_64", "linux_x86_64", "cp39"),
    ],
)
def test_wheels_are_chosen_for_the_image(changed, first, last, abi):
    target = target_of(PYTHON_3_9 | changed)
    assert (target.platforms[0], target.platforms[-1], target.abi) == (first, last, abi)


def test_an_image_with_another_python_than_cpython_is_refused():
    with pytest.raises(SandboxRefused, match="PyPy"):
        target_of(PYTHON_3_9 | {"soabi": "pypy39-pp73", "platform_python_implementation": "PyPy"})


def test_a_python_describes_itself():
    answer = json.loads(subprocess.check_output([sys.executable, "-c", PROBE], text=True))
    assert set(answer) == set(PYTHON_3_9)
    assert target_of(answer).python == sys.version.split()[0]


def make_wheel(shelf, name, version="1", tag="py3-none-any", needs=()):
    lines = [f"Requires-Dist: {each}" for each in needs]
    metadata = "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines])
    place = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(shelf / f"{name}-{version}-{tag}.whl", "w") as wheel:
        wheel.writestr(f"{canonicalize_name(name)}.py", "")
        wheel.writestr(f"{place}/METADATA", metadata + "\n")
        wheel.writestr(f"{place}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        wheel.writestr(f"{place}/RECORD", "")


@pytest.fixture
def shelf(tmp_path):
    """A folder of wheels, and of a source that betrays that it ran."""
    shelf = tmp_path / "shelf"
    source = tmp_path / "source"
    source.mkdir()
    shelf.mkdir()
    (source / "setup.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    make_wheel(shelf, "old", needs=["young; python_version < '3.10'"])
    make_wheel(shelf, "new", needs=["absent; python_version >= '3.10'"])
    make_wheel(shelf, "young")
    make_wheel(shelf, "young", "2")
    make_wheel(shelf, "capped", needs=["young<2"])
    make_wheel(shelf, "linked", needs=[f"source @ file://{source}"])
    make_wheel(shelf, "binary", tag="cp39-cp39-manylinux_2_5_x86_64")
    make_wheel(shelf, "newer", tag="cp39-cp39-manylinux_2_28_x86_64")
    make_wheel(shelf, "other", tag="cp39-cp39-win_amd64")
    return shelf


@pytest.fixture
def fetch(tmp_path, shelf):
    def run(*packages, options=("-P",), **environment):
        (tmp_path / "got").mkdir()
        settings = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(shelf), "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [sys.executable, *options, "-c", FETCH, json.dumps(PYTHON_3_9)]
            + [str(tmp_path / "got"), *packages],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PIP_CONFIG_FILE": os.devnull} | settings | environment,
        )
        return json.loads(done.stdout)

    return run


@pytest.mark.parametrize(
    ("packages", "found"),
    [
        (["old"], ["old-1-py3-none-any.whl", "young-2-py3-none-any.whl"]),
        (["new"], ["new-1-py3-none-any.whl"]),
        (["capped", "old"], ["capped-1-py3-none-any.whl", "old-1-py3-none-any.whl"]
         + ["young-1-py3-none-any.whl"]),
        (["binary"], ["binary-1-cp39-cp39-manylinux_2_5_x86_64.whl"]),
        (["absent; python_version > '3.9'"], []),
    ],
)  # fmt: skip
def test_wheels_come_with_what_they_need_in_the_image(packages, found, fetch):
    assert fetch(*packages) == ["fetched", found]


@pytest.mark.parametrize(
    ("packages", "cause"),
    [
        (["absent"], "No matching distribution found for absent"),
        (["young==3"], "No matching distribution found for young==3"),
        (["other"], "No matching distribution found for other"),
        (["newer"], "No matching distribution found for newer"),
        (["capped", "young>1"], "conflicting"),
        (["linked"], "'source @ file://"),
    ],
)
def test_what_no_wheel_satisfies_is_refused_in_one_line(packages, cause, fetch, tmp_path):
    kind, message = fetch(*packages)
    assert (kind, cause in message, "\n" in message) == ("SandboxRefused", True, False), message
    assert not (tmp_path / "ran").exists()


def test_an_index_that_does_not_answer_is_a_fault(fetch):
    closed = {"PIP_NO_INDEX": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    kind, message = fetch("absent", **closed)
    assert (kind, "pip config list" in message) == ("SandboxFault", True), message


def test_a_python_without_pip_is_a_fault_that_says_so(fetch, tmp_path):
    import packaging

    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "packaging").symlink_to(Path(packaging.__file__).parent)
    path = os.pathsep.join([str(ROOT), str(tmp_path / "site")])
    kind, message = fetch("young", options=("-S", "-P"), PYTHONPATH=path)
    assert (kind, "ensurepip" in message) == ("SandboxFault", True), message
