"""To whom data are disclosed: as declared, and as it follows from flows and hosting (Article 30(1)(d))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, fact, mentioned
from pdmap.documents.origins import links_to_parties, origin
from pdmap.documents.parties import party_lines
from pdmap.model import Activity, Recipient, listed


def recipients(context: Context, activity: Activity) -> Cell:
    """Return the declared recipients, then those that follow from the data flows and are not declared."""
    declared = [line for recipient in listed(activity.recipients) for line in _declared(context, recipient)]
    lines = answered(context.words, activity, "recipients", activity.recipients, declared)
    return Cell((*lines, *_undeclared(context, activity)))


def declared_parties(activity: Activity) -> frozenset[str]:
    """Return the ids of the parties that an activity names as recipients."""
    return frozenset(recipient.party.id for recipient in listed(activity.recipients) if recipient.party)


# Private functions


def _declared(context: Context, recipient: Recipient) -> Iterator[Line]:
    party = recipient.party and context.inventory.parties.get(recipient.party.id)
    if recipient.party and party:
        yield from party_lines(context, party, (mentioned(recipient.party),), is_derived=False)
    elif recipient.party:
        yield Line(recipient.party.id, sources=(mentioned(recipient.party),), address=recipient.address)
    elif recipient.category:
        kind = context.words.recipient_kinds.get(recipient.kind or "")
        text = context.words.with_kind.format(text=recipient.category, kind=kind) if kind else recipient.category
        yield fact(recipient, "category", text)


def _undeclared(context: Context, activity: Activity) -> Iterator[Line]:
    declared = declared_parties(activity)
    for identifier, links in links_to_parties(context, activity).items():
        if identifier not in declared:
            yield from party_lines(context, context.inventory.parties[identifier], (), is_derived=True)
            yield from (origin(context, link, context.words.undeclared) for link in links)
