"""A breach of some places, with what follows from the inventory."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from pdmap.documents.kind import Context
from pdmap.frozen import dataclass
from pdmap.graph import Element
from pdmap.questions.exposure import Duties, Exposure, Gravity, duties_of, exposure_of, gravity_of


@dataclass(frozen=True, slots=True)
class Incident:
    """A breach that may have happened just now, of which nothing is written in the inventory yet."""

    exposure: Exposure
    duties: Duties
    gravity: Gravity
    aware_at: dt.datetime | None


def incident_of(context: Context, places: Collection[Element], aware_at: dt.datetime | None) -> Incident:
    """Return what follows from a breach of some places.

    Args:
        context: What the document may look at.
        places: The compromised systems and parties.
        aware_at: When the organization became aware of it; `None` where that was not said.
    """
    inventory, graph, as_of = context.inventory, context.graph, context.as_of
    exposure = exposure_of(inventory, graph, places, as_of)
    duties = duties_of(inventory, graph, exposure, as_of)
    return Incident(exposure, duties, gravity_of(inventory, exposure), aware_at)
