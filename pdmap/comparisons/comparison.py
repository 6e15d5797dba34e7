"""What `pdmap diff` found between two states of an inventory, and what a format for it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from pdmap.comparisons.gates import Gate, gate_of
from pdmap.counting import counted
from pdmap.findings import Finding, HiddenFinding
from pdmap.frozen import dataclass
from pdmap.questions.changes import (
    Changes,
    Highlight,
    Kind,
    Matter,
    Review,
    Reviewable,
)

if TYPE_CHECKING:
    from pdmap.views.facts.voices import Voice


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states of an inventory, and what that means."""

    earlier: str
    """What the earlier state is called, such as `main (0123456789)`."""
    later: str
    as_of: dt.date
    version: str
    """Of pdmap."""
    changes: Changes
    highlights: tuple[Highlight, ...]
    reviewable: tuple[Reviewable, ...]
    """What somebody should look at before the change is taken in."""
    review_findings: tuple[Finding, ...]
    """The same as findings of CHG001, in the same order, without those that somebody accepts; none where the
    configuration switches the check off."""
    accepted: tuple[HiddenFinding, ...]
    """Those that a waiver, an ignore or the baseline accepts."""
    open_matters: frozenset[Matter]
    """Of what there is something reviewable that nobody accepts."""
    reviews: tuple[Review, ...]
    """Which activities need a new look."""
    new: tuple[Finding, ...]
    solved: tuple[Finding, ...]
    unread: tuple[Finding, ...]
    """Those new ones that say that a part is not read as it was meant: it may hide whatever gates ask about."""
    voice: Voice
    """What things are called."""
    diagram: str | None = ""
    """The map of the difference for Mermaid; empty where there is none, `None` where Mermaid takes none so large."""

    @property
    def is_empty(self) -> bool:
        """Return whether nothing differs."""
        return not (self.changes.objects or self.new or self.solved)

    @property
    def renamed(self) -> int:
        """Return how many objects have another id."""
        return sum(change.is_renamed for change in self.changes.objects)

    def counted(self, kind: Kind) -> int:
        """Return how many objects came, went or changed."""
        return sum(change.kind is kind for change in self.changes.objects)

    def gates(self) -> tuple[Gate, ...]:
        """Return what `--fail-on` may stop this change for: what somebody accepts stops nothing but `any`.

        Where a part is not read as it was meant, nobody can say that it brings nothing: every matter is there.
        """
        matters = frozenset(Matter) if self.unread else self.open_matters
        there = {gate_of(matter) for matter in matters}
        there |= {Gate.NEW_FINDING} if self.new else set()
        there |= set() if self.is_empty else {Gate.ANY}
        return tuple(gate for gate in Gate if gate in there)

    def headline(self) -> str:
        """Return in one line what the change means."""
        if self.is_empty:
            return "nothing differs"
        return "; ".join(self._parts())

    # Private methods

    def _parts(self) -> Iterator[str]:
        matters = [counted(self._number(matter), *_NOUNS[matter]) for matter in Matter if self._number(matter)]
        if matters:
            accepted = f" ({len(self.accepted)} accepted)" if self.accepted else ""
            yield f"{', '.join(matters)}{accepted}"
        activities = len({review.activity for review in self.reviews})
        if activities:
            yield counted(activities, "activity needs a new look", "activities need a new look")
        if self.new:
            yield counted(len(self.new), "new finding")
        if self.solved:
            yield counted(len(self.solved), "solved finding")
        yield self._objects()

    def _number(self, matter: Matter) -> int:
        return sum(item.matter is matter for item in self.reviewable)

    def _objects(self) -> str:
        numbers = [(self.counted(kind), kind.value) for kind in Kind]
        numbers.append((self.renamed, "of them renamed"))
        told = ", ".join(f"{number} {words}" for number, words in numbers if number)
        return f"objects: {told}" if told else "no object differs"


@dataclass(frozen=True, slots=True)
class ComparisonFormat:
    """A format for comparisons; its name is the name of its module."""

    suffix: str
    render: Callable[[Comparison, Page], str]
    has_diagram: bool = False
    """Whether it shows a map, which then has to be drawn."""


@dataclass(frozen=True, slots=True)
class Page:
    """Where text is read; formats for files and programs pay no heed."""

    width: int = 80
    color: bool = False


# Private tables

_NOUNS = {
    Matter.SPECIAL_CATEGORY: ("new kind of special data", "new kinds of special data"),
    Matter.PURPOSE: ("new purpose",),
    Matter.RECIPIENT: ("new recipient",),
    Matter.SUBPROCESSOR: ("new sub-processor",),
    Matter.COUNTRY: ("new country", "new countries"),
    Matter.UNPLACED: ("place that is not recorded", "places that are not recorded"),
    Matter.RETENTION: ("longer retention", "longer retentions"),
}
