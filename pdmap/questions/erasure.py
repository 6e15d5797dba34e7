"""In which order a group of people is erased, so that no copy makes another again (Articles 17 and 19).

Places come first that others get their data from, then those further down: a job that runs meanwhile
then copies nothing that was erased already. Processors, which erase on instruction, have their turn like
stores. Places that feed one another go in one step. Then other recipients are told, and last come the
backups, which run out by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from pdmap.graph import Element, ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import (
    PROCESSING,
    Activity,
    Field,
    Inventory,
    Nothing,
    Party,
    PartyRole,
    Retention,
    System,
    Unknown,
    ids,
    listed,
)
from pdmap.questions.erasure_order import Turn, order_of
from pdmap.questions.places import is_silent


@dataclass(frozen=True, slots=True)
class Store:
    """A system that holds data of the people."""

    system: System
    fields: tuple[Field, ...]
    step: int
    circle: tuple[Element, ...]
    """The places, itself among them, that feed one another: they have to be erased in one go; often none."""


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
    INFORMED = "informed"
    """It is told, and decides itself (Article 19)."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A party that data of the people go to, or that an activity with their data names as a recipient."""

    party: Party
    data: frozenset[str]
    """What goes there, as far as is recorded."""
    by: tuple[Element, ...]
    """Who it has them from: people, systems and parties; nobody where no flow is recorded."""
    activities: tuple[str, ...]
    """Ids of the activities that name it as a recipient."""
    is_instructed: bool
    """Whether it processes for the organization and erases on its word; others are told, and decide themselves."""
    is_host: bool
    """Whether it only runs stores: what is erased there is erased at the host."""
    is_onward: bool
    """Whether only other parties hand it data: they see to it."""
    turn: Turn | None = None
    """When it erases; `None` for those that only run stores, are told afterwards, or by others."""

    @property
    def is_declared(self) -> bool:
        """Return whether only activities name it: no flow tells what it has."""
        return not self.by

    @property
    def is_authority(self) -> bool:
        """Return whether it is an authority, which is no recipient in a particular inquiry (Article 4(9))."""
        return PartyRole.AUTHORITY in self.party.roles

    @property
    def is_told(self) -> bool:
        """Return whether the organization tells it: it does more than run a store, and gets data from it."""
        return not self.is_host and not self.is_onward

    @property
    def duty(self) -> Duty:
        """Return what there is to do about its copy."""
        if self.is_host:
            return Duty.HOST
        if self.is_onward:
            return Duty.ONWARD
        if self.is_authority:
            return Duty.AUTHORITY
        return Duty.INSTRUCTED if self.is_instructed else Duty.INFORMED


@dataclass(frozen=True, slots=True)
class Kept:
    """Data that a clock keeps beyond a request."""

    holder: System | Activity
    data: tuple[str, ...]
    """Data types; empty where the clock is for all of them."""
    clock: Retention


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """Where the data of a group of people are, and in which order they are erased."""

    subject: str
    stores: tuple[Store, ...]
    """By step, then id."""
    receivers: tuple[Receiver, ...]
    """By id."""
    categories: tuple[tuple[str, str], ...]
    """Recipients that are named by category only, with the id of the activity."""
    backups: tuple[System, ...]
    """Stores with backups, or with no answer whether there are any."""
    kept: tuple[Kept, ...]
    activities: tuple[Activity, ...]
    """Activities with data of the people, by id."""
    links: tuple[Link, ...]
    """Links that data of the people take, or may take."""
    open_systems: tuple[System, ...]
    """Systems whose data, or the people in them, are not known or not recorded: they may hold some."""

    @property
    def receiving_step(self) -> int:
        """Return the step in which recipients are told that decide themselves, or of which no flow is recorded."""
        turns = (receiver.turn.step for receiver in self.receivers if receiver.turn)
        return max((*(store.step for store in self.stores), *turns), default=0) + 1

    @property
    def last_step(self) -> int:
        """Return the step of the backups."""
        is_anybody_told = self.categories or any(receiver.turn is None for receiver in self.told)
        return self.receiving_step + (1 if is_anybody_told else 0)

    @property
    def told(self) -> tuple[Receiver, ...]:
        """Return the parties that the organization tells."""
        return tuple(receiver for receiver in self.receivers if receiver.is_told)


def is_meant(inventory: Inventory, subject: str, others: Iterable[str]) -> bool:
    """Return whether data of some people may be of a group: the same one, a part of it, or one that it is part of."""
    reference = inventory.reference
    return any(reference.is_subject(other, subject) or reference.is_subject(subject, other) for other in others)


def links_of(inventory: Inventory, graph: FlowGraph, subject: str) -> tuple[Link, ...]:
    """Return the links that may carry data of a group of people; a link that names nobody may carry anybody's."""
    return tuple(
        link
        for link in graph.links
        if not link.is_empty and (not link.subjects or is_meant(inventory, subject, link.subjects))
    )


def erasure_plan(inventory: Inventory, graph: FlowGraph, subject: str) -> ErasurePlan:
    """Return where the data of a group of people are, and in which order they are erased."""
    links = links_of(inventory, graph, subject)
    held = dict(_held(inventory, subject))
    activities = tuple(_activities(inventory, subject))
    carrying = tuple(_carrying(inventory, links, held, graph))
    receivers = tuple(_receivers(inventory, carrying, activities))
    instructed = frozenset(_element(receiver) for receiver in receivers if receiver.is_told and receiver.is_instructed)
    touched = {end for link in links for end in (link.source, link.target)}
    turns = order_of(links, frozenset(map(_system, held)) | (instructed & touched))
    stores = tuple(_stores(inventory, held, turns))
    return ErasurePlan(
        subject=subject,
        stores=stores,
        receivers=tuple(replace(receiver, turn=turns.get(_element(receiver))) for receiver in receivers),
        categories=tuple(_categories(activities)),
        backups=tuple(store.system for store in stores if not isinstance(store.system.backup, Nothing)),
        kept=(*_kept_by_systems(stores), *_kept_by_activities(activities)),
        activities=activities,
        links=carrying,
        open_systems=tuple(system for system in inventory.systems.values() if _is_open(system)),
    )


