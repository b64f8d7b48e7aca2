"""The score card as a picture: for each kind of fault, which stage caught what share of it."""

from collections.abc import Iterable, Iterator
from html import escape

from apigen.mutations.kinds import GROUPS, KINDS
from apigen.scorecard import FATES, RESTORED, SURVIVED, Scorecard, Tally, of_group

WIDTH, LEFT, RIGHT, ROW, BAR = 960, 230, 110, 22, 15
TOP = 64
COLOURS = {
    "format": "#2b6cb0",
    "grounding": "#2c9a94",
    "execution": "#d69e2e",
    "semantics": "#805ad5",
    RESTORED: "#68a357",
    SURVIVED: "#c53030",
}
"""Told apart on white and on black, and by most who see colours differently."""
_KEPT = "#9aa5b1"
_KEPT_NAME = "kept (control)"
_CONTROLS = frozenset(kind.name for kind in KINDS if kind.group == "control")
_FONT = 'font-family="sans-serif" font-size="12"'
_INK = "#808080"


def to_svg(card: Scorecard) -> str:
    """Horizontal bars, a line for each kind that applied to any row, under its group's name.

    Colours are readable on light and on dark grounds; there is no ground of its own.
    """
    lines = list(_lines(card))
    height = TOP + ROW * len(lines) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}">',
        _text(12, 22, "What became of planted faults", weight="bold", size=15),
        *_legend(),
        *_scale(height),
    ]
    for number, (name, tally) in enumerate(lines):
        y = TOP + ROW * number
        parts += _bar(name, tally, y) if tally else [_text(12, y + 13, name, weight="bold")]
    return "\n".join([*parts, "</svg>\n"])


def _lines(card: Scorecard) -> Iterator[tuple[str, Tally | None]]:
    for group in GROUPS:
        yield group, None
        for kind in of_group(KINDS, group):
            if (tally := card.kinds[kind.name]).total:
                yield kind.name, tally


def _bar(name: str, tally: Tally, y: int) -> Iterable[str]:
    yield _text(LEFT - 8, y + 12, name, anchor="end")
    is_control = name in _CONTROLS
    colours = COLOURS | ({SURVIVED: _KEPT} if is_control else {})
    x, whole = float(LEFT), WIDTH - LEFT - RIGHT
    for fate in FATES:
        width = whole * tally.fates[fate] / tally.total
        if width:
            yield (
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}" '
                f'fill="{colours[fate]}"><title>{fate}: {tally.fates[fate]}</title></rect>'
            )
        x += width
    good = tally.fates[SURVIVED] if is_control else tally.caught
    told = f"{good / tally.total:.1%} of {tally.total}"
    yield _text(WIDTH - RIGHT + 8, y + 12, told)


def _legend() -> Iterable[str]:
    for number, (name, colour) in enumerate((COLOURS | {_KEPT_NAME: _KEPT}).items()):
        x = LEFT + number * 96
        yield f'<rect x="{x}" y="34" width="12" height="12" fill="{colour}"/>'
        yield _text(x + 17, 44, name)
    yield _text(WIDTH - RIGHT + 8, 22, "caught or kept", weight="bold")


def _scale(height: int) -> Iterable[str]:
    for quarter in range(5):
        x = LEFT + (WIDTH - LEFT - RIGHT) * quarter / 4
        yield (
            f'<path d="M{x:.1f} {TOP - 10}V{height - 8}" stroke="{_INK}" stroke-opacity="0.35"/>'
        )


def _text(
    x: float, y: float, text: str, anchor: str = "start", weight: str = "normal", size: int = 12
) -> str:
    font = _FONT if size == 12 else _FONT.replace('"12"', f'"{size}"')
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" {font} fill="{_INK}" text-anchor="{anchor}" '
        f'font-weight="{weight}">{escape(text)}</text>'
    )
