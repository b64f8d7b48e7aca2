"""What a dataset has cost, and whether the next request still fits its budget."""

import asyncio
import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from apigen.config_parts import Budget, Model, Price
from apigen.errors import BudgetSpent, ConfigError, StorageFault
from tasks.checkpoints import explain

CHARS_PER_TOKEN = 4
UNSEEN_ANSWER_TOKENS = 2_000
"""Taken for an answer whose tokens the endpoint does not count."""


class Purse:
    """A dataset's money: spent, reserved for requests under way, and left.

    An append-only file of JSON lines `{"cost", "currency", "model", "prompt_tokens",
    "completion_tokens"}` keeps what was spent; the last line may be torn by a kill.

    Args:
        path: Of that file.
        budget: None: no limit.
    """

    def __init__(self, path: Path, budget: Budget | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._spent: dict[str, float] = {}
        self._longest: dict[str, int] = {}
        self._densest: dict[str, float] = {}
        self._reserved = 0.0
        self._under_way = 0
        self._waiting: deque[Callable[[], object]] = deque()
        self.budget = budget
        for entry in _read(path):
            self._add(entry)

    @property
    def spent(self) -> float:
        """In the budget's currency, or without a budget in all of them that were paid in."""
        if self.budget is None:
            return sum(self._spent.values())
        return self._spent.get(self.budget.currency, 0.0)

    def by_currency(self) -> dict[str, float]:
        """All that was spent."""
        return dict(self._spent)

    def check(self, name: str, price: Price | None) -> None:
        """Refuse a model whose cost the budget could not count.

        Raises:
            ConfigError: It has no price, or one in another currency.
        """
        if self.budget is None or (price is not None and price.is_free):
            return
        if price is None:
            raise ConfigError(f"model {name!r} has no price, so no budget can hold; give it one")
        if price.currency != self.budget.currency:
            raise ConfigError(
                f"model {name!r} has a price in {price.currency}, the budget is in "
                f"{self.budget.currency}; use one currency"
            )

    def expected(self, model: Model, price: Price, chars: int) -> float:
        """What a request may cost: by its prompt, and by the longest answer of that model so far.

        Args:
            model: Asked.
            price: Of its tokens.
            chars: Length of the prompt.
        """
        prompt = chars * self._densest.get(model.model, 1 / CHARS_PER_TOKEN)
        longest = self._longest.get(model.model) or model.max_tokens or UNSEEN_ANSWER_TOKENS
        return price.of(prompt, longest)

    def estimate(self, model: Model, price: Price, chars: int) -> float:
        """What to reserve: all that is left for a model whose answers have no known length.

        Such requests could add up to any sum, so the first one goes alone.
        """
        if self.budget is None or model.max_tokens or model.model in self._longest:
            return self.expected(model, price, chars)
        left = self.budget.amount - self.spent - self._reserved
        return max(left, price.of(chars / CHARS_PER_TOKEN, 0))

    def reserve(self, estimate: float) -> bool:
        """Set money aside for a request; False: it fits once others that are under way are paid.

        Raises:
            BudgetSpent: It does not fit, and nothing else is under way.
        """
        with self._lock:
            if estimate and self.budget is not None:
                left = self.budget.amount - self.spent - self._reserved
                if estimate > left * (1 + 1e-9):
                    if self._under_way:
                        return False
                    raise self._end(estimate, self.budget)
            self._reserved += estimate
            self._under_way += 1
        self._wake(1)
        return True

    def settle(self, reserved: float, cost: float | None, **facts: Any) -> None:
        """A request ended: give back what was set aside, and write down what it cost.

        Args:
            reserved: What `reserve` was given.
            cost: None: nothing is known to have been paid, and nothing is written.
            **facts: `currency`, `model`, `prompt_tokens`, `completion_tokens`, `chars`.

        Raises:
            StorageFault: The disk does not take it.
        """
        with self._lock:
            self._under_way -= 1
            self._reserved = self._reserved - reserved if self._under_way else 0.0
        try:
            if cost is not None:
                self._write({"cost": cost, **facts})
        finally:
            self._wake(1 if self._under_way else len(self._waiting))

    async def room(self) -> None:
        """Wait until money was given back; first come, first served."""
        loop = asyncio.get_running_loop()
        event = asyncio.Event()
        with self._lock:
            if not self._under_way:
                return
            self._waiting.append(lambda: loop.call_soon_threadsafe(event.set))
        await event.wait()

    def _wake(self, count: int) -> None:
        with self._lock:
            for _ in range(min(count, len(self._waiting))):
                self._waiting.popleft()()

    def _end(self, estimate: float, budget: Budget) -> BudgetSpent:
        return BudgetSpent(
            f"{self.spent:.4f} of {budget.amount:g} {budget.currency} are spent, and the next "
            f"request may cost {estimate:.4f}; raise the budget and run the same command"
        )

    def _add(self, entry: dict[str, Any]) -> None:
        currency = entry["currency"]
        self._spent[currency] = self._spent.get(currency, 0.0) + entry["cost"]
        model, prompt, chars = (entry.get(name) for name in ("model", "prompt_tokens", "chars"))
        answer = entry.get("completion_tokens")
        if model and answer:
            self._longest[model] = max(answer, self._longest.get(model, 0))
        if model and prompt and chars:
            self._densest[model] = max(prompt / chars, self._densest.get(model, 0.0))

    def _write(self, entry: dict[str, Any]) -> None:
        with self._lock:
            self._add(entry)  # it is paid, whatever the disk says
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with self._path.open("a", encoding="utf-8") as file:
                    file.write(f"\n{json.dumps(entry)}")
            except OSError as error:
                raise StorageFault(explain(error, str(self._path))) from error


def _read(path: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return
    except OSError as error:
        raise StorageFault(explain(error, str(path))) from error
    for line in lines:
        try:
            entry = json.loads(line)
            yield {**entry, "cost": float(entry["cost"]), "currency": str(entry["currency"])}
        except (ValueError, KeyError, TypeError):
            continue  # torn by a kill


_lock = threading.Lock()
_purses: dict[Path, Purse] = {}


def purse_for(root: str, name: str, budget: Budget | None) -> Purse:
    """This process's purse of a dataset, with the budget that it has now.

    Args:
        root: Of the runs; with a remote one the purse is in the user's cache.
        name: Of the dataset.
        budget: None: no limit.
    """
    folder = Path.home() / ".cache" / "apigen" if "://" in root else Path(root)
    path = (folder / "journal" / "spent" / f"{name}.jsonl").absolute()
    with _lock:
        if path not in _purses:
            _purses[path] = Purse(path, budget)
        _purses[path].budget = budget
        return _purses[path]
