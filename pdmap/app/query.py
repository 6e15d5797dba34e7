"""Answer `pdmap query`: the objects that are selected, each with what most people ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import StrEnum
from functools import cache

from pdmap.app.answers import (
    Answered,
    Standing,
    answer_of,
    country_of,
    recorded,
)
from pdmap.findings import Location
from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, data_held
from pdmap.model import Activity, Flow, Inventory, Nothing, Object, Place, System, Unknown, ids
from pdmap.questions.places import is_silent_link
from pdmap.questions.recipients import naming_alone
from pdmap.questions.selectors import Selected
from pdmap.questions.selectors.countries import Sense, places_of_party, places_of_system
from pdmap.questions.selectors.holdings import by_activity
from pdmap.questions.titles import element_title
from pdmap.questions.transfers import Presence
from pdmap.questions.usage import types_of
from pdmap.rules.rule import Context
from pdmap.views.places import place_names
from pdmap.views.words import say


class Kind(StrEnum):
    """What a row is about."""

    SUBJECT = "subject"
    SYSTEM = "system"
    PARTY = "party"
    ACTIVITY = "activity"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Countries that something has to do with, but is not in."""

    sense: Sense
    countries: tuple[str, ...]

    def __str__(self) -> str:
        """Return it in words, such as `backup in Norway`."""
        return say(f"elsewhere.{self.sense.value}", ", ".join(self.countries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An object that is selected."""

    kind: Kind
    id: str
    name: str
    """Empty where it has none but its id."""
    what: tuple[str, ...]
    """What it is, in words: the kind of a system, the roles of a party, the ends of a flow."""
    countries: Answered = field(default_factory=Answered)
    data: Answered = field(default_factory=Answered)
    """Data types by id."""
    activities: Answered = field(default_factory=Answered)
    """By id."""
    owner: Answered = field(default_factory=Answered)
    elsewhere: tuple[Elsewhere, ...] = ()
    """Further countries that a system or a party has to do with, by which `country:` finds it too."""
    location: Location | None = None
    """Where it stands in the manifests; `None` for people that the built-in vocabulary names and nothing mentions."""


def rows_of(selected: Selected, context: Context, kinds: Iterable[Kind]) -> tuple[Row, ...]:
    """Return the rows of what is selected, by kind and id.

    Args:
        selected: What is selected.
        context: The inventory that it is from, with its flow graph and its steps to places.
        kinds: Which kinds of objects are wanted.
    """
    wanted, inventory, around = frozenset(kinds), context.inventory, _surroundings(context)
    makers: Mapping[Kind, Callable[[], Iterator[Row]]] = {
        Kind.SUBJECT: lambda: (_subject(each, around) for each in _of(ElementKind.SUBJECT, selected)),
        Kind.SYSTEM: lambda: (_system(each, around) for each in _of(ElementKind.SYSTEM, selected)),
        Kind.PARTY: lambda: (_party(each, around) for each in _of(ElementKind.PARTY, selected)),
        Kind.ACTIVITY: lambda: (_activity(inventory.activities[each], around) for each in sorted(selected.activities)),
        Kind.FLOW: lambda: (_flow(inventory.flows[each], around) for each in sorted(selected.flows)),
    }
    return tuple(row for kind, make in makers.items() if kind in wanted for row in make())


# Private functions


@dataclass(frozen=True, slots=True)
class _Surroundings:
    inventory: Inventory
    graph: FlowGraph
    used: Mapping[str, frozenset[Element]]
    """Systems and parties by the activity that they are used for."""
    users: Mapping[Element, frozenset[str]]
    """Activities by the systems and parties that they use."""
    naming: Mapping[str, tuple[Activity, ...]]
    """Activities by the recipients of which no flow tells what they get."""
    declared: Mapping[str, tuple[Place, ...]]
    """Places by the party to which a transfer is written down to lead there."""
    country_of: Callable[[Element], Answered]


def _surroundings(context: Context) -> _Surroundings:
    inventory, graph = context.inventory, context.graph
    used = by_activity(inventory, graph)
    users: dict[Element, set[str]] = {}
    for activity, elements in used.items():
        for element in elements:
            users.setdefault(element, set()).add(activity)
    declared: dict[str, dict[Place, None]] = {}
    for leg in context.legs:
        if leg.presence is Presence.DECLARED:
            declared.setdefault(leg.holder, {})[leg.place] = None
    return _Surroundings(
        inventory=inventory,
        graph=graph,
        used=used,
        users={element: frozenset(several) for element, several in users.items()},
        naming=naming_alone(inventory, graph),
        declared={party: tuple(places) for party, places in declared.items()},
        country_of=cache(lambda element: country_of(element, inventory)),
    )


def _of(kind: ElementKind, selected: Selected) -> list[Element]:
    return sorted(element for element in selected.elements if element.kind is kind)


def _subject(element: Element, around: _Surroundings) -> Row:
    given = around.graph.links_from(element)
    defined = around.inventory.subjects.get(element.id)
    first = next((link.item for link in given), None)
    item = defined or first
    return Row(
        kind=Kind.SUBJECT,
        id=element.id,
        name=_name(element_title(element, around.inventory), element.id),
        what=(say("kind.subject"),),
        data=recorded({data_type for link in given for data_type in link.data}),
        activities=recorded({activity for link in given for activity in link.activities}),
        location=item.head.location() if item else None,
    )


def _system(element: Element, around: _Surroundings) -> Row:
    system = around.inventory.systems[element.id]
    countries = around.country_of(element)
    return Row(
        kind=Kind.SYSTEM,
        id=system.id,
        name=system.name or "",
        what=(say(f"kind.{system.kind.value}") if system.kind else say("kind.system"),),
        countries=countries,
        data=_held(system),
        activities=_users(element, around),
        owner=_text(system.owner),
        elsewhere=_elsewhere(places_of_system(system), countries, around.inventory),
        location=_place(system),
    )


def _party(element: Element, around: _Surroundings) -> Row:
    party = around.inventory.parties[element.id]
    countries = around.country_of(element)
    declared = ((Sense.TRANSFER, place) for place in around.declared.get(party.id, ()))
    return Row(
        kind=Kind.PARTY,
        id=party.id,
        name=party.name or "",
        what=tuple(say(f"role.{role.value}") for role in party.roles) or (say("role.none"),),
        countries=countries,
        data=_received(element, around),
        activities=_users(element, around),
        elsewhere=_elsewhere((*places_of_party(party), *declared), countries, around.inventory),
        location=_place(party),
    )


def _activity(activity: Activity, around: _Surroundings) -> Row:
    used = sorted(around.used.get(activity.id, ()))
    countries = [around.country_of(each) for each in used if each.kind is not ElementKind.SUBJECT]
    return Row(
        kind=Kind.ACTIVITY,
        id=activity.id,
        name=activity.name or "",
        what=(say(f"role.{activity.role.value}"),),
        countries=_together(countries),
        data=answer_of(activity.data, sorted(set(ids(activity.data)))),
        owner=_text(activity.owner),
        location=_place(activity),
    )


def _flow(flow: Flow, around: _Surroundings) -> Row:
    target = around.graph.find(flow.target.id)
    return Row(
        kind=Kind.FLOW,
        id=flow.id,
        name=flow.name or "",
        what=(f"{flow.source.id} -> {flow.target.id}",),
        countries=around.country_of(target) if target else country_of(None, around.inventory),
        data=answer_of(flow.data, sorted(set(ids(flow.data)))),
        activities=recorded(set(ids(flow.activities))),
        location=_place(flow),
    )


def _users(element: Element, around: _Surroundings) -> Answered:
    """Return the activities that name an element, or that its links serve, also where nothing else defines them."""
    links = (*around.graph.links_from(element), *around.graph.links_to(element))
    served = {activity for link in links for activity in link.activities}
    return recorded(served | around.users.get(element, frozenset()))


def _received(element: Element, around: _Surroundings) -> Answered:
    """Return what flows bring to a party; where none tells of it, what the activities process that name it."""
    links = around.graph.links_to(element)
    received = {data_type for link in links for data_type in link.arriving}
    if received:
        return recorded(received)
    naming = around.naming.get(element.id, ())
    named = sorted({data_type for activity in naming for data_type in types_of(around.inventory, activity)})
    if named:
        activities = ", ".join(activity.id for activity in naming)
        return Answered(Standing.RECORDED, tuple(named), say("fact.recipient", ", ".join(named), activities))
    unknown = (link.flow.data for link in links if link.flow and isinstance(link.flow.data, Unknown))
    silent = next(unknown, None) if any(map(is_silent_link, links)) or not links else Nothing()
    return answer_of(silent, ())


def _elsewhere(places: Iterable[tuple[Sense, Place]], own: Answered, inventory: Inventory) -> tuple[Elsewhere, ...]:
    """Return the countries among some places that are not the own ones, by sense."""
    found: dict[Sense, dict[str, None]] = {}
    for sense, place in places:
        if sense is Sense.OWN:
            continue
        names = (name for name in place_names((place,), inventory) if name not in own.values)
        found.setdefault(sense, {}).update(dict.fromkeys(names))
    return tuple(Elsewhere(sense, tuple(names)) for sense, names in found.items() if names)


def _name(title: str, identifier: str) -> str:
    return "" if title == identifier else title


def _place(item: Object) -> Location:
    return item.head.location()


def _held(system: System) -> Answered:
    return answer_of(system.fields, sorted(data_held(system)))


def _text(answer: object) -> Answered:
    return answer_of(answer, (answer,) if isinstance(answer, str) else ())


def _together(answers: Sequence[Answered]) -> Answered:
    """Return the values of several answers; where there are none, whether one of them is known to be open."""
    values = {value for answer in answers for value in answer.values}
    is_unknown = any(answer.standing is Standing.UNKNOWN for answer in answers)
    if not values and is_unknown:
        return Answered(Standing.UNKNOWN, (), "; ".join(sorted({answer.words for answer in answers if answer.words})))
    return recorded(values)
