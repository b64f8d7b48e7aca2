"""The offline model: rules that read a prompt and write what a language model might.

It stands in for a generator and a judge where no key and no network are at hand. It sees only the
prompt, and it imports nothing of the code that checks its answers.
"""

from apigen.offline.blocks import PromptError
from apigen.offline.models import Answer, UnknownModelError, answer
from apigen.offline.profiles import MODELS

__all__ = ["MODELS", "Answer", "PromptError", "UnknownModelError", "answer"]
