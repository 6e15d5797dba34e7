"""How many people and records, as the register of breaches counts them for the same places."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line
from pdmap.documents.incidents.case import Incident
from pdmap.documents.kind import Context
from pdmap.documents.lines import fact
from pdmap.questions.breached import breaches_at


def count_lines(context: Context, incident: Incident, key: str) -> Iterator[Line]:
    """Yield each number that is recorded under a key of a breach of one of the places."""
    for breach in breaches_at(context.inventory, incident.exposure.compromised):
        count: object = getattr(breach, key)
        if isinstance(count, int):
            yield fact(breach, key, context.words.incident_counted.format(count=count, breach=breach.title))
