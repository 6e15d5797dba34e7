"""What may stand behind IDENTITY: how the numbers of a column are counted."""

from __future__ import annotations

from pdmap.scan.sql.cursor import Cursor


def skip_counting(cursor: Cursor) -> None:
    """Go past the options of a sequence, in parentheses or as Oracle writes them: `START WITH 1 NOCACHE`."""
    cursor.group()
    while key := cursor.accept_any(_NUMBERED | _FLAGS):
        if key in _NUMBERED:
            cursor.accept_any({"BY", "WITH"})
            cursor.accept("-")
            cursor.skip()


# Private tables

_NUMBERED = frozenset({"START", "INCREMENT", "MINVALUE", "MAXVALUE", "CACHE"})
_FLAGS = frozenset(
    (
        *("NOMINVALUE", "NOMAXVALUE", "NOCACHE", "CYCLE", "NOCYCLE", "ORDER", "NOORDER", "KEEP", "NOKEEP"),
        *("SCALE", "NOSCALE", "EXTEND", "NOEXTEND"),
    )
)
