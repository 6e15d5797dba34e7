"""Look at some values of columns, to confirm or lower what their names say. No value is shown or kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pdmap.app.scan import Row, Scan, ScannedTable
from pdmap.app.scan_sources import Read
from pdmap.counting import counted
from pdmap.host.database import sample_database
from pdmap.phases import phase
from pdmap.scan.schema import Trouble
from pdmap.scan.separated import SEPARATED
from pdmap.scan.values import Sample, judge_values, sample_csv
from pdmap.scan.verdicts import ColumnVerdict, Step, Tier
from pdmap.source.characters import shown

SEEN = 0.6
"""How sure it is that a column is personal of which only the values say so."""
LEAST = 0.3
"""Below this, what is left of a proposal is none."""
_RULE = "values."


def sampled(found: Scan, reads: Sequence[Read], limit: int) -> Scan:
    """Return what was found, with what the values of columns say for or against it.

    Args:
        found: What names, types and context say.
        reads: The sources; those that hold no values are passed over.
        limit: As many values of a column are looked at.

    Raises:
        DatabaseError: a database cannot be read.
    """
    with phase("values"):
        samples = _samples(found, reads, limit)
    troubles = (*found.troubles, *_refused(found, reads, samples))
    return replace(found, tables=tuple(_judged(table, samples) for table in found.tables), troubles=troubles)


def has_values(read: Read) -> bool:
    """Tell whether a source holds values: a database does, and a file of separated values."""
    return bool(read.address) or any(document.path.lower().endswith(SEPARATED) for document in read.documents)


# Private functions

_Key = tuple[str, str, str]
"""File or database, table and column."""


def _judged(table: ScannedTable, samples: Mapping[_Key, Sample]) -> ScannedTable:
    rows = tuple(_row(row, samples.get(_key(row))) for row in table.rows)
    return replace(table, rows=rows, verdict=replace(table.verdict, columns=tuple(row.verdict for row in rows)))


def _row(row: Row, sample: Sample | None) -> Row:
    if not sample or not _is_open(row):
        return row
    step = judge_values(row.verdict.data_type, sample.values)
    if step is None:
        return row
    if row.verdict.data_type is None:
        return replace(row, verdict=_seen(row.verdict, step))
    other = judge_values(None, sample.values) if step.weight < 0 else None
    return replace(row, verdict=_seen(row.verdict, other) if other else _weighed(row.verdict, step))


def _seen(verdict: ColumnVerdict, step: Step) -> ColumnVerdict:
    """Return a verdict on a column whose values are of a kind that its name does not tell; the name counts no more."""
    found = step.rule.removeprefix(_RULE)
    steps = (*(replace(each, weight=0.0) for each in verdict.steps), replace(step, weight=SEEN))
    return replace(verdict, tier=Tier.DIRECT, data_type=found, confidence=SEEN, steps=steps)


def _weighed(verdict: ColumnVerdict, step: Step) -> ColumnVerdict:
    steps = (*verdict.steps, step)
    confidence = round(min(1.0, max(0.0, verdict.confidence + step.weight)), 2)
    if confidence < LEAST:
        return replace(verdict, tier=Tier.NONE, data_type=None, confidence=0.0, steps=steps)
    return replace(verdict, confidence=confidence, steps=steps)


def _is_open(row: Row) -> bool:
    """Return whether values can say something: an identifier or a secret looks like any other."""
    return row.verdict.tier in {Tier.DIRECT, Tier.LINKED, Tier.NONE}


def _key(row: Row) -> _Key:
    return row.place.path, row.verdict.table, row.verdict.column


def _samples(found: Scan, reads: Iterable[Read], limit: int) -> dict[_Key, Sample]:
    samples: dict[_Key, Sample] = {}
    for read in reads:
        rows = _rows_of(found, read)
        if read.address:
            samples |= _of_database(rows, read.address, limit)
        else:
            samples |= _of_files(rows, read, limit)
    return samples


def _refused(found: Scan, reads: Iterable[Read], samples: Mapping[_Key, Sample]) -> Iterator[Trouble]:
    """Yield what tells of databases that did not give the values of columns."""
    for read in reads:
        rows = _rows_of(found, read) if read.address else []
        if refused := [row for row in rows if _key(row) not in samples]:
            count = f"{len(refused):,} of {counted(len(rows), 'column')}"
            fact = (
                f"the values of {count} could not be looked at, such as those of `{shown(refused[0].written)}`: there "
                "was no right to read them, or it took too long"
            )
            yield Trouble(refused[0].place, fact, is_lost=False)


def _rows_of(found: Scan, read: Read) -> list[Row]:
    paths = {(table.place.path, table.name) for table in read.schema.tables}
    return [row for row in found.rows if (row.place.path, row.verdict.table) in paths and _is_open(row)]


def _of_database(rows: Iterable[Row], address: str, limit: int) -> dict[_Key, Sample]:
    wanted: dict[str, list[str]] = {}
    keys: dict[tuple[str, str], _Key] = {}
    for row in rows:
        wanted.setdefault(row.verdict.table, []).append(row.verdict.column)
        keys[row.verdict.table, row.verdict.column] = _key(row)
    return {keys[key]: sample for key, sample in sample_database(address, wanted, limit).items()}


def _of_files(rows: Iterable[Row], read: Read, limit: int) -> dict[_Key, Sample]:
    sample_of = _sampler(read, limit)
    pairs = ((_key(row), sample_of(row.place.path).get(row.verdict.column)) for row in rows)
    return {key: sample for key, sample in pairs if sample}


def _sampler(read: Read, limit: int) -> Callable[[str], Mapping[str, Sample]]:
    data = {document.path: document.data for document in read.documents if document.path.lower().endswith(SEPARATED)}

    @cache
    def sample_of(path: str) -> Mapping[str, Sample]:
        return sample_csv(data[path], limit) if path in data else {}

    return sample_of
