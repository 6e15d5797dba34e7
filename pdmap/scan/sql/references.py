"""What follows REFERENCES."""

from __future__ import annotations

from pdmap.scan.sql.cursor import Cursor, Name, column_names

BEFORE_ACTION = frozenset({"NO", "SET"})
"""Words that stand before the last one of an action, such as that of ON DELETE."""


def read_reference(cursor: Cursor) -> tuple[Name, list[str]] | None:
    """Go past what follows REFERENCES, and return the table and the columns."""
    target = cursor.name()
    if target is None:
        return None
    columns = column_names(cursor.group() or [])
    while key := cursor.accept_any(_OF_REFERENCE):
        if key == "ON":
            cursor.at += 1
            cursor.accept_any(BEFORE_ACTION)
            cursor.at += 1
            cursor.group()
        elif key == "MATCH":
            cursor.at += 1
        elif key == "NOT":
            cursor.accept_any({"DEFERRABLE", "VALID", "ENFORCED"}) or cursor.accept("FOR", "REPLICATION")
        elif key == "INITIALLY":
            cursor.at += 1
    return target, columns


# Private tables

_OF_REFERENCE = frozenset(
    (*("MATCH", "ON", "NOT", "DEFERRABLE", "INITIALLY", "ENABLE", "DISABLE", "VALIDATE", "NOVALIDATE"),)
)
