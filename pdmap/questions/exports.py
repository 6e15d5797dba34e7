"""What one importer gets in third countries, step by step: what the clauses between exporter and importer are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from pdmap.frozen import dataclass
from pdmap.graph import ElementKind, FlowGraph, Link, LinkKind
from pdmap.model import Activity, Inventory, Item, MechanismUse, Party, System, Transfer, ids, listed
from pdmap.questions.clause_modules import served_activities
from pdmap.questions.grounds import Cover, countries_of, judge
from pdmap.questions.importers import transferring
from pdmap.questions.transfers import Leg, Presence

T = TypeVar("T", bound=Item)

_PAPERWORK = (
    "modules",
    "signed",
    "expires",
    "annexes",
    "safeguards",
    "authority_informed",
    "subjects_informed",
    "ref",
    "description",
)
"""Keys of a mechanism."""


@dataclass(frozen=True, slots=True)
class Export:
    """A step of data to an importer in third countries: by a flow, a hosting, an engagement, or as declared."""

    importer: Party
    exporter: Party | None
    """`None` for the organization itself."""
    legs: tuple[Leg, ...]
    """The same step by country and sense."""
    link: Link | None
    """`None` where only the place of a system, or what an activity declares, tells of it."""
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
        return telling(use for leg in self.legs for use in leg.mechanisms)

    @property
    def item(self) -> Item:
        """Return the object that tells of it: a flow, a system, a party or an activity."""
        return self.legs[0].item

    @property
    def system(self) -> System | None:
        """Return the system that the importer runs, where the step is its hosting."""
        return self.item if isinstance(self.item, System) else None

    @property
    def declared_by(self) -> Activity | None:
        """Return the activity that declares it, where nothing else tells of it."""
        return self.item if isinstance(self.item, Activity) else None


def exports(inventory: Inventory, graph: FlowGraph, legs: Sequence[Leg], as_of: dt.date) -> tuple[Export, ...]:
    """Return every step that brings data to an importer in a third country, by importer.

    Args:
        inventory: The inventory.
        graph: Its flow graph.
        legs: Its steps of data to places.
        as_of: The day on which mechanisms and decisions are judged.
    """
    groups: dict[tuple[str, str], list[Leg]] = {}
    for leg in transferring(inventory, legs):
        for party in leg.recipients:
            if party in inventory.parties:
                groups.setdefault((party, _step(leg, party)), []).append(leg)
    links = {link.id: link for link in graph.links}
    shown = [
        _export(inventory, graph, party, links.get(step), found) for (party, step), found in sorted(groups.items())
    ]
    known = {(export.importer.id, activity.id) for export in shown for activity in export.activities}
    several = (*shown, *declared_exports(inventory, known, as_of))
    return tuple(sorted(several, key=lambda export: export.importer.id))


def declared_exports(inventory: Inventory, known: Collection[tuple[str, str]], as_of: dt.date) -> Iterator[Export]:
    """Yield the transfers to third countries that activities declare, and that nothing else tells of.

    Args:
        inventory: The inventory.
        known: Importers and activities that something else tells of.
        as_of: The day on which mechanisms and decisions are judged.
    """
    for activity in inventory.activities.values():
        for importer, transfers in _by_importer(activity):
            is_new = importer in inventory.parties and (importer, activity.id) not in known
            declared = _declared(inventory, activity, transfers, as_of) if is_new else None
            if declared and declared.legs:
                yield declared


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


def telling(uses: Iterable[MechanismUse]) -> tuple[MechanismUse, ...]:
    """Return the mechanisms for one importer, each once: one that an activity names again is the same paperwork.

    What says no more than another use of the same mechanism is left out.
    """
    several = distinct(uses)
    said = [_said(use) for use in several]
    return tuple(
        use
        for place, use in enumerate(several)
        if said[place] not in said[:place] and not any(said[place] < other for other in said)
    )


# Private functions


def _said(use: MechanismUse) -> frozenset[tuple[str, object]]:
    """Return what is written of a mechanism, key by key."""
    told = ((key, getattr(use, key)) for key in _PAPERWORK)
    return frozenset([("mechanism", use.mechanism.id), *((key, value) for key, value in told if value)])


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


def _by_importer(activity: Activity) -> Iterator[tuple[str, tuple[Transfer, ...]]]:
    """Yield the importers that the transfers of an activity name, each with its transfers."""
    written: dict[str, list[Transfer]] = {}
    for transfer in listed(activity.transfers):
        if transfer.importer:
            written.setdefault(transfer.importer.id, []).append(transfer)
    yield from ((importer, tuple(transfers)) for importer, transfers in written.items())


def _declared(inventory: Inventory, activity: Activity, transfers: tuple[Transfer, ...], as_of: dt.date) -> Export:
    """Return what an activity declares that no flow shows; without legs where it stays inside."""
    (importer,) = {transfer.importer.id for transfer in transfers if transfer.importer}
    party = inventory.parties[importer]
    subjects = frozenset(ids(activity.subjects))
    cover = Cover((party,), transfers, subjects)
    legs = (
        Leg(
            link=None,
            holder=party.id,
            presence=Presence.DECLARED,
            place=place,
            country=country,
            item=activity,
            data=frozenset(ids(activity.data)),
            subjects=subjects,
            judgment=judge(inventory, country, cover, as_of),
            recipients=(party.id,),
        )
        for transfer in transfers
        for place in transfer.countries
        for country in countries_of(inventory, place)
    )
    restricted = tuple(leg for leg in legs if leg.is_restricted)
    return Export(importer=party, exporter=None, legs=restricted, link=None, activities=(activity,))
