"""How people obtain a copy of the safeguards that a transfer relies on (Article 13(1)(f), 14(1)(f))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, empty, fact, place
from pdmap.documents.names import party_name, place_name
from pdmap.model import Activity, Transfer, listed
from pdmap.reference import MechanismKind

_COMPELLING_INTERESTS = "derogation-compelling-interests"


def copies(context: Context, activity: Activity) -> Cell:
    """Return for each transfer with safeguards of Article 46, 47 or 49(1) how a copy is obtained."""
    lines = [line for transfer in _transfers(context, activity) for line in _copy(context, transfer)]
    unanswered = [line for line in empty(context.words, activity, "transfers", activity.transfers) if line.is_open]
    if lines or unanswered:
        return Cell((*lines, *unanswered))
    text = context.words.not_applicable.format(reason=context.words.no_safeguards)
    source = (place(activity, "transfers"),)
    return Cell((Line(text, State.NONE, source, address(activity, "transfers"), is_derived=True),))


# Private functions


def _transfers(context: Context, activity: Activity) -> tuple[Transfer, ...]:
    """Return the transfers of an activity with safeguards: declared, of its flows, and those of its recipients."""
    flows = (flow.transfer for flow in context.index.flows.get(activity.id, ()))
    judged = (transfer for leg in context.index.legs.get(activity.id, ()) for transfer in leg.judgment.transfers)
    found = (*listed(activity.transfers), *(each for each in flows if isinstance(each, Transfer)), *judged)
    by_address = {transfer.address: transfer for transfer in found if _has_safeguards(context, transfer)}
    return tuple(by_address.values())


def _has_safeguards(context: Context, transfer: Transfer) -> bool:
    known = context.inventory.reference.mechanisms
    used = [use.mechanism.id for use in listed(transfer.mechanisms)]
    kinds = {known[mechanism].kind for mechanism in used if mechanism in known}
    return MechanismKind.SAFEGUARD in kinds or _COMPELLING_INTERESTS in used


def _copy(context: Context, transfer: Transfer) -> Iterator[Line]:
    words = context.words
    answer = (fact(transfer, "copy", transfer.copy),) if transfer.copy else empty(words, transfer, "copy", None)
    for line in answer:
        text = words.labeled.format(label=_name(context, transfer), text=line.text)
        yield Line(text, line.state, line.sources, line.address)


def _name(context: Context, transfer: Transfer) -> str:
    countries = ", ".join(place_name(context, country) for country in transfer.countries)
    importer = party_name(context, transfer.importer.id) if transfer.importer else ""
    if countries and importer:
        return context.words.to_importer.format(countries=countries, importer=importer)
    return countries or importer or context.words.transfers
