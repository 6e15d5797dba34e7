"""What one importer gets in third countries, step by step: what the clauses between exporter and importer are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pdmap.graph import ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Activity, Inventory, Item, MechanismUse, Party, System, Transfer
from pdmap.questions.clause_modules import served_activities
from pdmap.questions.importers import transferring
from pdmap.questions.transfers import Leg

T = TypeVar("T", bound=Item)


@dataclass(frozen=True, slots=True)
class Export:
    """A step of data to an importer in third countries: a flow, the hosting of a system, an engagement."""

    importer: Party
    exporter: Party | None
    """`None` for the organization itself."""
    legs: tuple[Leg, ...]
    """The same step by country and sense."""
    link: Link | None
    """`None` where only the place of a system tells of it."""
    activities: tuple[Activity, ...]
    """What it serves."""

    @property
    def data(self) -> frozenset[str]:
        """Return the data types that the importer gets."""
        return frozenset().union(*(leg.data for leg in self.legs))

    @property
    def subjects(self) -> frozenset[str]:
        """Return the people whose data the importer gets."""
        return frozenset().union(*(leg.subjects for leg in self.legs))

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """Return the transfers that were written for the step, each once."""
        return distinct(transfer for leg in self.legs for transfer in leg.judgment.transfers)

    @property
    def mechanisms(self) -> tuple[MechanismUse, ...]:
        """Return the mechanisms that were recorded for the step, each once."""
        return distinct(use for leg in self.legs for use in leg.mechanisms)

    @property
    def system(self) -> System | None:
        """Return the system that the importer runs, where the step is its hosting."""
        item = self.legs[0].item
        return item if isinstance(item, System) else None


def exports(inventory: Inventory, graph: FlowGraph, legs: Sequence[Leg]) -> tuple[Export, ...]:
    """Return every step that brings data to an importer in a third country, by importer."""
    groups: dict[tuple[str, str], list[Leg]] = {}
    for leg in transferring(inventory, legs):
        for party in leg.recipients:
            if party in inventory.parties:
                groups.setdefault((party, _step(leg, party)), []).append(leg)
    links = {link.id: link for link in graph.links}
    order = sorted(groups.items())
    return tuple(_export(inventory, graph, party, links.get(step), found) for (party, step), found in order)


def names_of(found: Iterable[Export]) -> tuple[str, ...]:
    """Return what transfers can be named by: the ids of their importers, then those of their flows."""
    several = tuple(found)
    flows = (export.link.flow.id for export in several if export.link and export.link.flow)
    return tuple(dict.fromkeys([*(export.importer.id for export in several), *flows]))


def named(found: Iterable[Export], name: str) -> tuple[Export, ...]:
    """Return the transfers to an importer, or, where no importer has the id, that of a flow."""
    several = tuple(found)
    to_party = tuple(export for export in several if export.importer.id == name)
    return to_party or tuple(each for each in several if each.link and each.link.flow and each.link.flow.id == name)


def distinct(items: Iterable[T]) -> tuple[T, ...]:
    """Return parts of an inventory, each once, in the order of their first mention."""
    return tuple({item.address: item for item in items}.values())


# Private functions


def _step(leg: Leg, party: str) -> str:
    """Return the id of the link that a step goes by; that of the hosting for the place of a system."""
    return leg.link.id if leg.link else f"{LinkKind.HOSTING}:{leg.holder}:{party}"


def _export(inventory: Inventory, graph: FlowGraph, party: str, link: Link | None, legs: list[Leg]) -> Export:
    source = link.source if link and link.kind is not LinkKind.HOSTING else None
    exporter = inventory.parties.get(source.id) if source and source.kind is ElementKind.PARTY else None
    return Export(
        importer=inventory.parties[party],
        exporter=exporter,
        legs=tuple(legs),
        link=link,
        activities=tuple(_served(inventory, graph, legs)),
    )


def _served(inventory: Inventory, graph: FlowGraph, legs: list[Leg]) -> Iterator[Activity]:
    found = {activity.id: activity for leg in legs for activity in served_activities(inventory, graph, leg)}
    yield from (found[name] for name in sorted(found))
