"""What `pdmap trace` found, as a map."""

from __future__ import annotations

from pdmap.app.trace import Found
from pdmap.app.trace_report import planned_passages, title_of
from pdmap.counting import some_of
from pdmap.questions.tracing import trail_shown
from pdmap.views.material import Material
from pdmap.views.view import View
from pdmap.views.ways import DrawnWay, way_view


def trace_map(found: Found, material: Material) -> View:
    """Return a trace as a map: the hops of its tree, also what begins later, and nothing else of what is there."""
    asked = found.way
    field = f"{asked.what.system}." if asked.what.system else ""
    way = DrawnWay(
        name=f"trace:{field}{asked.what.data_type}",
        scope=title_of(found) + _ahead(found),
        data_type=asked.what.data_type,
        trail=trail_shown(found.whole, is_backwards=asked.is_backwards),
        is_limited=bool(field or asked.starts or asked.ends),
    )
    return way_view(way, material)


# Private functions


def _ahead(found: Found) -> str:
    """Return which of the lines that are drawn begin later."""
    planned = planned_passages(found)
    days = {passage.hop.link.id: passage.begins for passage in planned}
    told = [f"{link} (from {day})" if day else link for link, day in days.items()]
    return f"; planned: {some_of(told)}" if told else ""
