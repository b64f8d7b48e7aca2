"""The file of answers on record: keys, damage, and several writers."""

import subprocess
import sys

import pytest

from apigen.errors import StorageFault
from apigen.rest_request import RestRequest
from tasks.rest_records import Answer, RecordStore, request_key

GOOD = Answer(200, "application/json", b'{"x": 1}')


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"url": "http://h/x?b=2&a=1&a=0"}, True),
        ({"secrets": ({"in": "query"},)}, True),
        ({"headers": {"h": "1"}}, True),
        ({"url": "http://h/x?a=0&a=1&b=2"}, False),
        ({"url": "http://h/y?a=1&a=0&b=2"}, False),
        ({"headers": {"H": "2"}}, False),
        ({"method": "POST"}, False),
        ({"body": b"{}"}, False),
    ],
    ids=str,
)
def test_a_request_is_known_by_what_it_asks_for(change, same):
    fields = {"method": "GET", "url": "http://h/x?a=1&a=0&b=2", "headers": {"H": "1"}}
    fields |= {"body": None, "secrets": ()}
    keys = [
        request_key("svc", "http://h", RestRequest(**each)) for each in (fields, fields | change)
    ]
    assert (keys[0] == keys[1]) is same
    assert keys[0] != request_key("other", "http://h", RestRequest(**fields))


def test_a_folder_that_cannot_be_made_is_the_disk_s_fault(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StorageFault, match="record file"):
        RecordStore(tmp_path / "file" / "r.sqlite")


def test_a_damaged_record_is_the_disk_s_fault(tmp_path):
    with RecordStore(tmp_path / "r.sqlite") as store:
        store.put(b"k", GOOD)
        store._connection.execute("UPDATE answers SET body=x'00'")
        with pytest.raises(StorageFault, match="record file"):
            store.get(b"k")


def test_the_first_answer_stays(tmp_path):
    with RecordStore(tmp_path / "r.sqlite") as store:
        assert store.put(b"k", GOOD) == GOOD
        assert store.put(b"k", Answer(404, "", b"")) == GOOD


WRITER = """
import sys
from pathlib import Path
from tasks.rest_records import Answer, RecordStore
sys.stdin.readline()
with RecordStore(Path(sys.argv[1])) as store:
    for number in range(300):
        store.put(b"%d" % number, Answer(200, sys.argv[2], b"%d" % number))
"""


def test_two_processes_write_one_file(tmp_path):
    path = tmp_path / "new" / "r.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    writers = [
        subprocess.Popen([*command, name], stdin=subprocess.PIPE, text=True) for name in "ab"
    ]
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    with RecordStore(path, must_exist=True) as store:
        answers = [store.get(b"%d" % number) for number in range(300)]
    assert [int(answer.body) for answer in answers] == list(range(300))
