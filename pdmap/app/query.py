"""Answer `pdmap query`: the objects that are selected, each with what most people ask of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pdmap.app.answers import (
    Answered,
    Standing,
    answer_of,
    country_of,
    country_of_party,
    places_of,
    recorded,
)
from pdmap.findings import Location
from pdmap.graph import Element, ElementKind, FlowGraph, activities_by_system, data_held
from pdmap.model import Activity, Flow, Inventory, Object, System, ids
from pdmap.questions.selectors import Selected
from pdmap.questions.selectors.holdings import by_activity
from pdmap.questions.titles import element_title
from pdmap.views.words import say


class Kind(StrEnum):
    """What a row is about."""

    SUBJECT = "subject"
    SYSTEM = "system"
    PARTY = "party"
    ACTIVITY = "activity"
    FLOW = "flow"


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
    location: Location | None = None
    """Where it stands in the manifests; `None` for people that the built-in vocabulary names and nothing mentions."""


def rows_of(selected: Selected, inventory: Inventory, graph: FlowGraph, kinds: Iterable[Kind]) -> tuple[Row, ...]:
    """Return the rows of what is selected, by kind and id.

    Args:
        selected: What is selected.
        inventory: Where it is from.
        graph: Its flow graph.
        kinds: Which kinds of objects are wanted.
    """
    wanted = frozenset(kinds)
    around = _Surroundings(inventory, graph, activities_by_system(inventory), by_activity(inventory, graph))
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
    users: Mapping[str, frozenset[str]]
    """Activities by system."""
    used: Mapping[str, frozenset[Element]]
    """Systems and parties by the activity that they are used for."""


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
    used = around.users.get(system.id, frozenset()) | _served(element, around.graph)
    return Row(
        kind=Kind.SYSTEM,
        id=system.id,
        name=system.name or "",
        what=(say(f"kind.{system.kind.value}") if system.kind else say("kind.system"),),
        countries=places_of(system.location, around.inventory),
        data=_held(system),
        activities=recorded(used),
        owner=_text(system.owner),
        location=_place(system),
    )


def _party(element: Element, around: _Surroundings) -> Row:
    party = around.inventory.parties[element.id]
    received = {data_type for link in around.graph.links_to(element) for data_type in link.arriving}
    return Row(
        kind=Kind.PARTY,
        id=party.id,
        name=party.name or "",
        what=tuple(say(f"role.{role.value}") for role in party.roles) or (say("role.none"),),
        countries=country_of_party(party, around.inventory),
        data=recorded(received),
        activities=recorded(_served(element, around.graph)),
        location=_place(party),
    )


def _activity(activity: Activity, around: _Surroundings) -> Row:
    used = sorted(around.used.get(activity.id, ()))
    countries = [country_of(each, around.inventory) for each in used if each.kind is not ElementKind.SUBJECT]
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
        countries=country_of(target, around.inventory),
        data=answer_of(flow.data, sorted(set(ids(flow.data)))),
        activities=recorded(set(ids(flow.activities))),
        location=_place(flow),
    )


def _served(element: Element, graph: FlowGraph) -> frozenset[str]:
    """Return the activities that the links of an element serve."""
    links = (*graph.links_from(element), *graph.links_to(element))
    return frozenset(activity for link in links for activity in link.activities)


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
