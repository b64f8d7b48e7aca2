"""What a user asked for, as names and versions of PyPI and nothing else."""

from collections.abc import Iterable, Mapping, Sequence

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

from sandbox.contract import SandboxRefused


def parse(packages: Sequence[str]) -> list[Requirement]:
    """Read requirements, in an order of their own and each once.

    Raises:
        SandboxRefused: One is an option, a path, a URL or no requirement at all.
    """
    found = {str(each): each for each in map(_parse_one, packages)}
    return [found[text] for text in sorted(found)]


def applying(requirements: Iterable[Requirement], environment: Mapping[str, str]) -> set[str]:
    """Keep the requirements whose markers hold in an environment, without the markers."""
    return {_plain(each) for each in requirements if _applies(each, frozenset(), environment)}


def closure(
    wanted: Iterable[str],
    needs: Mapping[str, Sequence[str]],
    environment: Mapping[str, str],
) -> set[str]:
    """Add the requirements of requirements, as far as they are known.

    Args:
        wanted: Requirements without markers.
        needs: `Requires-Dist` by canonical name.
        environment: What markers ask for; see PEP 508.

    Raises:
        SandboxRefused: A package needs something that is not on PyPI.
    """
    found: set[str] = set()
    todo = set(wanted)
    while todo:
        each = Requirement(todo.pop())
        found.add(_plain(each))
        inner = map(_parse_one, needs.get(canonicalize_name(each.name), ()))
        extras = frozenset(each.extras)
        todo |= {_plain(x) for x in inner if _applies(x, extras, environment)} - found
    return found


def _parse_one(text: str) -> Requirement:
    try:
        requirement = Requirement(text.strip())
    except InvalidRequirement as problem:
        raise _refusal(text) from problem
    if requirement.url:
        raise _refusal(text)
    requirement.name = canonicalize_name(requirement.name)
    return requirement


def _refusal(text: str) -> SandboxRefused:
    return SandboxRefused(
        f"{text!r} is no package of PyPI; write a name with or without versions, such as "
        "'numpy' or 'numpy>=2,<3' (options, paths and URLs are not taken)"
    )


def _plain(requirement: Requirement) -> str:
    extras = f"[{','.join(sorted(requirement.extras))}]" if requirement.extras else ""
    return f"{canonicalize_name(requirement.name)}{extras}{requirement.specifier}"


def _applies(
    requirement: Requirement, extras: frozenset[str], environment: Mapping[str, str]
) -> bool:
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({**environment, "extra": extra}) for extra in extras | {""}
    )
