"""What is shown of a trace: the same hops as lines of a tree and as lines of a map."""

from __future__ import annotations

from pdmap.questions.places import Trail
from pdmap.questions.tracing.trace import Hop, Trace


def shown_hops(trace: Trace, *, is_backwards: bool) -> tuple[Hop, ...]:
    """Return the hops that are shown; backwards, what ends on the way is not looked back at."""
    return tuple(hop for hop in trace.hops if hop.arriving or not is_backwards)


def trail_shown(trace: Trace, *, is_backwards: bool) -> Trail:
    """Return what is shown of a trace as a trail, which maps draw."""
    hops = shown_hops(trace, is_backwards=is_backwards)
    held = {element: trace.held[element] & data for element, data in trace.present.items() if element in trace.held}
    return Trail(
        held={element: types for element, types in held.items() if types},
        present=trace.present,
        carrying=tuple(hop.link for hop in hops),
        brought={hop.link.id: hop.arriving for hop in hops},
    )
