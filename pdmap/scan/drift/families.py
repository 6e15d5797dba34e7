"""Families of types: a column whose type goes to another one holds something else than somebody looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from pdmap.scan.classify.kinds import Kind, kind_of


class Family(StrEnum):
    """What types that differ in length, precision or the words of a program have in common."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date or time"
    BOOLEAN = "boolean"
    BINARY = "binary"
    STRUCTURE = "structure"
    """JSON, XML and all that holds fields of its own."""
    UUID = "uuid"
    NETWORK = "network address"
    POINT = "place on a map"


def is_another_type(one: str, other: str) -> bool | None:
    """Return whether two types are of different families; `None` where that of one is not known.

    Types that are written alike are the same, known or not.
    """
    if _plain(one) == _plain(other):
        return False
    left, right = families_of(one), families_of(other)
    return left.isdisjoint(right) if left and right else None


@lru_cache(maxsize=4_096)
def families_of(written: str) -> frozenset[Family]:
    """Return the families of a type: two where it is used for either, none where it is not known."""
    plain = _plain(written)
    special = next((families for pattern, families in _SPECIAL if pattern.match(plain)), None)
    return _FAMILIES.get(kind_of(written), frozenset()) if special is None else special


# Private functions


def _plain(written: str) -> str:
    return "".join(written.split()).casefold()


# Private tables

_FAMILIES: Mapping[Kind, frozenset[Family]] = {
    kind: frozenset({family})
    for family, kinds in {
        Family.TEXT: (Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE),
        Family.NUMBER: (Kind.NUMBER, Kind.FRACTION),
        Family.DATE: (Kind.DATE, Kind.TIME),
        Family.BOOLEAN: (Kind.BOOLEAN,),
        Family.BINARY: (Kind.BINARY,),
        Family.STRUCTURE: (Kind.JSON,),
        Family.UUID: (Kind.UUID,),
        Family.NETWORK: (Kind.NETWORK, Kind.MAC),
        Family.POINT: (Kind.POINT,),
    }.items()
    for kind in kinds
}
"""The family of each kind of values; a reference has the type of the column that it leads to, and does not name it."""
_SPECIAL = (
    (re.compile(r"interval"), frozenset({Family.DATE})),
    (re.compile(r"longraw"), frozenset({Family.BINARY})),
    (re.compile(r"(var)?bit(varying)?(\(|$)"), frozenset({Family.BINARY, Family.BOOLEAN})),
    (re.compile(r"tinyint\(1\)"), frozenset({Family.NUMBER, Family.BOOLEAN})),
    (re.compile(r"(enum|set)\("), frozenset({Family.TEXT, Family.BOOLEAN})),
)
"""Types that are used for several things, or that hold a word of another family."""
