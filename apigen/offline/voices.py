"""How a query is to sound: register, language, persona, and how numbers and dates are written."""

from collections.abc import Mapping
from dataclasses import dataclass

from apigen.offline.blocks import PromptError

_LOOSE = ("conversational", "ambiguous", "misspelled")
LANGUAGES = ("English", "German", "Spanish", "French")


@dataclass(frozen=True, slots=True)
class Voice:
    """How a query sounds.

    `numbers` is digits, grouped, words or casual; `dates` is iso, day_month_year, month_day_year,
    spelled or casual. Casual is a mixture, as people write who don't care.
    """

    register: str = "plain"
    language: str = "English"
    persona: str = ""
    numbers: str = "digits"
    dates: str = "iso"


PLAIN = Voice()


def read_voice(task: Mapping[str, str]) -> Voice:
    """Reads a voice from the fields of a `<task>` block; what is missing goes by the register.

    Raises:
        PromptError: It is in a language that the model does not speak.
    """
    register = task.get("register", "")
    loose = register in _LOOSE
    language = task.get("language") or "English"
    if language not in LANGUAGES:
        raise PromptError(f"the offline model speaks {', '.join(LANGUAGES)}, not {language!r}")
    return Voice(
        register=register,
        language=language,
        persona=task.get("persona", ""),
        numbers=task.get("numbers") or ("casual" if loose else "digits"),
        dates=task.get("dates") or ("casual" if loose else "iso"),
    )
