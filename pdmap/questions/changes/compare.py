"""Compare two inventories object by object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from pdmap.frozen import dataclass
from pdmap.model import Item, Waiver
from pdmap.questions.changes.activities import activity_facts
from pdmap.questions.changes.difference import Difference, Kind, ObjectChange
from pdmap.questions.changes.facts import MEMBERS, OWNERS, Aspect, Fact, Side
from pdmap.questions.changes.leaves import REASON, ordered
from pdmap.questions.changes.links import link_facts, link_id, loose_flow_facts
from pdmap.questions.changes.naming import Names
from pdmap.questions.changes.parties import party_facts
from pdmap.questions.changes.parts import details
from pdmap.questions.changes.renames import renames
from pdmap.questions.changes.systems import system_facts
from pdmap.questions.changes.values import together
from pdmap.questions.transfers import Leg

_Values = Mapping[tuple[Aspect, str], str]
Tell = Callable[[], Iterable[Fact]]
"""Tells the facts of an object."""


class Told(Mapping[str, tuple[Fact, ...]]):
    """The facts of the objects of a section, by their id; told anew whenever they are asked for.

    To guess what was renamed, only what is gone or new has to be told.
    """

    def __init__(self, tells: Mapping[str, Tell]) -> None:
        self._tells = tells

    def __getitem__(self, id_: str) -> tuple[Fact, ...]:
        return tuple(self._tells[id_]())

    def __iter__(self) -> Iterator[str]:
        return iter(self._tells)

    def __len__(self) -> int:
        return len(self._tells)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._tells


_FURTHER = (
    "measures",
    "policies",
    "breaches",
    "subjects",
    "data_types",
    "countries",
    "regions",
    "lawful_bases",
    "conditions",
    "mechanisms",
)
"""Sections whose objects are compared as they are written."""
_ORDER = {aspect: place for place, aspect in enumerate(Aspect)}


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two inventories."""

    objects: tuple[ObjectChange, ...]
    """By section, in the order organization, activities, systems, parties, flows, others; then by id."""
    names: Names
    """Later ids of objects; what was renamed is a guess, from equal content."""


def compare(before: Side, after: Side) -> Changes:
    """Return what differs between two inventories."""
    names, own = _later_names(before, after), Names()
    order = ("organization", "activities", "systems", "parties", "flows", *_FURTHER, "waivers")
    return Changes(
        tuple(
            change
            for section in order
            for change in _section(section, told(before, section, names), told(after, section, own), names)
        ),
        names,
    )


def told(side: Side, section: str, names: Names) -> Told:
    """Return the facts of the objects of a section, by their later id, with the names as they are when told."""
    inventory = side.inventory
    match section:
        case "systems":
            return _systems(side, names)
        case "parties":
            parties = inventory.parties.items()
            return Told({names(section, id_): partial(party_facts, party, names) for id_, party in parties})
        case "activities":
            activities = inventory.activities.items()
            return Told({names(section, id_): partial(activity_facts, activity, names) for id_, activity in activities})
        case "flows":
            return _links(side, names)
        case "organization":
            return Told({"": partial(details, inventory.organization, (), names)} if inventory.organization else {})
        case "waivers":
            return _waivers(inventory.waivers, names)
        case _:
            objects: Mapping[str, Item] = getattr(inventory, section)
            return Told({id_: partial(details, item, (), names) for id_, item in objects.items()})


# Private functions


def _later_names(before: Side, after: Side) -> Names:
    """Return what objects of the earlier inventory are called in the later one, as far as can be guessed.

    Objects are looked at after those that they say most of: what a system is called tells what an activity is.
    """
    names, own = Names(), Names()
    for section in ("parties", "systems", "activities", "flows"):
        was, now = told(before, section, names), told(after, section, own)
        for old, new in tuple(renames(was, now, is_name_telling=section == "parties")):
            names.move(section, old, new)
    return names


