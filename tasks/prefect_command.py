"""`python -m tasks.prefect_command ARGUMENTS`: Prefect's commands, which end with their starter."""

import signal

from tasks.child_process import end_with_parent, terminate_self


def main() -> None:
    """Run Prefect's command line."""
    end_with_parent(terminate_self)
    # What a shell started in the background ignores it, and Prefect's worker ends by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    from prefect.cli import app

    app()


if __name__ == "__main__":
    main()
