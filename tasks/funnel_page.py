"""A dataset's `funnel.md`: what became of all drafts, what is missing, and how the judges agree."""

from collections.abc import Sequence

from apigen import agreement
from apigen import shortfall as short
from apigen.agreement import Agreement
from apigen.config_run import RunConfig
from apigen.records import JsonObject
from apigen.report import Funnel, table, to_markdown, to_paper_table

MOST_FAILING = 10
OFFLINE_NOTE = (
    "Made or judged by the offline model, a rule-based stand-in: good for trying the pipeline out, "
    "not for training."
)


def funnel_report(
    funnels: Sequence[Funnel],
    missing: Sequence[JsonObject],
    failing: Sequence[JsonObject],
    agreed: Sequence[Agreement],
    config: RunConfig,
) -> str:
    """The page as Markdown.

    Args:
        funnels: One of each generator.
        missing: Cells that lack rows, as `apigen.shortfall` gives them.
        failing: APIs whose drafts keep failing, the worst first.
        agreed: Each pair of judges; none with a single judge.
        config: The run's.
    """
    parts = [to_markdown(funnels)]
    if config.checks.preset == "paper":
        parts.append(f"As the paper counts:\n\n{to_paper_table(funnels)}")
    if agreed:
        parts.append(f"Judges (vote: {config.vote}):\n\n{agreement.to_markdown(agreed)}")
    if missing:
        lacking = sum(cell["wanted"] - cell["rows"] for cell in missing)
        parts.append(
            f"{lacking} of {config.rows} wanted rows are missing:\n\n{short.to_markdown(missing)}"
        )
    if failing:
        heads = ["API that keeps failing", "drafts", "verified", "mostly"]
        worst = [list(each.values()) for each in failing[:MOST_FAILING]]
        parts.append(table(heads, worst))
    parts += [f"{OFFLINE_NOTE}\n"] if config.uses_offline_model else []
    return "\n".join(parts)
