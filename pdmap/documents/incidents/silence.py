"""Compromised places of which it is not known, or not recorded, what they hold."""

from __future__ import annotations

from dataclasses import replace

from pdmap.documents.document import Line
from pdmap.documents.incidents.case import Incident
from pdmap.documents.kind import Context
from pdmap.documents.lines import empty


def silence_lines(context: Context, incident: Incident) -> tuple[Line, ...]:
    """Return a line for each silent system; that is not to hold nothing."""
    words, systems = context.words, context.inventory.systems
    silent = [systems[element.id] for element in incident.exposure.silent]
    return tuple(
        replace(line, text=words.incident_silent.format(place=system.title, answer=line.text))
        for system in silent
        for line in empty(words, system, "fields", None if isinstance(system.fields, tuple) else system.fields)
    )
