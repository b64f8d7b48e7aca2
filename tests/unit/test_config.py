"""Config files: what is wrong is said in one line with its place."""

import pytest

from apigen.config import load_config
from apigen.errors import ConfigError
from apigen.records import Style
from tasks.library import ROOT

GOOD = """
name: x
endpoints: {here: {base_url: "http://127.0.0.1:1/v1"}}
generators: [{endpoint: here, model: a}]
judges: [{endpoint: here, model: b}]
"""


PRICE = "price: {currency: USD, prompt: 1, completion: 2}"


def load(tmp_path, text):
    path = tmp_path / "config.yaml"
    path.write_text(text)
    return load_config(path)


@pytest.mark.parametrize("path", sorted((ROOT / "configs").glob("*.yaml")), ids=lambda p: p.name)
def test_every_shipped_config_loads(path):
    assert load_config(path).name


def test_defaults_fill_what_is_left_out(tmp_path):
    config = load(tmp_path, GOOD)
    assert config.endpoints["here"].kind == "openai"
    assert set(config.styles) == set(Style) - {"dependent"}
    assert config.most_drafts == 400
    assert not config.learns


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ("", "b"),
        (", prompt: rules", "b"),
        (", prompt: paper", "b/paper"),
        (", prompt: paper, name: second", "second"),
    ],
)
def test_the_same_model_with_another_prompt_is_another_judge(tmp_path, fields, label):
    config = load(tmp_path, GOOD.replace("model: b}", f"model: b{fields}}}"))
    assert [judge.label for judge in config.judges] == [label]
    if label != "b":
        pair = GOOD.replace("model: b}", f"model: b}}, {{endpoint: here, model: b{fields}}}")
        assert [judge.label for judge in load(tmp_path, pair).judges] == ["b", label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD + "colour: red\n", ["unknown field 'colour'", "remove it"]),
        (GOOD.replace("model: a", "model: a, temprature: 1"), ["generators.0.temprature"]),
        (GOOD.replace("name: x", ""), ["'name' is missing"]),
        (
            GOOD.replace("endpoint: here, model: b", "endpoint: there, model: b"),
            ["judge", "'there'"],
        ),
        (GOOD + "drafts: 0\n", ["drafts", "greater than or equal to 1"]),
        (GOOD + "drafts: many\n", ["drafts", "integer"]),
        (GOOD + "styles: {simple: 0}\n", ["styles", "above 0"]),
        (GOOD + "styles: {funny: 1}\n", ["styles"]),
        (GOOD + "sandbox: {backend: vm}\n", ["sandbox.backend"]),
        (GOOD.replace("http://127", "http://me:hunter2@127"), ["endpoints.here", "base_url"]),
        (GOOD.replace('/v1"', '/v1", api_key_env: sk-live-1'), ["endpoints.here", "api_key_env"]),
        (GOOD + "registers: {angry: 1}\n", ["registers", "'angry'"]),
        (
            GOOD.replace("model: b", "model: a"),
            ["judge", "'a' also generates", "judge_may_generate"],
        ),
        (
            GOOD.replace("model: b}", "model: b}, {endpoint: here, model: a, name: c}"),
            ["judges", "'c' also generates"],
        ),
        (
            GOOD.replace("judges: [{endpoint: here, model: b}]", "judge: {endpoint: a, model: b}"),
            ["'judge'", "it is a list now", "judges: [{endpoint"],
        ),
        (GOOD.replace("[{endpoint: here, model: b}]", "[]"), ["judges", "at least 1"]),
        (
            GOOD.replace("model: b}", "model: b}, {endpoint: here, model: b}"),
            ["judges", "same name", "`name`"],
        ),
        (
            GOOD.replace("model: b}", "model: b, prompt: ../system}"),
            ["judges.0.prompt", "pattern"],
        ),
        (GOOD + "vote: veto\n", ["vote", "no judge has a veto"]),
        (GOOD + "vote: most\n", ["vote", "'majority'"]),
        (
            GOOD.replace("model: b}", "model: b, veto: true}"),
            ["judges", "veto of 'b'", "`vote: veto`"],
        ),
        (GOOD.replace("model: a", "model: a, share: 0.9"), ["generators", "sum to 0.9"]),
        (
            GOOD.replace(
                "[{endpoint: here, model: a}]",
                "[{endpoint: here, model: a, share: 0.5}, {endpoint: here, model: a, share: 0.5}]",
            ),
            ["generators", "same name"],
        ),
        (GOOD.replace("model: a", "model: a, price: {prompt: 1, completion: 2}"), ["currency"]),
        (GOOD + "budget: {amount: 5, currency: USD}\n", ["budget", "'a' has no price"]),
        (
            GOOD.replace("model: a", f"model: a, {PRICE}").replace("model: b", f"model: b, {PRICE}")
            + "budget: {amount: 5, currency: EUR}\n",
            ["budget", "in EUR", "in USD"],
        ),
        ("name: [unclosed", ["no YAML"]),
        ("", ["config.yaml"]),
    ],
)
def test_a_wrong_config_is_one_clear_line(tmp_path, text, words):
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert "\n" not in message
    assert all(word in message for word in words), message
    assert "hunter2" not in message
    assert "sk-live" not in message


def test_a_missing_config_is_one_clear_line(tmp_path):
    with pytest.raises(ConfigError, match="cannot read config"):
        load_config(tmp_path / "none.yaml")
