"""Images that were made here and that nothing needs any more."""

import contextlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from docker.errors import APIError, NotFound

from sandbox.death import time_of
from sandbox.engine import Engine, faults
from sandbox.images import RECIPE_LABEL
from sandbox.layers.packages import PACKAGES_LABEL

_REPOSITORY = "apigen-sandbox:"
_IN_USE = 409
_Details = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Image:
    """An image by its id, and by its tag where it has one."""

    id: str
    name: str
    size_bytes: int
    """With what it shares with other images."""


def unused_images(engine: Engine, used: Iterable[str], older_than_s: float) -> list[Image]:
    """Find images of ours, except the newest base, and whatever a staying image is a layer on.

    Args:
        engine: The daemon that has them.
        used: Texts; an image whose tag or id is part of one stays.
        older_than_s: Younger images stay.

    Raises:
        SandboxFault: Docker fails.
    """
    with faults("Docker can't list its images", "check with `docker images`"):
        found = _labelled(engine.client.api)
        youngest = time_of(engine.client.api) - timedelta(seconds=older_than_s)
    text = "\n".join(used)
    staying = [each for each in found if _stays(each, text, youngest)] + _newest_base(found)
    going = [each for each in found if not any(_is_under(each, other) for other in staying)]
    # An image under another one can't be removed, so the upper ones come first.
    going.sort(key=lambda each: len(each["RootFS"]["Layers"]), reverse=True)
    return [Image(each["Id"], _name(each), each["Size"]) for each in going]


def remove_image(engine: Engine, image: Image) -> bool:
    """Remove an image unless a container has it, or another image is a layer on it.

    Returns:
        Whether it is gone.

    Raises:
        SandboxFault: Docker fails.
    """
    with faults(f"Docker can't remove {image.name}", "check with `docker images`"):
        try:
            # By its tag, an image in use would lose the tag and stay.
            engine.client.api.remove_image(image.id, noprune=True)
        except NotFound:
            return True
        except APIError as error:
            if error.status_code != _IN_USE:
                raise
            return False
    return True


def _labelled(api: Any) -> list[_Details]:
    labels = (RECIPE_LABEL, PACKAGES_LABEL)
    ids = {each["Id"] for label in labels for each in api.images(filters={"label": label})}
    found = []
    for each in sorted(ids):
        with contextlib.suppress(NotFound):  # somebody removed it meanwhile
            found.append(api.inspect_image(each))
    return found


def _stays(image: _Details, text: str, youngest: datetime) -> bool:
    """Whether it is young, or used, or a stranger's: one made from ours has our labels, too."""
    tags = image["RepoTags"] or []
    if _created(image) > youngest or any(each in text for each in [image["Id"], *tags]):
        return True
    return not all(each.startswith(_REPOSITORY) for each in tags)


def _newest_base(images: Iterable[_Details]) -> list[_Details]:
    bases = [x for x in images if PACKAGES_LABEL not in x["Config"]["Labels"] and x["RepoTags"]]
    return sorted(bases, key=_created)[-1:]


def _created(image: _Details) -> datetime:
    return datetime.fromisoformat(image["Created"])


def _is_under(image: _Details, other: _Details) -> bool:
    layers = image["RootFS"]["Layers"]
    return bool(other["RootFS"]["Layers"][: len(layers)] == layers)


def _name(image: _Details) -> str:
    return str(image["RepoTags"][0] if image["RepoTags"] else image["Id"])
