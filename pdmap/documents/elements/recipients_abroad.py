"""Who receives data in third countries (Article 30(1)(d): `including recipients in third countries`)."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.declared_transfers import declared_transfers
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, beside, empty, mentioned, place
from pdmap.documents.names import place_name
from pdmap.documents.parties import party_lines
from pdmap.findings import Location
from pdmap.model import Activity, Party
from pdmap.questions.transfers import Presence


def recipients_abroad(context: Context, activity: Activity) -> Cell:
    """Return the recipients in third countries with role and service, then the transfers that name none."""
    told = [
        line
        for party, sources, is_declared in _receivers(context, activity)
        for line in party_lines(context, party, sources, is_derived=not is_declared)
    ]
    return _cell(context, activity, told)


def names_of_recipients_abroad(context: Context, activity: Activity) -> Cell:
    """Return the names of the recipients in third countries, as Germany's form asks."""
    told = [
        Line(party.title, sources=(*sources, place(party)), address=party.address, is_derived=not is_declared)
        for party, sources, is_declared in _receivers(context, activity)
    ]
    return _cell(context, activity, told)


# Private functions


def _cell(context: Context, activity: Activity, told: list[Line]) -> Cell:
    words, nameless = context.words, [*_nameless(context, activity)]
    if not isinstance(activity.transfers, tuple) or not activity.transfers:
        declared = [line for line in told if not line.is_derived]
        derived = [line for line in told if line.is_derived]
        own = answered(words, activity, "transfers", activity.transfers, declared)
        return Cell((*beside(words, own, derived), *nameless))
    nothing = Line(
        words.no_recipient_of_kind,
        State.NONE,
        (place(activity, "transfers"),),
        address(activity, "transfers"),
        is_derived=True,
    )
    return Cell((*told, *nameless) or (nothing,))


def _receivers(context: Context, activity: Activity) -> Iterator[tuple[Party, tuple[Location, ...], bool]]:
    """Yield each party that receives data in a third country, where that stands, and whether a transfer names it."""
    named: dict[str, tuple[Location, ...]] = {}
    for item in declared_transfers(context, activity):
        if item.importer:
            named[item.importer] = (*named.get(item.importer, ()), place(item.transfer, "country"))
    reached: dict[str, tuple[Location, ...]] = {}
    for leg in context.index.legs.get(activity.id, ()):
        for recipient in leg.recipients if leg.presence is not Presence.PARENT else ():
            reached[recipient] = (*reached.get(recipient, ()), mentioned(leg.place))
    for identifier in (*named, *sorted(reached.keys() - named.keys())):
        party = context.inventory.parties.get(identifier)
        if party:
            sources = named.get(identifier) or reached[identifier]
            yield party, tuple(dict.fromkeys(sources)), identifier in named


def _nameless(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield that a declared transfer names no recipient."""
    words = context.words
    for item in declared_transfers(context, activity):
        if item.importer is None:
            countries = ", ".join(place_name(context, country) for country in item.transfer.countries)
            (silence,) = empty(words, item.transfer, "importer", None)
            text = words.labeled.format(label=countries or words.country_missing, text=silence.text)
            yield Line(text, silence.state, silence.sources, silence.address)
