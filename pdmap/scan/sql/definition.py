"""What a definition of a column says."""

from __future__ import annotations

from pdmap.frozen import dataclass
from pdmap.scan.schema import Reference
from pdmap.scan.sql.cursor import Name


@dataclass(slots=True, kw_only=True)
class Definition:
    """What a definition of a column says, as far as it is read."""

    name: str
    start: int
    """Where it begins in the file."""
    end: int
    """Where its last token ends."""
    type: str = ""
    is_nullable: bool | None = True
    is_key: bool = False
    comment: str = ""
    reference: Reference | None = None
    target: Name | None = None
    """The table that it points at, in parts."""
    values: tuple[str, ...] = ()
    is_odd: bool = False
    """Whether something in it is not known."""
    is_first: bool = False
    after: str | None = None
    """The column that it is put behind."""
