"""Tables as they stand: what statements add to, change and take away."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from pdmap.frozen import dataclass
from pdmap.scan.schema import Column, Place
from pdmap.scan.sql.cursor import Name
from pdmap.scan.sql.names import MARK, exact_key
from pdmap.scan.sql.tokens import Span

if TYPE_CHECKING:
    from pdmap.scan.sql.context import Context


class Columns:
    """The columns of one table in their order, found by name in any case of letters."""

    __slots__ = ("_places", "_slots")

    def __init__(self) -> None:
        self._slots: list[Column | None] = []
        self._places: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._places)

    def get(self, name: str) -> Column | None:
        """Return a column."""
        at = self._places.get(self._key(name))
        return None if at is None else self._slots[at]

    def add(self, column: Column) -> bool:
        """Put a column at the end; a name that is taken stays as it is, unless it differs in the case of letters."""
        key = column.name.casefold()
        taken = self.get(column.name)
        if taken and taken.name == column.name:
            return False
        if taken:
            key = exact_key(column.name)
        self._places[key] = len(self._slots)
        self._slots.append(column)
        return True

    def put(self, name: str, column: Column) -> None:
        """Put a column in the place of the one that has a name."""
        key = self._key(name)
        at = self._places.pop(key)
        self._slots[at] = column
        self._places[exact_key(column.name) if key.startswith(MARK) else column.name.casefold()] = at

    def move(self, name: str, after: str | None) -> None:
        """Put a column behind another, or before all."""
        if len(self._slots) > _ORDERED:
            return
        moved = self.get(name)
        rest = [column for column in self.all() if column is not moved]
        behind = self.get(after) if after else None
        if moved is None or (after and behind is None) or behind is moved:
            return
        rest.insert(rest.index(behind) + 1 if behind else 0, moved)
        self.__init__()  # type: ignore[misc]
        for column in rest:
            self.add(column)

    def drop(self, name: str) -> bool:
        """Take a column away, and tell whether there was one."""
        at = self._places.pop(self._key(name), None)
        if at is not None:
            self._slots[at] = None
        return at is not None

    def all(self) -> list[Column]:
        """Return them in their order."""
        return [column for column in self._slots if column]

    def _key(self, name: str) -> str:
        exact = exact_key(name)
        return exact if exact in self._places else name.casefold()


@dataclass(frozen=True, slots=True)
class Routine:
    """A function or a procedure that defines tables when it is run."""

    context: Context
    span: Span


@dataclass(slots=True, kw_only=True, eq=False)
class Held:
    """A table as it stands."""

    name: Name
    place: Place
    columns: Columns = field(default_factory=Columns)
    comment: str = ""
    is_temporary: bool = False
    is_view: bool = False
    home: str = ""
    """The database or the schema that a script was in when it made the table, where its name does not tell."""
    order: int = 0
    """Its number among all that were made; another name does not change it."""


# Private tables

_ORDERED = 500
"""Columns of a table at most that are put in another order: with more, each change would take too long."""
