"""Transfers to third countries, declared and following from the flows (Article 30(1)(e), 30(2)(c))."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.declared_transfers import DeclaredTransfer
from pdmap.documents.elements.destinations import destinations
from pdmap.documents.elements.safeguards import safeguards
from pdmap.documents.elements.steps import undeclared_steps
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, answered, assumed, assumption, details, doubted, empty, mentioned, place
from pdmap.documents.names import alphabetical, country_names, party_name, place_name, system_name
from pdmap.documents.repeats import without_repeats
from pdmap.findings import Location
from pdmap.model import Activity, Flow, Nothing, Options, Place, System, Transfer, Unknown, ids, listed
from pdmap.questions.grounds import countries_of, regime_of
from pdmap.questions.transfers import Presence


def transfers(context: Context, activity: Activity) -> Cell:
    """Return what the activity declares, then its flows, the customer's choices, and undeclared steps."""
    declared = [line for item in listed(activity.transfers) for line in _transfer_lines(context, activity, item)]
    flows = context.index.flows.get(activity.id, ())
    known = (
        *listed(activity.transfers),
        *(flow.transfer for flow in flows if isinstance(flow.transfer, Transfer)),
    )
    own = answered(context.words, activity, "transfers", activity.transfers, declared)
    told = (
        *(doubted(context.words, own) if is_refuted(context, activity) else own),
        *(line for flow in flows for line in _flow_lines(context, activity, flow)),
        *_choices(context, activity),
        *undeclared_steps(context, activity, known),
    )
    return Cell(without_repeats(told))


def is_refuted(context: Context, activity: Activity) -> bool:
    """Return whether data reach third countries though the activity declares that there is no transfer."""
    return isinstance(activity.transfers, Nothing) and bool(third_countries(context, activity))


def third_countries(context: Context, activity: Activity) -> tuple[Line, ...]:
    """Return the countries outside the law's territory that data of an activity go to, or may go to, by name.

    The country of a recipient's parent is none: a parent alone is no transfer.
    """
    declared = [country for item in listed(activity.transfers) for country in item.countries]
    legs = context.index.legs.get(activity.id, ())
    reached = [leg.place for leg in legs if leg.presence is not Presence.PARENT]
    sources: dict[str, tuple[Location, ...]] = {}
    for where in (*declared, *reached):
        if not _is_inside(context, where):
            name = country_names(context, where)
            sources[name] = (*sources.get(name, ()), mentioned(where))
    target = address(activity, "transfers")
    names = sorted(sources, key=lambda name: (alphabetical(context.words, name), name))
    return tuple(Line(name, sources=sources[name], address=target) for name in names)


def countries(context: Context, activity: Activity) -> Cell:
    """Return the names of third countries, and what is unanswered about transfers there."""
    names = third_countries(context, activity)
    lines = transfers(context, activity).lines
    other = [line for line in lines if line.level == 0 and (line.is_open or line.state is State.NONE)]
    if is_refuted(context, activity):
        other = [line for line in lines if line.address == address(activity, "transfers") and not line.is_derived]
    nothing = Line(context.words.no_third_country, State.NONE, (place(activity, "transfers"),), activity.address)
    return Cell((*names, *dict.fromkeys(other)) or (nothing,))


# Private functions


def _is_inside(context: Context, where: Place) -> bool:
    inventory, countries = context.inventory, countries_of(context.inventory, where)
    regime = regime_of(inventory)
    return bool(countries) and all(inventory.reference.is_inside(country.code, regime) for country in countries)


def _transfer_lines(context: Context, activity: Activity, transfer: Transfer, receiver: str = "") -> Iterator[Line]:
    words = context.words
    importer = transfer.importer.id if transfer.importer else receiver
    text = ", ".join(place_name(context, country) for country in transfer.countries) or words.country_missing
    if importer:
        text = words.to_importer.format(countries=text, importer=party_name(context, importer))
    if transfer.description:
        text = words.service.format(party=text, service=transfer.description)
    sources = (place(transfer, "country"), *((place(transfer, "importer"),) if transfer.importer else ()))
    yield Line(text, sources=sources, address=transfer.address)
    if not transfer.countries:
        yield from details(empty(words, transfer, "country", None), words.country)
    declared = DeclaredTransfer(transfer, importer or None)
    yield from safeguards(context, transfer, destinations(context, activity, declared))


def _flow_lines(context: Context, activity: Activity, flow: Flow) -> Iterator[Line]:
    """Yield what a flow says of its transfer; `none` at a flow leaves the answer to the activity."""
    label = context.words.at_flow.format(flow=flow.title)
    match flow.transfer:
        case Transfer():
            lines = _transfer_lines(context, activity, flow.transfer, flow.target.id)
            yield from assumed(lines, assumption(flow, "transfer"))
            yield Line(label, sources=(place(flow, "transfer"),), address=address(flow, "transfer"), level=1)
        case Unknown():
            (line,) = empty(context.words, flow, "transfer", flow.transfer)
            yield Line(
                context.words.labeled.format(label=label, text=line.text), line.state, line.sources, line.address
            )
        case Nothing() | None:
            return


def _choices(context: Context, activity: Activity) -> Iterator[Line]:
    """Yield the places that somebody chooses among, where one of them is outside the law's territory."""
    outside = {leg.holder for leg in context.index.legs.get(activity.id, ()) if leg.chosen_by}
    for identifier in ids(activity.systems):
        system = context.inventory.systems.get(identifier)
        if system and identifier in outside and isinstance(system.location, Options) and system.location.chosen_by:
            yield _choice(context, system, system.location)


def _choice(context: Context, system: System, location: Options[Place]) -> Line:
    text = context.words.choice.format(
        system=system_name(context, system.id),
        chooser=context.words.label(location.chosen_by or ""),
        places=", ".join(place_name(context, option) for option in location.values),
    )
    return Line(
        text,
        sources=(place(system, "location"),),
        address=address(system, "location"),
        assumption=assumption(system, "location"),
        is_derived=True,
    )
