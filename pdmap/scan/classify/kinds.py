"""Kinds of values, as the types of columns tell them, whatever a source calls them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Kind(StrEnum):
    """What can stand in a column."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"
    FRACTION = "fraction"
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    JSON = "structure"
    BINARY = "binary"
    UUID = "uuid"
    NETWORK = "network address"
    MAC = "hardware address"
    POINT = "point"
    CHOICE = "choice"
    REFERENCE = "reference"
    UNKNOWN = "unknown"
    """The source gives no type, or one that tells nothing."""


_TEXTS = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.JSON, Kind.BINARY, Kind.UNKNOWN})
_ALL = frozenset(Kind)
_FITS = {
    "text": _TEXTS,
    "line": _TEXTS - {Kind.JSON},
    "phone": _TEXTS | {Kind.NUMBER},
    "date": frozenset({Kind.DATE, Kind.TIME, Kind.TEXT, Kind.NUMBER, Kind.UNKNOWN, Kind.LONG_TEXT, Kind.BINARY}),
    "number": frozenset(
        {Kind.NUMBER, Kind.FRACTION, Kind.TEXT, Kind.CHOICE, Kind.UNKNOWN, Kind.LONG_TEXT, Kind.BINARY}
    ),
    "any": _ALL - {Kind.BOOLEAN},
    "flag": _ALL,
    "inet": _TEXTS | {Kind.NETWORK, Kind.NUMBER},
    "secret": _TEXTS | {Kind.UUID},
    "file": _TEXTS | {Kind.UUID, Kind.REFERENCE},
    "image": frozenset({Kind.BINARY}),
    "reference": frozenset({Kind.REFERENCE}),
    "id": _TEXTS | {Kind.NUMBER, Kind.FRACTION, Kind.UUID},
}
_PATTERNS = (
    (
        Kind.BOOLEAN,
        r"^(enum|set)\s*\(\s*(''\s*,\s*)?'([yn01tf]|yes|no|true|false)'\s*,\s*'([yn01tf]|yes|no|true|false)'\s*\)",
    ),
    (Kind.BOOLEAN, r"bool|^(null)?bit(\(1\))?$|tinyint\(1\)|^logical|^flag$"),
    (
        Kind.REFERENCE,
        r"foreignkey|onetoone|manytomany|manytoone|onetomany|many2one|one2many|many2many|relation|reference|^ref|oid$",
    ),
    (Kind.NETWORK, r"^inet|^cidr|ipaddress|^ipv[46]|^ip$"),
    (Kind.MAC, r"macaddr"),
    (Kind.POINT, r"^point|geometry|geography|geo_?point|sdo_geom"),
    (Kind.UUID, r"uuid|^uid$|uniqueidentifier|guid|objectid"),
    (Kind.TIME, r"datetime|timestamp|^time|date-time|instant"),
    (Kind.DATE, r"^date|datefield|localdate|birthday"),
    (Kind.JSON, r"json|hstore|^xml|object|^map|struct|record|variant|message|document|serialized|^array$|pickle"),
    (Kind.CHOICE, r"enum|^set\b|choice|select"),
    (Kind.BINARY, r"binary|blob|bytea|bytes|^image|filefield|imagefield|^file|^raw|^bfile"),
    (Kind.LONG_TEXT, r"^(long|medium)text|textfield|clob|richtext|markdown|html|ntext"),
    (Kind.TEXT, r"char|text|string|str$|^url|email|slug|phone|citext|keyword|name|country|password|varying|uri"),
    (Kind.TEXT, r"^id-|^very-(short|long)|vlong"),
    (Kind.NUMBER, r"^(decimal|numeric)\s*\(\s*\d+\s*(,\s*0\s*)?\)$"),
    (Kind.FRACTION, r"decimal|numeric|float|double|real|money|fraction|currency"),
    (Kind.NUMBER, r"int|serial|number|long|short|autofield|year|count|^fixed"),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_LENGTH = re.compile(r"(?:char|string)\w*\s?\((\d{1,9})\b", re.IGNORECASE)
_CHOICES = re.compile(r"'([a-z][a-z /_-]{1,20})'")
"""The values that an `enum` allows, of more than one letter."""
_CHOSEN = (
    ("marital_status", frozenset({"married", "single", "divorced", "widowed", "separated", "unmarried"}), 2),
    ("gender", frozenset({"male", "female", "woman", "man", "non-binary"}), 2),
)
"""What values tell of, by how many of which of them."""
_HINTS = (
    ("mail", "email.address"),
    ("phone", "phone"),
    ("inet", "ip_address"),
    ("ipaddress", "ip_address"),
    ("macaddr", "mac_address"),
)


@lru_cache(maxsize=4_096)
def kind_of(type_name: str) -> Kind:
    """Return the kind of values that a type allows, whatever the source that it comes from."""
    text = type_name.strip().lower()
    return next((kind for kind, pattern in _COMPILED if text and pattern.search(text)), Kind.UNKNOWN)


def fits(kind: Kind, wanted: str) -> bool:
    """Tell whether values of a kind can hold what an entry of the dictionary means.

    Raises:
        KeyError: there is no such word for what fits.
    """
    return kind in _FITS[wanted]


@lru_cache(maxsize=4_096)
def hinted(type_name: str) -> str:
    """Return the data type that a type itself names, as `EmailField` and `inet` do; empty for most."""
    chosen = frozenset(_CHOICES.findall(type_name.lower()))
    if chosen:
        return next((kind for kind, signs, most in _CHOSEN if len(chosen & signs) >= most), "")
    text = type_name.lower().replace("_", "").replace("generic", "")
    return next((data_type for word, data_type in _HINTS if word in text), "")


def length_of(type_name: str) -> int:
    """Return how many letters a type has room for, as `varchar(20)` says; 0 where it does not."""
    found = _LENGTH.search(type_name)
    return int(found.group(1)) if found else 0
