"""The examples of rules: the marks in them, and the day for which they are judged.

A line that ends with `# <- finding` is the one that a rule's bad example has a finding on. What follows
the word is for the tests alone. An example whose point is a date names its day in its first line.
"""

from __future__ import annotations

import datetime as dt
import re

EXAMPLE_DAY = dt.date(2026, 11, 23)
"""The day that examples are judged as of where they name none."""


def day_of(example: str) -> dt.date:
    """Return the day for which an example is judged: `# as of 2026-01-15` in its first line, or the usual one."""
    named = _AS_OF.match(example)
    return dt.date.fromisoformat(named[1]) if named else EXAMPLE_DAY


def marked_lines(example: str) -> tuple[int, ...]:
    """Return the numbers of the lines that have a finding, counted from 1."""
    return tuple(number for number, line in enumerate(example.splitlines(), start=1) if _MARK.search(line))


def without_marks(example: str) -> str:
    """Return an example as its author would write it."""
    return "".join(f"{_MARK.sub('', line)}\n" for line in example.splitlines())


# Private functions

_AS_OF = re.compile(r"# as of ([0-9]{4}-[0-9]{2}-[0-9]{2})\n")
_MARK = re.compile(r"(?<!\s)\s*# <- (?:finding|error|warning|note)\b.*$")
