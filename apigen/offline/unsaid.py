"""Chooses the required value that a query leaves out, so that an assistant has to ask for it."""

from collections.abc import Sequence
from random import Random

from apigen.offline.toolbox import Parameter, Tool


def leave_unsaid(tools: Sequence[Tool], rng: Random) -> tuple[Tool, str] | None:
    """Chooses a tool and one of its required parameters that nothing else in a query gives away.

    Returns:
        The tool and the parameter's name, or None where every tool runs without being told more.
    """
    for tool in rng.sample(tools, len(tools)):
        if names := telling(tool):
            return tool, rng.choice(names)
    return None


def telling(tool: Tool) -> list[str]:
    """Lists the required parameters that a query can be seen to lack."""
    return [one.name for one in tool.parameters.values() if one.required and _is_told(one, tool)]


def _is_told(parameter: Parameter, tool: Tool) -> bool:
    if parameter.tied or parameter.kind in ("boolean", "object") or "default" in parameter.schema:
        return False
    return not parameter.choices or not _shares_choices(parameter, tool)


def _shares_choices(parameter: Parameter, tool: Tool) -> bool:
    """Tells whether a choice might be meant for another parameter, or is a word of the request."""
    choices = {str(choice).casefold() for choice in parameter.choices}
    others = (one for one in tool.parameters.values() if one is not parameter)
    taken = {str(choice).casefold() for one in others for choice in one.choices}
    words = tool.description.casefold().replace(",", " ").replace(".", " ").split()
    return bool(choices & taken) or bool(choices & set(words))
