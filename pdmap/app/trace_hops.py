"""What is told of the elements and hops of a trace: data, activities with their bases, transport, places, clocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pdmap.app.answers import Answered, Standing, answer_of, country_of, recorded
from pdmap.app.trace import Found
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, Link, LinkKind
from pdmap.model import Field, Inventory, Object, ids, listed
from pdmap.questions.beginning import all_planned, beginning_of, may_run, starts_later
from pdmap.questions.clock_index import clock_index
from pdmap.questions.titles import element_title
from pdmap.questions.tracing import Hop, NamedRecipient
from pdmap.questions.usage import may_use
from pdmap.views.facts.answers import told
from pdmap.views.facts.bases import bases_of
from pdmap.views.facts.clocks import clock_texts
from pdmap.views.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """An element of the way."""

    element: Element
    name: str
    """Empty where it has none but its id."""
    what: tuple[str, ...]
    data: tuple[str, ...]
    """What there is of the traced data, by id."""
    is_declared: bool
    """Whether a system declares some of it among its fields."""
    countries: Answered
    clocks: Answered
    """How long they are kept there."""
    location: Location | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of a data type on a hop."""

    before: str
    """Empty where it is made of data that are not traced."""
    after: str
    """Empty where it ends on the way."""
    methods: tuple[str, ...]
    """How, such as `hashed`; empty where no transform names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A hop of the way."""

    hop: Hop
    data: tuple[str, ...]
    """What it takes and brings under the same name."""
    changes: tuple[Change, ...]
    activities: tuple[tuple[str, str], ...]
    """Ids of activities with their lawful bases in words."""
    transport: Answered
    """Not asked of hosts and sub-processors, to which no flow is written."""
    chosen_by: str
    """Who chooses this host among several; empty where it always holds."""
    is_ahead: bool
    """Whether it is recorded itself to begin later, or serves planned activities only."""
    begins: dt.date | None
    """The day when it begins, where it is ahead and that is recorded."""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A recipient that activities name, and to whom no hop leads."""

    party: str
    """Its id; empty for a category."""
    name: str
    """Of a party that has one beside its id, or the category."""
    what: tuple[str, ...]
    """The roles of a party, in words."""
    activities: tuple[tuple[str, str], ...]
    """Ids of activities with their lawful bases in words."""
    is_ahead: bool
    """Whether all of these are planned, or the party starts later."""
    begins: dt.date | None
    """The day when the party starts, where that is recorded to be later."""
    countries: Answered
    clocks: Answered
    location: Location | None


def stop_of(element: Element, data: frozenset[str], found: Found, *, is_declared: bool) -> Stop:
    """Return what is told of an element at which there is something of the traced data."""
    inventory = found.inventory
    title = element_title(element, inventory)
    item = _object(element, inventory)
    return Stop(
        element=element,
        name="" if title == element.id else title,
        what=tuple(_what(element, inventory)),
        data=tuple(sorted(data)),
        is_declared=is_declared,
        countries=Answered() if element.kind is ElementKind.SUBJECT else country_of(element, inventory),
        clocks=_clocks(element, data, found),
        location=item.head.location() if item else None,
    )


def passage_of(hop: Hop, found: Found) -> Passage:
    """Return what is told of a hop."""
    link, inventory = hop.link, found.inventory
    same = {move.after for move in hop.moves if move.before == move.after}
    return Passage(
        hop=hop,
        data=tuple(sorted(each for each in same if each)),
        changes=tuple(_changes(hop)),
        activities=tuple(_activities(link.activities, inventory)),
        transport=_transport(link),
        chosen_by=link.chosen_by or "",
        is_ahead=not may_run(link, inventory, found.as_of),
        begins=beginning_of(link, inventory, found.as_of),
        location=link.item.head.location(),
    )


def named_of(recipient: NamedRecipient, found: Found) -> Named:
    """Return what is told of a recipient that no hop leads to."""
    inventory = found.inventory
    party = inventory.parties.get(recipient.party)
    begins = party.active_from if party and starts_later(party, found.as_of) else None
    stop = stop_of(Element(ElementKind.PARTY, party.id), frozenset(), found, is_declared=False) if party else None
    return Named(
        party=recipient.party,
        name=stop.name if stop else recipient.category,
        what=stop.what if stop else (),
        activities=tuple(_activities(recipient.activities, inventory)),
        is_ahead=begins is not None or all_planned(inventory, recipient.activities),
        begins=begins,
        countries=stop.countries if stop else Answered(),
        clocks=stop.clocks if stop else Answered(),
        location=stop.location if stop else None,
    )


def way_words(kind: LinkKind) -> str:
    """Return in which way data go, such as `hosting`."""
    return _WAYS[kind]


# Private functions


def _object(element: Element, inventory: Inventory) -> Object | None:
    sections: Mapping[ElementKind, Mapping[str, Object]] = {
        ElementKind.SUBJECT: inventory.subjects,
        ElementKind.SYSTEM: inventory.systems,
        ElementKind.PARTY: inventory.parties,
    }
    return sections[element.kind].get(element.id)


def _what(element: Element, inventory: Inventory) -> Iterator[str]:
    match element.kind:
        case ElementKind.SUBJECT:
            yield say("kind.subject")
        case ElementKind.SYSTEM:
            kind = inventory.systems[element.id].kind
            yield say(f"kind.{kind.value}") if kind else say("kind.system")
        case ElementKind.PARTY:
            roles = inventory.parties[element.id].roles
            yield from (say(f"role.{role.value}") for role in roles) if roles else (say("role.none"),)


def _clocks(element: Element, data: frozenset[str], found: Found) -> Answered:
    match element.kind:
        case ElementKind.SUBJECT:
            return Answered()
        case ElementKind.PARTY:
            period = found.inventory.parties[element.id].retention
            return recorded((str(period),) if period else ())
        case ElementKind.SYSTEM:
            return _clocks_of_system(element.id, data, found)


def _clocks_of_system(system: str, data: frozenset[str], found: Found) -> Answered:
    """Return how long data are kept in a system: by its fields, else by the activities that use it; with what is open.

    It is open where a field says nothing and no activity does for it, or where a field says that it is not known.
    """
    reference = found.inventory.reference
    fields = [field for field in listed(found.inventory.systems[system].fields) if field.type.id in data]
    own = [answer_of(field.retention, clock_texts(field.retention, reference)) for field in fields]
    silent = [field for field in fields if field.retention is None]
    of_activities = tuple(_clocks_of_activities(system, silent, found))
    values = tuple(dict.fromkeys((*(value for answer in own for value in answer.values), *of_activities)))
    is_answered = bool(of_activities)
    left = (answer for answer in own if answer.words and not (is_answered and answer.standing is _SILENT))
    open_ = tuple(dict.fromkeys(answer.words for answer in left))
    if values:
        return Answered(Standing.RECORDED, values, told((*values, *open_)) if open_ else "")
    return own[0] if own else recorded(())


def _clocks_of_activities(system: str, fields: Iterable[Field], found: Found) -> Iterator[str]:
    """Yield the clocks of the activities that use some fields of a system, each with its activity."""
    inventory, several = found.inventory, tuple(fields)
    for activity in found.users.get(system, ()):
        index = clock_index(inventory.reference, listed(activity.retention))
        kinds = [field.type.id for field in several if may_use(inventory, activity, field)]
        clocks = dict.fromkeys(clock for each in kinds for clock in index.counting(each))
        yield from (say("fact.kind", text, activity.id) for text in clock_texts(tuple(clocks), inventory.reference))


def _changes(hop: Hop) -> Iterator[Change]:
    for move in hop.moves:
        if move.before != move.after:
            methods = _methods(hop.link, move.before, move.after)
            yield Change(before=move.before or "", after=move.after or "", methods=methods)


def _methods(link: Link, before: str | None, after: str | None) -> tuple[str, ...]:
    """Return how the transforms of a flow that take or make a type change it."""
    transforms = link.flow.transforms if link.flow else ()
    ends = {each for each in (before, after) if each}
    naming = (each for each in transforms if ends & {*ids(each.data), *ids(each.into)} or len(transforms) == 1)
    return tuple(dict.fromkeys(each.method for each in naming if each.method))


def _activities(names: Iterable[str], inventory: Inventory) -> Iterator[tuple[str, str]]:
    for name in sorted(names):
        activity = inventory.activities.get(name)
        yield name, bases_of(activity, inventory.reference) if activity else say("fact.silent")


def _transport(link: Link) -> Answered:
    if link.flow is None:
        return Answered()
    return answer_of(link.transport, (link.transport,) if isinstance(link.transport, str) else ())


# Private tables

_SILENT = Standing.NOT_RECORDED
_WAYS = {
    LinkKind.COLLECTION: "collected",
    LinkKind.FLOW: "sent",
    LinkKind.HOSTING: "hosted",
    LinkKind.SUBPROCESSING: "handed on",
}
