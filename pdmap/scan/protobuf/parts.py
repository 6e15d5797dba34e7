"""What a file of Protocol Buffers is made of."""

from __future__ import annotations

from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.scan.schema import Place


@dataclass(slots=True)
class Field:
    """A field of a message."""

    name: str
    type: str
    """As written, such as `acme.Address` or `map<string, Address>`."""
    target: str
    """The name of the message or enumeration that may be meant: of a map that of its values."""
    label: str
    """`repeated`, `optional`, `required`, or empty."""
    place: Place
    comment: str
    options: tuple[tuple[str, str], ...] = ()
    """Names without brackets, and values as written."""


@dataclass(slots=True)
class Message:
    """A message or an enumeration, or what a file holds outside of all."""

    name: str
    """With those of the messages and the package around it, such as `acme.User.Address`."""
    place: Place
    comment: str = ""
    is_enumeration: bool = False
    extends_from: str | None = None
    """Of fields that are added to the message of its name: the message or package in which that is written."""
    fields: list[Field] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    """Of an enumeration."""
    options: list[tuple[str, str]] = field(default_factory=list)
