"""Elements that people need not be told of, because an exemption is recorded (Articles 13(4) and 14(5))."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pdmap.documents.document import Cell, Column, Line, Table
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, place
from pdmap.model import Activity, Notice

_DIRECT, _INDIRECT = "direct", "indirect"
_WAYS = {"13(4)": _DIRECT, "14(5)": _INDIRECT}
"""Which data an exemption is for: those from the person, or those from somebody else."""
_NOT_EXEMPT = frozenset({"collection", "exemption"})
"""How data are obtained decides between the Articles; it is no element of the notice."""


def exempted(context: Context, register: Table, activities: Iterable[Activity]) -> Table:
    """Return the register with the exemption beside each open element that it covers."""
    return _changed(context, register, activities, _beside)


def asked(context: Context, register: Table, activities: Iterable[Activity]) -> Table:
    """Return the register without the open elements that an exemption covers."""
    return _changed(context, register, activities, lambda exemption, _: Cell((exemption,)))


# Private functions


def _changed(
    context: Context, register: Table, activities: Iterable[Activity], change: Callable[[Line, Cell], Cell]
) -> Table:
    rows = []
    for activity, row in zip(activities, register.rows, strict=True):
        cells = zip(register.columns, row.cells, strict=True)
        rows.append(replace(row, cells=tuple(_cell(context, activity, *each, change) for each in cells)))
    return replace(register, rows=tuple(rows))


def _cell(
    context: Context, activity: Activity, column: Column, cell: Cell, change: Callable[[Line, Cell], Cell]
) -> Cell:
    notice = activity.notice
    if not isinstance(notice, Notice) or not notice.exemption or not _is_covered(context, activity, column, cell):
        return cell
    text = context.words.not_asked_as_exempt.format(text=notice.exemption)
    where = (place(notice, "exemption"),)
    return change(Line(text, sources=where, address=address(notice, "exemption"), is_derived=True, level=1), cell)


def _beside(exemption: Line, cell: Cell) -> Cell:
    return replace(cell, lines=(*cell.lines, exemption))


def _is_covered(context: Context, activity: Activity, column: Column, cell: Cell) -> bool:
    """Return whether an exemption covers an open element: one for data from one side says nothing of the other."""
    is_open = column.is_expected and any(line.is_open for line in cell.lines)
    if not is_open or column.key in _NOT_EXEMPT:
        return False
    exempt = _exempt_ways(activity)
    return bool(exempt) and _ways(context, activity, column) <= exempt


def _exempt_ways(activity: Activity) -> frozenset[str]:
    """Return which data the exemption is for, by the Articles that it names; one that names neither is for all."""
    notice = activity.notice
    if not isinstance(notice, Notice) or not notice.exemption:
        return frozenset()
    text = notice.exemption.replace(" ", "")
    return frozenset(way for article, way in _WAYS.items() if article in text) or frozenset(_WAYS.values())


def _ways(context: Context, activity: Activity, column: Column) -> frozenset[str]:
    """Return for which data an element is told; for either where it is not recorded how the data are obtained."""
    words = context.words
    if column.group == words.told_if_direct:
        return frozenset({_DIRECT})
    if column.group == words.told_if_indirect:
        return frozenset({_INDIRECT})
    return frozenset(activity.collection) or frozenset(_WAYS.values())
