"""Which images go, on a daemon that has no others."""

import datetime
import gc
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from sandbox.engine import Engine
from sandbox.unused_images import Image, remove_image, unused_images
from tests.container.private_engine import running_engine

pytestmark = [
    pytest.mark.docker,
    # Docker's client leaves sockets whose connection failed to the garbage collector.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]
ROOT = Path(__file__).parent.parent.parent
DAY_S = 86400
BASE = {"apigen.recipe": "1"}
LAYER = BASE | {"apigen.packages": "[]"}
OLD, OLDER = "2020-01-02T00:00:00.5Z", "2020-01-02T00:00:00.25Z"


@pytest.fixture(scope="module")
def private_engine():
    with running_engine() as engine:
        yield engine
    gc.collect()  # see the filter of warnings


@pytest.fixture
def engine(private_engine):
    """The private daemon, without any image."""
    engine = Engine(private_engine.url)
    yield engine
    for each in engine.client.api.containers(all=True):
        engine.client.api.remove_container(each["Id"], force=True)
    for each in engine.client.api.images(all=True):
        engine.client.api.remove_image(each["Id"], force=True)


def load(engine, tag, labels=BASE, created=OLD, layers=("a",)):
    """Make an image by hand, so that it may be old."""
    bodies = [archive({f"{name}.txt": name.encode()}) for name in layers]
    digests = [f"sha256:{hashlib.sha256(body).hexdigest()}" for body in bodies]
    config = {
        "architecture": "amd64",
        "os": "linux",
        "created": created,
        "config": {"Labels": dict(labels), "Cmd": ["none"]},
        "rootfs": {"type": "layers", "diff_ids": digests},
    }
    names = [f"{index}.tar" for index in range(len(bodies))]
    index = [{"Config": "config.json", "RepoTags": [tag] if tag else None, "Layers": names}]
    documents = {"config.json": config, "manifest.json": index}
    parts = {name: json.dumps(each).encode() for name, each in documents.items()}
    image = archive({**parts, **dict(zip(names, bodies, strict=True))})
    engine.client.api.load_image(image)


def archive(files):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as tar:
        for name, content in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            tar.addfile(about, io.BytesIO(content))
    return file.getvalue()


def names(engine, used=(), older_than_s=DAY_S):
    return [each.name for each in unused_images(engine, used, older_than_s)]


def now():
    return datetime.datetime.now(datetime.UTC).isoformat()


def test_older_bases_go_and_the_newest_stays(engine):
    load(engine, "apigen-sandbox:debian-1", created=OLDER, layers=["a"])
    load(engine, "apigen-sandbox:debian-2", created=OLD, layers=["b"])
    assert names(engine) == ["apigen-sandbox:debian-1"]


@pytest.mark.parametrize(
    ("tag", "labels", "created", "used", "goes"),
    [
        ("apigen-sandbox:packages-1", LAYER, OLD, [], True),
        ("apigen-sandbox:packages-1", LAYER, OLD, ["image apigen-sandbox:packages-2 (x)"], True),
        ("apigen-sandbox:packages-1", LAYER, OLD, ["image apigen-sandbox:packages-1 (x)"], False),
        ("apigen-sandbox:packages-1", LAYER, "now", [], False),
        ("apigen-sandbox:packages-1", {"apigen.packages": "[]"}, OLD, [], True),
        ("strangers:1", LAYER, OLD, [], False),
        ("strangers:1", {}, OLD, [], False),
        ("apigen-sandbox:mine", {}, OLD, [], False),
    ],
)
def test_an_image_goes_if_it_is_ours_and_old_and_no_text_has_its_tag(
    engine, tag, labels, created, used, goes
):
    load(engine, tag, labels, now() if created == "now" else created, ["a", "p"])
    assert names(engine, used) == [tag] * goes


def test_an_image_goes_by_its_id_when_another_has_got_its_tag(engine):
    load(engine, "apigen-sandbox:debian-1", layers=["a"])
    former = engine.inspect_image("apigen-sandbox:debian-1")["Id"]
    load(engine, "apigen-sandbox:debian-1", layers=["b"])
    assert names(engine) == [former]
    assert names(engine, [former]) == []


def test_what_a_staying_image_is_a_layer_on_stays(engine):
    for number, layers in enumerate([["a"], ["a", "p"], ["a", "p", "q"], ["b"], ["c"]]):
        labels = BASE if len(layers) == 1 else LAYER
        load(engine, f"apigen-sandbox:{number}", labels, f"2020-01-0{number + 1}T00:00:00Z", layers)
    assert names(engine, ["apigen-sandbox:2"]) == ["apigen-sandbox:3"]


def test_a_strangers_image_keeps_the_one_that_it_was_made_from(engine):
    load(engine, "apigen-sandbox:debian-1", created=OLDER, layers=["a"])
    load(engine, "apigen-sandbox:debian-2", created=OLD, layers=["b"])
    load(engine, "strangers:1", created=OLDER, layers=["a", "more"])
    assert names(engine) == []


def test_listed_images_can_be_removed_in_the_order_of_the_list(engine):
    for number, layers in enumerate([["a"], ["a", "p"], ["a", "p", "q"]]):
        labels = BASE if len(layers) == 1 else LAYER
        load(engine, f"apigen-sandbox:{number}", labels, OLDER, layers)
    load(engine, "apigen-sandbox:newest", layers=["b"])
    found = unused_images(engine, [], DAY_S)
    assert [each.name for each in found] == [f"apigen-sandbox:{x}" for x in (2, 1, 0)]
    assert all(each.size_bytes > 0 for each in found)
    assert all(remove_image(engine, each) for each in found)
    assert names(engine, older_than_s=0) == []
    left = [each["RepoTags"] for each in engine.client.api.images(all=True)]
    assert left == [["apigen-sandbox:newest"]]


@pytest.mark.parametrize("user", ["container", "image"])
def test_an_image_that_something_is_made_of_is_not_removed_and_keeps_its_tag(engine, user):
    load(engine, "apigen-sandbox:1")
    api = engine.client.api
    about = engine.inspect_image("apigen-sandbox:1")
    container = api.create_container("apigen-sandbox:1", ["none"])["Id"]
    if user == "image":
        api.commit(container, repository="strangers")
        api.remove_container(container)
    assert not remove_image(engine, Image(about["Id"], "apigen-sandbox:1", 1))
    assert engine.has_image("apigen-sandbox:1")


def test_an_image_that_is_gone_by_now_is_no_fault(engine):
    assert remove_image(engine, Image(f"sha256:{'0' * 64}", "apigen-sandbox:1", 1))


@pytest.mark.parametrize("delete", [False, True])
def test_the_command_lists_images_and_removes_them_when_asked_to(
    engine, private_engine, tmp_path, delete
):
    load(engine, "apigen-sandbox:debian-1", created=OLDER, layers=["a"])
    load(engine, "apigen-sandbox:debian-2", created=OLD, layers=["b"])
    command = [sys.executable, "-m", "apigen", "clean", "--root", str(tmp_path)]
    done = subprocess.run(
        command + ["--delete"] * delete,
        cwd=ROOT,
        env={**os.environ, "DOCKER_HOST": private_engine.url},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "  apigen-sandbox:debian-1\n" in done.stdout
    assert "debian-2" not in done.stdout
    assert engine.has_image("apigen-sandbox:debian-1") == (not delete)
    assert engine.has_image("apigen-sandbox:debian-2")
