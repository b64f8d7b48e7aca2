"""What Prefect reads from the environment at its import; what the user has set stays."""

import os

HEARTBEAT_S = 30
"""Between a run's signs of life, the least that Prefect allows; as in prefect.toml, which is read
in the checkout alone. `tasks/automations.py` takes a run for crashed without three of them."""
PREFECT = {
    # Nothing leaves the machine but calls to the configured endpoints.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # The console belongs to the progress bar and to one line per error; a server gets every log.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_S),
}


def quieten_prefect() -> None:
    """Keep Prefect from phoning home and from writing over the progress bar."""
    for name, value in PREFECT.items():
        os.environ.setdefault(name, value)
