"""The colors and sizes of the picture as CSS, so that the page and the printed map cannot drift apart."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.renderers.picture import style

FONTS = {
    "kind": style.KIND,
    "title": style.TITLE,
    "codes": style.CODES,
    "note": style.NOTE,
    "badge": style.BADGE,
    "number": style.NUMBER,
    "label": style.LABEL,
    "mark": style.MARK,
    "frame": style.FRAME_TITLE,
    "caption": style.FRAME_CAPTION,
    "map-title": style.MAP_TITLE,
    "map-subtitle": style.MAP_SUBTITLE,
    "map-detail": style.MAP_DETAIL,
    "heading": style.LEGEND_HEADING,
    "entry": style.LEGEND_TEXT,
    "sign": style.LEGEND_SIGN,
}
"""Fonts by the name of their class."""


def light_colors() -> str:
    """Return the colors of the picture as CSS variables, such as `--process-fill`."""
    return " ".join(f"--{name}: {value};" for name, value in _colors())


def font_rules() -> str:
    """Return colors, sizes and weights of the fonts as CSS, for classes such as `t-title`."""
    return "\n".join(f".t-{name} {{ {_font_rule(font)} }}" for name, font in FONTS.items())


# Private functions

_INKS = {style.INK: "ink", style.GRAY: "gray"}


def _font_rule(font: style.Font) -> str:
    bold = " font-weight: 700;" if font.is_bold else ""
    spacing = f" letter-spacing: {font.spacing}px;" if font.spacing else ""
    return f"fill: var(--{_INKS[font.color]}); font-size: {font.size}px;{bold}{spacing}"


def _colors() -> Iterator[tuple[str, str]]:
    for paints in (style.SHAPES, style.FRAMES):
        for kind, paint in paints.items():
            yield f"{kind.value}-fill", paint.fill
            yield f"{kind.value}-line", paint.stroke
    for weight, paint in style.WEIGHTS.items():
        yield f"{weight.value}-line", paint.stroke
    yield "ink", style.INK
    yield "gray", style.GRAY
    yield "rule", style.RULE
    yield "paper", style.PAPER
    yield "grave", style.GRAVE
    yield "grave-ink", style.PAPER
    yield "warning-fill", style.WARNING_FILL
    yield "warning-ink", style.WARNING_INK
    yield "faint-line", style.FAINT_LINE
    yield "faint-ink", style.FAINT_INK
