"""The events of a YAML text, from libyaml where it is there and from PyYAML's own parser elsewhere.

Neither parser recurses when it is asked for events, so that deep nesting cannot exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

import yaml

from pdmap.frozen import dataclass

LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in use. PyYAML's own gives the same events ten times slower."""

INVALID_CODE_POINT = "found invalid Unicode character escape code"
"""libyaml's words for `\\ud800` and `\\U00110000`."""


class Mark(Protocol):
    """A place in the text, counted from 0."""

    @property
    def index(self) -> int:
        """Return the offset in code points."""

    @property
    def line(self) -> int:
        """Return the line."""

    @property
    def column(self) -> int:
        """Return the column in code points."""


@dataclass(slots=True, eq=False)
class SyntaxTroubleError(Exception):
    """The parser cannot go on."""

    problem: str
    """What the parser says, in its own words."""
    offset: int
    """Where it stands."""
    context: int | None = None
    """Where the construct begins that it was reading."""
    construct: str = ""
    """What it was reading, in its own words."""


def read_events(text: str) -> Iterator[yaml.Event]:
    """Yield the events of a text.

    Raises:
        SyntaxTroubleError: the text is not YAML from some offset on.
    """
    try:
        # Asking the parser until it has no more spares the two calls for each event that yaml.parse makes.
        yield from iter(LOADER(text).get_event, None)
    except yaml.MarkedYAMLError as error:
        offset = _offset(error.problem_mark)
        context = _offset(error.context_mark)
        raise SyntaxTroubleError(error.problem or "", offset or 0, context, error.context or "") from None
    except (ValueError, OverflowError):
        # PyYAML's own parser hands a code point beyond Unicode to chr(), which libyaml refuses in these words.
        match = _BEYOND_UNICODE.search(text)
        raise SyntaxTroubleError(INVALID_CODE_POINT, match.start() if match else 0) from None


def marks(event: yaml.Event) -> tuple[Mark, Mark]:
    """Return where an event starts and ends; events that were read from a text always know."""
    return event.start_mark, event.end_mark  # type: ignore[return-value]  # not None; a cast is a call for each event


# Private functions

_BEYOND_UNICODE = re.compile(r"\\U(?!0010|000[0-9A-Fa-f])[0-9A-Fa-f]{8}")


def _offset(mark: Mark | None) -> int | None:
    return mark.index if mark else None
