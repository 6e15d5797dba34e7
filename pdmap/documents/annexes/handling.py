"""What an importer does with the data, how often it gets them and how long it keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pdmap.documents.annexes.people_and_data import data_name
from pdmap.documents.annexes.titles import exporter_name
from pdmap.documents.clocks import clock_places, clock_text, period_text
from pdmap.documents.document import Cell, Line, State
from pdmap.documents.kind import Context
from pdmap.documents.lines import address, assumed, assumption, details, empty, fact, place
from pdmap.documents.names import party_name
from pdmap.model import PROCESSING, Activity, Contract, Party, Retention, ids, listed
from pdmap.questions.exports import Export


def frequency(context: Context, export: Export) -> Cell:
    """Return how often data are transferred."""
    words, flow = context.words, export.link.flow if export.link else None
    if flow:
        lines = [fact(flow, "frequency", words.frequencies[flow.frequency])] if flow.frequency else []
        return Cell(tuple(lines) or empty(words, flow, "frequency", None))
    if export.system:
        return Cell((replace(fact(export.system, "hosted_by", words.frequency_of_hosting), is_derived=True),))
    if export.declared_by:
        (silence,) = empty(words, export.declared_by, "transfers", None)
        return Cell((replace(silence, address="flows/*/frequency"),))
    text = words.frequency_of_engagement.format(exporter=exporter_name(context, export))
    return Cell((replace(fact(export.exporter or export.importer, "subprocessors", text), is_derived=True),))


def nature(context: Context, export: Export) -> Cell:
    """Return what is done with the data."""
    words, party = context.words, export.importer
    lines = [fact(party, "service", party.service)] if party.service else []
    lines += _nature(context, export)
    if lines or not export.activities:
        return Cell(tuple(lines) or empty(words, party, "service", None))
    activity = export.activities[0]
    return Cell(empty(words, activity, "types_of_processing", activity.types_of_processing))


def purposes(context: Context, export: Export) -> Cell:
    """Return what the data are transferred and processed further for."""
    words = context.words
    lines = [fact(each, "description", each.description) for each in export.transfers if each.description]
    for activity in export.activities:
        lines += _purposes(context, activity)
    if lines:
        return Cell(tuple(lines))
    if export.activities:
        activity = export.activities[0]
        return Cell(empty(words, activity, "purposes", activity.purposes) or empty(words, activity, "purposes", None))
    return Cell(empty(words, export.importer, "service", None))


def retention(context: Context, export: Export) -> Cell:
    """Return how long the importer keeps the data, and the periods of the activities that they serve."""
    words, party = context.words, export.importer
    lines: list[Line] = []
    if party.retention:
        text = words.retained_by_importer.format(period=period_text(words, party.retention))
        lines += assumed([fact(party, "retention", text)], assumption(party, "retention"))
    for activity in export.activities:
        lines += [_clock(context, export, activity, clock) for clock in listed(activity.retention)]
    told = [line for line in lines if line.text]
    return Cell(tuple(told) or empty(words, party, "retention", None))


def processors(context: Context, export: Export) -> Cell:
    """Return the importer's work as a processor, and that of its own sub-processors."""
    words, party, inventory = context.words, export.importer, context.inventory
    if PROCESSING.isdisjoint(party.roles):
        roles = tuple(party.roles)
        state = State.NONE if roles else State.NOT_RECORDED
        text = words.importer_is_no_processor if roles else words.not_recorded
        return Cell((Line(text, state, (place(party, "role"),), address(party, "role"), is_derived=bool(roles)),))
    engaged = (inventory.parties.get(name) for name in ids(party.subprocessors))
    own = _work(context, party, [*_nature(context, export), *_described(party)])
    return Cell((*own, *(line for each in engaged if each for line in _work(context, each, _described(each)))))


# Private functions


def _purposes(context: Context, activity: Activity) -> Iterator[Line]:
    words = context.words
    if activity.is_controller:
        yield from (fact(purpose, "text", purpose.text) for purpose in listed(activity.purposes) if purpose.text)
        return
    controllers = ", ".join(party_name(context, name) for name in ids(activity.on_behalf_of))
    text = ", ".join(listed(activity.categories_of_processing))
    if text:
        told = words.purposes_for.format(controllers=controllers, text=text) if controllers else text
        yield fact(activity, "categories_of_processing", told)


def _clock(context: Context, export: Export, activity: Activity, clock: Retention) -> Line:
    """Return a period of an activity; without a text where it is for data that are not transferred."""
    words, reference = context.words, context.inventory.reference
    data = [name for name in ids(clock.data) if any(reference.overlap(name, sent) for sent in export.data)]
    if clock.data and not data:
        return Line("")
    names = ", ".join(data_name(context, name) for name in data) or words.all_data
    text = words.retained_for_activity.format(activity=activity.title, data=names, text=clock_text(words, clock))
    return Line(text, sources=clock_places(clock), address=clock.address, assumption=assumption(activity, "retention"))


def _nature(context: Context, export: Export) -> Iterator[Line]:
    """Yield what is done with the data by the system, the flow and the activities of a transfer."""
    words, flow = context.words, export.link.flow if export.link else None
    if export.system:
        text = words.nature_of_hosting.format(system=export.system.title)
        yield replace(fact(export.system, "hosted_by", text), is_derived=True)
    if flow and flow.description:
        yield fact(flow, "description", flow.description)
    for activity in export.activities:
        types = [words.term(each) for each in listed(activity.types_of_processing)]
        if types:
            text = words.labeled.format(label=activity.title, text=", ".join(types))
            yield fact(activity, "types_of_processing", text)


def _described(party: Party) -> list[Line]:
    return [fact(party, "description", party.description)] if party.description else []


def _work(context: Context, party: Party, nature: list[Line]) -> Iterator[Line]:
    """Yield the subject matter, the nature and the duration of a processor's work."""
    words = context.words
    yield Line(party.title, sources=(place(party),), address=party.address)
    service = (fact(party, "service", party.service),) if party.service else empty(words, party, "service", None)
    yield from details(service, words.processor_subject)
    yield from details(nature or empty(words, party, "description", None), words.processor_nature)
    yield from details(_duration(context, party), words.processor_duration)


def _duration(context: Context, party: Party) -> tuple[Line, ...]:
    words, contract = context.words, party.dpa
    if not isinstance(contract, Contract):
        return empty(words, party, "dpa", contract)
    signed = words.signed.format(day=contract.signed) if isinstance(contract.signed, date) else ""
    expires = words.expires.format(day=contract.expires) if contract.expires else ""
    ref = contract.ref if isinstance(contract.ref, str) else ""
    text = ", ".join(part for part in (ref, signed, expires) if part)
    if not text:
        return empty(words, contract, "expires", None)
    key = "expires" if contract.expires else ("signed" if signed else "ref")
    return (fact(contract, key, words.duration_of_contract.format(text=text)),)
