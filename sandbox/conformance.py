"""Cases that every sandbox must pass. A new backend is done when it does.

All cases of a table run as one batch, so each also proves that its neighbours did it no harm.
`CONTAINER_CASES` and `OWN_UID_CASES` are promises that not every sandbox makes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sandbox.conformance_modules import MODULES
from sandbox.contract import ExecOutcome, ExecRequest, Sandbox, Status
from sandbox.limits import Limits

LIMITS = replace(Limits(), timeout_s=4.0, import_timeout_s=4.0)


@dataclass(frozen=True, slots=True)
class Case:
    """A call and what must become of it; error texts must occur in those of the outcome."""

    name: str
    function: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    status: Status = Status.OK
    result: Any = None
    error_type: str = ""
    error: str = ""
    module: str = "cases"

    @property
    def request(self) -> ExecRequest:
        """The call itself."""
        return ExecRequest(self.module, self.function, self.arguments)


def outcomes_of(sandbox: Sandbox, cases: Sequence[Case]) -> dict[str, ExecOutcome]:
    """Run cases as one batch; return the outcomes by the names of the cases."""
    outcomes = sandbox.execute(MODULES, [case.request for case in cases], LIMITS)
    return dict(zip([case.name for case in cases], outcomes, strict=True))


def check(case: Case, outcome: ExecOutcome) -> None:
    """Compare an outcome with what the case demands.

    Raises:
        AssertionError: They differ.
    """
    assert outcome.status == case.status, outcome
    assert outcome.result == case.result, outcome
    assert case.error_type in ("", outcome.error_type), outcome
    assert case.error in outcome.error, outcome


def _fails(
    name: str, function: str, error_type: str, error: str = "", module: str = "cases"
) -> Case:
    return Case(name, function, {}, Status.ERROR, error_type=error_type, error=error, module=module)


def _is_not_json(name: str, expression: str, error: str) -> Case:
    return Case(name, "bad_value", {"expression": expression}, Status.NOT_JSON, error=error)


BINDING_CASES = (
    Case("arguments bind by name", "subtract", {"minuend": 5, "subtrahend": 3}, result=2),
    Case("their order is no matter", "subtract", {"subtrahend": 3, "minuend": 5}, result=2),
    Case("keyword-only arguments work", "keyword_only", {"value": 1}, result=1),
    Case(
        "an optional one may be skipped", "optional", {"first": 1, "third": 4}, result=[1, None, 4]
    ),
    Case("defaults apply", "optional", {"first": 1}, result=[1, None, 3]),
    Case("unicode comes back", "echo", {"value": "Grüße 🌍 \u0000\n"}, result="Grüße 🌍 \u0000\n"),
    Case("numbers come back", "echo", {"value": [0.1, -0.0, 2**70]}, result=[0.1, -0.0, 2**70]),
    Case("objects come back", "echo", {"value": {"": {"b": [{}]}}}, result={"": {"b": [{}]}}),
    Case("null is a result", "echo", {"value": None}, result=None),
    Case("a tuple becomes an array", "tuples", result={"a": [1, [2]]}),
    Case("data classes can be used", "data_class", result=2),
    Case(
        "a module may share a library's name",
        "loads",
        {"text": "x"},
        result="mine: x",
        module="json",
    ),
    _fails("a missing argument is an error", "subtract", "TypeError", "minuend"),
    Case("an unknown one, too", "echo", {"value": 1, "x": 2}, Status.ERROR, error_type="TypeError"),
    _fails("private names are not callable", "_private", "LookupError", "private"),
    _fails("imported names are not callable", "sqrt", "LookupError", "imported"),
    _fails("classes are not callable", "Point", "LookupError"),
    _fails("values are not callable", "COUNTER", "LookupError"),
    _fails("unknown functions are an error", "nothing", "LookupError", "nothing"),
    _fails("unknown modules are an error", "f", "LookupError", "nowhere", module="nowhere"),
)

FAILURE_CASES = (
    _fails("an exception is an error", "raise_error", "ValueError", "no such city: Atlantis"),
    _fails("sys.exit is an error", "leave", "SystemExit", "3"),
    _fails("KeyboardInterrupt is an error", "interrupt", "KeyboardInterrupt"),
    Case("nobody can become root", "become_root", {}, Status.ERROR),
    Case("os._exit is a crash", "exit_now", {}, Status.CRASHED, error="code 3"),
    Case("a segmentation fault is a crash", "segfault", {}, Status.CRASHED, error="SIGSEGV"),
    Case("a fatal signal is a crash", "terminate", {}, Status.CRASHED, error="SIGTERM"),
    Case("sleeping too long is a timeout", "sleep", {"seconds": 60}, Status.TIMEOUT),
    Case("a call that ignores everything times out", "swallow_everything", {}, Status.TIMEOUT),
    Case("threads that burn too much time out", "burn", {}, Status.TIMEOUT),
    Case("MemoryError is out of memory", "out_of_memory", {}, Status.OUT_OF_MEMORY),
    Case("so is a huge allocation", "allocate", {"megabytes": 4000}, Status.OUT_OF_MEMORY),
    Case("a fair allocation is none", "allocate", {"megabytes": 100}, result=100 << 20),
    Case(
        "a huge result is too large", "long_text", {"length": 50_000_000}, Status.OUTPUT_TOO_LARGE
    ),
    Case("a large one is none", "long_text", {"length": 500_000}, result="x" * 500_000),
    _is_not_json("NaN is no JSON", "float('nan')", "nan"),
    _is_not_json("infinity is no JSON", "[float('inf')]", "inf"),
    _is_not_json("a set is no JSON", "{1}", "set"),
    _is_not_json("bytes are no JSON", "b''", "bytes"),
    _is_not_json("a decimal is no JSON", "decimal.Decimal(1)", "Decimal"),
    _is_not_json("a number is no key", "{1: 2}", "int"),
    _is_not_json("a lone surrogate is no JSON", "chr(0xD800)", "surrogate"),
    _is_not_json("a huge integer is no JSON", "10**5000", "digits"),
    Case("a list in itself is no JSON", "recursive_list", {}, Status.NOT_JSON, error="list"),
    Case("a coroutine is no JSON", "coroutine", {}, Status.NOT_JSON, error="coroutine"),
    Case("a generator is no JSON", "generator", {}, Status.NOT_JSON, error="generator"),
    Case("a patched json module changes nothing", "patch_json", {}, Status.NOT_JSON, error="set"),
)

ISOLATION_CASES = (
    Case("state is fresh", "count", result=1),
    Case("state is fresh again", "count", result=1),
    Case("the environment is empty", "environment", result=[]),
    Case("output goes nowhere", "print_much", result="quiet"),
    Case("only the call itself has a result", "fork_and_return", result="parent"),
    Case("programs can be run", "run_program", result="hello\n"),
    Case("the scratch folder can be written", "write_here", {"text": "abc"}, result=3),
    Case("and is empty for the next call", "write_here", {"text": "abcd"}, result=4),
    Case("system folders can't be written", "write_there", {"path": "/etc"}, Status.ERROR),
)

IMPORT_CASES = (
    _fails("bad syntax is an error", "f", "SyntaxError", "broken_syntax", module="broken_syntax"),
    _fails("a raising module is an error", "f", "RuntimeError", "licence", module="raising"),
    _fails("a leaving module is an error", "f", "SystemExit", "4", module="leaving"),
    Case("a vanishing module is a crash", "f", {}, Status.CRASHED, error="4", module="vanishing"),
    Case("a hanging module is a timeout", "f", {}, Status.TIMEOUT, module="hanging"),
    Case("a greedy one is out of memory", "f", {}, Status.OUT_OF_MEMORY, module="greedy"),
    Case("a good neighbour is not harmed", "echo", {"value": 1}, result=1),
)

CASES = BINDING_CASES + FAILURE_CASES + ISOLATION_CASES + IMPORT_CASES

OWN_UID_CASES = (
    Case("everyone tries to kill everyone", "signal_everyone", result="tried"),
    Case("also while being imported", "report", result=[], module="usurping"),
    Case("nobody is root", "user", result=True),
    Case("nobody is in a group", "groups", result=[]),
    Case("a sleeper sleeps on", "sleep", {"seconds": 0.5}, result=0.5),
    Case(
        "a neighbour in another module is not harmed",
        "loads",
        {"text": "x"},
        result="mine: x",
        module="json",
    ),
)
"""For sandboxes that give every call a uid of its own."""

CONTAINER_CASES = (
    *(
        Case(
            f"{path} can't be written",
            "write_there",
            {"path": path},
            Status.ERROR,
        )
        for path in ("/tmp", "/var/tmp", "/root", "/")
    ),
    Case("there is no network", "connect", {}, Status.ERROR, error_type="PermissionError"),
)
"""For containers."""


def check_empty_batch(sandbox: Sandbox) -> None:
    """No requests, no outcomes."""
    assert sandbox.execute(MODULES, [], LIMITS) == []


def check_order(sandbox: Sandbox) -> None:
    """Outcomes come in the order of the requests, however long each takes."""
    requests = [ExecRequest("cases", "sleep", {"seconds": i % 7 / 200}) for i in range(200)]
    results = [outcome.result for outcome in sandbox.execute(MODULES, requests, LIMITS)]
    assert results == [request.arguments["seconds"] for request in requests]


def check_forgery(sandbox: Sandbox) -> None:
    """Calls, and modules being imported, that write to every descriptor spoil no other result."""
    echoes = [ExecRequest("cases", "echo", {"value": i}) for i in range(20)]
    scribbles = [ExecRequest("cases", "scribble", {})] * 4 + [ExecRequest("babbling", "f", {})]
    outcomes = sandbox.execute(MODULES, echoes[:10] + scribbles + echoes[10:], LIMITS)
    assert [x.result for x in outcomes[:10] + outcomes[15:]] == list(range(20))


def check_leftovers(sandbox: Sandbox) -> None:
    """What a call leaves running dies with the call."""
    one_by_one, name = replace(LIMITS, concurrency=1), {"name": "left-running"}
    requests = [ExecRequest("cases", f, name) for f in ("daemonise", "count_processes")]
    results = [x.result for x in sandbox.execute(MODULES, requests, one_by_one)]
    assert results == [1, 0]


def check_one_import(sandbox: Sandbox) -> None:
    """All calls of a batch see the same imported module."""
    requests = [ExecRequest("cases", "token", {})] * 10
    assert len({x.result for x in sandbox.execute(MODULES, requests, LIMITS)}) == 1


def check_repeatability(sandbox: Sandbox) -> None:
    """A set of strings has the same order in every batch."""
    request = ExecRequest("cases", "hash_order", {})
    first, second = (sandbox.execute(MODULES, [request], LIMITS) for _ in range(2))
    assert first[0].result == second[0].result


CHECKS = (
    check_empty_batch,
    check_order,
    check_forgery,
    check_leftovers,
    check_one_import,
    check_repeatability,
)
"""For every sandbox; each raises AssertionError."""
