"""To whom data are disclosed: as declared, and as it follows from flows and hosting (Article 30(1)(d))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, beside, details, fact, mentioned
from pdmap.documents.origins import links_to_parties, origin
from pdmap.documents.parties import party_lines
from pdmap.model import Activity, Party, Recipient, listed


def recipients(context: Context, activity: Activity) -> Cell:
    """Return the declared recipients, then those that follow from the data flows and are not declared."""
    declared = [line for recipient in listed(activity.recipients) for line in declared_recipient(context, recipient)]
    lines = answered(context.words, activity, "recipients", activity.recipients, declared)
    reached = undeclared_parties(context, activity)
    undeclared = (line for party in reached for line in undeclared_recipient(context, activity, party))
    return Cell(beside(context.words, lines, undeclared))


def declared_parties(activity: Activity) -> frozenset[str]:
    """Return the ids of the parties that an activity names as recipients."""
    return frozenset(recipient.party.id for recipient in listed(activity.recipients) if recipient.party)


def declared_recipient(context: Context, recipient: Recipient) -> Iterator[Line]:
    """Yield what is said of a recipient that an activity names."""
    party = recipient.party and context.inventory.parties.get(recipient.party.id)
    if recipient.party and party:
        yield from party_lines(context, party, (mentioned(recipient.party),), is_derived=False)
    elif recipient.party:
        yield Line(recipient.party.id, sources=(mentioned(recipient.party),), address=recipient.address)
    if recipient.category:
        kind = context.words.recipient_kinds.get(recipient.kind or "")
        text = context.words.with_kind.format(text=recipient.category, kind=kind) if kind else recipient.category
        category = (fact(recipient, "category", text),)
        yield from details(category) if recipient.party else category


def undeclared_recipient(context: Context, activity: Activity, party: Party) -> Iterator[Line]:
    """Yield who a party is that data reach without its being named, and how they reach it."""
    yield from party_lines(context, party, (), is_derived=True)
    for link in links_to_parties(context, activity).get(party.id, ()):
        yield origin(context, link, context.words.undeclared)


def undeclared_parties(context: Context, activity: Activity) -> tuple[Party, ...]:
    """Return the parties that data of an activity reach, and that it does not name, by id."""
    reached = links_to_parties(context, activity).keys() - declared_parties(activity)
    return tuple(context.inventory.parties[identifier] for identifier in sorted(reached))
