"""Comments beside calls that define columns, in languages of which the tokens hold no comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pdmap.scan.annotations import evidence_in
from pdmap.scan.schema import Column
from pdmap.scan.texts import Text

PHP = r"//|\#(?!\[)|/\*+|\*+/?"
"""What begins a comment, or a line of one."""
RUBY = r"\#(?!\{)"


def heard(column: Column, text: Text, offset: int, mark: str) -> Column:
    """Return a column with what comments behind its call and on the lines above it say, if that is of personal data.

    Others may be headings, or calls that somebody took out, and would tell the wrong thing of this column.

    Args:
        column: The column.
        text: The file.
        offset: Where the call begins.
        mark: What begins a comment.
    """
    said = " ".join((*reversed(list(_above(text, offset, mark))), _behind(text, offset, mark))).strip()
    both = "; ".join(filter(None, (column.comment.removesuffix("."), said)))
    return replace(column, comment=both) if evidence_in(said, "comment") else column


# Private functions


def _behind(text: Text, offset: int, mark: str) -> str:
    line = text.characters[offset : _end(text, text.line(offset))]
    found = re.search(rf"\s(?:{mark})(?P<said>.*)", line)
    return _bare(found["said"]) if found else ""


def _above(text: Text, offset: int, mark: str) -> Iterator[str]:
    """Yield the comments on the lines above, the nearest first."""
    first = text.line(offset)
    for number in range(first - 1, max(0, first - _MOST), -1):
        found = re.match(rf"\s*(?:{mark})(?P<said>.*)", text.characters[text.starts[number - 1] : _end(text, number)])
        if found is None:
            return
        yield _bare(found["said"])


def _end(text: Text, line: int) -> int:
    return text.starts[line] - 1 if line < len(text.starts) else len(text.characters)


def _bare(said: str) -> str:
    return said.replace("*/", "").strip("*# \t")


# Private tables

_MOST = 10
"""Lines above a call that are looked at."""
