"""Where verdicts, funnel and good rows go."""

from dataclasses import dataclass
from pathlib import Path

from apigen.errors import ConfigError
from apigen.whole_files import check_output, has_place_beside


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files of one check; None leaves one out.

    `clean_answers` is there where rows came from two files, as BFCL's do.
    """

    verdicts: Path
    funnel: Path | None = None
    clean: Path | None = None
    clean_answers: Path | None = None

    def paths(self) -> list[Path]:
        """Those that there are, the verdicts first."""
        each = (self.verdicts, self.funnel, self.clean, self.clean_answers)
        return [path for path in each if path is not None]

    def check(self, **inputs: Path | None) -> None:
        """Refuse to write over what is read, or over each other.

        Raises:
            ConfigError: A file is one of the inputs, or is named twice.
        """
        paths = self.paths()
        for place, path in enumerate(paths):
            check_output(path, self._option(path), **inputs)
            if path.resolve() in [other.resolve() for other in paths[:place]]:
                raise ConfigError(f"{path} is to hold two things; name another one")

    def _option(self, path: Path) -> str:
        """The option that gives a file another place."""
        if path == self.verdicts:
            return "--out"
        return "--funnel" if path == self.funnel else "--clean"


def outputs_at(
    out: Path, clean: Path | None = None, funnel: Path | None = None, *, paired: bool = False
) -> Outputs:
    """The outputs for `--out`, with the others beside it unless they are named.

    Args:
        out: A file for the verdicts, a folder for all, or a device, which has nothing beside it.
        clean: Where the good rows go.
        funnel: Where the funnel goes.
        paired: Whether rows come from a file of questions and one of answers.
    """
    if out.is_dir():
        out, stem = out / "verdicts.jsonl", ""
    else:
        stem = f"{out.stem}."
    if has_place_beside(out):
        clean = clean or out.with_name(f"{stem}clean.jsonl")
        funnel = funnel or out.with_name(f"{stem}funnel.md")
    two = paired and clean is not None and has_place_beside(clean)
    return Outputs(out, funnel, clean, _answers_beside(clean) if two and clean else None)


def _answers_beside(clean: Path) -> Path:
    return clean.with_name(f"{clean.stem}.answers{clean.suffix}")
