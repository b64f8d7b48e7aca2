"""`python -m tasks.prefect_command ARGUMENTS`: Prefect's commands, which end with their starter.

The starter holds standard input open; when that ends, so does the command, as by SIGTERM.
"""

import os
import signal
import threading


def main() -> None:
    """Run Prefect's command line."""
    # What a shell started in the background ignores it, and Prefect's worker ends by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    threading.Thread(target=_end_with_starter, daemon=True).start()
    from prefect.cli import app

    app()


def _end_with_starter() -> None:
    while os.read(0, 4096):  # a reader blocked in sys.stdin can abort the interpreter's exit
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
