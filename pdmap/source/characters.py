"""Characters that a reader of the text cannot see, or that change what the reader sees.

Control characters drive terminals, bidirectional controls reorder a line on screen, and invisible
characters make two equal-looking ids differ. None of them enters the nodes. Joiners, selectors of variants
and combining marks are part of words and of emoji: `escape.attached` knows where, and how many.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from pdmap.escape.attached import is_mark, misplaced, spelled
from pdmap.frozen import dataclass

REPLACEMENT = "\ufffd"
"""What stands in the nodes in place of a forbidden character."""


@dataclass(frozen=True, slots=True)
class ForbiddenRun:
    """Forbidden characters that follow one another."""

    start: int
    """Offset of the first one."""
    end: int
    """Offset behind the last one."""
    characters: str

    @property
    def description(self) -> str:
        """Return what stands there, such as `control character U+001B`."""
        first = describe(self.characters[0])
        more = len(self.characters) - 1
        return f"{first} and {more} more" if more else first


def replace_forbidden(text: str) -> str:
    """Return the text with every forbidden character replaced by U+FFFD."""
    # Most manifests are printable ASCII, which is told in a tenth of the time that the expression takes.
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return _FORBIDDEN.sub(REPLACEMENT, spelled(text, misplaced(text), _replaced))


def replace_forbidden_in_value(value: str) -> str:
    """Return a decoded value without forbidden characters; a carriage return is one of them."""
    return replace_forbidden(value).replace("\r", REPLACEMENT)


def is_clean_value(value: str) -> bool:
    """Tell whether a decoded value is free of forbidden characters."""
    return not _FORBIDDEN_IN_VALUE.search(value) and not misplaced(value)


def forbidden_runs(text: str) -> Iterator[ForbiddenRun]:
    """Yield the forbidden characters of a text, neighbors together."""
    found = sorted({*misplaced(text), *(match.start() for match in _FORBIDDEN.finditer(text))})
    for _, neighbors in groupby(enumerate(found), lambda place: place[1] - place[0]):
        offsets = [offset for _, offset in neighbors]
        start, end = offsets[0], offsets[-1] + 1
        yield ForbiddenRun(start, end, text[start:end])


def forbidden_escapes(text: str, start: int, end: int) -> Iterator[ForbiddenRun]:
    r"""Yield the escapes between two offsets that stand for a forbidden character, such as `\e`."""
    parts = [match for match in _PART.finditer(text, start, end) if not match["fold"]]
    decoded = "".join(_escaped_character(match["escape"]) if match["escape"] else match[0] for match in parts)
    misplaced_here = set(misplaced(decoded))
    for offset, (part, character) in enumerate(zip(parts, decoded, strict=True)):
        if part["escape"] and (offset in misplaced_here or _FORBIDDEN_IN_VALUE.match(character)):
            yield ForbiddenRun(part.start(), part.end(), character)


def is_surrogate(character: str) -> bool:
    """Tell whether an escape stands for half a surrogate pair, or for a code point beyond Unicode."""
    return "\ud800" <= character <= "\udfff"


def describe(character: str) -> str:
    """Return the kind, code point and, where there is one, the name of a forbidden character."""
    code = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Cc":
        return f"control character {code}"
    is_heaped = is_mark(character) and not _FORBIDDEN.match(character)
    kind = "one mark too many on a letter:" if is_heaped else "invisible character"
    name = unicodedata.name(character, "").lower()
    return f"{kind} {code} ({name})" if name else f"{kind} {code}"


def shown(text: str, limit: int = 40) -> str:
    r"""Return a text for a message: one line, control characters as `\x1b`, at most `limit` characters."""
    short = text if len(text) <= limit else text[: limit - 1] + "…"
    return "".join(character if character.isprintable() else _escaped(character) for character in short)


def shown_address(address: str) -> str:
    """Return the logical address of an object for a message, with room for ids on several levels."""
    return shown(address, _LONGEST_ADDRESS)


# Private functions

_LONGEST_ADDRESS = 200

_CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_LINE_SEPARATORS = r"\u2028\u2029"
_BIDIRECTIONAL = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    r"\xad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_NO_CHARACTERS = r"\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_CLASS = _CONTROLS + _LINE_SEPARATORS + _BIDIRECTIONAL + _INVISIBLE + _NO_CHARACTERS
_FORBIDDEN = re.compile(f"[{_CLASS}]")
_FORBIDDEN_IN_VALUE = re.compile(f"[{_CLASS}\\r]")

_PART = re.compile(
    r"(?P<fold>\\\r?\n[ \t]*)|\\(?P<escape>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)|.", re.DOTALL
)
"""A character of a quoted text as it is written; a backslash at the end of a line is none."""

_LETTERS = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
"""The escapes of one letter that stand for a forbidden character; the others stand for themselves here."""


def _escaped_character(escape: str) -> str:
    if escape[0] in "xuU" and len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code <= 0x10FFFF else "\ud800"
    return _LETTERS.get(escape, escape)


def _replaced(_character: str) -> str:
    return REPLACEMENT


def _escaped(character: str) -> str:
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
