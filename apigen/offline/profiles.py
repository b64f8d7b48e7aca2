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


# Drafts that failed format, execution and semantics in table 1 of the APIGen paper. The rows of
# Mixtral-8x7B sum to 39,000, those of the others to 40,000.
GENERATORS = {
    "offline-deepseek-v2": Profile(817 / 40_000, 3_359 / 40_000, 2_165 / 40_000, 0.15),
    "offline-mixtral-8x22b": Profile(1_680 / 40_000, 5_073 / 40_000, 6_863 / 40_000, 0.25),
    "offline-mixtral-8x7b": Profile(3_311 / 39_000, 12_341 / 39_000, 7_963 / 39_000, 0.35),
    "offline-deepseek-coder-33b": Profile(4_311 / 40_000, 15_496 / 40_000, 6_424 / 40_000, 0.35),
    # The best and the second worst of them in round figures.
    "offline-strong": Profile(format=0.02, execution=0.08, semantics=0.05, decorated=0.2),
    "offline-weak": Profile(format=0.08, execution=0.31, semantics=0.20, decorated=0.35),
    "offline-perfect": Profile(),
}
# Whether the judge wants every value word for word.
JUDGES = {"offline-judge": False, "offline-judge-strict": True}

DESCRIBER = "offline-describer"

MODELS = (*GENERATORS, *JUDGES, DESCRIBER)
