"""Recipients one kind at a time: inside the organization, outside it, and processors (Article 30(1)(d), 4(8), (9))."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.recipients import declared_recipient, undeclared_parties, undeclared_recipient
from pdmap.documents.elements.systems import access_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, beside, details, empty, place, secured
from pdmap.documents.origins import links_to_parties
from pdmap.graph import LinkKind
from pdmap.model import PROCESSING, Activity, Party, Recipient, listed


class RecipientKind(StrEnum):
    """Where a recipient stands; authorities' forms ask for these apart."""

    INTERNAL = "internal"
    EXTERNAL = "external"
    PROCESSOR = "processor"


def internal_recipients(context: Context, activity: Activity) -> Cell:
    """Return the recipients inside the organization, and the roles that can read the data in its systems."""
    cell, access = _recipients(context, activity, RecipientKind.INTERNAL), secured(access_lines(context, activity))
    is_empty = all(line.is_derived for line in cell.lines)
    return Cell(access) if access and is_empty else Cell((*cell.lines, *access))


def recipients_outside(context: Context, activity: Activity) -> Cell:
    """Return all recipients outside the organization, processors among them."""
    return _recipients(context, activity, RecipientKind.EXTERNAL, RecipientKind.PROCESSOR)


def external_recipients(context: Context, activity: Activity) -> Cell:
    """Return the recipients outside the organization that are no processors, and those of which that is not known."""
    return _recipients(context, activity, RecipientKind.EXTERNAL)


def processors(context: Context, activity: Activity) -> Cell:
    """Return the processors among the recipients, and their processors."""
    return _recipients(context, activity, RecipientKind.PROCESSOR)


# Private functions


def _recipients(context: Context, activity: Activity, *kinds: RecipientKind) -> Cell:
    words, answer = context.words, activity.recipients
    named = [recipient for recipient in listed(answer) if recipient.party or recipient.category]
    declared = [line for recipient in named for line in _declared(context, activity, recipient, kinds)]
    reached = [
        line
        for party in undeclared_parties(context, activity)
        if not _kinds_of(context, activity, party).isdisjoint(kinds)
        for line in (*undeclared_recipient(context, activity, party), *_role(context, party))
    ]
    if named and not declared:
        source, where = (place(activity, "recipients"),), address(activity, "recipients")
        nothing = Line(words.no_recipient_of_kind, State.NONE, source, where, is_derived=True)
        return Cell(tuple(reached) or (nothing,))
    return Cell(beside(words, answered(words, activity, "recipients", answer, declared), reached))


def _declared(
    context: Context, activity: Activity, recipient: Recipient, kinds: tuple[RecipientKind, ...]
) -> Iterator[Line]:
    party = context.inventory.parties.get(recipient.party.id) if recipient.party else None
    own = _kinds_of(context, activity, party) if party else _kinds_of_category(recipient)
    if not own.isdisjoint(kinds):
        yield from declared_recipient(context, recipient)
        if party:
            yield from _role(context, party)
        elif recipient.category and recipient.kind is None:
            silence = empty(context.words, recipient, "kind", None)
            yield from details(silence, context.words.kind_of_recipient)


def _kinds_of(context: Context, activity: Activity, party: Party) -> frozenset[RecipientKind]:
    """Return the kinds of a party; one that has a processor's role and another is both.

    Whom a processor engages is a processor too, where no role says otherwise (Article 28(4)).
    """
    kinds = {RecipientKind.PROCESSOR if role in PROCESSING else RecipientKind.EXTERNAL for role in party.roles}
    links = links_to_parties(context, activity).get(party.id, ())
    is_engaged = any(link.kind is LinkKind.SUBPROCESSING for link in links)
    return frozenset(kinds or {RecipientKind.PROCESSOR if is_engaged else RecipientKind.EXTERNAL})


def _kinds_of_category(recipient: Recipient) -> frozenset[RecipientKind]:
    known = {
        RecipientKind.INTERNAL.value: RecipientKind.INTERNAL,
        RecipientKind.PROCESSOR.value: RecipientKind.PROCESSOR,
    }
    return frozenset({known.get(recipient.kind or "", RecipientKind.EXTERNAL)})


def _role(context: Context, party: Party) -> tuple[Line, ...]:
    """Return that the role of a party is not recorded, which decides what kind of recipient it is."""
    return () if party.roles else details(empty(context.words, party, "role", None), context.words.role_of_party)
