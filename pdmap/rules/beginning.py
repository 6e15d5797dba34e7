"""What has surely not begun on the day of a validation.

Article 28(3) or Chapter V ask for what has to be in place when processing starts, not before.
"""

from __future__ import annotations

from pdmap.memory import once
from pdmap.questions.beginning import all_planned, links_begun, starts_later
from pdmap.rules.rule import Context

__all__ = ["all_planned", "begun_links", "starts_later"]


@once
def begun_links(context: Context) -> frozenset[str]:
    """Return the ids of the links that data may move along already."""
    return links_begun(context.inventory, context.graph, context.as_of)
