"""What policies judge, one at a time: what they have in common, whether field, activity or flow."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Protocol

from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.model import Conditions, Mention, Sense
from pdmap.reference import Country
from pdmap.rules.policies.verdicts import Doubt
from pdmap.source import Node


class Dimension(StrEnum):
    """What a condition may be about; the value is the key in a manifest."""

    DATA = "data"
    SUBJECTS = "subjects"
    ACTIVITIES = "activities"
    PURPOSES = "purposes"
    BASES = "basis"
    SYSTEMS = "systems"
    PARTIES = "parties"
    SOURCES = "from"
    TARGETS = "to"
    RECEIVER = "receiver"
    ROLES = "roles"
    TRANSPORT = "transport"


@dataclass(frozen=True, slots=True)
class Values:
    """What is recorded of one dimension."""

    ids: Collection[str] = ()
    doubt: Doubt | None = None
    """Why there may be others; `None` where these are all."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place that counts, in one sense."""

    holder: str
    """Id of the system or party that is there."""
    name: str
    """As written, such as `aws:eu-north-1`."""
    country: Country | None
    """`None` where the place names no country."""
    sense: Sense | None
    """`None` for a transfer that is written down without saying in which sense."""
    chosen_by: str | None = None
    """Who chooses it among several; `None` where it always holds."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where something is."""

    known: Sequence[Whereabouts]
    doubts: Sequence[tuple[Sense, Doubt]] = ()
    """Why there may be other places, by the sense in which they would count."""
    unlocated: Doubt | None = None
    """Why it is not known where the bytes are, for who asks for that alone; `None` where it is known."""


class Case(Protocol):
    """A field, an activity or one kind of data that a flow brings."""

    @property
    def address(self) -> str:
        """Return the logical address of the object to edit."""

    @property
    def node(self) -> Node:
        """Return where to edit."""

    @property
    def name(self) -> str:
        """Return how messages call it, such as "`password` in `shop`"."""

    @property
    def statement(self) -> tuple[str, str]:
        """Return what happens as "`password`" and "is held in `shop`": several cases can share the second part."""

    @property
    def ending(self) -> str:
        """Return what follows the fact in a message, such as the way of the data; may be empty."""

    @property
    def detail(self) -> str:
        """Return what tells it apart from others at its address; may be empty."""

    @property
    def passing(self) -> Doubt | None:
        """Return why it is not certain that there is such a case at all; `None` where it is."""

    @property
    def related(self) -> tuple[Location, ...]:
        """Return other places that explain it, each with a label."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        """Return addresses of other objects that answers come from."""

    def values(self, dimension: Dimension) -> Values:
        """Return what is recorded of a dimension; nothing for one that does not apply to it."""

    def places(self) -> Places:
        """Return where it is."""


def wanted(conditions: Conditions) -> dict[Dimension, tuple[str, ...]]:
    """Return the values that are meant, by dimension; places are not among them."""
    lists: dict[Dimension, tuple[str, ...]] = {
        Dimension.DATA: _ids(conditions.data),
        Dimension.SUBJECTS: _ids(conditions.subjects),
        Dimension.ACTIVITIES: _ids(conditions.activities),
        Dimension.PURPOSES: _ids(conditions.purposes),
        Dimension.BASES: _ids(conditions.bases),
        Dimension.SYSTEMS: _ids(conditions.systems),
        Dimension.PARTIES: _ids(conditions.parties),
        Dimension.SOURCES: _ids(conditions.sources),
        Dimension.TARGETS: _ids(conditions.targets),
        Dimension.RECEIVER: (conditions.receiver,) if conditions.receiver else (),
        Dimension.ROLES: tuple(role.value for role in conditions.roles),
        Dimension.TRANSPORT: conditions.transport,
    }
    return {dimension: values for dimension, values in lists.items() if values}


# Private functions


def _ids(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(mention.id for mention in mentions)
