"""Declared columns that no source has, apart by whether they have another name now (DRF002, DRF005, DRF009)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pdmap.config.values import DriftKind
from pdmap.findings import Finding
from pdmap.frozen import dataclass
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
    known = _Known.of(states)
    for declaration in states.gone:
        rename = renames.get(id(declaration))
        yield _renamed(states, rename, basis) if rename else _gone(states, declaration, known)
    for declaration in states.idle:
        yield _idle(states, declaration, known)


# Private functions


def _renamed(states: States, rename: Rename, basis: Basis) -> Difference:
    system, declaration, found = states.compared.system, rename.declaration, rename.found
    entry = declaration.node.location("the old name")
    there = "may be there" if rename.doubt else "is there"
    old, new = code(declaration.written), code(found.written)
    return Difference(
        finding=Finding(
            check=RENAMED,
            message=f"{old} of {titled(system)} is gone, and {typed(found)} {there} instead: {rename.reason}",
            location=basis.place_of(found, "the new name"),
            address=address_of(system, _plain(declaration)),
            remedy=_remedy(rename, f"write {new} for {old}"),
            related=(entry,),
            detail=found.written,
        ),
        entry=entry,
        kind=DriftKind.RENAMED,
        patch=None if rename.doubt else Move(declaration.node, found.written),
        left=rename.doubt and f"{new} may be its new name, but {rename.doubt}",
    )


def _remedy(rename: Rename, move: str) -> str:
    if not rename.doubt:
        return f"move the entry: {move}; `pdmap drift --write` does so"
    return (
        f"look whether it is the same column, which `pdmap drift --write` leaves to you: {rename.doubt}; if it is, "
        f"{move}; if it is another one, declare that, and take this one out"
    )


def _gone(states: States, declaration: Declaration, known: _Known) -> Difference:
    system = states.compared.system
    entry = declaration.node.location("no source has it")
    return Difference(
        finding=Finding(
            check=GONE,
            message=f"{code(declaration.written)} of {titled(system)} is declared, and no source of the system has it"
            f"{known.table_hint(declaration)}",
            location=entry,
            address=address_of(system, _plain(declaration)),
            remedy=_hint(declaration, known)
            or "take the name out, or correct it; take the field out only where its data are gone",
        ),
        entry=entry,
        kind=DriftKind.GONE,
    )


def _idle(states: States, declaration: Declaration, known: _Known) -> Difference:
    system = states.compared.system
    entry = declaration.node.location("no source has it")
    return Difference(
        finding=Finding(
            check=IDLE_NEGATIVE,
            message=f"{code(declaration.written)} of {titled(system)} is declared not personal, and no source of the "
            f"system has it{known.table_hint(declaration)}",
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


def _hint(declaration: Declaration, known: _Known) -> str:
    if declaration.name.is_bare:
        return "name the table too, as in `table.column`"
    suggestion = known.nearest(declaration)
    return f"did you mean {code(suggestion)}?" if suggestion else ""


@dataclass(frozen=True, slots=True)
class _Known:
    """The columns that there are, by what a misspelled name has in common with them."""

    by_table: Mapping[str, Mapping[str, str]]
    """By the last part of the name of the table: each column as written, by its name in small letters."""
    by_column: Mapping[str, Mapping[str, str]]
    """By the last part of the name of the column."""

    @classmethod
    def of(cls, states: States) -> _Known:
        """Return the columns of a system's sources."""
        by_table: dict[str, dict[str, str]] = {}
        by_column: dict[str, dict[str, str]] = {}
        for state in states.columns:
            written = state.found.written
            by_table.setdefault(state.found.table_parts[-1], {})[written.casefold()] = written
            by_column.setdefault(state.found.parts[-1], {})[written.casefold()] = written
        return cls(by_table, by_column)

    def nearest(self, declaration: Declaration) -> str | None:
        """Return the one column of the same table, or of the same name, that is probably meant."""
        *above, leaf = declaration.name.parts
        candidates = {**self.by_column.get(leaf, {}), **(self.by_table.get(above[-1], {}) if above else {})}
        suggestion = nearest(declaration.written.casefold(), candidates)
        return candidates[suggestion] if suggestion else None

    def table_hint(self, declaration: Declaration) -> str:
        """Return that the whole table is gone, where that is so."""
        parts = declaration.name.parts if declaration.name.is_whole else declaration.name.parts[:-1]
        return f": there is no table {code(parts[-1])}" if parts and parts[-1] not in self.by_table else ""
