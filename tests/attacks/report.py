"""Print what each attack got on each backend: `python -m tests.attacks.report [name ...]`."""

import sys

from tests.attacks import batches, suite


def main() -> None:
    """Run the attacks that are named, or all."""
    for name in sys.argv[1:] or suite.ATTACKS:
        for run in (batches.run_in_containers, batches.run_in_processes):
            where = run.__name__.removeprefix("run_in_")
            print(f"{where:11}", batches.line(suite.ATTACKS[name], run(suite.ATTACKS[name])))


if __name__ == "__main__":
    main()
