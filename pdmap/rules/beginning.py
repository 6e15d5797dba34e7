"""What has surely not begun on the day, worked out once for all rules that ask."""

from __future__ import annotations

from pdmap.memory import once
from pdmap.questions import beginning
from pdmap.rules.rule import Context


@once
def begun_links(context: Context) -> frozenset[str]:
    """Return the ids of the links that data may move along already."""
    return beginning.begun_links(context.inventory, context.graph, context.as_of)
