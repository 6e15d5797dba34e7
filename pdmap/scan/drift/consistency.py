"""Names of columns that are declared as two kinds of data (DRF010)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from pdmap.findings import Finding
from pdmap.model import Field, System
from pdmap.scan.drift.basis import Basis, address_of
from pdmap.scan.drift.checks import INCONSISTENT
from pdmap.scan.drift.difference import Difference
from pdmap.scan.drift.sources import Declaration, declarations, declared_fields
from pdmap.scan.drift.wording import code, titled

GENERAL = frozenset(
    {
        *("address", "body", "code", "comment", "content", "created_by", "data", "date", "description", "id", "info"),
        *("key", "kind", "label", "message", "name", "note", "notes", "number", "owner", "status", "text", "title"),
        *("token", "type", "updated_by", "url", "user", "user_id", "value"),
    }
)
"""Names that tell of themselves nothing of what is in a column."""


def inconsistent(systems: Iterable[System], confirmed: frozenset[int], basis: Basis) -> Iterator[Difference]:
    """Yield a difference for each declared column whose name is usually declared as another kind of data.

    Args:
        systems: All systems.
        confirmed: Ids of the objects that declare columns of which the source says the same.
        basis: What kinds are judged by.
    """
    by_leaf: dict[str, list[tuple[System, Declaration, str]]] = {}
    for system in systems:
        for declaration in declarations(declared_fields(system)):
            name, item = declaration.name, declaration.item
            if isinstance(item, Field) and not name.is_whole and not GENERAL.issuperset(name.parts[-1:]):
                by_leaf.setdefault(name.parts[-1], []).append((system, declaration, item.type.id))
    for uses in by_leaf.values():
        usual = _usual(uses, basis)
        for system, declaration, kind in uses:
            if usual and not basis.is_same_kind(kind, usual[2]) and id(declaration.item) not in confirmed:
                yield _difference(system, declaration, kind, usual)


# Private functions


def _usual(uses: list[tuple[System, Declaration, str]], basis: Basis) -> tuple[System, Declaration, str] | None:
    """Return the first use of the kind that a name is declared as most often; `None` where all are the same."""
    counts = Counter(kind for _, _, kind in uses)
    if len(counts) < 2:
        return None
    usual = max(counts, key=lambda kind: sum(counts[other] for other in counts if basis.is_same_kind(kind, other)))
    return next(use for use in uses if use[2] == usual)


def _difference(
    system: System, declaration: Declaration, kind: str, usual: tuple[System, Declaration, str]
) -> Difference:
    other, example, usually = usual
    entry = declaration.node.location(f"declared as `{kind}`")
    return Difference(
        finding=Finding(
            check=INCONSISTENT,
            message=f"{code(declaration.written)} of {titled(system)} is declared as {code(kind)}, and "
            f"{code(example.written)} of {titled(other)} as {code(usually)}",
            location=entry,
            address=address_of(system, declaration.written),
            remedy="correct the one that is wrong; where both are right, accept it with a reason",
            related=(example.node.location(f"declared as `{usually}`"),),
            detail=usually,
        ),
        entry=entry,
    )
