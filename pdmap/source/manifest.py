"""What the reader makes of one file."""

from __future__ import annotations

from dataclasses import field

from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.source.comments import Comment
from pdmap.source.nodes import Node


@dataclass(frozen=True, slots=True)
class Manifest:
    """A file of an inventory after reading: its nodes and what is wrong with its spelling."""

    path: str
    """Path relative to the inventory, with `/` between folders."""
    root: Node | None
    """The outermost value; `None` where the file is empty, breaks off at a syntax error or is over a limit."""
    findings: tuple[Finding, ...]
    """In reading order."""
    lines: tuple[str, ...]
    """The text by lines, without line breaks: line 1 is at index 0. Not escaped."""
    comments: tuple[Comment, ...] = ()
    """In the order of the text; none where the reading broke off."""
    is_fit: bool = field(default=False, repr=False, compare=False)
    """Whether it is known to fit the language, because the process that read it has looked."""
