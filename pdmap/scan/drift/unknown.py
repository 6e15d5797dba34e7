"""Columns of which nobody has said anything, and that speak of persons (DRF001, DRF008)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from pdmap.config.values import DriftKind
from pdmap.counting import counted
from pdmap.findings import Finding, Severity
from pdmap.model import Field, System
from pdmap.scan.columns import without_default_schema
from pdmap.scan.drift.basis import Basis, address_of, entry_of
from pdmap.scan.drift.checks import RELISTED, UNDECLARED
from pdmap.scan.drift.difference import Addition, Difference
from pdmap.scan.drift.sources import Found, declared_fields
from pdmap.scan.drift.states import State, States
from pdmap.scan.drift.wording import code, several, titled, typed, why, with_field, with_fields, with_negative
from pdmap.scan.verdicts import Tier, is_known_by_experience


def undeclared(states: States, columns: Iterable[State], basis: Basis) -> Iterator[Difference]:
    """Yield a difference for each undeclared column that is about a person or leads to one, and for each table beside.

    Args:
        states: What the inventory says of the system's columns.
        columns: Those of which it says nothing.
        basis: What they are judged by.
    """
    linked: dict[str, list[Found]] = {}
    system = states.compared.system
    for state in columns:
        found = state.found
        match found.verdict.tier:
            case Tier.DIRECT | Tier.POINTER:
                yield _of_column(system, found, basis)
            case Tier.LINKED:
                linked.setdefault(found.table_name, []).append(found)
            case Tier.SECRET | Tier.NONE:
                continue
            case never:
                assert_never(never)
    about = {
        without_default_schema(verdict.table): verdict.about
        for verdict in states.compared.tables
        if verdict.is_personal
    }
    yield from (_of_table(system, found, about.get(table, ""), basis) for table, found in linked.items())


# Private functions


def _of_column(system: System, found: Found, basis: Basis) -> Difference:
    is_direct, data_type = found.verdict.tier is Tier.DIRECT, found.verdict.data_type
    likely = f"looks like {code(data_type)}" if data_type else "looks personal"
    says = likely if is_direct else "leads to a person"
    is_relisted = basis.dictionary.finds_anew(found.verdict)
    since = f", for a dictionary newer than {basis.dictionary.pinned}" if is_relisted else ""
    is_likely = is_known_by_experience(found.verdict)
    check = UNDECLARED if is_direct and not is_likely else replace(UNDECLARED, severity=Severity.WARNING)
    kind = DriftKind.LIKELY if is_likely else DriftKind.DIRECT if is_direct else DriftKind.POINTER
    entry = entry_of(system, "fields")
    return Difference(
        finding=Finding(
            check=RELISTED if is_relisted else check,
            message=f"{typed(found)} of {titled(system)} {says} and is not declared{since}{why(found)}",
            location=basis.place_of(found, "not declared"),
            address=address_of(system, found.written),
            remedy=_remedy(system, found, basis),
            related=(entry,),
        ),
        entry=entry,
        kind=None if is_relisted else kind,
        patch=Addition(system, data_type, found.written) if data_type and not is_relisted else None,
    )


def _remedy(system: System, found: Found, basis: Basis) -> str:
    bare = _without_column(system, found.verdict.data_type)
    own = with_field(system.id, found.verdict.data_type, found.written)
    negative = with_negative(system.id, found, basis.dictionary.version)
    first = f"{code(bare.type.id)} is declared for the system, without a column: add its column" if bare else ""
    lead = f"{first}, or declare it by itself" if first else "declare it"
    return f"{lead}:\n{own}\nor, where no personal data are in it:\n{negative}"


def _without_column(system: System, data_type: str | None) -> Field | None:
    fields = (field for field in declared_fields(system) if field.type.id == data_type and not field.column)
    return next(fields, None)


def _of_table(system: System, columns: list[Found], about: str, basis: Basis) -> Difference:
    first, name = columns[0], columns[0].table_name
    columns = list({found.parts: found for found in reversed(columns)}.values())[::-1]
    entry = entry_of(system, "fields")
    whom = f" ({about})" if about else ""
    is_likely = all(is_known_by_experience(found.verdict) for found in columns)
    number = counted(len(columns), "column of it is", "columns of it are")
    names = several([found.column.full_name for found in columns])
    return Difference(
        finding=Finding(
            check=replace(UNDECLARED, severity=Severity.NOTE),
            message=f"the rows of {code(name)} of {titled(system)} are {'likely ' if is_likely else ''}about persons"
            f"{whom}, and {number} not declared: {names}",
            location=basis.places.of(first.table.place, name.rpartition(".")[2], "about persons"),
            address=address_of(system, f"{name}.*"),
            remedy=_remedy_of_table(system, columns, name),
            related=(entry,),
        ),
        entry=entry,
        kind=DriftKind.LIKELY if is_likely else DriftKind.LINKED,
    )


def _remedy_of_table(system: System, columns: list[Found], name: str) -> str:
    """Return the columns with their types; the whole table where several are all of one type, or of none."""
    types = {found.verdict.data_type for found in columns}
    if len(types) == 1 < len(columns):
        whole = with_field(system.id, types.pop(), f"{name}.*")
        return f"declare what is about the person, or the whole table where all of it is:\n{whole}"
    fields = [(found.verdict.data_type, found.written) for found in columns]
    return f"declare what is about the person:\n{with_fields(system.id, fields)}"
