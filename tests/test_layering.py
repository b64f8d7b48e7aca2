"""Imports go one way: flows -> tasks -> apigen, tasks -> sandbox."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"apigen", "tasks", "flows", "sandbox"}
MAY_IMPORT = {
    "apigen": {"apigen"},
    "sandbox": {"sandbox"},
    "tasks": {"tasks", "apigen", "sandbox"},
    "flows": {"flows", "tasks", "apigen"},
}
OUTSIDE = {
    "prefect",
    "openai",
    "docker",
    "aiohttp",
    "httpx",
    "requests",
    "pyarrow",
    "fsspec",
    "mcp",
}
FORBIDDEN = {
    "apigen": OUTSIDE | {"socket", "subprocess", "time"},
    "sandbox": OUTSIDE - {"docker"},
}
ONLY_IN = {"openai": "tasks/chat.py", "docker": "sandbox"}
FILES = [path for room in sorted(OURS) for path in sorted((ROOT / room).rglob("*.py"))]

OFFLINE = [path for path in FILES if ROOT / "apigen" / "offline" in path.parents]


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module


def place(path):
    return path.relative_to(ROOT).as_posix()


def test_there_is_something_to_check():
    assert len(FILES) > 40
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == OURS
    assert OFFLINE


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_room_imports_only_what_lies_below_it(path):
    room = path.relative_to(ROOT).parts[0]
    tops = {name.split(".")[0] for name in imported(path)}
    assert tops & OURS <= MAY_IMPORT[room]
    assert not tops & FORBIDDEN.get(room, set())


@pytest.mark.parametrize("path", FILES, ids=place)
def test_the_openai_and_docker_clients_are_each_used_in_one_place(path):
    for name in imported(path):
        home = ONLY_IN.get(name.split(".")[0])
        assert home is None or place(path).startswith(home)


def test_the_offline_model_knows_nothing_of_the_checks():
    for path in OFFLINE:
        for name in imported(path):
            assert not name.startswith("apigen") or name.startswith("apigen.offline"), path
