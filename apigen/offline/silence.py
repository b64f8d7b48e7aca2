"""Judges drafts without calls: was there really nothing to call, or a value to ask for?"""

from apigen.offline.fit import Pairs, pair_share, pairs_in, share, stems_in
from apigen.offline.given import exceeds, gives
from apigen.offline.prompts import JudgePrompt
from apigen.offline.stated import normal
from apigen.offline.toolbox import Tool

_FITS = 0.55
_MAY_FIT = 0.35
_SAYS_ALL = 1.0


def find_silence_fault(prompt: JudgePrompt) -> str:
    """Judges a draft whose assistant declines or asks.

    Returns:
        answerable, value_given, wrong_function, or nothing where it does right.
    """
    plain = normal(prompt.query)
    if prompt.act == "decline":
        pairs = pairs_in(plain)
        fits = any(_can_serve(tool, prompt.query, pairs) for tool in prompt.tools)
        return "answerable" if fits else ""
    stems = stems_in(plain)
    name, wanted = prompt.asked
    tool = next((one for one in prompt.tools if one.name == wanted), None)
    if tool is None or name not in tool.parameters:
        return "wrong_function"
    others = (share(one.description, stems) for one in prompt.tools if one is not tool)
    best_other = max(others, default=0.0)
    if best_other >= 0.6 and share(tool.description, stems) < best_other / 2:
        return "wrong_function"
    return "value_given" if gives(prompt.query, tool, name) else ""


def _can_serve(tool: Tool, query: str, pairs: Pairs) -> bool:
    """Tells whether a tool is about a query's subject and has a place for all that it states."""
    fit = pair_share(tool.description, pairs)
    if fit >= _SAYS_ALL:
        # More numbers than it takes are those of another request.
        return True
    if fit < _MAY_FIT or exceeds(query, tool):
        return False
    needed = [one.name for one in tool.parameters.values() if one.required]
    return fit >= _FITS or (bool(needed) and all(gives(query, tool, name) for name in needed))
