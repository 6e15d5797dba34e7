"""Text in OpenDocument: paragraphs, blanks that XML would fold, and names that a part begins with."""

from __future__ import annotations

import re

from pdmap.escape import office, xml

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def opened(part: str) -> str:
    """Return the start tag of a part of the file, with all namespaces."""
    names = "".join(f' xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
    return f'{DECLARATION}<office:{part}{names} office:version="1.3">'


def paragraphs(text: str, target: str = "") -> str:
    """Return the lines of a text as paragraphs, which lead to a target where there is one."""
    return "".join(f"<text:p>{_linked(_inline(line), target)}</text:p>" for line in office(text).split("\n"))


# Private functions


def _linked(text: str, target: str) -> str:
    return f'<text:a xlink:href="{xml(target)}" xlink:type="simple">{text}</text:a>' if target and text else text


def _inline(line: str) -> str:
    """Return a line with elements for the blanks that readers fold.

    A tab stays a character, as which LibreOffice shows it; it drops the element for one from a cell.
    """
    parts = _FOLDED.split(line)
    return "".join(f'<text:s text:c="{len(part)}"/>' if number % 2 else xml(part) for number, part in enumerate(parts))


# Private tables

_FOLDED = re.compile(r"(^ +| {2,}| +$)")

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    "office": f"{_OASIS}:office:1.0",
    "style": f"{_OASIS}:style:1.0",
    "text": f"{_OASIS}:text:1.0",
    "table": f"{_OASIS}:table:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "meta": f"{_OASIS}:meta:1.0",
    "config": f"{_OASIS}:config:1.0",
    "number": f"{_OASIS}:datastyle:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
