"""Images that were made here and that nothing needs any more."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from docker.errors import APIError, NotFound

from sandbox.engine import Engine, faults
from sandbox.images import RECIPE_LABEL
from sandbox.layers.packages import PACKAGES_LABEL

_IN_USE = 409


@dataclass(frozen=True, slots=True)
class Image:
    """An image by its name, or by its id where it has none."""

    name: str
    size_bytes: int


def unused_images(engine: Engine, used: Iterable[str], older_than_s: float) -> list[Image]:
    """Find images that carry our labels, except the newest base, and what others are layers on.

    Args:
        engine: The daemon that has them.
        used: Texts; an image whose tag is part of one stays.
        older_than_s: Younger images stay.

    Raises:
        SandboxFault: Docker fails.
    """
    layers = _labelled(engine, PACKAGES_LABEL)
    ids = [each["Id"] for each in layers]  # a layer has its base's labels, too
    bases = [each for each in _labelled(engine, RECIPE_LABEL) if each["Id"] not in ids]
    texts = list(used)
    staying = bases[:1]
    staying += [each for each in layers + bases if _stays(each, texts, older_than_s)]
    parents = {each["ParentId"] for each in staying}
    kept = parents | {each["Id"] for each in staying}
    # Layers first: an image under another one can't be removed.
    return [_image(each) for each in layers + bases if each["Id"] not in kept]


def remove_image(engine: Engine, image: Image) -> bool:
    """Remove an image unless a container has it, or another image is a layer on it.

    Returns:
        Whether it is gone.

    Raises:
        SandboxFault: Docker fails.
    """
    with faults(f"Docker can't remove {image.name}", "check with `docker images`"):
        try:
            engine.client.api.remove_image(image.name)
        except NotFound:
            return True
        except APIError as error:
            if error.status_code != _IN_USE:
                raise
            return False
    return True


def _labelled(engine: Engine, label: str) -> list[dict[str, Any]]:
    """Latest first."""
    with faults("Docker can't list its images", "check with `docker images`"):
        found = engine.client.api.images(filters={"label": label})
    return sorted(found, key=lambda each: -int(each["Created"]))


def _stays(image: dict[str, Any], texts: Iterable[str], older_than_s: float) -> bool:
    if time.time() - image["Created"] < older_than_s:
        return True
    return any(tag in text for tag in image["RepoTags"] or () for text in texts)


def _image(found: dict[str, Any]) -> Image:
    tags = [tag for tag in found["RepoTags"] or () if tag != "<none>:<none>"]
    return Image(tags[0] if tags else found["Id"], int(found["Size"]))
