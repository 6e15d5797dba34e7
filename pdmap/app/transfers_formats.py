"""The transfers that `pdmap transfers` found, for programs and for sheets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pdmap.app.answer_formats import answer_object, document, sheet, source_object, source_text
from pdmap.app.answers import answer_of
from pdmap.app.transfer_objects import assessment_text, copies_of, entry_object
from pdmap.app.transfers import Found
from pdmap.graph import ElementKind
from pdmap.model import Party, Place, System
from pdmap.questions.transferring import Entry, Register, Step, assessed
from pdmap.questions.transferring.open_points import step_points
from pdmap.views.facts.answers import emptiness

FORMAT = "pdmap.transfers/1"
"""Name and version of the format for programs; keys may be added within a version, none is removed."""
COLUMNS = (
    *("law", "transfer", "route", "importer", "established", "parent", "country", "presences", "sense", "chosen_by"),
    *("ground", "adequacy", "mechanisms", "assessment", "assessment_text", "copy", "activities", "data", "subjects"),
    *("onward", "open", "source", "begins"),
)


def transfers_json(found: Found, as_of: dt.date) -> str:
    """Return the transfers as JSON; `schemas/transfers.schema.json` describes it."""
    return document(
        FORMAT,
        as_of.isoformat(),
        selection=found.selection,
        open_only=found.case.is_open_only,
        registers=[
            {
                "law": register.regime,
                "transfers": [entry_object(entry, register.inventory, as_of) for entry in register.entries],
            }
            for register in found.case.registers
        ],
        unplaced=[_unplaced(item) for item in found.case.unplaced],
    )


def transfers_csv(found: Found, as_of: dt.date) -> bytes:
    """Return the transfers as a sheet, as `answer_formats.sheet` writes it: a row for each country of each."""
    entries = ((register, entry) for register in found.case.registers for entry in register.entries)
    return sheet(COLUMNS, (row for register, entry in entries for row in _rows(register, entry, as_of)))


# Private functions

_BETWEEN = " | "


def _unplaced(item: System | Party) -> dict[str, object]:
    is_system = isinstance(item, System)
    answer = item.location if isinstance(item, System) else item.country
    return {
        "kind": (ElementKind.SYSTEM if is_system else ElementKind.PARTY).value,
        "id": item.id,
        "name": item.name or "",
        "answer": answer_object(answer_of(answer, ())),
        "source": source_object(item.head.location()),
    }


def _rows(register: Register, entry: Entry, as_of: dt.date) -> Iterator[tuple[str, ...]]:
    path = entry.path
    for step in path.steps:
        yield (
            register.regime,
            path.id,
            " -> ".join(element.id for element in path.elements),
            _BETWEEN.join(party.id for party in path.importers),
            _joined(party.country for party in path.importers),
            _joined(party.parent_country for party in path.importers),
            *_step(register, step, as_of),
            ", ".join(activity.id for activity in path.activities),
            ", ".join(sorted(path.data)),
            ", ".join(sorted(path.subjects)),
            ", ".join(each.link.target.id for each in path.onward),
            ", ".join(dict.fromkeys(point.value for point in step_points(register.inventory, step, as_of))),
            source_text(step.place.node.location("")),
            _begins(entry),
        )


def _begins(entry: Entry) -> str:
    """Return the day when a transfer begins, `planned` where it has none; empty where data may go already."""
    if not entry.ahead:
        return ""
    return entry.ahead.day.isoformat() if entry.ahead.day else "planned"


def _joined(answers: Iterable[object]) -> str:
    """Return where importers are, each as it is written, or which emptiness there is in its place."""
    return _BETWEEN.join(answer.name if isinstance(answer, Place) else emptiness(answer) for answer in answers)


def _step(register: Register, step: Step, as_of: dt.date) -> tuple[str, ...]:
    found = assessed(register.inventory, step, as_of)
    return (
        step.country.code if step.country else step.place.name,
        ", ".join(step.presences),
        step.sense.value,
        step.chosen_by or "",
        step.ground.value,
        step.adequacy.instrument if step.adequacy else "",
        ", ".join(dict.fromkeys(use.mechanism.id for use in step.mechanisms)),
        found.state.value,
        assessment_text(found),
        str(copies_of(step)),
    )
