"""A model's answer."""

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict


class Completion(BaseModel):
    """One answer; tokens are None where the endpoint does not count them."""

    model_config = ConfigDict(frozen=True)

    text: str
    prompt_tokens: int | None = None
    completion_tokens: int | None = None

    @property
    def tokens(self) -> int | None:
        """Of prompt and answer."""
        if self.prompt_tokens is None or self.completion_tokens is None:
            return None
        return self.prompt_tokens + self.completion_tokens


def total(completions: Sequence[Completion]) -> Completion:
    """The last completion with the tokens of all; None where one of them is not counted."""
    counts = {
        name: None if None in (each := [getattr(c, name) for c in completions]) else sum(each)
        for name in ("prompt_tokens", "completion_tokens")
    }
    return completions[-1].model_copy(update=counts)
