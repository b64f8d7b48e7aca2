"""What Prefect reads from the environment at its import; what the user has set stays."""

import os

PREFECT = {
    # Nothing leaves the machine but calls to the configured endpoints.
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # The console belongs to the progress bar and to one line per error; a server gets every log.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    # As in prefect.toml, which is read in the checkout alone: see tasks/automations.py.
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
}


def quieten_prefect() -> None:
    """Keep Prefect from phoning home and from writing over the progress bar."""
    for name, value in PREFECT.items():
        os.environ.setdefault(name, value)
