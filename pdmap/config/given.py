"""A value with the place that it comes from."""

from __future__ import annotations

from pdmap.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from."""

    name: str
    """A file as messages show it, a variable such as `PDMAP_PROFILE`, an option such as `--profile`, or `default`."""
    line: int | None = None
    """Line in the file, starting at 1."""
    column: int | None = None
    """Column in code points, starting at 1."""

    @property
    def place(self) -> str:
        """Return `pdmap.toml:3:1`, for messages that an editor can follow."""
        return f"{self}:{self.column}" if self.column else str(self)

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name


DEFAULT = Origin("default")
"""Nobody has given a value."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that somebody has given, in the type of its key."""

    value: object
    origin: Origin
    items: tuple[Origin, ...] = ()
    """Where the items of a list stand; empty where that is not known."""

    def item_origin(self, index: int) -> Origin:
        """Return where an item of a list stands, or the list where that is not known."""
        return self.items[index] if index < len(self.items) else self.origin
