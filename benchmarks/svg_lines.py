"""Lines over time as a plain SVG."""

from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, MARGIN = 900, 320, 48
COLOURS = ("#c0392b", "#2471a3", "#1e8449")
FONT = 'font-family="sans-serif" font-size="12"'


def draw_steps(title: str, times: Sequence[float], series: Mapping[str, Sequence[float]]) -> str:
    """Draw step lines.

    Args:
        title: Above the picture.
        times: Seconds from 0, at least two.
        series: Values at those times, by name; all at least 0.

    Returns:
        The SVG's text.
    """
    top = max(max(values) for values in series.values()) or 1
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{MARGIN}" y="20" {FONT} font-weight="bold">{title}</text>',
        *_axes(times[-1], top),
    ]
    for number, (name, values) in enumerate(series.items()):
        parts += _line(number, name, _path(times, values, top))
    return "\n".join([*parts, "</svg>\n"])


def _x(share: float) -> float:
    return MARGIN + share * (WIDTH - 2 * MARGIN)


def _y(share: float) -> float:
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)


def _axes(seconds: float, top: float) -> list[str]:
    parts = []
    for quarter in range(5):
        share = quarter / 4
        x, y = _x(share), _y(share)
        parts += [
            f'<path d="M{MARGIN} {y:.1f}H{WIDTH - MARGIN}" stroke="#ddd"/>',
            f'<text x="{MARGIN - 8}" y="{y + 4:.1f}" {FONT} text-anchor="end">'
            f"{top * share:.0f}</text>",
            f'<text x="{x:.1f}" y="{HEIGHT - MARGIN + 18}" {FONT} text-anchor="middle">'
            f"{seconds * share:.0f} s</text>",
        ]
    return parts


def _path(times: Sequence[float], values: Sequence[float], top: float) -> str:
    steps = [f"M{_x(0):.1f} {_y(values[0] / top):.1f}"]
    for time, value in zip(times, values, strict=True):
        steps.append(f"H{_x(time / times[-1]):.1f}V{_y(value / top):.1f}")
    return "".join(steps)


def _line(number: int, name: str, path: str) -> list[str]:
    colour = COLOURS[number % len(COLOURS)]
    x = WIDTH - MARGIN - 90 * (number + 1)
    return [
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.5"/>',
        f'<text x="{x}" y="20" {FONT} fill="{colour}">{name}</text>',
    ]
