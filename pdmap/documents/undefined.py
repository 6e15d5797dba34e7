"""Parties that flows and activities name, and that are defined nowhere: no record can say who they are."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import mentioned
from pdmap.model import Mention, listed


def undefined_parties(context: Context) -> Iterator[tuple[str, Line]]:
    """Yield what names a party that is defined nowhere, and the line that says so with the key to add."""
    inventory, words = context.inventory, context.words
    known = {*inventory.systems, *inventory.parties, *inventory.reference.subjects}
    for flow in inventory.flows.values():
        for end in (flow.source, flow.target):
            if end.id not in known:
                yield words.flow.format(name=flow.title), _undefined(context, end)
    for activity in inventory.activities.values():
        for recipient in listed(activity.recipients):
            if recipient.party and recipient.party.id not in inventory.parties:
                yield activity.title, _undefined(context, recipient.party)


# Private functions


def _undefined(context: Context, used: Mention) -> Line:
    text = context.words.undefined_party.format(name=used.id)
    return Line(text, State.NOT_RECORDED, (mentioned(used),), f"parties/{used.id}")
