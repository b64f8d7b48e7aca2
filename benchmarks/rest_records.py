"""How fast and how large the record of REST answers is, beside a dict of the same JSON.

`python -m benchmarks.rest_records [INTERACTIONS]` writes them one by one, reads them in random
order, and prints requests/s, bytes per interaction, and the ratios of both.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from apigen.rest_request import RestRequest
from tasks.rest_records import Answer, RecordStore, request_key

BASE = "https://api.example.test"


def make_request(number: int) -> RestRequest:
    """One of many requests."""
    url = f"{BASE}/v1/cities/{number % 500}/hotels?page={number}&sort=price"
    return RestRequest("GET", url, {}, None, ())


def make_body(number: int) -> bytes:
    """A list of five hotels, about 600 bytes of JSON; the same for the same number."""
    draw = random.Random(number)
    hotels = [
        {
            "id": draw.randrange(10**6),
            "name": f"Hotel {draw.choice(['Aurora', 'Central', 'Park', 'Royal'])} {number}",
            "price": round(draw.uniform(40, 400), 2),
            "rating": round(draw.uniform(1, 5), 1),
            "amenities": draw.sample(["wifi", "pool", "parking", "bar", "spa", "gym"], 3),
        }
        for _ in range(5)
    ]
    return json.dumps({"page": number, "hotels": hotels}).encode()


def key_of(number: int) -> bytes:
    """The key of a request."""
    return request_key("hotels", BASE, make_request(number))


def requests_per_s(numbers: Iterable[int], work: Callable[[int], object]) -> float:
    """How often `work` is done per second."""
    count, start = 0, time.perf_counter()
    for number in numbers:
        work(number)
        count += 1
    return count / (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    bodies = [make_body(number) for number in range(count)]
    shuffled = random.Random(7).sample(range(count), count)
    plain: dict[bytes, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.sqlite"
        with RecordStore(path) as store:
            answers = (Answer(200, "application/json", body) for body in bodies)
            wrote = (
                requests_per_s(range(count), lambda n: store.put(key_of(n), next(answers))),
                requests_per_s(range(count), lambda n: plain.update({key_of(n): bodies[n]})),
            )
            read = (
                requests_per_s(shuffled, lambda n: json.loads(store.get(key_of(n)).body)),
                requests_per_s(shuffled, lambda n: json.loads(plain[key_of(n)])),
            )
            assert all(store.get(key_of(n)).body == bodies[n] for n in shuffled[:1000])
        size = path.stat().st_size / count
    json_size = sum(map(len, bodies)) / count
    print(f"write: {wrote[0]:>9,.0f} /s ({wrote[0] / wrote[1]:.1%} of a dict's)")
    print(f"read:  {read[0]:>9,.0f} /s ({read[0] / read[1]:.1%} of a dict's)")
    print(f"size:  {size:>9,.0f} bytes per interaction ({size / json_size:.1%} of its JSON)")


if __name__ == "__main__":
    main()
