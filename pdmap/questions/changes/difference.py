"""What a comparison finds: objects that came, went or changed, and in what."""

from __future__ import annotations

from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.questions.changes.facts import Aspect, Fact


class Kind(StrEnum):
    """What became of an object or of a part of it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which an object differs from what it was."""

    kind: Kind
    aspect: Aspect
    part: str
    """Which part it is about, such as a data type; empty where there is one only."""
    before: str
    """As it was; empty where nothing was recorded."""
    after: str

    def mirrored(self) -> Difference:
        """Return the same difference, seen from the other side."""
        kinds = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}
        return Difference(kinds[self.kind], self.aspect, self.part, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ObjectChange:
    """An object that came, went or changed."""

    section: str
    """Such as `systems`; `flows` holds every link of the graph, implied ones included."""
    id: str
    """As the later inventory calls it; the earlier id where it went."""
    kind: Kind
    earlier_id: str
    """As the earlier inventory calls it: another id where it was renamed; the later id where it came."""
    differences: tuple[Difference, ...] = ()
    """In what it changed; empty where it came or went."""
    facts: tuple[Fact, ...] = ()
    """What it is, or was, where it came or went."""

    @property
    def is_renamed(self) -> bool:
        """Return whether it has another id than before."""
        return self.id != self.earlier_id

    @property
    def address(self) -> str:
        """Return its logical address, such as `systems/console`; a section of one object has no id."""
        return f"{self.section}/{self.id}" if self.id else self.section
