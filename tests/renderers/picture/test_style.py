import re
from itertools import pairwise

import pytest

from pdmap.renderers.picture import style
from pdmap.renderers.picture.looks import node_paint
from pdmap.renderers.picture.style import Font
from pdmap.views.signs import Change, Emphasis, Shape

FONTS = {name: font for name, font in vars(style).items() if isinstance(font, Font)}
GROUNDS = {
    style.PAPER,
    style.HEAD_FILL,
    style.WARNING_FILL,
    *(paint.fill for paint in (*style.SHAPES.values(), *style.FRAMES.values()) if paint.fill != "none"),
}
LINES = {
    style.RULE,
    style.FAINT_LINE,
    *(paint.stroke for paint in (*style.SHAPES.values(), *style.FRAMES.values(), *style.WEIGHTS.values())),
    *(node_paint(shape, change, emphasis).stroke for shape in Shape for change in Change for emphasis in Emphasis),
}


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    parts = [int(part, 16) / 255 for part in re.findall("..", color.removeprefix("#"))]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("ink", sorted({font.color for font in FONTS.values()} | {style.FAINT_INK}))
@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_text_is_dark_enough_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), [(style.WARNING_INK, style.WARNING_FILL), (style.PAPER, style.GRAVE)])
def test_badges_are_readable(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("line", sorted(LINES))
@pytest.mark.parametrize("ground", sorted(GROUNDS))
def test_lines_are_dark_enough_on_every_ground(line: str, ground: str) -> None:
    assert contrast(line, ground) >= 3


def test_weights_and_dashes_tell_lines_apart_without_color() -> None:
    widths = [paint.width for paint in style.WEIGHTS.values()]
    assert all(heavier >= 1.5 * lighter for lighter, heavier in pairwise(widths))
    assert len(set(style.DASHES.values())) == len(style.DASHES)
    looks = {(paint.width, paint.dashes) for paint in style.FRAMES.values()}
    assert len(looks) >= len(style.FRAMES) - 1  # people and the organization differ in their place and corners


def test_no_text_is_smaller_than_the_smallest() -> None:
    assert min(font.size for font in FONTS.values()) == style.SMALLEST
