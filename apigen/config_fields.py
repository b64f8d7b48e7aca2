"""Fields that the configurations of several flows have."""

from typing import Annotated

from pydantic import Field

NAME_PATTERN = r"^[a-z0-9][a-z0-9._-]{0,52}$"  # and a date has room behind it
Root = Annotated[str, Field(title="Root folder", description="Of checkpoints and datasets.")]
Retries = Annotated[
    int, Field(ge=0, le=10, title="Retries", description="Of a stage after a machine fault.")
]
RetryDelay = Annotated[
    float,
    Field(
        ge=0,
        title="First retry after (seconds)",
        description="Each further retry of a stage waits twice as long.",
    ),
]
