"""The parts of the runner that need no process."""

import ast
import os
import signal
import struct
import sys
from pathlib import Path

import pytest

from sandbox import bundle
from sandbox.image import outcomes, scratch, seccomp
from sandbox.image.identity import Ending
from sandbox.image.runner import share

IMAGE = Path(bundle.__file__).parent / "image"


@pytest.mark.parametrize(
    ("counts", "lanes", "sizes"),
    [
        ([], 32, []),
        ([400], 32, [32]),
        ([5], 32, [5]),
        ([30, 10], 32, [23, 8]),
        ([1000, 1, 1], 32, [29, 1, 1]),
        ([1] * 40, 32, [1] * 32),
        ([9, 9], 1, [1]),
    ],
)
def test_lanes_are_shared_by_need(counts, lanes, sizes):
    ranges = share(counts, lanes)
    assert [len(x) for x in ranges] == sizes
    assert len({slot for x in ranges for slot in x}) == sum(sizes) <= lanes


@pytest.mark.parametrize(
    ("status", "expected", "text"),
    [
        (3 << 8, "crashed", "code 3"),
        (0, "crashed", "code 0"),
        (signal.SIGSEGV, "crashed", "SIGSEGV"),
        (signal.SIGKILL, "out_of_memory", "memory"),
        (signal.SIGXCPU, "timeout", "processor"),
        (40, "crashed", "40"),
    ],
)
def test_a_wait_status_says_how_a_call_ended(status, expected, text):
    outcome = outcomes.of_status(status)
    assert outcome["status"] == expected
    assert text in outcome["error"]


@pytest.mark.parametrize(
    ("ending", "starved"),
    [
        (Ending(9, False, cpu_s=0.2, waits=1, preemptions=50), True),
        (Ending(9, False, cpu_s=4.9, waits=1, preemptions=50), False),
        (Ending(9, False, cpu_s=0.0, waits=2, preemptions=0), False),
    ],
)
def test_only_a_call_that_wanted_the_processor_was_starved(ending, starved):
    assert outcomes.was_starved(ending, timeout_s=5.0) is starved


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"[]",
        b'{"result": 1}',
        b'{"status": "ok", "result": NaN}',
        b"[" * 9999,
        b'{"status": "fine", "result": 1}',
        b'{"status": "ok", "result": 1e999}',
        b'{"status": "ok", "result": "\\ud800"}',
        b'{"status": "error", "error_type": "\\udfff", "error": ""}',
        b'{"status": "ok", "result": ' + b"[" * 300 + b"]" * 300 + b"}",
    ],
)
def test_whatever_a_call_writes_is_an_outcome(payload):
    assert outcomes.parse(payload)["status"] == "crashed"


def test_scratch_folders_are_emptied_however_deep_and_closed_they_are(tmp_path):
    before = Path.cwd()
    folder = tmp_path / "scratch"
    folder.mkdir()
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    os.chdir(folder)
    (folder / "link").symlink_to(tmp_path)
    for _ in range(3000):
        os.mkdir("a" * 50)
        os.chdir("a" * 50)
    os.chdir(folder)
    (folder / "file").touch()
    os.chmod("a" * 50, 0)
    scratch.empty(str(folder))
    os.chdir(before)
    assert list(folder.iterdir()) == []
    assert (tmp_path / "kept").exists()


# Version 2; owner, group, mask, others: none of them may do anything.
ACCESS_LIST = struct.pack("<I", 2) + b"".join(
    struct.pack("<HHI", tag, 0, 0xFFFF_FFFF) for tag in (1, 4, 16, 32)
)


def test_a_scratch_folder_forgets_who_might_enter_it_and_what_was_noted_on_it(tmp_path):
    for mode in (0, 0o500, 0o777):
        os.setxattr(tmp_path, "user.note", b"secret")
        os.setxattr(tmp_path, "system.posix_acl_default", ACCESS_LIST)
        os.utime(tmp_path, (123, 456))
        tmp_path.chmod(mode)
        scratch.reclaim(str(tmp_path))
        scratch.empty(str(tmp_path))
        assert tmp_path.stat().st_mode & 0o777 == 0o700
        assert tmp_path.stat().st_mtime != 456
        assert os.listxattr(tmp_path) == []


def test_the_runner_needs_nothing_but_the_standard_library():
    for path in IMAGE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))):
            names = [x.name for x in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in {*sys.stdlib_module_names, "sandbox"}, path
                assert not name.startswith("sandbox") or name.startswith("sandbox.image"), path


def test_every_file_of_the_runner_is_sent():
    source = bundle.runner_source()
    for path in IMAGE.glob("*.py"):
        assert path.stem == "__init__" or f"'sandbox.image.{path.stem}'" in source
    assert len(source) < 128 * 1024  # the longest argument that Linux takes


def test_the_filter_has_a_jump_target_for_every_jump():
    for machine in seccomp._MACHINES.values():
        program = seccomp._filter(machine, 20_000, 20_096)
        assert len(program) % 8 == 0
        for i in range(0, len(program), 8):
            true, false = program[i + 2], program[i + 3]
            assert i // 8 + 1 + max(true, false) <= len(program) // 8
