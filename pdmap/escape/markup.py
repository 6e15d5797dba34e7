"""Text in HTML and XML, and in the office documents that are made of it."""

from __future__ import annotations

import re

from pdmap.escape.characters import REPLACEMENT, unix_lines
from pdmap.escape.terminals import COMMAND_AT_START, COMMAND_IN_BRACKETS


def html(text: str) -> str:
    """Return text for the content or the quoted attribute value of an HTML element.

    Threats: markup and closing quotes in data; control characters and noncharacters, which the HTML
    standard forbids and which parsers repair each in its own way; the commands for CI runners that `terminal`
    names, for a page may be written to a log. An attribute needs its quotes, and what a link may point to is the
    writer's matter.
    """
    return without_commands(unix_lines(text).translate(_MARKUP))


def xml(text: str) -> str:
    """Return text for the content or the quoted attribute value of an XML 1.0 element.

    Threats: markup and closing quotes in data; characters that XML 1.0 cannot hold in any spelling,
    which make the whole file unreadable; the commands for CI runners that `terminal` names. Line breaks, tabs and
    DEL to U+009F become references, so that attributes keep them and terminals do not obey them.
    """
    return without_commands(_ILLEGAL_IN_XML.sub(REPLACEMENT, text).translate(_XML_REFERENCES))


def office(text: str) -> str:
    """Return text in characters that office documents can hold; line breaks become LF.

    Threats: characters that XML 1.0 cannot hold, which make the whole file unreadable; control characters, which
    programs drop or write as codes such as `_x000D_`. Markup is left to what writes the XML.
    """
    return unix_lines(text)


def without_commands(markup: str) -> str:
    """Return markup of which readers see the same text, with no command for CI runners in it."""
    held = COMMAND_AT_START.sub(r"\1&#58;", markup) if "::" in markup else markup
    return COMMAND_IN_BRACKETS.sub("&#35;", held) if "##" in held else held


# Private tables

_ILLEGAL_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_XML_REFERENCES = _MARKUP | {number: f"&#{number};" for number in (*b"\t\n\r", *range(0x7F, 0xA0))}
