"""Declared columns that no source has, apart by whether they have another name now (DRF002, DRF005, DRF009)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.config.values import DriftKind
from pdmap.findings import Finding
from pdmap.scan.columns import column_name
from pdmap.scan.drift.basis import Basis, address_of
from pdmap.scan.drift.checks import GONE, IDLE_NEGATIVE, RENAMED
from pdmap.scan.drift.difference import Difference, Move
from pdmap.scan.drift.renames import Rename
from pdmap.scan.drift.sources import Declaration
from pdmap.scan.drift.states import States
from pdmap.scan.drift.wording import code, titled, typed
from pdmap.spelling import nearest


def missing(states: States, renames: Mapping[int, Rename], basis: Basis) -> Iterator[Difference]:
    """Yield a difference for each declared column that no source has.

    Args:
        states: What the inventory says of the system's columns.
        renames: The new names of columns, by the ids of the objects that declare them.
        basis: What they are judged by.
    """
    known = {state.found.written.casefold(): state.found.written for state in states.columns}
    for declaration in states.gone:
        rename = renames.get(id(declaration))
        yield _renamed(states, rename, basis) if rename else _gone(states, declaration, known)
    for declaration in states.idle:
        yield _idle(states, declaration, known)


# Private functions


def _renamed(states: States, rename: Rename, basis: Basis) -> Difference:
    system, declaration, found = states.compared.system, rename.declaration, rename.found
    entry = declaration.node.location("the old name")
    return Difference(
        finding=Finding(
            check=RENAMED,
            message=f"{code(declaration.written)} of {titled(system)} is gone, and {typed(found)} is there instead: "
            f"{rename.reason}",
            location=basis.place_of(found, "the new name"),
            address=address_of(system, _plain(declaration)),
            remedy=f"move the entry, as `pdmap drift --write` does: write {code(found.written)} for "
            f"{code(declaration.written)}",
            related=(entry,),
            detail=found.written,
        ),
        entry=entry,
        kind=DriftKind.RENAMED,
        patch=Move(declaration.node, found.written),
    )


def _gone(states: States, declaration: Declaration, known: Mapping[str, str]) -> Difference:
    system = states.compared.system
    entry = declaration.node.location("no source has it")
    return Difference(
        finding=Finding(
            check=GONE,
            message=f"{code(declaration.written)} of {titled(system)} is declared, and no source of the system has it"
            f"{_table_hint(states, declaration)}",
            location=entry,
            address=address_of(system, _plain(declaration)),
            remedy=_hint(declaration, known)
            or "take the name out, or correct it; take the field out only where its data are gone",
        ),
        entry=entry,
        kind=DriftKind.GONE,
    )


def _idle(states: States, declaration: Declaration, known: Mapping[str, str]) -> Difference:
    system = states.compared.system
    entry = declaration.node.location("no source has it")
    return Difference(
        finding=Finding(
            check=IDLE_NEGATIVE,
            message=f"{code(declaration.written)} of {titled(system)} is declared not personal, and no source of the "
            f"system has it{_table_hint(states, declaration)}",
            location=entry,
            address=address_of(system, _plain(declaration)),
            remedy=_hint(declaration, known) or "take the name out of `not_personal`, or correct it",
        ),
        entry=entry,
    )


def _plain(declaration: Declaration) -> str:
    """Return a declared name without quotes, which say nothing of what is meant."""
    name = declaration.name
    return ".".join((*name.parts, "*") if name.is_whole else name.parts)


def _table_hint(states: States, declaration: Declaration) -> str:
    """Return that the whole table is gone, where that is so."""
    parts = declaration.name.parts if declaration.name.is_whole else declaration.name.parts[:-1]
    if not parts:
        return ""
    tables = (column_name(table.name).parts for table in states.compared.schema.tables)
    return "" if any(table[-1] == parts[-1] for table in tables) else f": there is no table {code(parts[-1])}"


def _hint(declaration: Declaration, known: Mapping[str, str]) -> str:
    if declaration.name.is_bare:
        return "name the table too, as in `table.column`"
    suggestion = nearest(declaration.written.casefold(), known)
    return f"did you mean {code(known[suggestion])}?" if suggestion else ""
