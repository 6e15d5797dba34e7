"""Hold an inventory against what its sources hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pdmap.frozen import dataclass
from pdmap.model import Field, Inventory
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.consistency import inconsistent
from pdmap.scan.drift.declared import contested
from pdmap.scan.drift.difference import Difference
from pdmap.scan.drift.gone import missing
from pdmap.scan.drift.renames import renames_of
from pdmap.scan.drift.sources import Compared
from pdmap.scan.drift.states import State, States, states_of
from pdmap.scan.drift.unknown import undeclared
from pdmap.scan.drift.unread import unread
from pdmap.scan.drift.vendors import new_vendors
from pdmap.scan.packages import VendorUses


@dataclass(frozen=True, slots=True)
class Count:
    """How much of a system was compared."""

    system: str
    """Its id."""
    columns: int
    declared: int
    not_personal: int
    unknown: int
    unread: int
    """Parts of its sources that could not be read."""


@dataclass(frozen=True, slots=True)
class Drift:
    """What an inventory says and its sources do not, and the other way round."""

    differences: tuple[Difference, ...]
    """System by system in the order of the inventory, as they were found."""
    counts: tuple[Count, ...]
    """Of each system that has sources."""


def compare(
    inventory: Inventory, systems: Sequence[Compared], basis: Basis, vendors: VendorUses | None = None
) -> Drift:
    """Return what differs between an inventory and its sources.

    Args:
        inventory: The inventory.
        systems: Its systems that have sources, with what is in these.
        basis: What differences are judged by.
        vendors: Vendors that files of dependencies name; `None` where there are no such files.
    """
    states = [states_of(compared, basis) for compared in systems]
    differences = [difference for each in states for difference in _of_system(each, basis)]
    differences += inconsistent(inventory.systems.values(), _confirmed(states, basis), basis)
    if vendors:
        differences += new_vendors(inventory, vendors.uses, basis)
        differences += unread(None, vendors.troubles, basis)
    return Drift(tuple(differences), tuple(map(_count, states)))


# Private functions


def _of_system(states: States, basis: Basis) -> Iterator[Difference]:
    compared = states.compared
    yield from unread(compared.system, compared.schema.troubles, basis)
    # Where columns may be missing from the source, nobody can say that one is gone.
    renames = renames_of(states, basis) if compared.is_whole else {}
    # Another source, such as the models beside a dump, has the new name as well.
    moved = {rename.found.parts for rename in renames.values()}
    unknown = [state for state in states.columns if state.is_unknown and state.found.parts not in moved]
    yield from undeclared(states, unknown, basis)
    yield from contested(states, basis)
    if compared.is_whole:
        yield from missing(states, renames, basis)


def _confirmed(states: Iterable[States], basis: Basis) -> frozenset[int]:
    """Return the ids of fields of whose columns the sources say the same."""
    columns = (state for each in states for state in each.columns)
    return frozenset(id(item) for state in columns for item in _fields(state) if _agrees(item, state, basis))


def _fields(state: State) -> Iterator[Field]:
    yield from (declaration.item for declaration in state.fields if isinstance(declaration.item, Field))


def _agrees(item: Field, state: State, basis: Basis) -> bool:
    kind = state.found.verdict.data_type
    return kind is not None and basis.is_same_kind(item.type.id, kind)


def _is_said(state: State) -> bool:
    return not state.is_unknown


def _count(states: States) -> Count:
    # A dump and the models of a program hold one column twice: it counts once, as what is said of one of the two.
    columns = tuple({state.found.parts: state for state in sorted(states.columns, key=_is_said)}.values())
    return Count(
        system=states.compared.system.id,
        columns=len(columns),
        declared=sum(bool(state.fields) for state in columns),
        not_personal=sum(state.negative is not None for state in columns),
        unknown=sum(state.is_unknown for state in columns),
        unread=sum(trouble.is_lost for trouble in states.compared.schema.troubles),
    )
