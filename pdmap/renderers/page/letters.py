"""How wide letters are, for the letters that the data use: the page measures text as the picture does."""

from __future__ import annotations

from pdmap.renderers.page.palette import FONTS
from pdmap.renderers.picture.text import is_measured
from pdmap.source import Plain
from pdmap.typeface import text_width

_UNITS = 2048
"""How many units of width make the size of the font."""


def letters_of(text: str) -> Plain:
    """Return the widths of all letters of a text, small and capital, in the regular and the bold font.

    A width that is only guessed, or of a letter that joins others, is negative: text with it is not fitted.
    """
    used = sorted({letter for letter in {*text, *text.upper()} if letter.isprintable()})
    return {
        style: {letter: round(_UNITS * text_width(letter, 1, is_bold=is_bold)) * _sign(letter) for letter in used}
        for style, is_bold in (("regular", False), ("bold", True))
    }


def fonts() -> Plain:
    """Return size, weight and spacing of every font by the name of its class."""
    return {name: [font.size, font.is_bold, font.spacing] for name, font in FONTS.items()}


# Private functions


def _sign(letter: str) -> int:
    return 1 if is_measured(letter) else -1
