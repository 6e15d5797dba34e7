"""What all columns of a table begin with, joined to the rest: `OXFNAME` is `fname` where there is `OXCITY`, `OXZIP`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pdmap.scan.classify.tokens import pieces, words_in
from pdmap.scan.classify.vocabulary import vocabulary
from pdmap.scan.classify.words import short_forms
from pdmap.scan.schema import Column, Schema, Table
from pdmap.scan.verdicts import ColumnVerdict

_LENGTHS = (4, 3, 2, 1)
"""Letters of such a prefix."""
_SURE = 0.9
"""Part of the columns that begin with a single letter, which more names do by chance."""
_MOST = 0.8
"""Part of the columns that begin with it."""
_FEWEST = 5
"""Columns of a table that tells of a prefix; others of the schema go by it with fewer."""
_KNOWN = 0.5
"""Part of the columns whose rest has to be of known words, or the letters are alike by chance."""


def without_prefixes(schema: Schema) -> Schema:
    """Return a schema whose names have lost the prefixes that are joined to them; the same where there are none."""
    begun = {table.name: tuple(_beginnings(table)) for table in schema.tables}
    found = {prefix for names in begun.values() if len(names) >= _FEWEST and (prefix := _prefix(names))}
    known = sorted(found, key=lambda prefix: (-len(prefix), prefix))
    own = {table: _own(names, known) for table, names in begun.items()} if known else {}
    if not any(own.values()):
        return schema
    of_tables = _of_tables(tuple(begun), known)
    return replace(schema, tables=tuple(_bare(table, own[table.name], of_tables) for table in schema.tables))


def as_written(verdict: ColumnVerdict, judged: Column, table: Table, column: Column) -> ColumnVerdict:
    """Return a verdict with the names that the schema has.

    Args:
        verdict: What was said of the bare name.
        judged: The column with bare names.
        table: The table as it is written.
        column: The column as it is written.
    """
    steps = verdict.steps
    if judged.references and column.references:
        bare, written = f"`{judged.references.table}`", f"`{column.references.table}`"
        steps = tuple(replace(step, fact=step.fact.replace(bare, written)) for step in steps)
    return replace(verdict, table=table.name, column=column.full_name, steps=steps)


# Private functions


def _bare(table: Table, prefix: str, of_tables: str) -> Table:
    columns = (replace(column, name=_cut(column.name, prefix)) for column in table.columns)
    referring = (_referring(column, of_tables) for column in columns)
    return replace(table, name=_cut(table.name, of_tables), columns=tuple(referring))


def _referring(column: Column, of_tables: str) -> Column:
    """Return a column that refers to a table by its bare name."""
    reference = column.references
    if reference is None:
        return column
    return replace(column, references=replace(reference, table=_cut(reference.table, of_tables)))


def _cut(name: str, prefix: str) -> str:
    first = next(iter(pieces(name)), "") if prefix and name.lower().startswith(prefix) else ""
    return name[len(prefix) :] if first and _is_joined(first, prefix) else name


def _own(names: tuple[str, ...], known: Iterable[str]) -> str:
    return next((prefix for prefix in known if _has(names, prefix)), "")


def _of_tables(tables: tuple[str, ...], known: Iterable[str]) -> str:
    """Return the prefix of columns that the names of tables begin with too; empty where there is none."""
    return _own(tuple(first for name in tables for first in pieces(name)[:1]), known)


def _beginnings(table: Table) -> Iterable[str]:
    """Yield the first piece of each column's name."""
    names = (pieces(column.name) for column in table.columns if not column.path)
    return (found[0] for found in names if found)


def _prefix(names: tuple[str, ...]) -> str:
    """Return the longest prefix that most names are joined with; empty where there is none."""
    if len(set(names)) < _FEWEST:
        return ""
    for length in _LENGTHS:
        start, count = Counter(name[:length] for name in names).most_common(1)[0]
        if (
            count >= _part(start) * len(names)
            and _is_prefix(start)
            and _has(names, start)
            and _reads_well(names, start)
        ):
            return start
    return ""


def _has(names: tuple[str, ...], prefix: str) -> bool:
    fewest = max(2 if len(prefix) > 1 else _FEWEST, _part(prefix) * len(names))
    is_joined = sum(_is_joined(name, prefix) for name in names) >= fewest
    return is_joined and (len(prefix) > 1 or _reads_well(names, prefix))


def _part(prefix: str) -> float:
    return _MOST if len(prefix) > 1 else _SURE


def _is_joined(name: str, prefix: str) -> bool:
    return name.startswith(prefix) and len(name) > len(prefix) + 1


@lru_cache(maxsize=1_024)
def _is_prefix(start: str) -> bool:
    is_unknown = len(start) == 1 or (start not in vocabulary() and start not in short_forms())
    return start.isalpha() and is_unknown


def _reads_well(names: tuple[str, ...], prefix: str) -> bool:
    """Tell whether the rest of most names is of known words."""
    rests = [words_in(name.removeprefix(prefix)) for name in names]
    return sum(vocabulary().issuperset(words) for words in rests) >= _KNOWN * len(names)
