"""What people call the objects of two revisions, and the values that are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdmap.frozen import dataclass
from pdmap.model import Inventory, Object
from pdmap.questions.changes import Aspect
from pdmap.questions.grounds import regime_of
from pdmap.views.facts.names import type_name
from pdmap.views.tables import FlowRow
from pdmap.views.words import say

_OF_DATA = frozenset({Aspect.FIELD, Aspect.DATA, Aspect.PEOPLE, Aspect.PROTECTION, Aspect.RETENTION})
_OF_PARTIES = frozenset(
    {Aspect.RECIPIENT, Aspect.HOST, Aspect.SUBPROCESSOR, Aspect.CONTROLLER, Aspect.JOINT_CONTROLLER}
)
_OF_PLACES = frozenset({Aspect.COUNTRY, Aspect.PARENT, Aspect.LOCATION, Aspect.ACCESS, Aspect.OUTSIDE, Aspect.TRANSFER})
_OF_ENDS = frozenset({Aspect.SOURCE, Aspect.TARGET})
_SECTIONS = {"system": "systems", "party": "parties"}
_KEYS = re.compile(r"^[a-z_.]+(?= |$)|(?<![a-z_.])[a-z_.]++$")
"""The keys at both ends of a part; between them stands the name of an item, in the author's words."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Calls things as people do, whichever revision has them."""

    earlier: Inventory
    later: Inventory
    rows: Mapping[str, FlowRow]
    """The flow table of both, by later id of the link."""

    @property
    def territory(self) -> str:
        """Return what the territory of the law is called."""
        return say(f"frame.territory.{regime_of(self.later)}")

    def titled(self, section: str, id_: str) -> str:
        """Return what an object is called now, or was."""
        for inventory in (self.later, self.earlier):
            found = getattr(inventory, section).get(id_)
            if isinstance(found, Object):
                return found.title
        return id_

    def data(self, key: str) -> str:
        """Return the label of a data type, with a word where special rules apply to it."""
        for inventory in (self.later, self.earlier):
            if key in inventory.reference.data_types:
                return type_name(key, inventory.reference)
        return key

    def subject(self, id_: str) -> str:
        """Return the label of a group of people."""
        for inventory in (self.later, self.earlier):
            if id_ in inventory.reference.subjects:
                return inventory.reference.subjects[id_].label
        return id_

    def place(self, name: str) -> str:
        """Return the name of a country; a place that is none stays as it is written."""
        country = self.later.reference.country(name)
        return country.name if country else name

    def end(self, id_: str) -> str:
        """Return what the end of a flow is called, such as `system:console`."""
        kind, _, name = id_.partition(":")
        if kind == "subject":
            return self.subject(name)
        return self.titled(_SECTIONS[kind], name)

    def part(self, aspect: Aspect, part: str) -> str:
        """Return the name of a part, such as the label of a data type."""
        if aspect in _OF_DATA:
            return self.data(part)
        if aspect in _OF_PARTIES:
            return self.titled("parties", part)
        if aspect in _OF_PLACES:
            return self.place(part)
        match aspect:
            case Aspect.SUBJECT:
                return self.subject(part)
            case Aspect.SYSTEM:
                return self.titled("systems", part)
            case Aspect.ACTIVITY:
                return self.titled("activities", part)
            case Aspect.MEASURE:
                return self.titled("measures", part)
            case Aspect.ENCRYPTION | Aspect.ROUTE | Aspect.DETAIL:
                return _KEYS.sub(_as_words, part)
            case _:
                return part

    def value(self, aspect: Aspect, value: str) -> str:
        """Return a value in words; what is not recorded is said."""
        if not value:
            return say("diff.none")
        if aspect in _OF_ENDS:
            return self.end(value)
        match aspect:
            case Aspect.COUNTRY | Aspect.PARENT:
                return self.place(value)
            case Aspect.PEOPLE:
                return " | ".join(", ".join(map(self.subject, part.split(", "))) for part in value.split(" | "))
            case Aspect.OUTSIDE:
                return "; ".join(map(_ground, value.split("; ")))
            case _:
                return " | ".join(part or say("diff.none") for part in value.split(" | "))


# Private functions


def _as_words(key: re.Match[str]) -> str:
    """Return keys in words; those at the end begin behind the first dot, and before it stands a name."""
    name, dot, rest = key[0].partition(".") if key.start() else ("", "", key[0])
    return f"{name}{dot}{rest.replace('_', ' ')}"


def _ground(value: str) -> str:
    ground, _, mechanisms = value.partition(": ")
    words = say(f"ground.{ground}")
    return say("diff.with", words, mechanisms) if mechanisms else words
