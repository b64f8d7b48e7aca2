"""Whether a query asks for more than its calls do: other tools by name, or the same once more."""

import re
from collections import Counter
from functools import lru_cache

from apigen.offline.fit import asked_pairs, pairs_in
from apigen.offline.goals import read_goal
from apigen.offline.prompts import JudgePrompt
from apigen.offline.stated import normal

_FEWEST_PAIRS = 3
_AGAIN = re.compile(
    r"\b(?:(?:do )?(?:the )?same(?: once more)?|do it(?: again)?|repeat that|then again"
    r"|and also) with\b"
    r"|\b(?:dann dasselbe|noch einmal|außerdem|danach) mit\b|\bebenso für\b"
    r"|\b(?:luego lo mismo|otra vez|además|después) con\b|\btambién para\b"
    r"|\b(?:puis la même chose|encore une fois|de plus|ensuite) avec\b|\baussi pour\b"
)


def asks_for_more(plain: str, prompt: JudgePrompt) -> bool:
    """Tells whether a request of a query has no call.

    Args:
        plain: The query in normal form.
        prompt: The offered tools and the calls.
    """
    called = Counter(call.get("name") for call in prompt.calls)
    if len(prompt.calls) < len(called) + len(_AGAIN.findall(plain)):
        return True
    if any(plain.count(_thing(tool.description)) > called[tool.name] > 0 for tool in prompt.tools):
        return True
    left = [tool for tool in prompt.tools if tool.name not in called]
    if not left:
        return False
    said = pairs_in(plain)
    for tool in prompt.tools:
        if tool.name in called:
            said -= frozenset().union(*asked_pairs(tool.description))
    wholes = [asked_pairs(tool.description)[0] for tool in left]
    return any(len(whole) >= _FEWEST_PAIRS and whole <= said for whole in wholes)


@lru_cache(maxsize=8192)
def _thing(description: str) -> str:
    return normal(read_goal(description).thing)
