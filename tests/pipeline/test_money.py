"""A money budget ends a run close to its limit, keeps what was verified, and may be raised."""

import json
from collections import Counter

import pyarrow.parquet as pq
import pytest

from apigen.config_parts import Price
from tests.pipeline.command import dataset_path, one_line
from tests.pipeline.kills import journalled, kill_after

SLOTS = 2
ROWS = 36
GENERATING = Price(currency="USD", prompt=10, completion=30)
JUDGING = Price(currency="USD", prompt=2, completion=8)
PRICES = {"offline-strong": GENERATING, "offline-judge": JUDGING}


class Account:
    """What the endpoint's log says of the requests that a dataset paid for."""

    def __init__(self, endpoint):
        self._endpoint = endpoint
        self._before = len(endpoint.entries())

    @property
    def entries(self):
        found = self._endpoint.entries()[self._before :]
        assert {entry["status"] for entry in found} <= {200}
        return found

    @property
    def costs(self):
        return [
            PRICES[entry["model"]].of(entry["prompt_tokens"], entry["completion_tokens"])
            for entry in self.entries
        ]

    @property
    def bodies(self):
        return Counter(entry["body_sha256"] for entry in self.entries)


@pytest.fixture
def priced(config_file, endpoint):
    """A config file of so much money; None: of no budget."""
    endpoint.start(latency_ms=10)
    asked = {"endpoint": "here", "pairs_per_request": 3}

    def write(amount, **changes):
        budget = {"amount": amount, "currency": "USD"} if amount else None
        wanted = {"rows": ROWS, "drafts": None} | changes
        return config_file(
            **wanted,
            drafts_per_shard=9,
            shards_ahead=2,
            styles={"simple": 1, "parallel": 1},
            categories={"Math": 1, "Finance": 1},
            budget=budget,
            endpoints={"here": {"base_url": endpoint.url, "max_in_flight": SLOTS}},
            generators=[
                asked | {"model": "offline-strong", "price": GENERATING.model_dump()},
            ],
            judges=[{"endpoint": "here", "model": "offline-judge", "price": JUDGING.model_dump()}],
        )

    return write


@pytest.fixture
def whole(apigen, priced, endpoint, tmp_path):
    """The same dataset without a budget: what it costs, and its rows."""
    account = Account(endpoint)
    done = apigen("run", priced(None, root=str(tmp_path / "whole")))
    assert done.returncode == 0, done.stderr
    return account.costs, account.bodies, pq.read_table(dataset_path(done) / "train.parquet")


def test_the_budget_ends_a_run_at_its_limit_and_a_higher_one_continues_it(
    apigen, priced, endpoint, whole
):
    costs, bodies, rows = whole
    limit = round(sum(costs) * 0.7, 2)
    account = Account(endpoint)
    done = apigen("run", priced(limit))
    assert done.returncode == 1
    line = one_line(done)
    assert f"the budget of {limit:g} USD is spent" in line
    assert f"of {ROWS} wanted rows are missing" in line
    spent, dearest = sum(account.costs), max(account.costs)
    print(
        f"limit {limit}, spent {spent:.4f}, dearest request {dearest:.4f}, whole {sum(costs):.4f}"
    )
    assert limit - dearest <= spent <= limit + dearest

    folder = dataset_path(done)
    verified = pq.read_table(folder / "train.parquet").num_rows
    assert 0 < verified < ROWS
    manifest = json.loads((folder / "manifest.json").read_text())
    lacking = sum(cell["wanted"] - cell["rows"] for cell in manifest["short"])
    assert verified == ROWS - lacking
    report = (folder / "funnel.md").read_text()
    assert report.count(f"the budget of {limit:g} USD is spent") == len(manifest["short"])
    usage = manifest["usage"]
    reported = (
        usage["generators"]["offline-strong"]["cost"] + usage["judges"]["offline-judge"]["cost"]
    )
    assert reported == pytest.approx(spent) or reported < spent  # unfinished shards are not in it

    more = apigen("run", priced(sum(costs) * 1.2))
    assert more.returncode == 0, more.stderr
    assert account.bodies == bodies, "something was paid twice, or for nothing"
    assert pq.read_table(dataset_path(more) / "train.parquet").equals(rows)


def test_a_kill_forgets_no_money(apigen, priced, endpoint, tmp_path):
    limit = 0.4
    account = Account(endpoint)
    config = priced(limit)
    kill_after(6, endpoint, config)
    before = sum(account.costs)
    lost = len(account.costs) - len(journalled(tmp_path / "root"))
    assert 0 <= lost <= SLOTS
    assert 0.25 * limit < before < 0.9 * limit
    assert f"the budget of {limit:g} USD is spent" in one_line(apigen("run", config))
    spent, dearest = sum(account.costs), max(account.costs)
    print(f"limit {limit}, spent {spent:.4f}, {before:.4f} before the kill, {lost} answers lost")
    assert limit - dearest <= spent <= limit + (1 + lost) * dearest


def test_a_run_that_wants_drafts_only_also_says_that_the_budget_ended_it(apigen, priced, endpoint):
    account = Account(endpoint)
    done = apigen("run", priced(0.2, rows=None, drafts=36))
    assert done.returncode == 1
    line = one_line(done)
    assert line.startswith("error: the budget of 0.2 USD is spent: drafts are missing; raise it")
    assert "unfinished: BudgetSpent" in (dataset_path(done) / "funnel.md").read_text()
    assert 0.2 - max(account.costs) <= sum(account.costs) <= 0.2 + max(account.costs)
