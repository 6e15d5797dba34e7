"""Security measures in the boxes of the CNIL's form.

A measure is in the box that it names with `asserts`; what its text may mean is not guessed at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.evidence import contracts
from pdmap.documents.elements.lacking_protections import lacking_protections
from pdmap.documents.elements.measures import MeasureUse, common_pointer, marked, measure_text, own_measures
from pdmap.documents.elements.protections import protections
from pdmap.documents.elements.systems import access_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumption, empty, mentioned, place
from pdmap.model import Activity, Measure


class SecurityBox(StrEnum):
    """A box of the form."""

    ACCESS = "access_control"
    TRACES = "traceability"
    SOFTWARE = "software_protection"
    BACKUP = "backup"
    ENCRYPTION = "encryption"
    PROCESSORS = "control_of_processors"
    OTHER = "other_measures"


def security_in(box: SecurityBox) -> Callable[[Context, Activity], Cell]:
    """Return the builder of a box."""
    if box is SecurityBox.PROCESSORS:
        return _processors

    def build(context: Context, activity: Activity) -> Cell:
        lines = tuple(_in_box(context, activity, box))
        return Cell(lines or _nothing(context, activity))

    return build


# Private functions


def _processors(context: Context, activity: Activity) -> Cell:
    """Return the contracts with processors; where no recipient is recorded, nobody can tell that there is none."""
    cell = contracts(context, activity)
    if cell.state is State.NONE:
        return Cell(empty(context.words, activity, "recipients", activity.recipients) or cell.lines)
    return cell


def _in_box(context: Context, activity: Activity, box: SecurityBox) -> Iterator[Line]:
    yield from _everywhere(context, box)
    known = context.inventory.measures
    for use in own_measures(context, activity).values():
        measure = known.get(use.id)
        if box in _boxes(measure):
            yield _line(context, use, measure)
    match box:
        case SecurityBox.ACCESS:
            yield from access_lines(context, activity)
        case SecurityBox.ENCRYPTION:
            yield from _told_by_systems(context, "a", activity)
        case SecurityBox.BACKUP:
            yield from _told_by_systems(context, "c", activity)
        case _:
            return


def _everywhere(context: Context, box: SecurityBox) -> Iterator[Line]:
    """Yield the measures of a box that hold for all activities; of the last box, the way to where they stand."""
    organization, known = context.inventory.organization, context.inventory.measures
    held = [used for used in (organization.measures if organization else ()) if box in _boxes(known.get(used.id))]
    if box is SecurityBox.OTHER and held:
        yield from common_pointer(context)
        return
    for used in held:
        reason = assumption(organization, "measures") if organization else ""
        use = MeasureUse(used.id, (context.words.everywhere,), (mentioned(used),), reason)
        yield _line(context, use, known.get(used.id))


def _line(context: Context, use: MeasureUse, measure: Measure | None) -> Line:
    if measure is None:
        return Line(use.id, sources=use.sources, address=f"measures/{use.id}")
    text = measure_text(context, use, measure)
    return marked(Line(text, sources=(place(measure), *use.sources), address=measure.address), use, measure)


def _boxes(measure: Measure | None) -> frozenset[SecurityBox]:
    """Return the boxes that a measure names; one that names none of them is in the last."""
    named = {_BOXES[each] for each in (measure.asserts if measure else ()) if each in _BOXES}
    return frozenset(named or {SecurityBox.OTHER})


def _told_by_systems(context: Context, letter: str, activity: Activity) -> Iterator[Line]:
    """Yield what systems have and what they say that they lack, or do not know yet, under a letter of Article 32(1)."""
    told = (*protections(context, letter, activity), *lacking_protections(context, letter, activity))
    yield from (replace(line, level=0) for line in told)


def _nothing(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return that a box has no measure: none among those of the other boxes, or silence where there are none either."""
    others = (box for box in SecurityBox if box is not SecurityBox.PROCESSORS)
    if not any(True for box in others for _ in _in_box(context, activity, box)):
        return empty(context.words, activity, "measures", None)
    source, where = (place(activity, "measures"),), address(activity, "measures")
    return (Line(context.words.no_measure_of_kind, State.NONE, source, where, is_derived=True),)


# Private tables

_BOXES: Mapping[str, SecurityBox] = {
    "access-control": SecurityBox.ACCESS,
    "access-logs": SecurityBox.TRACES,
    "software-protection": SecurityBox.SOFTWARE,
    "backup": SecurityBox.BACKUP,
    "restore-tests": SecurityBox.BACKUP,
    "encryption-at-rest": SecurityBox.ENCRYPTION,
    "encryption-in-transit": SecurityBox.ENCRYPTION,
}
"""The box of each thing that a measure can say of what it holds for."""
