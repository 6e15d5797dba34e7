"""On whose behalf a processor acts, and what it does for them (Article 30(2)(a), (b))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pdmap.documents.contracts import authorization_details, contract_lines
from pdmap.documents.document import Cell, Line
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import answered, assumed, assumption, details, empty, fact, labeled, mentioned, place
from pdmap.documents.names import place_name
from pdmap.model import Activity, Contract, Mention, Party, Place, ids, listed


def controllers(context: Context, activity: Activity) -> Cell:
    """Return each controller, or group of controllers, on whose behalf data are processed."""
    lines = [line for used in listed(activity.on_behalf_of) for line in _controller(context, activity, used)]
    return Cell(answered(context.words, activity, "on_behalf_of", activity.on_behalf_of, lines))


def controllers_without_representatives(context: Context, activity: Activity) -> Cell:
    """Return each controller with its contact details, for forms that ask for representatives elsewhere."""
    lines = [
        line
        for used in listed(activity.on_behalf_of)
        for line in _controller(context, activity, used, tells_representative=False)
    ]
    return Cell(answered(context.words, activity, "on_behalf_of", activity.on_behalf_of, lines))


def representatives(context: Context, activity: Activity) -> Cell:
    """Return the representative of each controller."""
    words = context.words
    lines = [
        line
        for identifier in ids(activity.on_behalf_of)
        if (party := context.inventory.parties.get(identifier))
        for line in labeled(words, party.title, contact_lines(words, party, party.representative, "representative"))
    ]
    return Cell(answered(words, activity, "on_behalf_of", activity.on_behalf_of, lines))


def categories_of_processing(context: Context, activity: Activity) -> Cell:
    """Return what is done on behalf of the controllers."""
    key = "categories_of_processing"
    lines = [fact(activity, key, text) for text in listed(activity.categories_of_processing)]
    return Cell(answered(context.words, activity, key, activity.categories_of_processing, lines))


def contracts(context: Context, activity: Activity) -> Cell:
    """Return the contract with each controller, and how it authorizes further processors (Article 28(2), (3))."""
    known = [context.inventory.parties.get(identifier) for identifier in ids(activity.on_behalf_of)]
    lines = [line for party in known if party for line in _contract(context, party)]
    return Cell(answered(context.words, activity, "on_behalf_of", activity.on_behalf_of, lines))


# Private functions


def _controller(
    context: Context, activity: Activity, used: Mention, *, tells_representative: bool = True
) -> Iterator[Line]:
    party = context.inventory.parties.get(used.id)
    if party is None:
        yield Line(used.id, sources=(mentioned(used),), address=f"parties/{used.id}")
        return
    reason = assumption(party, "name", "group", "country")
    sources = (mentioned(used), place(party))
    yield Line(_title(context, party), sources=sources, address=party.address, assumption=reason)
    if party.description:
        description = details([fact(party, "description", party.description)])
        yield from assumed(description, assumption(party, "description"))
    words = context.words
    if party.is_group:
        # Article 30(2)(a) asks for the name of each controller, which those that stand for themselves have.
        (silence,) = empty(words, activity, "on_behalf_of", None)
        yield from details([replace(silence, text=words.members_untold)])
    yield from _ways(context, party, tells_representative=tells_representative)


def _ways(context: Context, party: Party, *, tells_representative: bool) -> Iterator[Line]:
    """Yield how to reach a controller, its representative and its officer; of a group only what is written."""
    words = context.words
    contact = words.contact_of_group if party.is_group else words.contact_of_controller
    told = [("contact", party.contact, contact)]
    if tells_representative and (not party.is_group or party.has("representative")):
        told.append(("representative", party.representative, words.representative_of_controller))
    if not party.is_group or party.has("dpo"):
        told.append(("dpo", party.dpo, words.officer_of_controller))
    for key, answer, label in told:
        yield from assumed(details(contact_lines(words, party, answer, key), label), assumption(party, key))


def _title(context: Context, party: Party) -> str:
    words = context.words
    title = words.group.format(party=party.title) if party.is_group else party.title
    country = place_name(context, party.country) if isinstance(party.country, Place) else ""
    return ", ".join(part for part in (title, country) if part)


def _contract(context: Context, party: Party) -> Iterator[Line]:
    first, *rest = assumed(contract_lines(context, party), assumption(party, "dpa"))
    yield replace(first, text=context.words.labeled.format(label=party.title, text=first.text))
    yield from rest
    if isinstance(party.dpa, Contract):
        yield from authorization_details(context, party)
