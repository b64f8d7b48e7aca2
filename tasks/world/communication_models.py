"""Parameters and answers that operations of several files share."""

from typing import Annotated

from fastapi import Path, Query

ContactId = Annotated[str, Path(description="Id of a contact.", examples=["con-0017"])]
Month = Annotated[int, Query(ge=1, le=6, description="Month of 2025, 1 to 6.", examples=[5])]
