"""By what of a change an activity is reached: differences in itself, in its systems and in the ways of its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, Link, data_held
from pdmap.model import Activity, ids, listed
from pdmap.questions.changes.compare import Changes
from pdmap.questions.changes.difference import Difference, Kind, ObjectChange
from pdmap.questions.changes.facts import MEMBERS, Aspect, Side
from pdmap.questions.features import restricted


@dataclass(frozen=True, slots=True)
class Reason:
    """A difference for which an activity needs a new look."""

    kind: Kind
    aspect: Aspect
    part: str
    """Which part it is about, such as a data type or a party; empty where the object as a whole is meant."""
    address: str
    """The object that it was found in."""


class Reached:
    """What of a change an activity is reached by."""

    def __init__(self, changes: Changes, before: Side, after: Side) -> None:
        self.before, self.after = before, after
        self._names = changes.names
        self._objects: Mapping[tuple[str, str], ObjectChange] = {
            (change.section, change.id): change for change in changes.objects
        }
        self._links_before, self._links_after = _by_activity(before), _by_activity(after)
        self._places = _places(before)
        self._earlier = {changes.names("activities", id_): item for id_, item in before.inventory.activities.items()}

    def by(self, activity: Activity, own: ObjectChange | None) -> tuple[Reason, ...]:
        """Return what is another in the activity, in the systems that it uses and in the flows that are for it.

        A kind of data that a new flow takes is no reason where the activity had it before, in whatever place.
        """
        reasons = (*(_reasons(own) if own else ()), *self._around(activity))
        known = self._known(activity.id) if reasons else frozenset()
        found: dict[tuple[Kind, str, str, str], Reason] = {}
        for reason in reasons:
            group = _GROUPS.get(reason.aspect, "")
            is_own = reason.address == activity.address
            if is_own or reason.kind is not Kind.ADDED or (group, reason.part) not in known:
                place = "" if group else f"{reason.aspect.value} {reason.address}"
                found.setdefault((reason.kind, group, reason.part, place), reason)
        return tuple(found.values())

    # Private methods

    def _around(self, activity: Activity) -> Iterator[Reason]:
        for system in ids(activity.systems):
            yield from self._changed("systems", system)
        for link in self._links_after.get(activity.id, ()):
            yield from self._changed("flows", link.id)
            yield from self._arrived(link)

    def _changed(self, section: str, id_: str) -> Iterator[Reason]:
        change = self._objects.get((section, id_))
        if change:
            yield from _reasons(change)

    def _arrived(self, link: Link) -> Iterator[Reason]:
        """Yield the party that data of the activity get to by a link that is new, or is led there now."""
        change = self._objects.get(("flows", link.id))
        if change is None or link.target.kind is not ElementKind.PARTY:
            return
        if change.kind is Kind.ADDED or any(item.aspect is Aspect.TARGET for item in change.differences):
            yield Reason(Kind.ADDED, Aspect.RECIPIENT, link.target.id, change.address)

    def _known(self, id_: str) -> frozenset[tuple[str, str]]:
        """Return what the activity had to do with before, wherever it was said."""
        earlier = self._earlier.get(id_)
        if earlier is None:
            return frozenset()
        links = self._links_before.get(earlier.id, ())
        systems = [
            self.before.inventory.systems[name]
            for name in ids(earlier.systems)
            if name in self.before.inventory.systems
        ]
        parties = {link.target.id for link in links if link.target.kind is ElementKind.PARTY}
        parties |= {item.party.id for item in listed(earlier.recipients) if item.party}
        found = {
            "data": {*ids(earlier.data), *(part for link in links for part in link.data)}
            | {part for system in systems for part in data_held(system)},
            "people": {*ids(earlier.subjects), *(part for link in links for part in link.subjects)},
            "recipient": {self._names("parties", party) for party in parties},
            "outside": self._outside(earlier, links),
        }
        return frozenset((group, part) for group, parts in found.items() for part in parts)

    def _outside(self, activity: Activity, links: Iterable[Link]) -> frozenset[str]:
        """Return the countries outside the territory that data of an activity got to before."""
        keys = (*(link.id for link in links), *(f"systems/{system}" for system in ids(activity.systems)))
        return frozenset(place for key in keys for place in self._places.get(key, ()))


# Private functions


def _by_activity(side: Side) -> Mapping[str, list[Link]]:
    """Return the links that data of each activity take: flows first, then what follows from them."""
    found: dict[str, list[Link]] = {}
    for link in sorted(side.graph.links, key=lambda link: link.flow is None):
        for activity in link.activities:
            found.setdefault(activity, []).append(link)
    return found


def _places(side: Side) -> Mapping[str, frozenset[str]]:
    """Return the countries outside the territory that data get to, by link and by the address of a system."""
    found: dict[str, set[str]] = {}
    for leg in restricted(side.legs):
        found.setdefault(leg.link.id if leg.link else f"systems/{leg.holder}", set()).add(leg.where)
    return {key: frozenset(places) for key, places in found.items()}


def _reasons(change: ObjectChange) -> Iterator[Reason]:
    if change.kind is Kind.CHANGED:
        yield from (_reason(change, difference) for difference in change.differences)
    else:
        facts = (fact for fact in change.facts if fact.part and fact.aspect in MEMBERS)
        yield from (Reason(change.kind, fact.aspect, fact.part, change.address) for fact in facts)


def _reason(change: ObjectChange, difference: Difference) -> Reason:
    return Reason(difference.kind, difference.aspect, difference.part, change.address)


# Private tables

_GROUPS = {
    Aspect.FIELD: "data",
    Aspect.DATA: "data",
    Aspect.SUBJECT: "people",
    Aspect.RECIPIENT: "recipient",
    Aspect.HOST: "recipient",
    Aspect.OUTSIDE: "outside",
}
"""Aspects of which an activity as a whole has several: one reason is enough for each part, wherever it was found."""