# Private functions

_LAWFUL = frozenset({"legal-obligation", "legal-claims", "archiving"})
"""Grounds of a clock that hold against a request (Article 17(3)(b), (d), (e))."""


def _held(inventory: Inventory, subject: str) -> Iterator[tuple[str, tuple[Field, ...]]]:
    for system in inventory.systems.values():
        fields = tuple(field for field in listed(system.fields) if is_meant(inventory, subject, ids(field.subjects)))
        if fields:
            yield system.id, fields


def _is_open(system: System) -> bool:
    if is_silent(system):
        return True
    return any(field.subjects is None or isinstance(field.subjects, Unknown) for field in listed(system.fields))


def _system(id_: str) -> Element:
    return Element(ElementKind.SYSTEM, id_)


def _element(receiver: Receiver) -> Element:
    return Element(ElementKind.PARTY, receiver.party.id)


def _stores(
    inventory: Inventory, held: Mapping[str, tuple[Field, ...]], turns: Mapping[Element, Turn]
) -> Iterator[Store]:
    for id_ in sorted(held, key=lambda id_: (turns[_system(id_)].step, id_)):
        turn = turns[_system(id_)]
        yield Store(inventory.systems[id_], held[id_], turn.step, turn.circle)


def _receivers(inventory: Inventory, links: Iterable[Link], activities: Iterable[Activity]) -> Iterator[Receiver]:
    arriving: dict[str, list[Link]] = {}
    for link in links:
        if link.target.kind is ElementKind.PARTY:
            arriving.setdefault(link.target.id, []).append(link)
    declared = _declared(activities)
    for id_ in sorted((arriving.keys() | declared.keys()) & inventory.parties.keys()):
        party, several = inventory.parties[id_], arriving.get(id_, [])
        kinds = {link.kind for link in several}
        if not _is_customer_group(party):
            yield Receiver(
                party=party,
                data=frozenset(data for link in several for data in link.arriving),
                by=tuple(sorted({link.source for link in several})),
                activities=tuple(declared.get(id_, ())),
                is_instructed=not PROCESSING.isdisjoint(party.roles),
                is_host=kinds == {LinkKind.HOSTING},
                is_onward=kinds == {LinkKind.SUBPROCESSING},
            )


def _declared(activities: Iterable[Activity]) -> Mapping[str, list[str]]:
    """Return the activities that name each party as a recipient."""
    declared: dict[str, list[str]] = {}
    for activity in activities:
        for recipient in listed(activity.recipients):
            if recipient.party and recipient.kind != "internal":
                declared.setdefault(recipient.party.id, []).append(activity.id)
    return declared


def _carrying(
    inventory: Inventory, links: Iterable[Link], held: Mapping[str, tuple[Field, ...]], graph: FlowGraph
) -> Iterator[Link]:
    """Yield the links that data of the people take, from the people themselves and from stores on."""
    own = FlowGraph(graph.elements, links, inventory.reference)
    starts = {Element(ElementKind.SYSTEM, id_): frozenset(field.type.id for field in held[id_]) for id_ in held}
    for link in own.links:
        if link.source.kind is ElementKind.SUBJECT:
            starts[link.source] = starts.get(link.source, frozenset()) | link.data
    reached = own.spread(starts)
    at = {element: starts.get(element, frozenset()) for element in own.elements}
    for element, paths in reached.items():
        at[element] = at.get(element, frozenset()).union(*(path.data for path in paths))
    yield from (link for link in own.links if own.carried(link, at[link.source]) or not link.data)


def _is_customer_group(party: Party) -> bool:
    """Return whether a party stands for our own customers who are controllers: they keep what is theirs."""
    return party.is_group and PartyRole.CONTROLLER in party.roles


def _activities(inventory: Inventory, subject: str) -> Iterator[Activity]:
    for _, activity in sorted(inventory.activities.items()):
        if is_meant(inventory, subject, ids(activity.subjects)):
            yield activity


def _categories(activities: Iterable[Activity]) -> Iterator[tuple[str, str]]:
    for activity in activities:
        for recipient in listed(activity.recipients):
            if recipient.category and recipient.kind != "internal":
                yield recipient.category, activity.id


def _kept_by_systems(stores: Iterable[Store]) -> Iterator[Kept]:
    """Yield clocks of stores that a law sets, one for each clock with all fields that have it."""
    for store in stores:
        alike: dict[str, tuple[Retention, list[str]]] = {}
        for field in store.fields:
            for clock in listed(field.retention):
                if _is_lawful(clock):
                    alike.setdefault(clock.address, (clock, []))[1].append(field.type.id)
        yield from (Kept(store.system, tuple(sorted(set(data))), clock) for clock, data in alike.values())


def _kept_by_activities(activities: Iterable[Activity]) -> Iterator[Kept]:
    for activity in activities:
        for clock in listed(activity.retention):
            if _is_lawful(clock):
                yield Kept(activity, ids(clock.data), clock)


def _is_lawful(clock: Retention) -> bool:
    """Return whether a clock runs whatever people ask: a law sets it, or legal claims and archiving need it."""
    return isinstance(clock.law, str) or clock.ground in _LAWFUL
