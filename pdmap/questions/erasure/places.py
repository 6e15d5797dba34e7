"""The places that have data of a group of people, with what there is to do there."""

from __future__ import annotations

from enum import StrEnum

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind
from pdmap.model import Activity, Field, Party, PartyRole, System


@dataclass(frozen=True, slots=True)
class Turn:
    """When a place is erased."""

    step: int
    circle: tuple[Element, ...] = ()
    """The places, itself among them, that feed one another: they have to be erased in one go; often none."""


@dataclass(frozen=True, slots=True)
class Store:
    """A system that holds data of the people."""

    system: System
    fields: tuple[Field, ...]
    data: frozenset[str]
    """What there is of them in these fields, also under a broader or a narrower name."""
    kept: frozenset[str]
    """What of it a law, legal claims or archiving keep: it is restricted, and erased later."""
    turn: Turn

    @property
    def element(self) -> Element:
        """Return its place in the graph."""
        return Element(ElementKind.SYSTEM, self.system.id)

    @property
    def step(self) -> int:
        """Return the number of its step."""
        return self.turn.step

    @property
    def circle(self) -> tuple[Element, ...]:
        """Return the places, itself among them, that feed one another."""
        return self.turn.circle


class Duty(StrEnum):
    """What the organization has to do about a copy that somebody else has."""

    HOST = "host"
    """Nothing: what is erased in the system is erased there."""
    ONWARD = "onward"
    """Nothing: whoever handed the data on tells it."""
    AUTHORITY = "authority"
    """An authority is no recipient in a particular inquiry (Article 4(9)); others of its kind are told."""
    INSTRUCTED = "instructed"
    """It is instructed to erase (Article 28(3)(g))."""
    RESTRICTED = "restricted"
    """It is instructed to keep what a law has the organization keep, and to use it for nothing else.

    Articles 17(3)(b) and 18; what it has besides is erased.
    """
    INFORMED = "informed"
    """It is told, and decides itself (Article 19)."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A party that has data of the people, or that an activity with their data names as a recipient."""

    party: Party
    data: frozenset[str]
    """What it has of them, as far as is recorded."""
    by: tuple[Element, ...]
    """Who it has them from: people, systems and parties; nobody where no flow is recorded."""
    activities: tuple[str, ...]
    """Ids of the activities that name it as a recipient."""
    is_instructed: bool
    """Whether it processes on behalf of others and erases on their word; others are told, and decide themselves."""
    is_ours: bool
    """Whether it erases on the organization's word, directly or through those who handed the data on."""
    is_host: bool
    """Whether it only runs stores: what is erased there is erased at the host."""
    is_onward: bool
    """Whether only other parties hand it data: they see to it."""
    kept: frozenset[str] = frozenset()
    """What it keeps for the organization because a law, legal claims or archiving ask for it."""
    turn: Turn | None = None
    """When it erases; `None` for those that only run stores, are told afterwards, or by others."""

    @property
    def element(self) -> Element:
        """Return its place in the graph."""
        return Element(ElementKind.PARTY, self.party.id)

    @property
    def is_declared(self) -> bool:
        """Return whether only activities name it: no flow tells what it has."""
        return not self.by and bool(self.activities)

    @property
    def is_authority(self) -> bool:
        """Return whether it is an authority, which is no recipient in a particular inquiry (Article 4(9))."""
        return PartyRole.AUTHORITY in self.party.roles

    @property
    def has_own_copy(self) -> bool:
        """Return whether it keeps more than the very data of the systems that it runs: a host with a clock does."""
        return not self.is_host or self.party.retention is not None

    @property
    def is_told(self) -> bool:
        """Return whether the organization tells it: it has a copy of its own, and not only from other parties."""
        return self.has_own_copy and not self.is_onward

    @property
    def duty(self) -> Duty:
        """Return what there is to do about its copy."""
        if not self.has_own_copy:
            return Duty.HOST
        if self.is_onward:
            return Duty.ONWARD
        if self.is_authority:
            return Duty.AUTHORITY
        if not self.is_instructed:
            return Duty.INFORMED
        return Duty.RESTRICTED if self.kept else Duty.INSTRUCTED


@dataclass(frozen=True, slots=True)
class Category:
    """Recipients that activities name by category only."""

    name: str
    activities: tuple[Activity, ...]
    data: frozenset[str]
    """What these activities process."""
    is_instructed: bool
    """Whether an activity calls them processors."""
    is_authority: bool
    """Whether an activity calls them an authority."""

    @property
    def duty(self) -> Duty:
        """Return what there is to do about their copies."""
        if self.is_authority:
            return Duty.AUTHORITY
        return Duty.INSTRUCTED if self.is_instructed else Duty.INFORMED
