"""Columns that have another name now: a declared one that is gone, and one that nobody declared in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from pdmap.model import Field
from pdmap.scan.columns import column_name
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.sources import Declaration, Found
from pdmap.scan.drift.states import States
from pdmap.scan.verdicts import Tier

ALIKE = 0.6
"""How alike the names of two columns are at least, from 0 to 1, where the classifier says nothing of the new one."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A column that probably has another name now."""

    declaration: Declaration
    found: Found
    reason: str
    """Why the two are taken for one."""


def renames_of(states: States, basis: Basis) -> Mapping[int, Rename]:
    """Return the renames of a system's columns by the ids of the objects that declare them.

    Each column takes the place of one other at most, those that are most alike first.
    """
    candidates = sorted(_candidates(states, basis), key=lambda pair: -pair[0])
    taken: dict[int, Rename] = {}
    used: set[int] = set()
    for _, rename in candidates:
        if id(rename.declaration) not in taken and id(rename.found) not in used:
            taken[id(rename.declaration)] = rename
            used.add(id(rename.found))
    return taken


# Private functions


def _candidates(states: States, basis: Basis) -> Iterator[tuple[float, Rename]]:
    """Yield what may be a rename, with how alike the two are."""
    gone = [declaration for declaration in states.gone if not (declaration.name.is_bare or declaration.name.is_whole)]
    if not gone:
        return
    unknown = [state.found for state in states.columns if state.is_unknown]
    by_table: dict[str, list[Found]] = {}
    by_column: dict[str, list[Found]] = {}
    for found in unknown:
        by_table.setdefault(found.table_parts[-1], []).append(found)
        by_column.setdefault(found.parts[-1], []).append(found)
    tables = {column_name(table.name).parts[-1] for table in states.compared.schema.tables if table.name}
    for declaration in gone:
        *above, leaf = declaration.name.parts
        if above[-1] in tables:
            yield from _within_table(declaration, leaf, by_table.get(above[-1], ()), basis)
        else:
            yield from _with_table(declaration, by_column.get(leaf, ()), basis)


def _within_table(
    declaration: Declaration, leaf: str, columns: list[Found] | tuple[Found, ...], basis: Basis
) -> Iterator[tuple[float, Rename]]:
    """Yield the columns of the same table that are of the same kind, or have a name that is alike."""
    for found in columns:
        alike = _likeness(leaf, found.parts[-1])
        if _is_same_kind(declaration, found, basis):
            yield 1 + alike, Rename(declaration, found, "the same kind of data in the same table")
        elif found.verdict.tier not in _BY_ITSELF and alike >= ALIKE:
            yield alike, Rename(declaration, found, "a name that is alike in the same table")


def _with_table(
    declaration: Declaration, columns: list[Found] | tuple[Found, ...], basis: Basis
) -> Iterator[tuple[float, Rename]]:
    """Yield the columns of the same name and kind in other tables, where the whole table is gone."""
    table = declaration.name.parts[-2]
    for found in columns:
        if _is_same_kind(declaration, found, basis):
            yield (
                _likeness(table, found.table_parts[-1]),
                Rename(declaration, found, "the same name and kind of data, and its table is gone"),
            )


def _likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; a name that only got something behind it is hardly another one."""
    whole = SequenceMatcher(None, one, other).ratio()
    first = max(
        SequenceMatcher(None, one, other.partition("_")[0]).ratio(),
        SequenceMatcher(None, one.partition("_")[0], other).ratio(),
    )
    return max(whole, _OF_FIRST * first)


def _is_same_kind(declaration: Declaration, found: Found, basis: Basis) -> bool:
    item, kind = declaration.item, found.verdict.data_type
    return isinstance(item, Field) and kind is not None and basis.is_same_kind(item.type.id, kind)


# Private tables

_BY_ITSELF = frozenset({Tier.DIRECT, Tier.POINTER})
"""Tiers of columns that are about a person by themselves: of another kind, they are other columns."""
_OF_FIRST = 0.9
"""How much the first word of a name counts, beside the whole."""
