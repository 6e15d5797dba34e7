"""What `pdmap trace` found, as a map."""

from __future__ import annotations

from pdmap.app.trace import Found
from pdmap.app.trace_report import title_of
from pdmap.questions.tracing import trail_shown
from pdmap.views.material import Material
from pdmap.views.view import View
from pdmap.views.ways import DrawnWay, way_view


def trace_map(found: Found, material: Material) -> View:
    """Return a trace as a map: the hops of its tree, and nothing else of what is there."""
    asked = found.way
    field = f"{asked.what.system}." if asked.what.system else ""
    way = DrawnWay(
        name=f"trace:{field}{asked.what.data_type}",
        scope=title_of(found),
        data_type=asked.what.data_type,
        trail=trail_shown(found.trace, is_backwards=asked.is_backwards),
        is_limited=bool(field or asked.starts or asked.ends),
    )
    return way_view(way, material)
