"""A plot of growth as SVG: with two logarithmic axes, a straight line is a power. The same points, the same bytes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 64, 210, 44, 52
_COLORS = ("#0b5cad", "#b3261e", "#7a5c00", "#1b7f4b", "#555555")
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4")
_GAP = 16.0
"""Between two labels."""


def plot(title: str, across: str, up: str, series: Mapping[str, Points]) -> str:
    """Return a plot of series of points by their names; every number is above 0."""
    shown = {name: points for name, points in series.items() if points}
    frame = _Frame([point for points in shown.values() for point in points])
    labels = _labels({name: frame.y(points[-1][1]) for name, points in shown.items()})
    middle, half_up = (LEFT + WIDTH - RIGHT) // 2, (TOP + HEIGHT - BOTTOM) // 2
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        '<g font-family="sans-serif" font-size="12">',
        f'<text x="{LEFT}" y="24" font-size="15">{escape(title)}</text>',
        *frame.grid(),
        f'<text x="{middle}" y="{HEIGHT - 12}" text-anchor="middle">{escape(across)}</text>',
        f'<text transform="translate(16 {half_up}) rotate(-90)" text-anchor="middle">{escape(up)}</text>',
    ]
    for (name, points), color, dash in zip(shown.items(), _COLORS, _DASHES, strict=False):
        lines += frame.line(points, color, dash)
        lines.append(f'<text x="{WIDTH - RIGHT + 10}" y="{labels[name]:.1f}" fill="{color}">{escape(name)}</text>')
    return "\n".join([*lines, "</g>", "</svg>", ""])


# Private functions


class _Frame:
    """Where numbers are on the paper."""

    def __init__(self, points: Points) -> None:
        self.left, self.right = min(x for x, _ in points), max(x for x, _ in points)
        self.low = 10 ** math.floor(math.log10(min(y for _, y in points)))
        self.high = 10 ** math.ceil(math.log10(max(y for _, y in points)))

    def x(self, value: float) -> float:
        return LEFT + (WIDTH - RIGHT - LEFT) * _place(value, self.left, self.right)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * _place(value, self.low, self.high)

    def grid(self) -> Iterator[str]:
        """Yield a line for each power of ten upwards, and for 1, 2 and 5 times these across."""
        for value in _marks(self.low, self.high, (1,)):
            y = self.y(value)
            yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>'
            yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,.10g}</text>'
        for value in _marks(self.left, self.right, (1, 2, 5)):
            x = self.x(value)
            yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#eeeeee"/>'
            yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{value:,.10g}</text>'

    def line(self, points: Points, color: str, dash: str) -> Iterator[str]:
        """Yield a line through points, and a dot at each."""
        places = [(self.x(x), self.y(y)) for x, y in points]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        yield f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="2"{dashed}/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{color}"/>' for x, y in places)


def _place(value: float, low: float, high: float) -> float:
    """Return where a number is between two others, from 0 to 1, by its logarithm."""
    return math.log(value / low) / math.log(high / low) if high > low else 0.5


def _marks(low: float, high: float, steps: Sequence[int]) -> Iterator[float]:
    for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1):
        yield from (step * 10.0**power for step in steps if low <= step * 10.0**power * 1.000001 <= high * 1.000002)


def _labels(wanted: Mapping[str, float]) -> dict[str, float]:
    """Return heights for labels near those that are wanted, none on top of another."""
    placed: dict[str, float] = {}
    lowest = -math.inf
    for name, y in sorted(wanted.items(), key=lambda pair: pair[1]):
        lowest = max(y + 4, lowest + _GAP)
        placed[name] = lowest
    return placed
