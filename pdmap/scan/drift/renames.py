"""Columns that have another name now: a declared one that is gone, and one that nobody declared in its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pdmap.frozen import dataclass
from pdmap.model import Field
from pdmap.scan.drift.basis import Basis
from pdmap.scan.drift.matching import Parts
from pdmap.scan.drift.names import added_words, are_related, likeness
from pdmap.scan.drift.sources import Declaration, Found
from pdmap.scan.drift.states import States
from pdmap.scan.drift.wording import code
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
    doubt: str = ""
    """Why the entry cannot be moved without a decision; empty where it can."""
    is_named: bool = True
    """Whether the names have something in common."""


def renames_of(states: States, basis: Basis) -> Mapping[int, Rename]:
    """Return the renames of a system's columns by the ids of the objects that declare them.

    Each column takes the place of one other at most, those that are most alike first.
    """
    candidates = sorted(_candidates(states, basis), key=lambda pair: -pair[0])
    # A column of two sources, such as a dump and models, is one.
    named = {(rename.declaration.name.parts, rename.found.parts) for _, rename in candidates if rename.is_named}
    of_old, of_new = Counter(old for old, _ in named), Counter(new for _, new in named)
    taken: dict[int, Rename] = {}
    used: set[int] = set()
    for _, rename in candidates:
        if id(rename.declaration) not in taken and id(rename.found) not in used:
            has_rivals = of_old[rename.declaration.name.parts] > 1 or of_new[rename.found.parts] > 1
            taken[id(rename.declaration)] = _settled(rename, has_rivals=has_rivals)
            used.add(id(rename.found))
    return taken


# Private functions


def _settled(rename: Rename, *, has_rivals: bool) -> Rename:
    """Return a rename of which a shared word is enough where no other column has it as well."""
    return replace(rename, doubt="") if rename.doubt == _SEVERAL and not has_rivals else rename


def _candidates(states: States, basis: Basis) -> Iterator[tuple[float, Rename]]:
    """Yield what may be a rename, with how alike the two are."""
    gone = [declaration for declaration in states.gone if not (declaration.name.is_bare or declaration.name.is_whole)]
    if not gone:
        return
    unknown = [state.found for state in states.columns if state.is_unknown]
    by_table: dict[str, list[Found]] = {}
    for found in unknown:
        by_table.setdefault(found.table_parts[-1], []).append(found)
    tables = {state.found.table_parts[-1] for state in states.columns}
    lost: dict[Parts, list[Declaration]] = {}
    for declaration in gone:
        *above, leaf = declaration.name.parts
        if above[-1] in tables:
            columns = [found for found in by_table.get(above[-1], ()) if _is_same_table(found, tuple(above))]
            yield from _within_table(declaration, leaf, columns, basis)
        else:
            lost.setdefault(tuple(above), []).append(declaration)
    yield from _with_tables(lost, unknown, basis)


def _within_table(
    declaration: Declaration, leaf: str, columns: Sequence[Found], basis: Basis
) -> Iterator[tuple[float, Rename]]:
    """Yield the columns of the same table that are of the same kind, or have a name that is alike.

    What the names have in common counts more than the kind that the new one looks like.
    """
    for found in columns[:_MOST]:
        pair = _pair(declaration, leaf, found, basis)
        if pair:
            yield pair


def _pair(declaration: Declaration, leaf: str, found: Found, basis: Basis) -> tuple[float, Rename] | None:
    """Return a column that may be a declared one of the same table, with how alike they are; `None` where it is not."""
    old, new = _as_written(declaration, leaf), found.names[1][-1]
    has_words, is_same_kind = are_related(old, new), _is_same_kind(declaration, found, basis)
    is_other = not is_same_kind and found.verdict.tier in _BY_ITSELF
    if is_other and not has_words:
        return None
    alike = likeness(leaf, found.parts[-1])
    if is_same_kind:
        is_named = alike >= ALIKE or has_words
        doubt = "" if alike >= ALIKE else _SEVERAL if has_words else _UNLIKE
        reason = "the same kind of data in the same table"
        return (3 if is_named else 1) + alike, Rename(declaration, found, reason, doubt, is_named)
    if has_words and _names_kind(declaration, added_words(old, new), basis):
        doubt = _of_another_kind(found) if is_other else _SEVERAL if alike < ALIKE else ""
        return 2 + alike, Rename(declaration, found, "the same words in the same table", doubt)
    if is_other or alike < ALIKE:
        return None
    return alike, Rename(declaration, found, "a name that is alike in the same table")


def _with_tables(
    lost: Mapping[Parts, Sequence[Declaration]], unknown: Iterable[Found], basis: Basis
) -> Iterator[tuple[float, Rename]]:
    """Yield the columns of tables that are gone where another table has most of them, each table once."""
    by_column: dict[str, list[Found]] = {}
    for found in unknown:
        by_column.setdefault(found.parts[-1], []).append(found)
    taken: set[str] = set()
    for parts, declarations in lost.items():
        pairs = [
            (declaration, found)
            for declaration in declarations
            for found in by_column.get(declaration.name.parts[-1], ())
            if found.table.name not in taken and _is_same_kind(declaration, found, basis)
        ]
        table = _best_table(parts[-1], [found for _, found in pairs])
        if table:
            taken.add(table)
            moved = [(declaration, found) for declaration, found in pairs if found.table.name == table]
            alike = likeness(parts[-1], moved[0][1].table_parts[-1])
            is_alike = alike >= ALIKE or len(moved) >= _TOGETHER
            reason, doubt = "the same name and kind of data, and its table is gone", "" if is_alike else _OTHER_TABLE
            yield from ((alike, Rename(*pair, reason, doubt)) for pair in moved)


def _best_table(name: str, columns: Sequence[Found]) -> str:
    """Return the table that most of some columns are in; of several, the one whose name is most like another name."""
    shared = Counter(found.table.name for found in columns)
    most = max(shared.values(), default=0)
    best = [(table, found) for found in columns if shared[table := found.table.name] == most]
    ranked = dict(best[:_MOST])
    return max(ranked, key=lambda table: likeness(name, ranked[table].table_parts[-1]), default="")


def _is_same_table(found: Found, parts: tuple[str, ...]) -> bool:
    """Return whether a column stands in a table, whose database schema one of the two may leave out."""
    shared = min(len(found.table_parts), len(parts))
    return found.table_parts[-shared:] == parts[-shared:]


def _of_another_kind(found: Found) -> str:
    kind = found.verdict.data_type
    return f"it looks like {code(kind)}, which is not what was declared" if kind else "it is about a person otherwise"


def _as_written(declaration: Declaration, leaf: str) -> str:
    """Return the name of a declared column with its capital letters, which may part words."""
    written = declaration.written.strip()[-len(leaf) :]
    return written if written.casefold() == leaf else leaf


def _names_kind(declaration: Declaration, words: Sequence[str], basis: Basis) -> bool:
    """Return whether words are what columns of the declared kind are usually called, such as `phone` or `mobile`."""
    item = declaration.item
    known = basis.reference.data_types.get(item.type.id) if isinstance(item, Field) else None
    return known is not None and "_".join(words) in known.aliases


def _is_same_kind(declaration: Declaration, found: Found, basis: Basis) -> bool:
    item, kind = declaration.item, found.verdict.data_type
    return isinstance(item, Field) and kind is not None and basis.is_same_kind(item.type.id, kind)


# Private tables

_SEVERAL = "their names share a word, and several columns do"
_UNLIKE = "their names have nothing in common"
_OTHER_TABLE = "the names of their tables have nothing in common, and few of their columns are the same"
_BY_ITSELF = frozenset({Tier.DIRECT, Tier.POINTER})
"""Tiers of columns that are about a person by themselves: of another kind, they are other columns."""
_MOST = 100
"""Columns that are compared with one that is gone, so that tables of thousands take no hours."""
_TOGETHER = 3
"""Columns that are found together in another table, so that the table was renamed whatever its name is."""
