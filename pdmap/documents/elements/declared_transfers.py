"""The transfers that are written down for an activity: its own, and those of its flows."""

from __future__ import annotations

from pdmap.documents.kind import Context
from pdmap.frozen import dataclass
from pdmap.model import Activity, Transfer, listed


@dataclass(frozen=True, slots=True)
class DeclaredTransfer:
    """A transfer, and who receives the data."""

    transfer: Transfer
    importer: str | None
    """Id of the recipient; `None` where none is named."""


def declared_transfers(context: Context, activity: Activity) -> tuple[DeclaredTransfer, ...]:
    """Return what the activity declares, then what its flows do, which name their recipient by where they go."""
    own = (DeclaredTransfer(item, item.importer.id if item.importer else None) for item in listed(activity.transfers))
    flows = ((flow.transfer, flow.target.id) for flow in context.index.flows.get(activity.id, ()))
    of_flows = (
        DeclaredTransfer(transfer, transfer.importer.id if transfer.importer else target)
        for transfer, target in flows
        if isinstance(transfer, Transfer)
    )
    return (*own, *of_flows)
