"""Who the parties of an activity are: what the inventory tells of them beyond their names."""

from __future__ import annotations

from collections.abc import Iterator

from pdmap.documents.document import Cell, Line, State
from pdmap.documents.elements.organization import contact_lines
from pdmap.documents.elements.recipients import declared_parties
from pdmap.documents.further import further_lines
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, details, empty, fact, mentioned, place
from pdmap.documents.names import place_name
from pdmap.documents.origins import links_to_parties
from pdmap.model import Activity, Certification, JointController, Nothing, Party, Unknown, ids, listed


def parties_of(context: Context, activity: Activity) -> tuple[Party, ...]:
    """Return everyone outside the organization that an activity has to do with, by id."""
    joint: tuple[JointController, ...] = listed(activity.joint_controllers)
    named = {*declared_parties(activity), *ids(activity.on_behalf_of), *(each.party.id for each in joint)}
    named |= links_to_parties(context, activity).keys()
    known = (context.inventory.parties.get(identifier) for identifier in sorted(named))
    return tuple(party for party in known if party)


def particulars(context: Context, activity: Activity) -> Cell:
    """Return description, registration, website, contact and certification of each party."""
    lines = [line for party in parties_of(context, activity) for line in _party(context, activity, party)]
    silence = Line(
        context.words.not_recorded,
        State.NOT_RECORDED,
        (place(activity, "recipients"),),
        address(activity, "recipients"),
    )
    return Cell(tuple(lines) or (silence,))


def certification_lines(context: Context, party: Party) -> tuple[Line, ...]:
    """Return the certification of a party under the Data Privacy Framework; nothing where none is written."""
    return assumed(_certification(context, party), assumption(party, "dpf"))


# Private functions


def _party(context: Context, activity: Activity, party: Party) -> Iterator[Line]:
    told = tuple(_details(context, party, _told_before(activity, party)))
    if told:
        yield Line(party.title, sources=(place(party),), address=party.address, is_derived=True)
        yield from details(told, is_derived=True)


def _told_before(activity: Activity, party: Party) -> frozenset[str]:
    """Return the keys that Article 30 itself asks for of a controller, so that the record has told them."""
    if party.id in ids(activity.on_behalf_of):
        return frozenset({"contact", "description"})
    joint: tuple[JointController, ...] = listed(activity.joint_controllers)
    return frozenset({"contact"} if any(each.party.id == party.id for each in joint) else ())


def _details(context: Context, party: Party, told_before: frozenset[str]) -> Iterator[Line]:
    words = context.words
    texts = (
        ("description", "{text}", party.description),
        ("registration", words.registration, party.registration),
        ("website", words.website, party.website),
    )
    for key, label, text in texts:
        if text and key not in told_before:
            yield from assumed([fact(party, key, label.format(number=text, text=text))], assumption(party, key))
    if party.contact is not None and "contact" not in told_before:
        lines = details(contact_lines(words, party, party.contact), words.contact)
        yield from assumed(lines, assumption(party, "contact"))
    yield from certification_lines(context, party)
    if party.regions:
        names = ", ".join(place_name(context, region) for region in party.regions)
        regions = fact(party, "regions", words.regions_of_contract.format(text=names))
        yield from assumed([regions], assumption(party, "regions"))
    yield from assumed(_condition(context, party), assumption(party, "adequacy_condition"))
    keys = ("characterization", "contracted", "announced", "active_from", "replaces", "updated")
    yield from further_lines(context, party, "party", *keys)
    yield from assumed(_guarantees(context, party), assumption(party, "guarantees"))
    for used in party.measures:
        measure = context.inventory.measures.get(used.id)
        text = words.measure_of_party.format(text=measure.title if measure else used.id)
        line = Line(text, sources=(mentioned(used),), address=address(party, "measures"), is_security=True)
        lines = assumed([line], assumption(measure, *measure.assumptions) if measure else "")
        yield from assumed(lines, assumption(party, "measures"))


def _guarantees(context: Context, party: Party) -> Iterator[Line]:
    """Yield the evidence of sufficient guarantees (Article 28(1), (5))."""
    words = context.words
    for each in listed(party.guarantees):
        issued = str(each.date or "")
        expires = words.expires.format(day=each.expires) if each.expires else ""
        text = ", ".join(part for part in (each.title, each.ref, issued, expires) if part)
        yield fact(each, "", words.guarantee.format(text=text or words.without_details))
    if party.guarantees is not None:
        yield from details(empty(words, party, "guarantees", party.guarantees), words.guarantee)


def _certification(context: Context, party: Party) -> Iterator[Line]:
    words, answer = context.words, party.dpf
    match answer:
        case Certification():
            checked = words.checked.format(day=answer.checked) if answer.checked else ""
            said = (words.term(word) for word in (answer.status, *answer.scope) if word)
            text = ", ".join(part for part in (*said, checked) if part)
            yield fact(party, "dpf", words.certification.format(text=text or words.not_recorded))
        case Nothing() | Unknown():
            yield from details(empty(words, party, "dpf", answer), words.certification)
        case None:
            return


def _condition(context: Context, party: Party) -> Iterator[Line]:
    words, answer = context.words, party.adequacy_condition
    if isinstance(answer, str):
        yield fact(party, "adequacy_condition", words.adequacy_condition.format(text=answer))
    elif answer is not None:
        yield from details(empty(words, party, "adequacy_condition", answer), words.adequacy_condition)
