"""What is wrong with a run's input is one clear line, before money is spent where it can be."""

import pytest

from tests.pipeline.bad_endpoints import BadEndpoints
from tests.pipeline.command import one_line

STRONG = {"endpoint": "here", "model": "offline-strong"}
JUDGE = {"endpoint": "here", "model": "offline-judge"}
USD = {"currency": "USD", "prompt": 1, "completion": 2}
KEY = "sk-canary-81d20c4f"
ONE_FUNCTION = '''
"""One function."""


def double(number: int) -> int:
    """Doubles a number.

    Args:
        number: Any number.

    Returns:
        Twice the number.

    Example:
        >>> double(number=2)
        4
    """
    return 2 * number
'''


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"generators": [STRONG | {"price": {"prompt": 1, "completion": 2}}]},
            "field 'generators.0.price.currency' is missing",
        ),
        (
            {"generators": [STRONG | {"share": 0.9}]},
            "generators: their shares sum to 0.9; make them sum to 1",
        ),
        (
            {"rows": 49, "drafts": 48},
            "drafts: 49 rows cannot come of 48 drafts; raise it",
        ),
        (
            {"budget": {"amount": 5, "currency": "USD"}},
            "budget: 'offline-strong' has no price, so its cost is unknown; add it",
        ),
        (
            {
                "budget": {"amount": 5, "currency": "EUR"},
                "generators": [STRONG | {"price": USD}],
                "judges": [JUDGE | {"price": USD}],
            },
            "budget: it is in EUR, prices are in USD; use one currency",
        ),
        (
            {"judges": [STRONG]},
            "judges: 'offline-strong' also generates, and a model overlooks its own mistakes; "
            "name another one, or set judge_may_generate: true",
        ),
        ({"styles": {"rhyming": 1}}, "styles.rhyming.[key]: Input should be 'simple', 'multiple'"),
        ({"registers": {"angry": 1}}, "registers: there is no 'angry'; there is ['plain', "),
        (
            {"generators": STRONG},
            "generators: a list is wanted here",
        ),
        (
            {"generator": STRONG, "generators": None},
            "field 'generator': it is a list now: generators: [{endpoint: …, model: …}]",
        ),
        (
            {"judge": JUDGE, "judges": None},
            "field 'judge': it is a list now: judges: [{endpoint: …, model: …}]",
        ),
        ({"judges": []}, "judges: Tuple should have at least 1 item"),
        (
            {"endpoints": {"here": {"kind": "openapi", "base_url": "http://127.0.0.1:1/v1"}}},
            "endpoints.here: there is no kind 'openapi'; there is 'offline', 'openai'",
        ),
        ({"endpoints": {"here": KEY}}, "endpoints.here"),
    ],
)
def test_a_config_that_cannot_be_meant_asks_nothing(apigen, config_file, endpoint, change, line):
    said = one_line(apigen("run", config_file(**change)))
    assert f"config.json: {line}" in said
    assert KEY not in said
    assert endpoint.entries() == []


def test_an_endpoint_named_off_is_to_be_quoted(apigen, tmp_path):
    path = tmp_path / "config.yaml"
    path.write_text(
        "name: x\nendpoints:\n  off: {kind: offline}\n"
        "generators: [{endpoint: off, model: offline-strong}]\n"
        "judges: [{endpoint: off, model: offline-judge}]\n"
    )
    line = one_line(apigen("run", path))
    assert "endpoints.0: YAML takes a bare on, off, yes, no, true or false for a boolean" in line
    assert "put it in quotes" in line


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"categories": {"Nonsense": 1}}, "categories: the library has no 'Nonsense'; it has ["),
        (
            {"library": "one.py", "styles": {"parallel_multiple": 1}},
            "the library has no two tools that do different things: ",
        ),
    ],
)
def test_a_target_that_no_library_can_meet_asks_nothing(
    apigen, config_file, endpoint, tmp_path, change, line
):
    (tmp_path / "one.py").write_text(ONE_FUNCTION)
    if "library" in change:
        change = change | {"library": str(tmp_path / "one.py")}
    box = {"backend": "process", "allow_process_for_foreign_code": True}
    done = apigen("run", config_file(rows=8, drafts=None, sandbox=box, **change))
    assert done.returncode == 2
    assert line in one_line(done)
    assert endpoint.entries() == []


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            {"generators": [STRONG | {"model": "offline-stronger"}]},
            "does not know the model 'offline-stronger'; correct its name",
        ),
        (
            {"languages": {"Klingon": 1}},
            "the offline model speaks English, German, Spanish, French, not 'Klingon'",
        ),
    ],
)
def test_what_only_the_endpoint_knows_costs_a_few_refused_requests(
    apigen, config_file, endpoint, change, line
):
    here = {"base_url": endpoint.url, "max_in_flight": 1}
    said = one_line(apigen("run", config_file(endpoints={"here": here}, **change)))
    assert f"endpoint 'here' at {endpoint.url} " in said
    assert line in said
    assert endpoint.answered() == {}
    assert len(endpoint.entries()) <= 16, "four shards tried more than with and without a schema"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("refuses", "refuses the key (from CANARY_KEY); check it"),
        (
            "welcomes",
            "answered something that is no chat completion; does its base_url end in /v1?",
        ),
    ],
)
def test_a_wrong_key_and_a_web_page_are_told(apigen, config_file, name, line):
    with BadEndpoints() as bad:
        here = {"base_url": bad.url(name), "api_key_env": "CANARY_KEY", "max_in_flight": 1}
        path = config_file(endpoints={"here": here})
        done = apigen("run", path, environment={"CANARY_KEY": KEY})
    said = one_line(done)
    assert f"endpoint 'here' at {bad.url(name)} {line}" in said
    assert KEY not in done.stdout + done.stderr
    assert bad.asked[name] <= 40
