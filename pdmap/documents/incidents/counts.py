"""How many people and records, as the register of breaches counts them for the same places."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line, State
from pdmap.documents.incidents.case import Incident
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, fact, place
from pdmap.model import Breach
from pdmap.questions.breached import counted_at


def count_lines(context: Context, incident: Incident, key: str) -> Iterator[Line]:
    """Yield each number that is recorded under a key of a breach of one of the places, and when that breach was."""
    for breach, count in counted_at(context.inventory, incident.exposure.compromised, key, context.as_of):
        yield fact(breach, key, context.words.incident_counted.format(count=count, breach=breach.title))
        yield from details(_when(context, breach))


# Private functions


def _when(context: Context, breach: Breach) -> Iterator[Line]:
    """Yield since when a breach is known, and that it is over: its numbers are then those of another breach."""
    words = context.words
    if breach.aware:
        yield fact(breach, "aware", words.breach_known_since.format(day=breach.aware))
    else:
        text = words.labeled.format(label=words.breach_aware, text=words.not_recorded)
        yield Line(text, State.NOT_RECORDED, (place(breach),), address(breach, "aware"))
    if breach.closed and breach.closed <= context.as_of:
        yield fact(breach, "closed", words.incident_closed.format(day=breach.closed))
