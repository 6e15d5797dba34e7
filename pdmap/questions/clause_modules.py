"""Which module of the standard contractual clauses fits the roles of exporter and importer."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from pdmap.graph import Element, ElementKind, FlowGraph, LinkKind, activities_by_system
from pdmap.model import PROCESSING, Activity, Inventory, Party, PartyRole, Place
from pdmap.questions.grounds import countries_of
from pdmap.questions.transfers import Leg

MODULES: Mapping[tuple[bool, bool], int] = {(False, False): 1, (False, True): 2, (True, True): 3, (True, False): 4}
"""The module by whether the exporter and the importer process on behalf of others (Decision (EU) 2021/914)."""
ANNEXES = {
    "I.A": frozenset({1, 2, 3, 4}),
    "I.B": frozenset({1, 2, 3, 4}),
    "I.C": frozenset({1, 2, 3}),
    "II": frozenset({1, 2, 3}),
}
"""The modules that have each annex; annex III belongs to those under which sub-processors are named one by one."""
WITH_SUBPROCESSORS = frozenset({2, 3})
"""The modules that have annex III, where sub-processors are authorized one by one."""
_DECIDING = frozenset({PartyRole.CONTROLLER, PartyRole.JOINT_CONTROLLER, PartyRole.AUTHORITY})


def fitting_modules(inventory: Inventory, graph: FlowGraph, leg: Leg) -> list[tuple[int, ...]]:
    """Return the modules that fit a step, the likeliest first, for each role in which the exporter sends the data.

    There are several where the importer has several roles, where another processor may have engaged it,
    or where it is itself established elsewhere and hands the data on. Empty where the manifest does not
    tell the roles.
    """
    importer = inventory.parties.get(leg.recipients[0]) if len(leg.recipients) == 1 else None
    importing = _sides(importer.roles) if importer else []
    if importer is None or not importing:
        return []
    further = _onward_modules(inventory, leg, importer, importing)
    fitting: list[tuple[int, ...]] = []
    for sides in _exporting(inventory, graph, leg):
        between = [MODULES[exports, imports] for exports in sides for imports in importing]
        fitting.append(tuple(dict.fromkeys([*between, *further, *_engaged_modules(leg, importer, sides)])))
    return fitting


def served_activities(inventory: Inventory, graph: FlowGraph, leg: Leg) -> list[Activity]:
    """Return the activities that a step serves, by id; for a place of a hosted system, those of the hosting.

    A system that nobody hosts serves the activities that use it, and a step that an activity declares, or names the
    recipient of, and that no flow shows, serves that activity.
    """
    if isinstance(leg.item, Activity):
        return [leg.item]
    links = [leg.link] if leg.link else graph.links_from(Element(ElementKind.SYSTEM, leg.holder))
    hosting = [link for link in links if link is leg.link or link.kind is LinkKind.HOSTING]
    served = {name for link in hosting for name in link.activities}
    if not leg.link and not hosting:
        served |= activities_by_system(inventory).get(leg.holder, frozenset())
    return [inventory.activities[name] for name in sorted(served) if name in inventory.activities]


# Private functions


def _sides(roles: Collection[PartyRole]) -> list[bool]:
    """Return whether a party processes for others, decides itself, or both; empty where its roles tell neither."""
    processes = [True] if not PROCESSING.isdisjoint(roles) else []
    return [*processes, False] if not _DECIDING.isdisjoint(roles) else processes


def _exporting(inventory: Inventory, graph: FlowGraph, leg: Leg) -> list[list[bool]]:
    """Return the sides that the exporter may be on, one list for each role that it certainly has in the step."""
    if leg.link and leg.link.kind is LinkKind.SUBPROCESSING:
        return [[True]]
    if leg.link and leg.link.source.kind is ElementKind.PARTY:
        sides = _sides(inventory.parties[leg.link.source.id].roles)
        return [sides] if sides else []
    return [
        [side] for side in sorted({not activity.is_controller for activity in served_activities(inventory, graph, leg)})
    ]


def _onward_modules(inventory: Inventory, leg: Leg, importer: Party, importing: list[bool]) -> list[int]:
    """Return the modules under which an importer that is established elsewhere may hand data on to the country."""
    established = importer.country if isinstance(importer.country, Place) else None
    is_there = established is None or leg.country in countries_of(inventory, established)
    if is_there:
        return []
    deciding = [MODULES[False, False], MODULES[False, True]] if False in importing else []
    return [*deciding, MODULES[True, True]] if True in importing else deciding


def _engaged_modules(leg: Leg, importer: Party, sides: Collection[bool]) -> list[int]:
    """Return the module between processors where another one may have engaged the importer.

    What the organization sends itself, as a controller, it sends to a processor of its own.
    """
    is_sent_by_controller = True not in sides and (leg.link is None or leg.link.source.kind is not ElementKind.PARTY)
    is_engaged = PartyRole.SUB_PROCESSOR in importer.roles and not is_sent_by_controller
    return [MODULES[True, True]] if is_engaged else []
