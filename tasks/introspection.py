"""What PyPI packages offer, found out inside the sandbox: nothing of theirs runs here."""

import inspect
from collections.abc import Mapping, Sequence

from apigen.config_parts import SandboxConfig
from apigen.errors import ConfigError, SandboxUnavailable
from apigen.library import package_results, package_runtime
from apigen.library.package_described import shape_problem
from apigen.library.package_entry import Entry
from apigen.records import JsonObject
from sandbox.contract import ExecOutcome, ExecRequest, Sandbox, SandboxFault, Status
from sandbox.limits import Limits
from tasks import introspection_script, recording_script
from tasks.sandboxes import choose_sandbox

LIMITS = Limits(
    timeout_s=60,
    import_timeout_s=120,
    memory_mb=2_048,
    max_result_bytes=20_000_000,
    max_file_mb=64,
    scratch_mb=64,
    max_open_files=256,
    concurrency=4,
    container_memory_mb=4_096,
)
DOCTEST_PATIENCE_S = 30
"""For all doctests of one function; those that ignore it are killed by the sandbox."""
_SCRIPTS = {
    package_results.__name__: package_results,
    package_runtime.__name__: package_runtime,
    "introspection_script": introspection_script,
    "recording_script": recording_script,
}
_PROGRAM = """
import os, sys, types
os.environ.setdefault("HOME", "/")  # some packages look for a home when they are imported
for _name, _text in {texts!r}.items():
    sys.modules[_name] = types.ModuleType(_name)
    exec(compile(_text, "<" + _name + ">", "exec"), vars(sys.modules[_name]))
from apigen.library.package_results import _find
_find({path!r})

def describe(**given):
    return sys.modules["introspection_script"].describe(**given)

def examples(**given):
    return sys.modules["recording_script"].examples(**given)
"""


def describe_package(
    entry: Entry,
    config: SandboxConfig,
    limits: Limits = LIMITS,
    patience_s: int = DOCTEST_PATIENCE_S,
) -> JsonObject:
    """What one package offers: `{"problem": "", "modules": [{"module", "problem", "functions"}]}`.

    Args:
        entry: What the list says of the package.
        config: Which sandbox, and the packages that it is installed beside: those that it will be
            called with.
        limits: The bounds of an import, and of the doctests of one function.
        patience_s: How long those doctests may take before what they called till then is kept.

    Raises:
        SandboxUnavailable: The machine could not do its work.
    """
    try:
        packages = tuple(sorted({*config.packages, *entry.pins}))
        together = config.model_copy(update={"packages": packages})
        sandbox = choose_sandbox(together, shipped=False).sandbox
        modules = _described_modules(sandbox, entry, limits)
        _add_examples(sandbox, entry, modules, limits, patience_s)
    except ConfigError as refusal:
        return {"problem": str(refusal), "modules": []}
    except SandboxFault as fault:
        raise SandboxUnavailable(f"package {entry.name}: {fault}") from fault
    return {"problem": "", "modules": modules}


def _described_modules(sandbox: Sandbox, entry: Entry, limits: Limits) -> list[JsonObject]:
    roots = sorted({module.split(".")[0] for module in entry.modules})
    requests = [
        ExecRequest(module, "describe", {"path": module, "roots": roots})
        for module in entry.modules
    ]
    outcomes = sandbox.execute(_programs(entry.modules), requests, limits)
    return [_module(*each) for each in zip(entry.modules, outcomes, strict=True)]


def _module(name: str, outcome: ExecOutcome) -> JsonObject:
    found = {"module": name, "problem": _problem(outcome), "functions": outcome.result or []}
    if problem := shape_problem({"problem": "", "modules": [found]}):
        return {"module": name, "problem": problem, "functions": []}
    return found


def _add_examples(
    sandbox: Sandbox,
    entry: Entry,
    modules: Sequence[JsonObject],
    limits: Limits,
    patience_s: int,
) -> None:
    """Note, with each function that has doctests, the calls that they make; none if they fail."""
    tested = [
        (module["module"], function)
        for module in modules
        for function in module["functions"]
        if ">>>" in function["doc"] and entry.takes(function["path"])
    ]
    requests = [
        ExecRequest(module, "examples", {**_doctest(entry, function), "patience_s": patience_s})
        for module, function in tested
    ]
    outcomes = sandbox.execute(_programs({name for name, _ in tested}), requests, limits)
    for (_, function), outcome in zip(tested, outcomes, strict=True):
        function["examples"] = outcome.result or []


def _doctest(entry: Entry, function: JsonObject) -> JsonObject:
    parameters = function["parameters"] or []
    unknown = all(each["kind"] == "positional" for each in parameters)
    return {
        "path": function["path"],
        "names": [each["name"] for each in parameters] if unknown else [],
        "inverses": entry.inverses(),
        "forms": dict(entry.results),
        "aliases": dict(entry.aliases),
    }


def _programs(modules: Sequence[str] | set[str]) -> Mapping[str, str]:
    texts = {name: inspect.getsource(module) for name, module in _SCRIPTS.items()}
    return {module: _PROGRAM.format(texts=texts, path=module) for module in sorted(modules)}


def _problem(outcome: ExecOutcome) -> str:
    if outcome.status is Status.OK:
        return ""
    return " ".join(f"{outcome.status.value}: {outcome.error_type} {outcome.error}".split())[:500]
