"""Names of tables and columns, and what they are found by: in any case of letters."""

from __future__ import annotations

from pdmap.scan.columns import DEFAULT_SCHEMAS
from pdmap.scan.sql.cursor import Name

MARK = "\0"
"""What begins the key of a name that differs from another in the case of letters only."""


def type_name(written: str) -> Name:
    """Return the name of a type without its quotes, and without what makes a list of it."""
    plain = written.partition("[")[0].strip().replace('"', "")
    return tuple((plain[:-6] if plain[-6:].upper() == " ARRAY" else plain).split("."))


def is_same_name(one: Name, other: Name) -> bool:
    """Tell whether two names are of one table: a default database schema may stand before one of them."""
    short, long = sorted((name_key(one), name_key(other)), key=len)
    return short == long or _is_default(long, short)


def exact_key(name: str) -> str:
    """Return the key of a column whose name differs from another's in the case of letters only."""
    return MARK + name


def name_key(name: Name) -> Name:
    """Return what a name is found by."""
    return tuple(part.casefold() for part in name)


# Private functions


def _is_default(long: Name, short: Name) -> bool:
    """Tell whether a name is another one behind a default database schema."""
    return len(long) == len(short) + 1 and long[0] in DEFAULT_SCHEMAS and long[1:] == short