def _systems(side: Side, names: Names) -> Told:
    legs = _by(lambda leg: None if leg.link else leg.holder, side.legs)
    systems = side.inventory.systems.items()
    return Told(
        {names("systems", id_): partial(system_facts, legs.get(id_, ()), system, names) for id_, system in systems}
    )


def _links(side: Side, names: Names) -> Told:
    legs = _by(lambda leg: leg.link.id if leg.link else None, side.legs)
    links = side.graph.links
    linked = {link.id for link in links if link.flow}
    loose = (flow for flow in side.inventory.flows.values() if flow.id not in linked)
    return Told(
        {
            **{link_id(link, names): partial(link_facts, legs.get(link.id, ()), link, names) for link in links},
            **{names("flows", flow.id): partial(loose_flow_facts, flow, names) for flow in loose},
        }
    )


def _waivers(waivers: Iterable[Waiver], names: Names) -> Told:
    """Return what is accepted; two waivers of one rule for one object are told as one."""
    found: dict[str, list[Waiver]] = {}
    for waiver in waivers:
        found.setdefault(f"{waiver.rule} {names.address(waiver.object)}", []).append(waiver)
    return Told({key: partial(_facts_of_waivers, several, names) for key, several in found.items()})


def _facts_of_waivers(waivers: Iterable[Waiver], names: Names) -> Iterator[Fact]:
    return (fact for waiver in ordered(waivers, names) for fact in details(waiver, (), names))


def _by(key: Callable[[Leg], str | None], legs: Iterable[Leg]) -> Mapping[str, list[Leg]]:
    grouped: dict[str, list[Leg]] = {}
    for leg in legs:
        if (name := key(leg)) is not None:
            grouped.setdefault(name, []).append(leg)
    return grouped


def _section(section: str, before: Told, after: Told, names: Names) -> Iterator[ObjectChange]:
    earlier = {new: old for (place, old), new in names.moved.items() if place == section}
    for id_ in sorted({*before, *after}):
        if id_ not in after:
            yield ObjectChange(section, id_, Kind.REMOVED, id_, facts=_said(before[id_]))
        elif id_ not in before:
            yield ObjectChange(section, id_, Kind.ADDED, id_, facts=_said(after[id_]))
        else:
            was = earlier.get(id_, id_)
            renamed = (Difference(Kind.CHANGED, Aspect.ID, "", was, id_),) if was != id_ else ()
            differences = (*renamed, *_differences(before[id_], after[id_]))
            if differences:
                yield ObjectChange(section, id_, Kind.CHANGED, was, differences)


def _said(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.part or fact.value)


def _differences(before: tuple[Fact, ...], after: tuple[Fact, ...]) -> Iterator[Difference]:
    if before == after:
        return
    was, now = _by_part(before), _by_part(after)
    for aspect, part in sorted({*was, *now}, key=lambda key: (_ORDER[key[0]], key[1])):
        key = aspect, part
        if was.get(key, "") == now.get(key, "") and (key in was) == (key in now):
            continue
        if aspect in OWNERS and _has_come_or_gone((OWNERS[aspect], part), was, now):
            continue
        if part.endswith(REASON) and _has_come_or_gone(key, was, now):
            continue  # that it is not known, or is known now, says the answer itself
        if aspect in MEMBERS and part and (key not in was or key not in now):
            kind = Kind.ADDED if key in now else Kind.REMOVED
        else:
            kind = Kind.CHANGED
        if kind is not Kind.CHANGED or was.get(key, "") != now.get(key, ""):
            yield Difference(kind, aspect, part, was.get(key, ""), now.get(key, ""))


def _by_part(facts: Iterable[Fact]) -> _Values:
    """Return what is said of each part; nothing goes under where two facts speak of one."""
    found: dict[tuple[Aspect, str], list[str]] = {}
    for fact in facts:
        found.setdefault((fact.aspect, fact.part), []).append(fact.value)
    return {key: together(values) for key, values in found.items()}


def _has_come_or_gone(key: tuple[Aspect, str], was: _Values, now: _Values) -> bool:
    return (key in was) != (key in now)
