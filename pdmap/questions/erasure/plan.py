"""In which order a group of people is erased, so that no copy makes another again (Articles 17 and 19).

Places come first that others get their data from, then those further down: a job that runs meanwhile
then copies nothing that was erased already. Processors, which erase on instruction, have their turn like
stores. Places that feed one another go in one step. Then other recipients are told, and last come the
backups, which run out by themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import Element, ElementKind, FlowGraph, Link
from pdmap.model import Activity, Field, Inventory, Nothing, Protection, System, Unknown, ids, listed
from pdmap.questions.beginning import begun_graph, starts_later
from pdmap.questions.erasure.groups import is_meant, links_of
from pdmap.questions.erasure.keeping import Kept, kept_at, kept_of
from pdmap.questions.erasure.order import order_of
from pdmap.questions.erasure.places import Category, Receiver, Store, Turn
from pdmap.questions.erasure.reach import Reach, fields_of, reach_of
from pdmap.questions.erasure.receivers import categories_of, declared_by, declared_links, is_declaration, receivers_of
from pdmap.questions.places import is_silent


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """Where the data of a group of people are, and in which order they are erased."""

    subject: str
    stores: tuple[Store, ...]
    """By step, then id."""
    receivers: tuple[Receiver, ...]
    """By id."""
    categories: tuple[Category, ...]
    """Recipients that are named by category only."""
    backups: tuple[System, ...]
    """Stores with backups, or with no answer whether there are any."""
    kept: tuple[Kept, ...]
    activities: tuple[Activity, ...]
    """Activities with data of the people, by id."""
    links: tuple[Link, ...]
    """Links that data of the people take, or may take."""
    open_systems: tuple[System, ...]
    """Systems whose data, or the people in them, are not known or not recorded: they may hold some."""
    reach: Reach
    """Which data get where, in which ways; also as activities declare where no flow tells."""

    @property
    def receiving_step(self) -> int:
        """Return the step in which recipients are told that decide themselves."""
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


def erasure_plan(inventory: Inventory, graph: FlowGraph, subject: str, as_of: dt.date | None = None) -> ErasurePlan:
    """Return where the data of a group of people are, and in which order they are erased.

    Args:
        inventory: What there is.
        graph: Its flow graph.
        subject: Id of the group.
        as_of: The day: who has data only from a later one on has nothing to erase yet. Where missing, all has begun.
    """
    graph = begun_graph(inventory, graph, as_of) if as_of else graph
    links, held = links_of(inventory, graph, subject), fields_of(inventory, subject)
    activities = tuple(_activities(inventory, subject))
    naming = tuple(each for each in activities if each.status != "planned") if as_of else activities
    declared = {
        id_: several
        for id_, several in declared_by(naming).items()
        if not (as_of and starts_later(inventory.parties.get(id_), as_of))
    }
    reach = reach_of(inventory, graph, links, held)
    declarations = declared_links(inventory, graph, reach, declared, subject)
    if declarations:
        reach = reach_of(inventory, graph, (*links, *declarations), held)
    receivers = receivers_of(inventory, reach, declared)
    erasing = [_system(id_) for id_ in held] + [each.element for each in receivers if _erases(each)]
    turns = order_of((*links, *declarations), frozenset(erasing))
    stores = tuple(_stores(inventory, held, reach, turns))
    kept = kept_of(inventory.reference, activities, stores, receivers, reach)
    at = kept_at(kept)
    return ErasurePlan(
        subject=subject,
        stores=tuple(replace(store, kept=at.get(store.element, store.kept)) for store in stores),
        receivers=tuple(
            replace(each, turn=turns.get(each.element), kept=at.get(each.element, each.kept)) for each in receivers
        ),
        categories=categories_of(naming),
        backups=tuple(store.system for store in stores if not isinstance(store.system.backup, Nothing)),
        kept=kept,
        activities=activities,
        links=tuple(link for link in reach.links if not is_declaration(link)),
        open_systems=tuple(system for system in inventory.systems.values() if _is_open(system)),
        reach=reach,
    )


# Private functions


def _erases(receiver: Receiver) -> bool:
    """Return whether a party has a turn of its own among the stores."""
    return receiver.is_ours and receiver.has_own_copy


def _is_open(system: System) -> bool:
    if system.synthetic:
        return False
    if is_silent(system):
        return True
    fields = (field for field in listed(system.fields) if field.protection is not Protection.ANONYMIZED)
    return any(field.subjects is None or isinstance(field.subjects, Unknown) for field in fields)


def _system(id_: str) -> Element:
    return Element(ElementKind.SYSTEM, id_)


def _stores(
    inventory: Inventory, held: Mapping[str, tuple[Field, ...]], reach: Reach, turns: Mapping[Element, Turn]
) -> Iterator[Store]:
    for id_ in sorted(held, key=lambda id_: (turns[_system(id_)].step, id_)):
        data = _within(inventory, held[id_], reach.at[_system(id_)])
        yield Store(inventory.systems[id_], held[id_], data, frozenset(), turns[_system(id_)])


def _within(inventory: Inventory, fields: Iterable[Field], types: Iterable[str]) -> frozenset[str]:
    """Return the types that some fields hold, under whatever name they are there."""
    overlap, held = inventory.reference.overlap, {field.type.id for field in fields}
    return frozenset(each for each in types if each in held or any(overlap(each, own) for own in held))


def _activities(inventory: Inventory, subject: str) -> Iterator[Activity]:
    for _, activity in sorted(inventory.activities.items()):
        if is_meant(inventory, subject, ids(activity.subjects)):
            yield activity
