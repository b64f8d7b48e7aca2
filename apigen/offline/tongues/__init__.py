"""Frames of languages other than English, around the English nouns of the tools."""

from apigen.offline.tongues.french import FRENCH
from apigen.offline.tongues.german import GERMAN
from apigen.offline.tongues.spanish import SPANISH
from apigen.offline.tongues.tongue import Tongue

TONGUES = {"German": GERMAN, "Spanish": SPANISH, "French": FRENCH}

__all__ = ["TONGUES", "Tongue"]
