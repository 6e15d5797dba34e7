"""What compromised places hold where no kind of data is named: it is not recorded, not known, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.document import Line, State
from pdmap.documents.incidents.case import Incident
from pdmap.documents.incidents.lines import holder_of
from pdmap.documents.kind import Context
from pdmap.documents.lines import details, empty, place
from pdmap.graph import Element
from pdmap.model import Party, System
from pdmap.questions.beginning import starts_later
from pdmap.questions.exposure.silence import silent_links


def silence_lines(context: Context, incident: Incident) -> tuple[Line, ...]:
    """Return a line for each place of which it is not recorded what it holds; that is not to hold nothing."""
    return tuple(_of_place(context, element, _silence(context, element)) for element in incident.exposure.silent)


def empty_lines(context: Context, incident: Incident) -> Iterator[Line]:
    """Yield a line for each place that holds no personal data by what is recorded, or not yet."""
    for element in incident.exposure.empty:
        holder, nothing = holder_of(context, element), context.words.none
        where = place(holder, "fields" if isinstance(holder, System) else "")
        yield _of_place(context, element, Line(nothing, State.NONE, (where,), is_derived=True))
        yield from beginning_lines(context, element)


def beginning_lines(context: Context, element: Element) -> tuple[Line, ...]:
    """Return from when on a party gets data, where that is after the day."""
    holder = holder_of(context, element)
    if not isinstance(holder, Party) or not starts_later(holder, context.as_of):
        return ()
    begins = Line(context.words.planned_for.format(day=holder.active_from), sources=(place(holder, "active_from"),))
    return details((begins,))


# Private functions


def _of_place(context: Context, element: Element, line: Line) -> Line:
    text = context.words.incident_silent.format(place=holder_of(context, element).title, answer=line.text)
    return replace(line, text=text)


def _silence(context: Context, element: Element) -> Line:
    """Return the answer that is missing: of the fields of a system, of what a flow brings, or of any flow at all."""
    words, holder = context.words, holder_of(context, element)
    if isinstance(holder, System):
        return empty(words, holder, "fields", None if isinstance(holder.fields, tuple) else holder.fields)[0]
    for link in silent_links(context.graph, element):
        item, key = (link.flow, "data") if link.flow else (link.item, "fields")
        answer = link.flow.data if link.flow else link.item.fields if isinstance(link.item, System) else None
        missing = empty(words, item, key, answer)
        if missing:
            return missing[0]
    return Line(words.not_recorded, State.NOT_RECORDED, (place(holder),), "flows")
