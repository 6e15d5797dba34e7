"""The three states of a column: declared, declared not personal with a reason, and unknown."""

from __future__ import annotations

from dataclasses import field

from pdmap.frozen import dataclass
from pdmap.model import Field, NotPersonal
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.matching import Index
from pdmap.scan.drift.sources import Compared, Declaration, Found, declarations, declared_fields, found_columns
from pdmap.scan.verdicts import Tier


@dataclass(slots=True)
class State:
    """What an inventory says of one column of a source."""

    found: Found
    fields: list[Declaration] = field(default_factory=list)
    """The fields that name it."""
    negative: Declaration | None = None
    """The entry under `not_personal` that names it: the one that names the column itself before one for its table."""

    @property
    def is_unknown(self) -> bool:
        """Return whether nobody has said anything of it."""
        return not self.fields and self.negative is None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the data types that it is declared as."""
        return tuple(each.item.type.id for each in self.fields if isinstance(each.item, Field))


@dataclass(frozen=True, slots=True)
class States:
    """What an inventory says of the columns of a system."""

    compared: Compared
    columns: tuple[State, ...]
    """In the order of the sources."""
    gone: tuple[Declaration, ...]
    """Fields' columns that no source has."""
    idle: tuple[Declaration, ...]
    """Names under `not_personal` that no source has."""


def states_of(compared: Compared, basis: Basis) -> States:
    """Return what an inventory says of the columns of a system, and of which it says something without them.

    A field for a whole table says nothing of a column that is about a person by itself, and of another kind of data.
    """
    found = found_columns(compared)
    index = Index.of(found)
    states = {id(column): State(column) for column in found}
    gone: list[Declaration] = []
    idle: list[Declaration] = []
    for declaration in declarations(declared_fields(compared.system)):
        meant = index.meant_by(declaration)
        for column in meant:
            states[id(column)].fields.append(declaration)
        gone += [] if meant else [declaration]
    for declaration in declarations(compared.system.not_personal):
        meant = index.meant_by(declaration)
        for column in meant:
            _take(states[id(column)], declaration)
        idle += [] if meant else [declaration]
    return States(compared, tuple(_settled(state, basis) for state in states.values()), tuple(gone), tuple(idle))


def entry_of(declaration: Declaration) -> NotPersonal:
    """Return the entry that a name under `not_personal` belongs to."""
    item = declaration.item
    if not isinstance(item, NotPersonal):
        raise TypeError(declaration.written)
    return item


# Private functions


def _is_of_another_kind(state: State, basis: Basis) -> bool:
    """Return whether a column is about a person by itself, as none of the kinds that it is declared as."""
    verdict = state.found.verdict
    kind = verdict.data_type
    if verdict.tier is not Tier.DIRECT or kind is None:
        return False
    return not any(basis.is_same_kind(kind, declared) for declared in state.kinds)


def _take(state: State, declaration: Declaration) -> None:
    if state.negative is None or (state.negative.name.is_whole and not declaration.name.is_whole):
        state.negative = declaration


def _settled(state: State, basis: Basis) -> State:
    """Return a state in which the narrower of two statements counts: a column goes before its whole table."""
    exact = [declaration for declaration in state.fields if not declaration.name.is_whole]
    if exact:
        state.fields = exact
    elif (state.negative and not state.negative.name.is_whole) or _is_of_another_kind(state, basis):
        state.fields = []
    if state.fields:
        state.negative = None
    return state
