"""Steps of data to third countries that an activity does not declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pdmap.documents.document import Line, State
from pdmap.documents.elements.declared_transfers import DeclaredTransfer
from pdmap.documents.elements.destinations import destination_of, destinations
from pdmap.documents.elements.mechanisms import are_blocked, mechanism_lines
from pdmap.documents.elements.reliance import reliance_without_mechanism
from pdmap.documents.elements.safeguards import assessment_and_copy, safeguards
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, details, empty, fact, mentioned, place, unknown_text
from pdmap.documents.names import party_name, place_name, system_name
from pdmap.documents.origins import origin
from pdmap.model import Activity, Item, Party, Transfer, Unknown, owner_of
from pdmap.questions.grounds import Ground
from pdmap.questions.transfers import Leg, Presence

_PARTY_KEYS = {
    Presence.LOCATION: "regions",
    Presence.ESTABLISHMENT: "country",
    Presence.PARENT: "parent_country",
    Presence.ACCESS: "access_from",
    Presence.DECLARED: "transfers",
}
_OPEN = (Ground.NONE, Ground.UNKNOWN)
"""Nothing carries the step, or nobody knows what does."""


def undeclared_steps(context: Context, activity: Activity, declared: Iterable[Transfer]) -> Iterator[Line]:
    """Yield the third countries that data reach without a declared transfer, each with what it relies on.

    Of a declared one it is told what the recipient itself says of it.
    """
    known = tuple(declared)
    groups: dict[tuple[str, str, str], list[Leg]] = {}
    at_recipients: dict[str, Transfer] = {}
    for leg in context.index.legs.get(activity.id, ()):
        if any(transfer in known for transfer in leg.judgment.transfers):
            at_recipients |= {each.address: each for each in leg.judgment.transfers if each not in known}
        else:
            groups.setdefault((leg.holder, _country(context, leg), leg.chosen_by or ""), []).append(leg)
    told = {transfer.address for legs in groups.values() for leg in legs for transfer in leg.judgment.transfers}
    for transfer in (each for each in at_recipients.values() if each.address not in told):
        yield from _at_recipient(context, activity, transfer)
    for legs in groups.values():
        yield from step_lines(context, legs, activity, context.words.undeclared_transfer)


def step_lines(context: Context, legs: Sequence[Leg], fallback: Item, form: str) -> Iterator[Line]:
    """Yield a country that data reach at a system or a party, in which senses, and what that relies on.

    Args:
        context: What the document may look at.
        legs: The steps to one holder in one country.
        fallback: Where a mechanism would be written if neither a flow nor a recipient can have it.
        form: How the first line reads, with `{country}` and `{holder}`.
    """
    country, holder = _country(context, legs[0]), _holder_name(context, legs[0])
    is_parent_alone = all(leg.presence is Presence.PARENT for leg in legs)
    text = (context.words.parent_abroad if is_parent_alone else form).format(country=country, holder=holder)
    sources = tuple(dict.fromkeys(mentioned(leg.place) for leg in legs))
    yield Line(text, sources=sources, address=address(*_holder(context, legs[0])), is_derived=True)
    yield from dict.fromkeys(_presence(context, leg) for leg in legs)
    if is_parent_alone and legs[0].ground in _OPEN:
        yield from _access(context, context.inventory.parties[legs[0].holder])
    else:
        yield from _once(line for leg in legs for line in _reliance(context, fallback, leg))


def paperwork(context: Context, fallback: Item, leg: Leg) -> tuple[Item, str]:
    """Return where the mechanism of a step is written, or would be: at the flow, the recipient or the fallback."""
    if leg.link and leg.link.flow:
        return leg.link.flow, "transfer"
    parties = [context.inventory.parties[party] for party in leg.recipients if party in context.inventory.parties]
    return parties[0] if parties else fallback, "transfers"


# Private functions


def _at_recipient(context: Context, activity: Activity, transfer: Transfer) -> Iterator[Line]:
    """Yield a transfer as the party that receives the data has it."""
    words, (_, _, party) = context.words, owner_of(transfer.address).partition("/")
    receiver = transfer.importer.id if transfer.importer else party
    countries = ", ".join(place_name(context, country) for country in transfer.countries)
    text = words.to_importer.format(countries=countries, importer=party_name(context, receiver))
    yield Line(text, sources=(place(transfer, "country"),), address=transfer.address, is_derived=True)
    yield from details(_description(transfer), is_derived=True)
    there = destinations(context, activity, DeclaredTransfer(transfer, receiver))
    yield from details(safeguards(context, transfer, there), is_derived=True)


def _description(transfer: Transfer) -> Iterator[Line]:
    if transfer.description:
        yield fact(transfer, "description", transfer.description)


def _paperwork_lines(context: Context, leg: Leg) -> Iterator[Line]:
    """Yield what the transfers say that carry a step, beyond their mechanisms."""
    for transfer in leg.judgment.transfers:
        yield from details((*_description(transfer), *assessment_and_copy(context, transfer)), is_derived=True)


def _country(context: Context, leg: Leg) -> str:
    return (
        context.words.label(leg.country.name)
        if leg.country
        else context.words.names_no_country.format(place=leg.place.name)
    )


def _holder_name(context: Context, leg: Leg) -> str:
    return party_name(context, leg.holder) if _is_at_party(leg) else system_name(context, leg.holder)


def _once(lines: Iterable[Line]) -> Iterable[Line]:
    """Return lines of which those that say the same are one, with the places of all and the first key to add."""
    merged: dict[tuple[str, State], Line] = {}
    for line in lines:
        known = merged.setdefault((line.text, line.state), line)
        sources = tuple(dict.fromkeys((*known.sources, *line.sources)))
        merged[line.text, line.state] = replace(known, sources=sources)
    return merged.values()


def _presence(context: Context, leg: Leg) -> Line:
    """Return in which sense the data are in the country, and which link brings them there."""
    words = context.words
    presence = words.presences[leg.presence]
    if leg.link:
        return origin(context, leg.link, f"{presence}{words.separator}{{origin}}")
    option = words.chosen.format(chooser=words.label(leg.chosen_by)) if leg.chosen_by else ""
    text = words.separator.join(part for part in (presence, option) if part)
    return Line(text, sources=(mentioned(leg.place),), address=leg.item.address, is_derived=True, level=1)


def _access(context: Context, party: Party) -> Iterator[Line]:
    """Yield that access from the country of a parent is not known, which is all that is open about it."""
    answer = party.access_from if isinstance(party.access_from, Unknown) else None
    lines = empty(context.words, party, "access_from", answer)
    yield from details(lines, context.words.access_from_there, is_derived=True)


def _reliance(context: Context, fallback: Item, leg: Leg) -> Iterator[Line]:
    """Yield what the step relies on; a missing answer stands, or would stand, with the recipient."""
    reached = destination_of(context, leg)
    told = details(mechanism_lines(context, leg.mechanisms, reached), is_derived=True)
    known = {line.address for line in told}
    conditions = details(line for each in reached for line in reliance_without_mechanism(context, each))
    yield from told
    yield from _paperwork_lines(context, leg)
    words, judgment, where = context.words, leg.judgment, paperwork(context, fallback, leg)
    match leg.ground:
        case Ground.ADEQUACY if judgment.adequacy and are_blocked(context, leg.mechanisms):
            yield _detail(
                *where, words.mechanism.format(text=words.instrument(judgment.adequacy.instrument)), State.RECORDED
            )
        case Ground.CONDITION:
            yield from (line for line in conditions if line.address not in known)
        case Ground.UNKNOWN if judgment.unknown and not any(line.is_open for line in told):
            text = words.mechanism.format(text=unknown_text(words, judgment.unknown))
            unknown = _detail(*where, text, State.UNKNOWN)
            yield from conditions or (unknown,)
        case Ground.NONE if not leg.mechanisms:
            yield _detail(*where, words.mechanism.format(text=words.not_recorded), State.NOT_RECORDED)
        case Ground.UNNAMED:
            yield _detail(*_holder(context, leg), words.country.format(text=words.not_recorded), State.NOT_RECORDED)
        case _:
            return


def _holder(context: Context, leg: Leg) -> tuple[Item, str]:
    """Return the object that the country of a step belongs to, and the key of the country."""
    if _is_at_party(leg):
        return context.inventory.parties[leg.holder], _PARTY_KEYS[leg.presence]
    return context.inventory.systems[leg.holder], "access_from" if leg.presence is Presence.ACCESS else "location"


def _is_at_party(leg: Leg) -> bool:
    """Return whether a place is that of a party: one that a link reaches, or that an activity names."""
    return bool(leg.link) or isinstance(leg.item, Activity)


def _detail(item: Item, key: str, text: str, state: State) -> Line:
    return Line(text, state, (place(item, key),), address(item, key), is_derived=True, level=1)
