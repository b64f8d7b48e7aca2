"""What a dataset may cost, with an endpoint that counts its tokens."""

import json

import pytest

from apigen.config_parts import Budget, Model, OpenAIEndpoint, Price
from apigen.errors import BudgetSpent, ConfigError, MachineFault
from tasks import chat
from tasks.journal import Journal
from tasks.spending import Purse, purse_for
from tests.endpoints import endpoint, said

PRICE = Price(currency="USD", prompt=1000, completion=2000)
EACH = 0.1 + 0.1  # 100 and 50 tokens at that price
MODEL = Model(endpoint="here", model="some-model", price=PRICE)


def dollars(amount):
    return Budget(amount=amount, currency="USD")


def prompts(count):
    return [[{"role": "user", "content": f"{number} ".ljust(400)}] for number in range(count)]


def ask(url, folder, purse, count=100, model=MODEL, slots=16):
    here = OpenAIEndpoint(base_url=url, max_in_flight=slots)
    with Journal(folder / "journal") as journal:
        return chat.complete_all(here, "here", model, prompts(count), journal, purse=purse)


@pytest.mark.parametrize("limit", [0.5, 3.0, 7.77])
def test_a_budget_stops_within_one_request_s_cost_and_a_higher_one_goes_on(tmp_path, limit):
    path = tmp_path / "spent.jsonl"
    with endpoint(lambda body, number: said("yes")) as (url, asked):
        with pytest.raises(BudgetSpent, match=f"of {limit:g} USD are spent.*raise the budget"):
            ask(url, tmp_path, Purse(path, dollars(limit)))
        paid = len(asked) * EACH
        assert limit - EACH <= paid <= limit + 1e-9
        assert Purse(path, None).spent == pytest.approx(paid)
        assert len(ask(url, tmp_path, Purse(path, dollars(1000)))) == 100
        assert len(asked) == 100
    assert Purse(path, None).spent == pytest.approx(100 * EACH)


def test_a_spent_budget_is_no_fault_of_the_machine_that_a_retry_would_mend():
    assert not issubclass(BudgetSpent, MachineFault)


def test_an_answer_s_cost_is_written_before_the_answer(tmp_path):
    path = tmp_path / "spent.jsonl"

    class Watching(Journal):
        def put(self, key, answer):
            assert path.read_text().count('"cost"') > len(self._answers)
            super().put(key, answer)

    here_purse = Purse(path, dollars(100))
    with (
        endpoint(lambda body, number: said("yes")) as (url, _),
        Watching(tmp_path / "j") as journal,
    ):
        here = OpenAIEndpoint(base_url=url)
        chat.complete_all(here, "here", MODEL, prompts(5), journal, purse=here_purse)


def test_a_line_that_a_kill_tore_costs_no_other(tmp_path):
    path = tmp_path / "spent.jsonl"
    lines = [json.dumps({"cost": 1.5, "currency": "USD"}), '{"cost": 2.', "", "[]"]
    path.write_text("\n".join(lines))
    purse = Purse(path, dollars(10))
    assert purse.spent == 1.5
    assert purse.reserve(1)
    purse.settle(1, 0.5, currency="USD")
    assert Purse(path, None).spent == 2.0


def test_what_fits_only_once_others_are_paid_waits_for_them(tmp_path):
    purse = Purse(tmp_path / "spent.jsonl", dollars(10))
    assert purse.reserve(6)
    assert not purse.reserve(6)
    purse.settle(6, 2, currency="USD")
    assert purse.reserve(6)
    purse.settle(6, 6, currency="USD")
    with pytest.raises(BudgetSpent, match=r"8\.0000 of 10 USD"):
        purse.reserve(6)


def test_a_failed_request_costs_nothing_and_gives_back_what_was_reserved(tmp_path):
    purse = Purse(tmp_path / "spent.jsonl", dollars(10))
    assert purse.reserve(8)
    purse.settle(8, None)
    assert purse.reserve(8)
    assert purse.spent == 0


def test_where_the_endpoint_does_not_count_tokens_the_budget_still_holds(tmp_path):
    model = MODEL.model_copy(update={"max_tokens": 50})
    purse = Purse(tmp_path / "spent.jsonl", dollars(3))
    with endpoint(lambda body, number: said("yes", usage=None)) as (url, asked):
        with pytest.raises(BudgetSpent):
            ask(url, tmp_path, purse, model=model)
        assert len(asked) == 15


@pytest.mark.parametrize(
    ("price", "words"),
    [
        (None, "model 'some-model' has no price, so no budget can hold; give it one"),
        (
            Price(currency="EUR", prompt=1, completion=1),
            "'some-model' has a price in EUR, the budget is in USD; use one currency",
        ),
    ],
)
def test_a_cost_that_the_budget_cannot_count_is_said_before_anything_is_asked(
    tmp_path, price, words
):
    model = MODEL.model_copy(update={"price": price})
    purse = Purse(tmp_path / "spent.jsonl", dollars(3))
    with (
        endpoint(lambda body, number: said("yes")) as (url, asked),
        pytest.raises(ConfigError, match=words),
    ):
        ask(url, tmp_path, purse, model=model)
    assert asked == []


def test_without_a_price_nothing_is_written(tmp_path):
    path = tmp_path / "spent.jsonl"
    with endpoint(lambda body, number: said("yes")) as (url, _):
        ask(url, tmp_path, Purse(path, None), 3, model=MODEL.model_copy(update={"price": None}))
    assert not path.exists()


def test_a_dataset_has_one_purse_per_process_and_the_newest_budget(tmp_path):
    first = purse_for(str(tmp_path), "mine", dollars(1))
    second = purse_for(str(tmp_path), "mine", dollars(2))
    assert second is first
    assert second.budget == dollars(2)
    assert purse_for(str(tmp_path), "other", None) is not first


def test_the_purse_s_file_is_under_the_journals_of_its_root(tmp_path):
    purse = purse_for(str(tmp_path), "mine", None)
    assert purse.reserve(0)
    purse.settle(0, 1.0, currency="USD")
    assert (tmp_path / "journal" / "spent" / "mine.jsonl").is_file()
