"""Material in a prompt that can't end the section that it stands in.

Sections stand between tags such as `<query>` and `</query>`. Only the material's own copies of such
tags are changed, so that other markup reads as its writer wrote it.
"""

import re

_SECTIONS = "act|tools|query|calls|results|task|examples|withheld|cover|api|categories"
_TAG = re.compile(rf"<(?=\s*/?\s*(?:{_SECTIONS})\b\s*/?>)", re.IGNORECASE)


def fenced_text(text: str) -> str:
    """A text whose tags of sections begin with `&lt;`."""
    return _TAG.sub("&lt;", text)


def fenced_json(text: str) -> str:
    """JSON of the same value whose tags of sections begin with an escape; they are in texts."""
    return _TAG.sub(r"\\u003c", text)
