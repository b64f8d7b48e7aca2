"""Rows wanted by style, as far as the configuration alone tells."""

from collections.abc import Mapping

from apigen.config_run import RunConfig
from apigen.sampling.targets import cell_targets


def wanted_by_style(config: RunConfig) -> Mapping[str, int]:
    """Empty where the run asks for drafts only."""
    if not config.rows:
        return {}
    targets = cell_targets(config.rows, config.styles, {"": 1.0})
    return {str(style): wanted for (style, _), wanted in targets.items() if wanted}
