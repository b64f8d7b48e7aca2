"""What a second run of the demo costs beside the first: `python -m benchmarks.reuse`."""

import subprocess
import sys
import tempfile
import time


def demo_s(root: str) -> float:
    """Wall-clock seconds of one demo in a process of its own."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "apigen", "demo", "--root", root]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as root:
        first, second = demo_s(root), demo_s(root)
    print(f"first demo:  {first:>5.1f} s")
    print(f"second demo: {second:>5.1f} s ({second / first:.0%} of the first)")


if __name__ == "__main__":
    main()
