"""What the offline generators write where no call is due, or where one call needs another."""

import json
from collections import Counter

import pytest

from apigen.offline import answer

PRICE = {
    "name": "basket_total",
    "description": "Computes the total price of a basket of apples.",
    "parameters": {
        "properties": {
            "apples": {"type": "integer", "description": "Number of apples, 1 to 5000."},
            "apple_price": {"type": "number", "description": "Price of one apple in euros."},
        },
        "required": ["apples", "apple_price"],
    },
    "examples": [{"apples": 12, "apple_price": 0.8}, {"apples": 300, "apple_price": 0.55}],
    "returns": {"type": "object", "properties": {"total": {"type": "number"}}},
}
TAX = {
    "name": "sales_tax",
    "description": "Computes the sales tax on an amount of money.",
    "parameters": {
        "properties": {
            "amount": {"type": "number", "description": "Amount of money in euros."},
            "tax_rate": {"type": "number", "description": "Rate of the tax in percent, 0 to 30."},
        },
        "required": ["amount", "tax_rate"],
    },
    "examples": [{"amount": 120.5, "tax_rate": 19}, {"amount": 80, "tax_rate": 7.5}],
    "returns": {"type": "number"},
}
MOON = {
    "name": "moon_phase",
    "description": "Returns the phase of the moon seen on a night.",
    "parameters": {
        "properties": {"night": {"type": "string", "description": "Night in YYYY-MM-DD form."}},
        "required": ["night"],
    },
    "examples": [{"night": "2024-05-23"}, {"night": "2025-11-05"}],
    "returns": {"type": "string"},
}


def ask(style, model="offline-perfect", seed=1, tools=(PRICE, TAX), withheld=(), cover=(), **task):
    fields = {"style": style, "register": "plain", "pairs": 1} | task
    blocks = {"tools": tools, "withheld": withheld, "cover": cover}
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
    text = f"<task>\n{lines}\n</task>\n" + "\n".join(
        f"<{tag}>\n{json.dumps(body)}\n</{tag}>" for tag, body in blocks.items()
    )
    return answer(model, [{"role": "user", "content": text}], seed)


def pair(*args, **options):
    (only,) = json.loads(ask(*args, **options).text)
    return only


def test_an_irrelevant_query_is_for_the_withheld_tool():
    for seed in range(20):
        found = pair("irrelevance", seed=seed, withheld=(MOON,))
        assert found["answers"] == []
        assert "moon" in found["query"]
        assert found["reply"]
        assert "missing" not in found


def test_a_missing_value_is_named_unsaid_and_asked_for():
    replies = set()
    for seed in range(30):
        found = pair("missing_parameter", seed=seed)
        (missing,) = found["missing"]
        tool = {"basket_total": PRICE, "sales_tax": TAX}[missing["name"]]
        assert missing["parameter"] in tool["parameters"]["required"]
        assert found["answers"] == []
        assert sum(letter.isdigit() for letter in found["query"]) > 0
        replies.add(found["reply"].replace(missing["parameter"].replace("_", " "), "…"))
    assert len(replies) == 5


def test_the_only_required_value_can_be_missing():
    found = pair("missing_parameter", tools=(MOON,))
    assert found["missing"] == [{"name": "moon_phase", "parameter": "night"}]
    assert not any(letter.isdigit() for letter in found["query"])


def test_a_switch_is_never_what_is_missing():
    loud = {"type": "boolean", "description": "Whether it is loud."}
    parameters = {"properties": {"loud": loud}, "required": ["loud"]}
    tool = {"name": "ring", "description": "Rings a bell.", "parameters": parameters}
    assert "missing" not in pair(
        "missing_parameter", tools=(tool | {"examples": [{"loud": True}]},)
    )


@pytest.mark.parametrize("calls", [2, 3, 4])
def test_a_later_call_takes_an_earlier_one_s_result(calls):
    for seed in range(20):
        made = pair("dependent", seed=seed, calls=calls)["answers"]
        assert len(made) == calls
        references = [
            (place, str(value))
            for place, call in enumerate(made, 1)
            for value in call["arguments"].values()
            if str(value).startswith("$")
        ]
        assert references
        for place, reference in references:
            step, _, path = reference[1:].partition(".")
            assert int(step) < place
            assert path == ("total" if made[int(step) - 1]["name"] == "basket_total" else "")


def test_a_query_says_a_reference_in_words():
    for language in ("English", "German", "Spanish", "French"):
        for seed in range(10):
            assert "$" not in pair("dependent", seed=seed, language=language)["query"]


@pytest.mark.parametrize("style", ["parallel", "parallel_multiple"])
@pytest.mark.parametrize("calls", [2, 3, 4])
def test_the_number_of_calls_asked_for_is_made(style, calls):
    for seed in range(10):
        assert len(pair(style, seed=seed, calls=calls)["answers"]) == calls


@pytest.mark.parametrize("style", ["simple", "multiple", "parallel"])
def test_a_value_to_cover_is_used(style):
    cover = [{"tool": "sales_tax", "parameter": "tax_rate", "value": 21}]
    for seed in range(10):
        made = pair(style, seed=seed, cover=cover)["answers"]
        assert 21 in [call["arguments"].get("tax_rate") for call in made]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("irrelevance", {"", "bad_json", "unknown_function", "missing_field", "answerable"}),
        (
            "missing_parameter",
            {"", "bad_json", "unknown_function", "missing_field", "value_given", "wrong_function"},
        ),
    ],
)
def test_faults_without_calls(style, expected):
    planted = Counter()
    for seed in range(300):
        planted.update(ask(style, "offline-weak", seed, withheld=(MOON,)).planted)
    assert set(planted) == expected
    semantic = planted["answerable"] + planted["value_given"] + planted["wrong_function"]
    assert semantic / 300 == pytest.approx(0.2, abs=0.06)


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("<act>\nwonder\n</act>", "<act> must be call, decline"),
        ("<act>\nask for it\n</act>", "<act> must be call, decline"),
    ],
)
def test_an_act_that_is_none_is_refused(block, message):
    text = f"{block}\n<tools>\n[]\n</tools>\n<query>\nhi\n</query>\n<calls>\n[]\n</calls>\n"
    with pytest.raises(ValueError, match=message):
        answer(
            "offline-judge", [{"role": "user", "content": f"{text}<results>\n[]\n</results>"}], 1
        )
