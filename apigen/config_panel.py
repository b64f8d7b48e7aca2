"""The judges of a run: what each of them is, and what they must be together."""

from collections.abc import Sequence

from pydantic import Field

from apigen.checks.votes import VoteRule
from apigen.config_parts import Generator, Model

DEFAULT_PROMPT = "rules"
"""Of a judge: the file of that name under `data/prompts/judge`."""


class Judge(Model):
    """A model that says whether a row's calls answer its query."""

    name: str = Field(
        default="",
        title="Name",
        description="In rows and reports; none: the model's, and its prompt's if that is another.",
    )
    prompt: str = Field(
        default=DEFAULT_PROMPT,
        pattern=r"^[a-z0-9][a-z0-9_-]*$",
        title="Prompt",
        description="What it is asked: the name of a file under data/prompts/judge.",
    )
    veto: bool = Field(
        default=False,
        title="Veto",
        description="With the vote `veto`, its no rejects a row whatever the others say.",
    )

    @property
    def label(self) -> str:
        """What it is called in rows and reports."""
        own_prompt = "" if self.prompt == DEFAULT_PROMPT else f"/{self.prompt}"
        return self.name or f"{self.model}{own_prompt}"


def check_panel(judges: Sequence[Judge], vote: VoteRule, strangers: Sequence[Generator]) -> None:
    """Refuse a panel whose votes could not be told apart, or would not count as they seem to.

    Args:
        judges: At least one.
        vote: Their rule.
        strangers: Generators that must not be among them.

    Raises:
        ValueError: Says in one line what to change.
    """
    labels = [judge.label for judge in judges]
    if len(set(labels)) < len(labels):
        raise ValueError("judges: two have the same name; give each a `name` of its own")
    generating = {(each.endpoint, each.model) for each in strangers}
    for judge in judges:
        if (judge.endpoint, judge.model) in generating:
            raise ValueError(
                f"judges: {judge.label!r} also generates, and a model overlooks its own mistakes; "
                "name another one, or set judge_may_generate: true"
            )
    with_veto = [judge.label for judge in judges if judge.veto]
    if vote == "veto" and not with_veto:
        raise ValueError("vote: no judge has a veto; give one of them `veto: true`")
    if with_veto and vote != "veto":
        raise ValueError(f"judges: the veto of {with_veto[0]!r} counts only with `vote: veto`")
