"""Images with PyPI packages: made once, from the index that pip is set to."""

import json
import os
import signal
import subprocess
import sys
import uuid

import docker
import pytest

from sandbox.container import DockerSandbox
from sandbox.contract import ExecRequest, SandboxFault, SandboxRefused
from sandbox.engine import Engine
from sandbox.images import ensure_base_image
from sandbox.layers.builder import ask
from sandbox.layers.packages import ensure_packages
from sandbox.limits import Limits
from tests.container.parts import wait_until, write_wheel

pytestmark = pytest.mark.docker

PACKAGES = ["iso3166", "regex>=2024"]
NO_INDEX = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
MODULES = {
    "lib": """
import importlib.util, os, site

def country(code):
    import iso3166
    return iso3166.countries.get(code).alpha3

def words(text):
    import regex
    return regex.findall(r"\\p{L}+", text)

def files(endings):
    found = [name for _, _, names in os.walk("/") for name in names]
    return [name for name in found if name.endswith(tuple(endings))]

def known(names):
    return [name for name in names if importlib.util.find_spec(name)]

def top():
    return os.listdir("/")

def installed():
    return os.listdir(site.getsitepackages()[0])
"""
}
SLOW = """
from sandbox.layers.builder import ask
from sandbox.engine import Engine
from sandbox.images import ensure_base_image
engine = Engine()
ask(engine, ensure_base_image(engine), "import time; time.sleep(60)", "LABEL")
"""


@pytest.fixture(scope="module")
def label():
    return f"test-{uuid.uuid4().hex}"


@pytest.fixture(scope="module")
def client(label):
    client = docker.from_env()
    yield client
    for each in client.images.list(filters={"label": f"apigen.run={label}"}, all=True):
        client.images.remove(each.id, force=True)
    client.close()


@pytest.fixture
def containers(client, label):
    """List this module's containers, and remove what a test leaves."""

    def find():
        filters = {"label": f"apigen.run={label}"}
        return client.containers.list(all=True, sparse=True, filters=filters)

    yield find
    for each in find():
        each.remove(force=True)


@pytest.fixture(scope="module")
def sandbox(client, label):
    return DockerSandbox(packages=PACKAGES, run_label=label)


@pytest.fixture
def shelf(tmp_path):
    """Make a wheel of a package that no index has; return its name."""

    def make(files):
        name = f"apigen_test_{uuid.uuid4().hex}"
        named = {path.format(name=name): text for path, text in files.items()}
        write_wheel(tmp_path, name, {f"{name}.py": "", **named})
        return name

    return make


@pytest.fixture
def build(tmp_path, label, client):
    """Start a process that prints the tag of an image with packages."""
    code = (
        "import sys\nfrom sandbox.container import DockerSandbox\n"
        f"print(DockerSandbox(packages=sys.argv[1:], run_label={label!r}).image)"
    )

    def start(*packages, **environment):
        return subprocess.Popen(
            [sys.executable, "-c", code, *packages],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PIP_FIND_LINKS": str(tmp_path)} | environment,
        )

    return start


def call(sandbox, function, **arguments):
    (outcome,) = sandbox.execute(MODULES, [ExecRequest("lib", function, arguments)], Limits())
    return outcome.result


@pytest.mark.parametrize(
    ("function", "arguments", "result"),
    [
        ("country", {"code": "NZ"}, "NZL"),
        ("words", {"text": "Grüße an 3"}, ["Grüße", "an"]),
        ("files", {"endings": [".whl", ".pth"]}, []),
        ("known", {"names": ["pip", "regex"]}, ["regex"]),
    ],
)
def test_a_call_has_the_packages_and_nothing_that_installed_them(
    function, arguments, result, sandbox
):
    assert call(sandbox, function, **arguments) == result


def test_an_image_holds_no_more_folders_than_its_base(sandbox):
    assert set(call(sandbox, "top")) == set(call(DockerSandbox(), "top"))


def test_a_sandbox_names_its_image_and_the_version_of_each_package(sandbox, client):
    labels = client.images.get(sandbox.image).labels
    pins = json.loads(labels["apigen.packages"])
    assert [pin.partition("==")[0] for pin in pins] == ["iso3166", "regex"]
    text = f"image {sandbox.image} (Python {labels['apigen.python']}, {', '.join(pins)})"
    assert text in sandbox.describe()


def test_the_same_request_again_needs_no_index(sandbox, build):
    again = build("regex >= 2024", "ISO3166", **NO_INDEX)
    output, complaint = again.communicate(timeout=120)
    assert output.strip() == sandbox.image, complaint


@pytest.mark.parametrize(
    ("packages", "cause"),
    [(["apigen-no-such-package"], "No matching distribution"), (["-r x"], "no package of PyPI")],
)
def test_a_wrong_request_is_refused_in_one_line_and_leaves_no_container(
    packages, cause, client, label, containers
):
    with pytest.raises(SandboxRefused, match=cause) as refusal:
        DockerSandbox(packages=packages, run_label=label)
    assert "\n" not in str(refusal.value)
    assert containers() == []


def test_two_processes_may_build_the_same_at_once(shelf, build, client):
    name = shelf({})
    both = [build(name), build(name)]
    (first, complaint), (second, _) = [each.communicate(timeout=240) for each in both]
    assert first.startswith("apigen-sandbox:packages-"), complaint
    assert first == second


def test_a_package_that_cannot_be_installed_is_a_fault_and_leaves_no_container(
    shelf, build, containers
):
    broken = build(shelf({"{name}-1.data/nonsense/file": ""}))
    _, complaint = broken.communicate(timeout=240)
    fault = complaint.strip().splitlines()[-1]
    assert fault.startswith("sandbox.contract.SandboxFault: ")
    assert "nonsense" in fault
    assert containers() == []


def test_no_package_runs_at_the_start_of_the_runner_or_reaches_its_library(shelf, build, label):
    end = "import os; os._exit(9)"
    name = shelf({"x.pth": end, "sitecustomize.py": end, "{name}-1.data/data/share/taken.py": ""})
    output, complaint = build(name).communicate(timeout=240)
    sandbox = DockerSandbox(output.strip(), run_label=label)
    installed = call(sandbox, "installed")
    assert {f"{name}.py", "share"} < set(installed), complaint
    assert {"x.pth", "sitecustomize.py"} & set(installed) == set()


def test_an_image_without_python_is_a_fault_and_leaves_no_container(client, label, containers):
    tag = f"apigen-test-empty:{label}"
    client.api.import_image_from_data(bytes(10240), *tag.split(":"))
    try:
        with pytest.raises(SandboxFault, match="python3"):
            ensure_packages(Engine(), tag, ["regex"], label)
        assert containers() == []
    finally:
        client.images.remove(tag)


def test_an_image_that_is_not_there_is_a_fault():
    with pytest.raises(SandboxFault, match="there is no image no-such-image:1"):
        ensure_packages(Engine(), "no-such-image:1", ["regex"])


def test_what_a_program_says_before_it_fails_is_in_the_fault(label, containers):
    engine = Engine()
    program = "import sys; sys.exit('the disk is full')"
    with pytest.raises(SandboxFault, match="code 1 and said: the disk is full"):
        ask(engine, ensure_base_image(engine), program, label)
    assert containers() == []


def test_a_container_whose_builder_was_killed_is_removed_by_the_next_start(label, containers):
    builder = subprocess.Popen([sys.executable, "-c", SLOW.replace("LABEL", label)])
    try:
        assert wait_until(containers)
    finally:
        builder.send_signal(signal.SIGKILL)
        builder.wait()
    DockerSandbox()
    assert containers() == []
