"""What was read of an inventory, as a text that two readings of the same manifests share."""

from pdmap.app.load import Loaded
from pdmap.language import sections


def everything_about(loaded: Loaded) -> str:
    """Return everything about an inventory, in its order; nodes of two readings are never equal."""
    inventory = loaded.inventory
    facts = (
        {name: getattr(inventory, name) for name in sections()},
        {section: sorted(ids) for section, ids in inventory.left_out.items()},
        inventory.unresolved,
        loaded.findings,
        sorted(loaded.muted),
        loaded.unread,
        loaded.sources,
        loaded.manifests,
    )
    return repr(facts)
