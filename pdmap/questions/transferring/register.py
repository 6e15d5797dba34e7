"""The register of transfers under each law that an inventory is judged by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.graph import FlowGraph
from pdmap.model import Inventory
from pdmap.questions.beginning import begun_links
from pdmap.questions.grounds import laws_of, under_law
from pdmap.questions.transferring.ahead import Ahead, ahead_of
from pdmap.questions.transferring.open_points import OpenPoint, open_points
from pdmap.questions.transferring.paths import TransferPath, transfer_paths
from pdmap.questions.transfers import Leg, transfer_legs


@dataclass(frozen=True, slots=True)
class Entry:
    """A transfer with what is open about it."""

    path: TransferPath
    open: tuple[OpenPoint, ...]
    ahead: Ahead | None = None
    """That it begins later; `None` where data may be transferred already."""


@dataclass(frozen=True, slots=True)
class Register:
    """The transfers under one law."""

    regime: str
    inventory: Inventory
    """As it is judged by this law alone."""
    legs: tuple[Leg, ...]
    """Every step of data to a place under this law, inside and outside its territory."""
    entries: tuple[Entry, ...]
    """What begins later stands last."""
    total: int
    """How many transfers there are, those that were left out too."""

    @property
    def current(self) -> tuple[Entry, ...]:
        """Return the transfers that may take place already."""
        return tuple(entry for entry in self.entries if not entry.ahead)

    @property
    def planned(self) -> tuple[Entry, ...]:
        """Return the transfers that begin later."""
        return tuple(entry for entry in self.entries if entry.ahead)

    def only(self, is_meant: Callable[[Entry], bool]) -> Register:
        """Return the register with some of its transfers alone."""
        return replace(self, entries=tuple(entry for entry in self.entries if is_meant(entry)))


def registers_of(inventory: Inventory, graph: FlowGraph, as_of: dt.date) -> tuple[Register, ...]:
    """Return the register of each law, the organization's first law first."""
    return tuple(_register(under_law(inventory, law), graph, as_of, law) for law in laws_of(inventory))


# Private functions


def _register(inventory: Inventory, graph: FlowGraph, as_of: dt.date, law: str) -> Register:
    legs = transfer_legs(inventory, graph, as_of, law)
    paths = transfer_paths(inventory, graph, legs, as_of)
    begun = begun_links(inventory, graph, as_of)
    entries = [
        Entry(path, open_points(inventory, path, as_of), ahead_of(inventory, path, begun, as_of)) for path in paths
    ]
    in_order = sorted(entries, key=lambda entry: entry.ahead is not None)
    return Register(law, inventory, legs, tuple(in_order), len(entries))
