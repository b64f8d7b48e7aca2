"""Judges drafts without calls: was there really nothing to call, or a value to ask for?"""

from apigen.offline.fit import share, stems_in
from apigen.offline.given import gives
from apigen.offline.prompts import JudgePrompt
from apigen.offline.stated import normal

_FITS = 0.7


def find_silence_fault(prompt: JudgePrompt) -> str:
    """Judges a draft whose assistant declines or asks.

    Returns:
        answerable, value_given, wrong_function, or nothing where it does right.
    """
    stems = stems_in(normal(prompt.query))
    shares = {tool.name: share(tool.description, stems) for tool in prompt.tools}
    if prompt.act == "decline":
        return "answerable" if max(shares.values(), default=0.0) >= _FITS else ""
    name, wanted = prompt.asked
    tool = next((one for one in prompt.tools if one.name == wanted), None)
    if tool is None or name not in tool.parameters:
        return "wrong_function"
    others = max((one for key, one in shares.items() if key != wanted), default=0.0)
    if others >= 0.6 and shares[wanted] < others / 2:
        return "wrong_function"
    return "value_given" if gives(prompt.query, tool, name) else ""
