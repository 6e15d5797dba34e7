"""Which characters are dangerous, and what stands in their place."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands in for a character that a format cannot hold."""

CONTROLS = "\x00-\x1f\x7f-\x9f"
"""For a character class, as the next ones."""

# Unicode's Default_Ignorable_Code_Point (bidirectional controls, zero-width and filler characters, tags), but
# for U+FE0E and U+FE0F, which choose between text and emoji; with the separators of lines and paragraphs,
# interlinear annotations and surrogates.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of writing."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(last - 1) + chr(last) for last in range(0xFFFF, 0x110000, 0x10000))
CONTROLS_AND_NONCHARACTERS = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_NONCHARACTERS}]")

LINE_BREAK = re.compile(r"\r\n|[\n\r]")


def code_of(character: str) -> str:
    r"""Return a code such as `\x1b` that shows a character."""
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def one_line(text: str) -> str:
    """Return text on one line, without what no format can hold."""
    return CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, _LINE_BREAK_OR_TAB.sub(" ", text))


def unix_lines(text: str) -> str:
    """Return text with LF for all line breaks, without what no format can hold."""
    return CONTROLS_AND_NONCHARACTERS.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


# Private tables

_LINE_BREAK_OR_TAB = re.compile(r"\r\n|[\t\n\v\f\r\x85\u2028\u2029]")
