"""Text in Word documents: runs, paragraphs, and where they are read from right to left."""

from __future__ import annotations

import re

from pdmap.escape import office, xml
from pdmap.writers.direction import is_right_to_left


def runs(text: str, style: str = "") -> str:
    """Return a text as runs in a style of characters; what is read from right to left has runs of its own."""
    parts = _RIGHT_TO_LEFT.split(office(text))
    return "".join(_run(part, style, is_turned=bool(number % 2)) for number, part in enumerate(parts) if part)


def paragraph(content: str, style: str = "", *, spoken: str = "", properties: str = "") -> str:
    """Return a paragraph.

    Args:
        content: Its runs.
        style: Of the paragraph.
        spoken: The text that decides whether it is read from right to left.
        properties: Further ones, in the order of the standard, that stand behind the style.
    """
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    turned = "<w:bidi/>" if is_right_to_left(spoken) else ""
    inner = f"{named}{properties}{turned}"
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{content}</w:p>"


def abridged(text: str) -> str:
    """Return a text that stands whole elsewhere in one line, cut where it is longer than a title should be."""
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"


# Private functions


def _run(text: str, style: str, *, is_turned: bool) -> str:
    properties = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties += "<w:rtl/>" if is_turned else ""
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{_content(text)}</w:r>"


def _content(text: str) -> str:
    """Return the text of a run with elements for line breaks and tabs."""
    return "".join(
        _ELEMENTS.get(part) or f'<w:t xml:space="preserve">{xml(part)}</w:t>' for part in _SPECIAL.split(text) if part
    )


# Private tables

_TITLE = 160
"""Characters of a title, where it is repeated."""
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_SPECIAL = re.compile(r"([\n\t])")

_LETTERS = "\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(f"([{_LETTERS}]+(?: +[{_LETTERS}]+)*)")
"""Words of Hebrew, Arabic and their kin, with the blanks between them."""
