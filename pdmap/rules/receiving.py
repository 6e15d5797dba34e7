"""Which parties receive personal data, and on which way."""

from __future__ import annotations

from pdmap.graph import Element, ElementKind
from pdmap.model import Party
from pdmap.questions.paths import path_to
from pdmap.questions.serving import activities_by_recipient
from pdmap.questions.transfers import carries_data
from pdmap.rules.rule import Context


def way_to(context: Context, party: Party) -> str:
    """Return how a party receives data, such as "`console -> stripe`"; empty where it receives none.

    A party that no flow reaches receives data where an activity names it as a recipient.
    """
    links = [link for link in context.graph.links_to(Element(ElementKind.PARTY, party.id)) if carries_data(link)]
    if links:
        return f"`{path_to(context.graph, links[0])}`"
    naming = activities_by_recipient(context.inventory).get(party.id, ())
    return f"recipient of `{min(activity.id for activity in naming)}`" if naming else ""
