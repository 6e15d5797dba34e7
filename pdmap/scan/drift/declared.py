"""Columns of which somebody has said something that their source speaks against (DRF003, DRF004, DRF008)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pdmap.config.values import DriftKind
from pdmap.findings import Check, Finding
from pdmap.scan.drift.basis import SURE, Basis, address_of
from pdmap.scan.drift.checks import CONTRADICTED, MISMATCHED, RELISTED
from pdmap.scan.drift.difference import Difference
from pdmap.scan.drift.families import is_another_type
from pdmap.scan.drift.sources import Declaration, Found
from pdmap.scan.drift.states import State, States, entry_of
from pdmap.scan.drift.wording import code, titled, typed, why, with_field, with_negative
from pdmap.scan.verdicts import Tier

PERSONAL = frozenset({Tier.DIRECT, Tier.POINTER})
"""Tiers of columns that are about a person by themselves."""


def contested(states: States, basis: Basis) -> Iterator[Difference]:
    """Yield a difference for each column of which the source says something else than the inventory."""
    types: dict[tuple[str, ...], set[str]] = {}
    for state in states.columns:
        if state.negative:
            types.setdefault(state.found.parts, set()).add(state.found.column.type)
    for state in states.columns:
        if state.fields:
            yield from _mismatch(states, state, basis)
        elif state.negative:
            yield from _contradiction(states, state, state.negative, types[state.found.parts], basis)


# Private functions


def _mismatch(states: States, state: State, basis: Basis) -> Iterator[Difference]:
    verdict = state.found.verdict
    kind = verdict.data_type
    if verdict.tier is not Tier.DIRECT or kind is None or verdict.confidence < SURE:
        return
    types = state.kinds
    if any(basis.is_same_kind(kind, declared) for declared in types):
        return
    system, first = states.compared.system, state.fields[0]
    entry = first.node.location(f"declared as `{types[0]}`")
    yield Difference(
        finding=Finding(
            check=MISMATCHED,
            message=f"{typed(state.found)} of {titled(system)} is declared as {code(types[0])} and looks like "
            f"{code(kind)}{why(state.found)}",
            location=basis.place_of(state.found, f"looks like `{kind}`"),
            address=address_of(system, state.found.written),
            remedy=f"correct the type:\n{with_field(system.id, kind, state.found.written)}\nor accept it with a "
            f"reason: `# pdmap: ignore[{MISMATCHED.code}] ...` beside the column",
            related=(entry,),
            detail=types[0],
        ),
        entry=entry,
        kind=DriftKind.MISMATCH,
    )


def _contradiction(
    states: States, state: State, negative: Declaration, types: Collection[str], basis: Basis
) -> Iterator[Difference]:
    fact = _against(state.found, negative, types)
    version = entry_of(negative).dictionary
    if fact:
        yield _difference(states, state.found, negative, basis, CONTRADICTED, fact)
    elif version and version != basis.dictionary.version and state.found.verdict.tier in PERSONAL:
        fact = f"version {basis.dictionary.version} of the dictionary takes it for personal, unlike {version}"
        yield _difference(states, state.found, negative, basis, RELISTED, fact)


def _against(found: Found, negative: Declaration, types: Collection[str]) -> str:
    """Return what speaks against a decision; empty where nothing does.

    Args:
        found: The column.
        negative: The decision.
        types: The types of the column: a dump and the models of a program have words of their own for the same.
    """
    if origin := _said(found):
        return f"its {origin} says that it is personal"
    entry, verdict = entry_of(negative), found.verdict
    if entry.sql_type and all(_is_changed(entry.sql_type, each, found, negative) for each in types):
        return f"its type was {code(entry.sql_type)} then{why(found) if verdict.tier in PERSONAL else ''}"
    if negative.name.is_whole and verdict.tier is Tier.DIRECT and verdict.confidence >= SURE:
        return f"only its whole table was looked at{why(found)}"
    return ""


def _is_changed(then: str, now: str, found: Found, negative: Declaration) -> bool:
    """Return whether a type is another one than it was, and not only longer or called by another word.

    Of a type that nobody knows that cannot be told: then it counts where the column speaks of persons. The columns of a
    whole table have no type in common, so that only those count of it, too.
    """
    is_personal, is_another = found.verdict.tier in PERSONAL, is_another_type(then, now)
    if is_another is None:
        return is_personal
    return is_another and (is_personal or not negative.name.is_whole)


def _said(found: Found) -> str:
    """Return where the authors of a source say that a column is personal; empty where they do not."""
    return next((evidence.origin for evidence in found.column.evidence if evidence.is_personal), "")


def _difference(
    states: States, found: Found, negative: Declaration, basis: Basis, check: Check, fact: str
) -> Difference:
    system = states.compared.system
    entry = negative.node.location("declared not personal")
    origin = _said(found) if check is CONTRADICTED else ""
    # To name it anew would change nothing: what its authors say stands in the source.
    other = (
        f"or correct its {origin} in the source"
        if origin
        else (f"or name it anew:\n{with_negative(system.id, found, basis.dictionary.version)}")
    )
    return Difference(
        finding=Finding(
            check=check,
            message=f"{typed(found)} of {titled(system)} is declared not personal, but {fact}",
            location=basis.place_of(found, "declared not personal"),
            address=address_of(system, found.written),
            remedy=f"look at it again; declare it:\n{with_field(system.id, found.verdict.data_type, found.written)}\n"
            f"{other}",
            related=(entry,),
        ),
        entry=entry,
        kind=DriftKind.CONTRADICTED if check is CONTRADICTED else None,
    )
