import json
import socket
from dataclasses import replace

import pytest

from sandbox.contract import ExecOutcome, ExecRequest, SandboxFault, Status
from sandbox.image import frames
from sandbox.limits import Limits
from sandbox.wire import ProtocolError, Reader, batch_frame, converse

GREETING = {"held": ["container"]}
GOOD = {
    "index": 0,
    "status": "ok",
    "result": 1,
    "error_type": "",
    "error": "",
    "duration_s": 0.5,
}
IMPATIENT = replace(Limits(), timeout_s=-10.0, import_timeout_s=-19.9)


def frame(message):
    return frames.pack(json.dumps(message).encode())


def test_a_batch_carries_only_the_modules_it_needs():
    text = batch_frame({"a": "x = 1", "b": "y"}, [ExecRequest("a", "f", {"k": 1})], Limits())
    batch = json.loads(text[frames.HEADER_BYTES :])
    assert batch["modules"] == {"a": "x = 1"}
    assert batch["requests"] == [{"module": "a", "function": "f", "arguments": {"k": 1}}]


def test_a_sign_of_life_between_outcomes_is_no_outcome():
    reader = Reader(1, Limits())
    reader.feed(frame(GREETING) + frame({}) + frame(GOOD))
    assert reader.done
    assert reader.outcomes[0].result == 1


def test_outcomes_are_read_however_the_bytes_are_cut():
    reader = Reader(2, Limits())
    for byte in frame(GREETING) + frame(GOOD | {"index": 1}) + frame(GOOD):
        assert not reader.done
        reader.feed(bytes([byte]))
    assert reader.done
    assert reader.outcomes[0] == ExecOutcome(Status.OK, 1, "", "", 0.5)


def test_the_first_outcome_of_a_request_counts():
    reader = Reader(1, Limits())
    reader.feed(frame(GREETING) + frame(GOOD) + frame(GOOD | {"result": "forged"}))
    assert reader.outcomes[0].result == 1


@pytest.mark.parametrize(
    "text",
    [
        frame(GOOD | {"index": 1}),
        frame(GOOD | {"index": -1}),
        frame(GOOD | {"index": True}),
        frame(GOOD | {"status": "fine"}),
        frame({"index": 0}),
        frame([1, 2]),
        frame(GOOD | {"result": float("nan")}),
        frames.pack(b"{"),
        frames.pack(b"[" * 100_000),
        b"\xff\xff\xff\xff",
    ],
)
def test_nonsense_is_a_protocol_error(text):
    reader = Reader(1, Limits())
    reader.feed(frame(GREETING))
    with pytest.raises(ProtocolError):
        reader.feed(text)


def test_a_runner_without_walls_is_a_fault():
    with pytest.raises(SandboxFault, match="no seccomp"):
        Reader(1, Limits()).feed(frame({"fault": "no seccomp"}))


@pytest.mark.parametrize(
    ("said", "ends", "problem"),
    [
        (frame(GREETING) + frame(GOOD), False, ""),
        (frame(GREETING), True, "ended"),
        (frame(GREETING), False, "silent"),
        (frame(GREETING) + frame({"index": 0}), False, "protocol"),
    ],
)
def test_a_conversation_says_what_went_wrong(said, ends, problem):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(said)
        if ends:
            theirs.shutdown(socket.SHUT_WR)
        assert problem in converse(ours, b"x" * 10_000_000, Reader(1, IMPATIENT), IMPATIENT)
