"""What is looked up for every element and line of a view, gathered once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import lru_cache

from pdmap import escape
from pdmap.findings import Finding
from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph, activities_by_system
from pdmap.model import Activity, Inventory, owner_of
from pdmap.questions.flow_numbers import flow_numbers
from pdmap.questions.transfers import Leg
from pdmap.reference import Reference
from pdmap.views.material import Material
from pdmap.views.signs import Mark, Weight
from pdmap.views.view import Note

_Legs = Mapping[str, tuple[Leg, ...]]


@dataclass(frozen=True, slots=True)
class Survey:
    """The inventory and its graph, with steps and activities by what they belong to."""

    inventory: Inventory
    graph: FlowGraph
    legs: tuple[Leg, ...]
    as_of: dt.date
    legs_of_links: _Legs
    """Steps that links make, by the id of the link."""
    legs_of_systems: _Legs
    """Steps that systems make by where they are and from where they are reached, by the id of the system."""
    legs_into_parties: _Legs
    """Steps that links make, by the id of the party at their end."""
    activities_of_systems: Mapping[str, tuple[Activity, ...]]
    numbers: Mapping[str, int]
    """The number of each link, by its id."""
    notes: Mapping[str, tuple[Note, ...]]
    """Open findings by the address of the object that they are on, such as `systems/console`."""

    signs: dict[str, tuple[tuple[Mark, ...], Weight]] = field(default_factory=dict, compare=False)
    """What `edges.link_signs` found of single links: every view asks for it again, for its lines and its table."""

    @property
    def reference(self) -> Reference:
        """Return vocabulary and law."""
        return self.inventory.reference


def survey(material: Material) -> Survey:
    """Return what a view is made from, ready to be looked up; views of the same inventory share it."""
    return _survey(_Subject(material.inventory, material.graph, material.legs, material.findings, material.as_of))


# Private functions

_REVISIONS = 2
"""How many inventories are looked at by turns."""


@dataclass(frozen=True, slots=True, eq=False)
class _Subject:
    """What is surveyed; the same where all its parts are, which nobody changes."""

    inventory: Inventory
    graph: FlowGraph
    legs: tuple[Leg, ...]
    findings: tuple[Finding, ...] | None
    as_of: dt.date

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Subject) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[int | dt.date, ...]:
        return id(self.inventory), id(self.graph), id(self.legs), id(self.findings), self.as_of


@lru_cache(_REVISIONS)
def _survey(subject: _Subject) -> Survey:
    inventory = subject.inventory
    users = activities_by_system(inventory)
    return Survey(
        inventory=inventory,
        graph=subject.graph,
        legs=subject.legs,
        as_of=subject.as_of,
        legs_of_links=_by(lambda leg: leg.link.id if leg.link else None, subject.legs),
        legs_of_systems=_by(lambda leg: None if leg.link else leg.holder, subject.legs),
        legs_into_parties=_by(lambda leg: leg.holder if leg.link else None, subject.legs),
        activities_of_systems={
            system: tuple(inventory.activities[name] for name in sorted(names)) for system, names in users.items()
        },
        numbers=flow_numbers(link.id for link in subject.graph.links),
        notes=_notes(subject.findings or ()),
    )


def _notes(findings: Iterable[Finding]) -> Mapping[str, tuple[Note, ...]]:
    notes: dict[str, list[Note]] = {}
    for finding in findings:
        note = Note(finding.check.code, finding.check.severity, finding.message, escape.terminal(str(finding.location)))
        notes.setdefault(owner_of(finding.address), []).append(note)
    return {address: tuple(several) for address, several in notes.items()}


def _by(key: Callable[[Leg], str | None], legs: Iterable[Leg]) -> _Legs:
    grouped: dict[str, list[Leg]] = {}
    for leg in legs:
        name = key(leg)
        if name is not None:
            grouped.setdefault(name, []).append(leg)
    return {name: tuple(group) for name, group in grouped.items()}
