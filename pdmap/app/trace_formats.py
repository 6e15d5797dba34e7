"""What `pdmap trace` found, for programs."""

from __future__ import annotations

import datetime as dt
import json

from pdmap import __version__, escape
from pdmap.app.answer_formats import answer_object, source_object
from pdmap.app.trace import Found
from pdmap.app.trace_hops import Change, Named, Passage, Stop
from pdmap.app.trace_report import named, passages, planned_passages, planned_stops, stops

FORMAT = "pdmap.trace/1"
"""Name and version of the format; keys may be added within a version, none is removed."""


def trace_json(found: Found, as_of: str) -> str:
    """Return a trace as JSON; `schemas/trace.schema.json` describes it."""
    way = found.way
    content = {
        "format": FORMAT,
        "version": __version__,
        "as_of": as_of,
        "data_type": way.what.data_type,
        "system": way.what.system or None,
        "is_backwards": way.is_backwards,
        "from": " ".join(way.starts) or None,
        "to": " ".join(way.ends) or None,
        "elements": [_stop(stop) for stop in stops(found)],
        "hops": [_passage(passage) for passage in passages(found)],
        "planned": {
            "elements": [_stop(stop) for stop in planned_stops(found)],
            "hops": [_passage(passage) for passage in planned_passages(found)],
        },
        "recipients": [_named(each) for each in named(found)],
        "silent": {"flows": list(found.silent_flows), "systems": list(found.silent_systems)},
    }
    return escape.json(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


# Private functions


def _stop(stop: Stop) -> dict[str, object]:
    return {
        "kind": stop.element.kind.value,
        "id": stop.element.id,
        "name": stop.name,
        "what": list(stop.what),
        "data": list(stop.data),
        "is_declared": stop.is_declared,
        "countries": answer_object(stop.countries),
        "retention": answer_object(stop.clocks),
        "source": source_object(stop.location),
    }


def _passage(passage: Passage) -> dict[str, object]:
    link = passage.hop.link
    return {
        "id": link.id,
        "kind": link.kind.value,
        "from": link.source.key,
        "to": link.target.key,
        "data": list(passage.data),
        "changes": [_change(change) for change in passage.changes],
        "arriving": sorted(passage.hop.arriving),
        "subjects": sorted(link.subjects),
        "activities": [{"id": name, "bases": bases} for name, bases in passage.activities],
        "transport": answer_object(passage.transport),
        "chosen_by": passage.chosen_by or None,
        "begins": _day(passage.begins),
        "source": source_object(passage.location),
    }


def _named(recipient: Named) -> dict[str, object]:
    return {
        "party": recipient.party or None,
        "name": recipient.name,
        "what": list(recipient.what),
        "activities": [{"id": name, "bases": bases} for name, bases in recipient.activities],
        "is_planned": recipient.is_ahead,
        "begins": _day(recipient.begins),
        "countries": answer_object(recipient.countries),
        "retention": answer_object(recipient.clocks),
        "source": source_object(recipient.location),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _change(change: Change) -> dict[str, object]:
    return {"before": change.before or None, "after": change.after or None, "methods": list(change.methods)}
