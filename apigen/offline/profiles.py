"""The offline models and how often each goes wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """A generator's fault shares, as fractions of its drafts, by the stage that finds them.

    `decorated` is the share of answers with a code fence or a sentence around the JSON, which is
    harmless.
    """

    format: float = 0.0
    execution: float = 0.0
    semantics: float = 0.0
    decorated: float = 0.0


# Strong and weak fail like DeepSeek-V2-Chat and Mixtral-8x7B in table 1 of the APIGen paper.
GENERATORS = {
    "offline-strong": Profile(format=0.02, execution=0.08, semantics=0.05, decorated=0.2),
    "offline-weak": Profile(format=0.08, execution=0.31, semantics=0.20, decorated=0.35),
    "offline-perfect": Profile(),
}
# Whether the judge wants every value word for word.
JUDGES = {"offline-judge": False, "offline-judge-strict": True}

DESCRIBER = "offline-describer"

MODELS = (*GENERATORS, *JUDGES, DESCRIBER)
