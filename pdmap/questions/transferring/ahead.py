"""Which ways data do not take yet: the parties start later, or planned activities alone are served."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from pdmap.frozen import dataclass
from pdmap.model import Inventory
from pdmap.questions.beginning import all_planned, beginning_of, starts_later
from pdmap.questions.transferring.paths import PathKind, TransferPath


@dataclass(frozen=True, slots=True)
class Ahead:
    """That a way begins later."""

    day: dt.date | None
    """From when on; `None` where no day is recorded."""


def ahead_of(inventory: Inventory, path: TransferPath, begun: Collection[str], as_of: dt.date) -> Ahead | None:
    """Return that a way begins later; `None` where data may take it already.

    Args:
        inventory: The inventory.
        path: The way.
        begun: Ids of the links that data may move along already.
        as_of: The day that is asked about.
    """
    if path.route:
        days = [beginning_of(link, inventory, as_of) for link in path.route]
        return None if path.route[-1].id in begun else Ahead(max((day for day in days if day), default=None))
    if path.importers and all(starts_later(party, as_of) for party in path.importers):
        return Ahead(min(party.active_from for party in path.importers if party.active_from))
    is_told = path.kind in {PathKind.DECLARED, PathKind.NAMED}
    is_planned = is_told and all_planned(inventory, (activity.id for activity in path.activities))
    return Ahead(None) if is_planned else None
